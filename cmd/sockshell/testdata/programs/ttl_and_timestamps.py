"""Ancillary data: credentials on AF_UNIX, and the destination of a datagram."""
import os
import socket
import struct

IP_PKTINFO = 8  # Linux; the module of 3.11 has no name for it

a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
pid, uid, gid = struct.unpack("3i", a.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
print(pid == os.getpid(), uid == os.getuid(), gid == os.getgid())
b.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
a.sendmsg([b"who", b"ami"], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS,
                              struct.pack("3i", os.getpid(), os.getuid(), os.getgid()))])
data, ancillary, flags, addr = b.recvmsg(100, socket.CMSG_SPACE(12))
print(data, len(ancillary), ancillary[0][:2] == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS),
      struct.unpack("3i", ancillary[0][2])[0] == os.getpid(), flags, addr)

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.setsockopt(socket.IPPROTO_IP, IP_PKTINFO, 1)
server.bind(("0.0.0.0", 0))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(b"x", ("127.0.0.5", server.getsockname()[1]))
data, ancillary, flags, addr = server.recvmsg(10, socket.CMSG_SPACE(12))
index, local, destination = struct.unpack("@I4s4s", ancillary[0][2])
print(socket.if_indextoname(index), socket.inet_ntoa(destination), addr[0])
server.sendmsg([b"answer"], [], 0, addr)
print(client.recv(10), socket.CMSG_LEN(4), socket.CMSG_SPACE(4))
print(("lo" in [name for _, name in socket.if_nameindex()]), socket.if_nametoindex("lo"))
try:
    socket.if_nametoindex("nothing0")
except OSError as e:
    print(e)

path = f"\0sockets-{os.getpid()}"
named = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
named.bind(path)
print(named.getsockname() == path.encode())
a.close()
try:
    b.recv(10)
    print("end")
    b.send(b"x")
except BrokenPipeError as e:
    print(e)
c, d = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
c.send(b"one")
c.send(b"two")
print(d.recv(100), d.recvmsg(2)[2] & socket.MSG_TRUNC == socket.MSG_TRUNC, d.recv(100, socket.MSG_DONTWAIT) if False else "")
