# The client of Python's own documentation in spirit: try each address until one works.
import socket
import sys

HOST, PORT = sys.argv[1], sys.argv[2]
s = None
tried = []
for res in socket.getaddrinfo(HOST, PORT, socket.AF_UNSPEC, socket.SOCK_STREAM):
    af, socktype, proto, canonname, sa = res
    tried.append((af.name, sa[0]))
    try:
        s = socket.socket(af, socktype, proto)
    except OSError as msg:
        s = None
        continue
    try:
        s.connect(sa)
    except OSError as msg:
        print(af.name, "failed:", msg)
        s.close()
        s = None
        continue
    break
if s is None:
    print("could not open socket")
    sys.exit(1)
with s:
    s.sendall(b"Hello, world")
    data = s.recv(1024)
print("Received", repr(data), "over", s.family.name)
