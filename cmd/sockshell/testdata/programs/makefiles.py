"""A socket as a file: modes, buffers, lines, and who closes what."""
import io
import socket

a, b = socket.socketpair()
f = b.makefile("rb")
a.sendall(b"first\nsecond line\nthird without an end")
a.shutdown(socket.SHUT_WR)
print(f.readline(), f.peek(6)[:6], f.read(6), f.readlines())
print(f.read(), f.closed, f.mode if hasattr(f, "mode") else None, type(f).__name__)
f.close()
print(b.fileno() > 0)
b.close()
print(b.fileno(), f.closed)
a.close()

a, b = socket.socketpair()
with a.makefile("w", encoding="latin-1", newline="\r\n") as out:
    print("käse", 1, 2, sep=",", file=out)
    out.write("more\n")
    out.flush()
    print(b.recv(100))
    print(out.writable(), out.readable(), out.encoding)
r = b.makefile("r", encoding="utf-8")
a.sendall("grüße\nzwei\r\ndrei".encode())
a.close()
print([line for line in r])
try:
    r.write("x")
except io.UnsupportedOperation as e:
    print(type(e).__name__, e)
r.close()
try:
    r.readline()
except ValueError as e:
    print(e)
b.close()

a, b = socket.socketpair()
f = a.makefile("wb", buffering=0)
print(type(f).__name__, f.write(b"raw"), b.recv(10))
g = b.makefile("rb", 0)
a.send(b"0123456789")
buf = bytearray(4)
print(g.readinto(buf), buf, g.read(3), g.readable(), g.writable())
a.close()
f.close()
print(g.read(), g.read(), g.fileno() == b.fileno())
for wrong in ("x", "a", "rbt"):
    try:
        b.makefile(wrong)
    except ValueError as e:
        print(e)
try:
    b.settimeout(0.01)
    c, d = socket.socketpair()
    d.settimeout(0.01)
    d.makefile("rb").read(1)
except OSError as e:
    print(type(e).__name__, e)
