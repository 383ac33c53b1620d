# ask.py PORT [TEXT]: sends a text, if there is one, and shows all that comes until the end.
import socket
import sys

with socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=10) as s:
    if len(sys.argv) > 2:
        s.sendall(" ".join(sys.argv[2:]).encode() + b"\n")
        s.shutdown(socket.SHUT_WR)
    parts = []
    while True:
        part = s.recv(4096)
        if not part:
            break
        parts.append(part)
    sys.stdout.write(b"".join(parts).decode())
