"""Addresses and numbers from one form to another."""
import ipaddress
import socket
import struct
import sys

for text in ("127.0.0.1", "255.255.255.255", "127.1", "0x7f.1", "10"):
    packed = socket.inet_aton(text)
    print(f"{text:>16} {packed.hex()} {socket.inet_ntoa(packed)} {struct.unpack('!I', packed)[0]}")
for wrong in ("256.1.1.1", "", "a.b.c.d", "1.2.3.4.5"):
    try:
        socket.inet_aton(wrong)
    except OSError as e:
        print(repr(wrong), e)
for family, text in [(socket.AF_INET, "1.2.3.4"), (socket.AF_INET6, "2001:db8::1"),
                     (socket.AF_INET6, "::ffff:1.2.3.4"), (socket.AF_INET, "127.1"),
                     (socket.AF_INET6, "::g")]:
    try:
        packed = socket.inet_pton(family, text)
        print(family.name, packed.hex(":", 2), socket.inet_ntop(family, packed))
    except OSError as e:
        print(family.name, text, "->", e)
try:
    socket.inet_ntoa(b"abc")
except OSError as e:
    print(e)
try:
    socket.inet_ntop(socket.AF_INET6, b"abcd")
except ValueError as e:
    print(e)
print(socket.htons(80), socket.ntohs(20480), socket.htonl(1), socket.ntohl(0x7F000001))
for wrong in (-1, 70000):
    try:
        socket.htons(wrong)
    except OverflowError as e:
        print("OverflowError", e)
print(socket.getservbyname("http"), socket.getservbyname("domain", "udp"), socket.getservbyport(443))
try:
    socket.getservbyname("no-such-service")
except OSError as e:
    print(e)
print(socket.getprotobyname("tcp"), socket.gethostbyname("localhost"))
print(sys.byteorder, struct.pack("=H", 1), struct.pack(">H", 1), struct.calcsize("!BHI"))
network = ipaddress.ip_network("192.168.1.0/29")
print(network.netmask, network.broadcast_address, list(map(str, network.hosts()))[:3],
      ipaddress.ip_address("192.168.1.6") in network, network.num_addresses)
for text in ("10.0.0.1", "8.8.8.8", "::1", "fe80::1", "224.0.0.1"):
    a = ipaddress.ip_address(text)
    print(text, a.version, a.is_private, a.is_loopback, a.is_multicast, a.is_link_local)
try:
    ipaddress.ip_network("10.0.0.1/8")
except ValueError as e:
    print(e)
print(ipaddress.ip_interface("10.0.0.1/8").network, int(ipaddress.ip_address("0.0.1.0")))
