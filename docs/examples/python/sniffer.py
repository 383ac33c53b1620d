"""Shows the IPv4 packets of an interface, from a packet socket. It wants root, on Linux.

    python3 sniffer.py INTERFACE COUNT PORT
"""
import socket
import struct
import sys

ETH_P_ALL = 3
PROTOCOLS = {socket.IPPROTO_ICMP: "ICMP", socket.IPPROTO_TCP: "TCP", socket.IPPROTO_UDP: "UDP"}
FLAGS = "FIN SYN RST PSH ACK URG".split()


def ethernet(frame):
    """Destination, source and type."""
    destination, source, kind = struct.unpack("!6s6sH", frame[:14])
    return destination.hex(":"), source.hex(":"), kind


def ipv4(packet):
    version_length, _, total, _, _, ttl, protocol, _, source, destination = struct.unpack(
        "!BBHHHBBH4s4s", packet[:20])
    length = (version_length & 15) * 4
    return (protocol, ttl, socket.inet_ntoa(source), socket.inet_ntoa(destination),
            packet[length:total])


def describe(protocol, segment):
    source, destination = struct.unpack("!HH", segment[:4])
    if protocol == socket.IPPROTO_UDP:
        payload = segment[8:]
        return source, destination, f"{len(payload)} bytes: {payload!r}"
    flags = [name for bit, name in enumerate(FLAGS) if segment[13] >> bit & 1]
    payload = segment[(segment[12] >> 4) * 4:]
    return source, destination, f"[{'+'.join(flags)}] {len(payload)} bytes"


interface, count, port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(ETH_P_ALL)) as sniffer:
    sniffer.bind((interface, 0))
    print("listening on", interface)
    while count:
        frame, (name, kind, packet_type, _, _) = sniffer.recvfrom(65535)
        # On lo each frame is seen twice: when it leaves, and when it comes.
        if kind != 0x0800 or packet_type == socket.PACKET_OUTGOING:
            continue
        to_mac, from_mac, _ = ethernet(frame)
        protocol, ttl, source, destination, segment = ipv4(frame[14:])
        if protocol not in (socket.IPPROTO_TCP, socket.IPPROTO_UDP):
            continue
        source_port, destination_port, text = describe(protocol, segment)
        if port in (source_port, destination_port):
            arrow = "->" if destination_port == port else "<-"
            print(f"{PROTOCOLS[protocol]} {arrow} {destination} ttl {ttl} {text}")
            count -= 1
