"""Datagrams to a group: one is sent, and each member of the group gets it.

    python3 multicast.py listen PORT COUNT
    python3 multicast.py send PORT TEXT...
"""
import socket
import struct
import sys

GROUP = "239.255.0.7"
LOOPBACK = "127.0.0.1"


def listen(port, count):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # several may listen here
    sock.bind(("", port))
    # struct ip_mreq: the group, and our interface
    request = struct.pack("4s4s", socket.inet_aton(GROUP), socket.inet_aton(LOOPBACK))
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, request)
    print("joined", GROUP)
    for _ in range(count):
        data, (host, _) = sock.recvfrom(1024)
        print(f"{host}: {data.decode()}")
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, request)
    sock.close()


def send(port, texts):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(LOOPBACK))
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, struct.pack("b", 1))
        for text in texts:
            print("sent", sock.sendto(text.encode(), (GROUP, port)), "bytes")


if sys.argv[1] == "listen":
    listen(int(sys.argv[2]), int(sys.argv[3]))
elif sys.argv[1] == "send":
    send(int(sys.argv[2]), sys.argv[3:])
else:
    sys.exit(__doc__)
