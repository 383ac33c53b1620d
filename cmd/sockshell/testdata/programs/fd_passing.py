"""An open file goes over an AF_UNIX socket: SCM_RIGHTS."""
import array
import os
import socket
import sys
import tempfile


def send_fds(sock, msg, fds):
    return sock.sendmsg([msg], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))])


def recv_fds(sock, msglen, maxfds):
    fds = array.array("i")
    msg, ancdata, flags, addr = sock.recvmsg(msglen, socket.CMSG_LEN(maxfds * fds.itemsize))
    for cmsg_level, cmsg_type, cmsg_data in ancdata:
        if cmsg_level == socket.SOL_SOCKET and cmsg_type == socket.SCM_RIGHTS:
            fds.frombytes(cmsg_data[:len(cmsg_data) - (len(cmsg_data) % fds.itemsize)])
    return msg, list(fds), flags


a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
with tempfile.TemporaryFile() as f:
    f.write(b"written before it was passed")
    f.flush()
    print("sent", send_fds(a, b"two files", [f.fileno(), 1]))

message, fds, flags = recv_fds(b, 100, 4)
print(message, len(fds), flags & socket.MSG_CTRUNC)
with os.fdopen(fds[0], "rb") as copy:
    copy.seek(8)
    print(copy.read())
sys.stdout.flush()
os.write(fds[1], b"through the other one\n")
os.close(fds[1])

# Python 3.9 has it ready-made.
r, w = os.pipe()
socket.send_fds(a, [b"pipe"], [r])
data, (r2,), flags, addr = socket.recv_fds(b, 10, 1)
os.write(w, b"42")
print(data, os.read(r2, 10), r2 != r)
for fd in (r, w, r2):
    os.close(fd)
try:
    os.fstat(r2)
except OSError as e:
    print(e)
