# One IPv6 listener for both: an IPv4 client shows as a mapped address.
import ipaddress
import socket
import sys

port = int(sys.argv[1])
s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("::", port))
s.listen(5)
print("v6only:", s.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
for _ in range(2):
    c, (host, cport, flow, scope) = s.accept()
    address = ipaddress.ip_address(host)
    print(host, flow, scope, address.ipv4_mapped, address.is_loopback)
    c.sendall(c.recv(100))
    c.close()
s.close()
