# pairs.py COUNT: a send, and the recv of it.
import socket, sys, time


def main():
    a, b = socket.socketpair()
    count = int(sys.argv[1])
    began = time.perf_counter()
    for i in range(count):
        a.send(b"hello")
        b.recv(4096)
    print("took", time.perf_counter() - began)


main()
