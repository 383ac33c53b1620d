# accept.py PORT COUNT: accept and close what is dialled.
import sys, time
from socket import *


def main(port, count):
    srv = socket()
    srv.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    srv.bind(("127.0.0.1", port))
    srv.listen(128)
    c, addr = srv.accept()
    c.close()
    began = time.perf_counter()
    for i in range(1, count):
        c, addr = srv.accept()
        c.close()
    print("took", time.perf_counter() - began)


main(*map(int, sys.argv[1:]))
