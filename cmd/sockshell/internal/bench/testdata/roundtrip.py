# roundtrip.py tcp|udp|unix WHERE SIZE COUNT: a send, and the recv of what an echo server sends.
import sys, time
from socket import *


def main(kind, where, size, count):
    if kind == "unix":
        s = socket(AF_UNIX)
        s.connect(where)
    else:
        s = socket(AF_INET, SOCK_STREAM if kind == "tcp" else SOCK_DGRAM)
        s.connect(("127.0.0.1", int(where)))
    if kind == "tcp":
        s.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    data = b"x" * int(size)
    count = int(count)
    began = time.perf_counter()
    for i in range(count):
        s.send(data)
        s.recv(4096)
    print("took", time.perf_counter() - began)


main(*sys.argv[1:])
