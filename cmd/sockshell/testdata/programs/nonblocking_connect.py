"""connect_ex without waiting: EINPROGRESS, then SO_ERROR tells how it went."""
import errno
import os
import select
import socket
import sys


def connect(port):
    s = socket.socket()
    s.setblocking(False)
    code = s.connect_ex(("127.0.0.1", port))
    print(errno.errorcode[code], os.strerror(code))
    _, writable, _ = select.select([], [s], [], 5)
    assert writable == [s]
    error = s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    print("SO_ERROR", error, errno.errorcode.get(error, "fine"))
    return s, error


listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
s, error = connect(int(sys.argv[1]))
print(s.connect_ex(("127.0.0.1", int(sys.argv[1]))) in (0, errno.EISCONN))
try:
    s.recv(10)
except BlockingIOError as e:
    print(type(e).__name__, e.args)
s.close()
s, error = connect(int(sys.argv[2]))
try:
    s.send(b"x")
except OSError as e:
    print(type(e).__name__, e.strerror)
s.close()
t = socket.socket()
t.setblocking(False)
try:
    t.connect(("127.0.0.1", int(sys.argv[1])))
except BlockingIOError as e:
    print(e)
