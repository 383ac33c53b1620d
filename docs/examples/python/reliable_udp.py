"""Stop and wait: a reliable stream over datagrams, which get lost on purpose.

    python3 reliable_udp.py receive PORT LOSS SEED
    python3 reliable_udp.py send PORT TEXT

A packet is a sequence number, flags, a checksum and data; the receiver acknowledges each.
"""
import dataclasses
import random
import socket
import struct
import sys
import zlib

FIN = 1


@dataclasses.dataclass(frozen=True)
class Packet:
    sequence: int
    flags: int = 0
    data: bytes = b""

    FORMAT = struct.Struct("!IBI")

    def pack(self):
        body = struct.pack("!IB", self.sequence, self.flags) + self.data
        return self.FORMAT.pack(self.sequence, self.flags, zlib.crc32(body)) + self.data

    @classmethod
    def unpack(cls, raw):
        sequence, flags, checksum = cls.FORMAT.unpack_from(raw)
        packet = cls(sequence, flags, raw[cls.FORMAT.size:])
        if packet.pack() != raw:
            raise ValueError(f"packet {sequence} is damaged")
        return packet


class Lossy:
    """A socket that loses what it receives, now and then, and says so."""

    def __init__(self, sock, loss, seed):
        self.sock, self.loss, self.random = sock, loss, random.Random(seed)

    def receive(self):
        while True:
            raw, peer = self.sock.recvfrom(2048)
            if self.random.random() >= self.loss:
                return Packet.unpack(raw), peer
            print("lost one")

    def __getattr__(self, name):
        return getattr(self.sock, name)


def receive(port, loss, seed):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plain:
        plain.bind(("127.0.0.1", port))
        sock = Lossy(plain, loss, seed)
        print("receiving")
        expected, text = 0, bytearray()
        while True:
            packet, peer = sock.receive()
            if packet.sequence == expected:
                text += packet.data
                expected += 1
            sock.sendto(Packet(packet.sequence).pack(), peer)  # again, when ours was lost
            if packet.flags & FIN:
                break
    print(f"{expected} packets: {text.decode()!r}")


def send(port, text, size=4):
    chunks = [text[i:i + size].encode() for i in range(0, len(text), size)]
    packets = [Packet(i, 0, chunk) for i, chunk in enumerate(chunks)]
    packets.append(Packet(len(packets), FIN))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(("127.0.0.1", port))
        sock.settimeout(0.1)
        retries = 0
        for packet in packets:
            while True:
                sock.send(packet.pack())
                try:
                    if Packet.unpack(sock.recv(2048)).sequence == packet.sequence:
                        break
                except TimeoutError:
                    retries += 1
    print(f"{len(packets)} packets, {'some' if retries else 'no'} retries")


command, port, *rest = sys.argv[1:]
if command == "receive":
    receive(int(port), float(rest[0]), int(rest[1]))
else:
    send(int(port), rest[0])
