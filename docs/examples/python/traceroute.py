"""The routers on the way to a host: datagrams that live for 1, 2, 3 … of them. It wants root.

    python3 traceroute.py HOST [MAX_HOPS]
"""
import socket
import struct
import sys

PORT = 33434  # nobody serves it: that is how we know that we have arrived
TIME_EXCEEDED, UNREACHABLE = 11, 3


def probe(address, ttl, timeout=2.0):
    """The host that a datagram died at, and the ICMP type that told so."""
    icmp = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.getprotobyname("icmp"))
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.getprotobyname("udp"))
    try:
        icmp.settimeout(timeout)
        udp.setsockopt(socket.SOL_IP, socket.IP_TTL, ttl)
        udp.sendto(b"", (address, PORT + ttl))
        while True:
            packet, (source, _) = icmp.recvfrom(512)
            offset = (packet[0] & 15) * 4
            kind, code = packet[offset], packet[offset + 1]
            # The message brings back the header that it is about: is it ours?
            inner = packet[offset + 8:]
            ports = inner[(inner[0] & 15) * 4:] if inner else b""
            if kind in (TIME_EXCEEDED, UNREACHABLE) and len(ports) >= 4:
                if struct.unpack("!2H", ports[:4])[1] == PORT + ttl:
                    return source, kind
    except socket.timeout:
        return None, None
    finally:
        udp.close()
        icmp.close()


def main(host, max_hops="30"):
    address = socket.gethostbyname(host)
    print(f"to {host} ({address}), at most {max_hops} hops")
    for ttl in range(1, int(max_hops) + 1):
        router, kind = probe(address, ttl)
        print(f"{ttl:2}  {router or '*'}")
        if kind == UNREACHABLE:
            break
    else:
        print("not there yet")


main(*sys.argv[1:])
