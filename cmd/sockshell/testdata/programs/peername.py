"""What an accepted socket knows: both ends' addresses, and what is left after each step."""
import socket
import sys

lsock = socket.socket()
print("before bind:", lsock.getsockname())
try:
    lsock.getpeername()
except OSError as e:
    print("getpeername:", e.strerror)
try:
    lsock.accept()
except OSError as e:
    print("accept:", e.strerror)
lsock.bind(("127.0.0.1", int(sys.argv[1])))
try:
    lsock.bind(("127.0.0.1", int(sys.argv[2])))
except OSError as e:
    print("bind twice:", e)
other = socket.socket()
try:
    other.bind(("127.0.0.1", int(sys.argv[1])))
except OSError as e:
    print("bind the same:", e)
try:
    other.bind(("192.0.2.1", 0))
except OSError as e:
    print("bind elsewhere:", e)
lsock.listen(0)
c = socket.socket()
c.connect(("127.0.0.1", int(sys.argv[1])))
s, addr = lsock.accept()
print(s.getpeername() == c.getsockname() == addr, s.getsockname() == c.getpeername())
try:
    c.connect(("127.0.0.1", int(sys.argv[1])))
except OSError as e:
    print("connect twice:", e)
try:
    lsock.recv(1)
except OSError as e:
    print("recv on a listener:", e)
try:
    lsock.send(b"x")
except OSError as e:
    print("send on a listener:", type(e).__name__, e)
d = s.dup()
s.close()
d.sendall(b"through the copy")
print(c.recv(100))
d.shutdown(socket.SHUT_RD)
d.shutdown(socket.SHUT_WR)
print(c.recv(100))
d.close()
try:
    c.sendall(b"x")
    c.sendall(b"y" * 1000)
    c.recv(1)
except (BrokenPipeError, ConnectionResetError) as e:
    print("the peer is gone")
try:
    c.shutdown(socket.SHUT_RDWR)
except OSError as e:
    print("shutdown:", e.strerror)
c.close()
try:
    c.recv(1)
except OSError as e:
    print(e)
for attempt in (lambda: socket.create_connection(("127.0.0.1", int(sys.argv[2])), 1),
                lambda: socket.create_connection(("nowhere.invalid", 80)),
                lambda: socket.socket(socket.AF_INET, 1234),
                lambda: socket.socket(family="inet"),
                lambda: socket.socket().connect(("127.0.0.1",)),
                lambda: socket.socket().connect(("127.0.0.1", "80")),
                lambda: socket.socket().connect(("127.0.0.1", -1)),
                lambda: socket.socket().listen("x"),
                lambda: socket.socket().sendto(b"x"),
                lambda: socket.socket().send("x"),
                lambda: socket.socket().recv(-1),
                lambda: socket.socket().recv("10"),
                lambda: socket.inet_aton(5),
                lambda: socket.getaddrinfo(None, None),
                lambda: socket.gethostbyaddr("nowhere.invalid")):
    try:
        attempt()
    except Exception as e:
        print(type(e).__name__, e)
