"""What a timeout is, for each of the calls that wait."""
import errno
import select
import socket

print(socket.getdefaulttimeout())
socket.setdefaulttimeout(0.05)
srv = socket.create_server(("127.0.0.1", 0))
print(srv.gettimeout())
try:
    srv.accept()
except socket.timeout as e:
    print("accept:", e, e.errno, type(e) is TimeoutError, isinstance(e, OSError))

c = socket.create_connection(srv.getsockname(), timeout=None)
s, _ = srv.accept()
print("blocking:", c.getblocking(), c.gettimeout(), s.gettimeout())
s.settimeout(0.05)
try:
    s.recv(1)
except TimeoutError as e:
    print("recv:", e)
s.settimeout(0)
try:
    s.recv(1)
except BlockingIOError as e:
    print("recv:", e, e.errno == errno.EAGAIN)
s.setblocking(True)
print(s.gettimeout())
for wrong in (-1, "1", None):
    try:
        s.settimeout(wrong)
        print(s.timeout)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
c.settimeout(0.05)
try:
    total = 0
    while True:
        total += c.send(b"x" * 65536)
except socket.timeout:
    print("send: the buffers are full", total > 65536)
try:
    c.sendall(b"x" * 10_000_000)
except TimeoutError as e:
    print("sendall:", e)
print(select.select([c], [], [], 0), select.select([s], [c], [], 0.01)[0] == [s])
try:
    select.select([], [], [], -1)
except ValueError as e:
    print(e)
socket.setdefaulttimeout(None)
