"""A UDP datagram with headers made by hand (IP_HDRINCL), received by an ordinary socket."""
import socket
import struct
import sys

IP_RECVTTL = 12  # Linux; the module has no name for it


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = 0
    for (word,) in struct.iter_unpack("!H", data):
        total += word
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def udp_packet(source, destination, payload):
    (shost, sport), (dhost, dport) = source, destination
    length = 8 + len(payload)
    pseudo = struct.pack("!4s4sBBH", socket.inet_aton(shost), socket.inet_aton(dhost), 0,
                         socket.IPPROTO_UDP, length)
    header = struct.pack("!HHHH", sport, dport, length, 0)
    csum = checksum(pseudo + header + payload) or 0xFFFF
    udp = struct.pack("!HHHH", sport, dport, length, csum) + payload
    ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + length, 54321, 0, 9, socket.IPPROTO_UDP, 0,
                     socket.inet_aton(shost), socket.inet_aton(dhost))
    return ip + udp


receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", int(sys.argv[1])))
receiver.settimeout(5)
receiver.setsockopt(socket.IPPROTO_IP, IP_RECVTTL, 1)
raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
print("IP_HDRINCL", raw.getsockopt(socket.IPPROTO_IP, socket.IP_HDRINCL))
packet = udp_packet(("127.0.0.9", 1234), receiver.getsockname(), b"made by hand")
print("sent", raw.sendto(packet, ("127.0.0.1", 0)), "of", len(packet))
data, ancillary, flags, address = receiver.recvmsg(1024, socket.CMSG_SPACE(4))
print(data, address, [(level, kind, struct.unpack("@i", value)[0]) for level, kind, value in ancillary])
