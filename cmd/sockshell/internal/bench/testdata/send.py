# send.py PORT BYTES CHUNK: sendall, until the sink has read it all.
import socket, sys, time


def main(port, total, chunk):
    s = socket.create_connection(("127.0.0.1", port))
    data = bytes(chunk)
    began = time.perf_counter()
    for i in range(total // chunk):
        s.sendall(data)
    s.shutdown(socket.SHUT_WR)
    s.recv(1)
    print("took", time.perf_counter() - began)


main(*map(int, sys.argv[1:]))
