"""Socket options, and what they are before and after."""
import socket
import struct

s = socket.socket()
for level, name in [(socket.SOL_SOCKET, "SO_REUSEADDR"), (socket.SOL_SOCKET, "SO_KEEPALIVE"),
                    (socket.IPPROTO_TCP, "TCP_NODELAY"), (socket.SOL_SOCKET, "SO_BROADCAST")]:
    option = getattr(socket, name)
    before = s.getsockopt(level, option)
    s.setsockopt(level, option, 1)
    print(name, before, "->", s.getsockopt(level, option))
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 5))
print("SO_LINGER", struct.unpack("ii", s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)))
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
print("SO_RCVBUF", s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) >= 8192)
print("SO_TYPE", s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM)
print("SO_ERROR", s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("@ll", 2, 500000))
print(struct.unpack("@ll", s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16)))
try:
    s.setsockopt(socket.IPPROTO_TCP, 9999, 1)
except OSError as e:
    print(e)
try:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, "1")
except TypeError as e:
    print("TypeError")
try:
    s.getsockopt(socket.SOL_SOCKET)
except TypeError as e:
    print("TypeError")
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 42)
print("IP_TTL", u.getsockopt(socket.IPPROTO_IP, socket.IP_TTL))
u.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
print(u.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP))
print(socket.SOL_SOCKET, socket.SO_REUSEADDR, socket.SOMAXCONN >= 128, socket.has_ipv6)
print(repr(s.family), repr(s.type), s.proto, socket.AF_INET == 2, socket.AddressFamily(2))
print(sorted(n for n in dir(socket) if n.startswith("SHUT_")))
