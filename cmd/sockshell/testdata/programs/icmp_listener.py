"""A raw socket hears the echoes that another program sends, and the errors of closed ports."""
import socket
import struct
import sys

NAMES = {0: "echo reply", 3: "unreachable", 8: "echo request"}
port = int(sys.argv[1])
with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as s:
    s.settimeout(10)
    print("listening")
    while True:
        packet, (source, zero) = s.recvfrom(65535)
        version_ihl, tos, length, ident, frag, ttl, proto = struct.unpack("!BBHHHBB", packet[:10])
        icmp = packet[(version_ihl & 15) * 4:]
        kind, code = icmp[:2]
        if kind != 3:
            continue
        inner = icmp[8:]
        about = struct.unpack("!2H", inner[20:24])[1]
        if about != port:
            continue
        print(NAMES[kind], "code", code, "from", source, zero, "protocol", proto,
              "about", "UDP" if inner[9] == socket.IPPROTO_UDP else inner[9])
        print(inner[28:].decode())
        break
