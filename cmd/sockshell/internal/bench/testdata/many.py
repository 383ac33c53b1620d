# many.py COUNT open|poll|close: so many sockets at once, and how long that step takes.
import resource, select, sys, time
from socket import *

_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def main(count, step):
    marks = {"": time.perf_counter()}
    all = [socket(AF_INET, SOCK_DGRAM) for i in range(count)]
    marks["open"] = time.perf_counter()
    p = select.poll()
    for s in all:
        p.register(s, select.POLLIN)
    p.poll(0)
    marks["poll"] = time.perf_counter()
    for s in all:
        s.close()
    marks["close"] = time.perf_counter()
    before = {"open": "", "poll": "open", "close": "poll"}[step]
    print("took", marks[step] - marks[before])


main(int(sys.argv[1]), sys.argv[2])
