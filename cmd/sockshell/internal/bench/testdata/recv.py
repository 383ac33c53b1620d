# recv.py PORT BYTES CHUNK: recv from a server that sends without end.
import socket, sys, time


def main(port, total, chunk):
    s = socket.create_connection(("127.0.0.1", port))
    got = 0
    began = time.perf_counter()
    while got < total:
        got += len(s.recv(chunk))
    print("took", time.perf_counter() - began)


main(*map(int, sys.argv[1:]))
