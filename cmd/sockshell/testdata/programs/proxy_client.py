import socket
import sys

proxy, urls = int(sys.argv[1]), sys.argv[2:]
for url in urls:
    s = socket.create_connection(("localhost", proxy))
    s.send(b"GET %s HTTP/1.0\r\n\r\n" % url.encode())
    reply = b"".join(iter(lambda: s.recv(1000), b""))
    s.close()
    head, _, body = reply.partition(b"\r\n\r\n")
    print(head.split(b"\r\n")[0].decode(), body.decode().splitlines())
