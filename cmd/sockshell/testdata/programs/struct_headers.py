"""Headers of IP, TCP, UDP and Ethernet packed and taken apart, with their checksums."""
import binascii
import collections
import enum
import struct
from dataclasses import dataclass, field, asdict, astuple, replace

TCPHeader = collections.namedtuple("TCPHeader", "sport dport seq ack off flags win sum urg")


class Flags(enum.IntFlag):
    FIN = 1
    SYN = 2
    RST = 4
    PSH = 8
    ACK = 16


class Proto(enum.IntEnum):
    ICMP = 1
    TCP = 6
    UDP = 17


@dataclass
class IPv4:
    src: str
    dst: str
    proto: Proto = Proto.TCP
    ttl: int = 64
    ident: int = 0
    payload: bytes = b""
    options: list = field(default_factory=list, repr=False)

    def __post_init__(self):
        if not 0 < self.ttl < 256:
            raise ValueError(f"ttl {self.ttl} out of range")

    @staticmethod
    def _addr(text):
        return bytes(int(x) for x in text.split("."))

    def pack(self):
        first = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(self.payload), self.ident, 0x4000,
                            self.ttl, self.proto, 0, self._addr(self.src), self._addr(self.dst))
        return first[:10] + struct.pack("!H", checksum(first)) + first[12:] + self.payload

    @classmethod
    def unpack(cls, raw):
        vihl, tos, length, ident, frag, ttl, proto, csum, src, dst = struct.unpack_from(
            "!BBHHHBBH4s4s", raw)
        return cls(".".join(map(str, src)), ".".join(map(str, dst)), Proto(proto), ttl, ident,
                   raw[(vihl & 0xF) * 4:length])


def checksum(data: bytes) -> int:
    if len(data) & 1:
        data += b"\0"
    s = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    s = (s >> 16) + (s & 0xFFFF)
    s += s >> 16
    return ~s & 0xFFFF


tcp = TCPHeader(1234, 80, 1, 0, 5 << 4, Flags.SYN | Flags.ACK, 8192, 0, 0)
segment = struct.pack("!HHLLBBHHH", *tcp)
packet = IPv4("192.0.2.1", "198.51.100.7", payload=segment, ident=0x1234)
raw = packet.pack()
print(binascii.hexlify(raw, " ", 4).decode())
print("checksum of all:", checksum(raw[:20]))
back = IPv4.unpack(raw)
print(back)
print(back == packet, back is packet, replace(back, ttl=1).ttl, asdict(back)["proto"])
print(TCPHeader._make(struct.unpack("!HHLLBBHHH", back.payload))._replace(win=1))
flags = Flags(struct.unpack("!HHLLBBHHH", back.payload)[5])
print(flags, repr(flags), Flags.SYN in flags, flags & ~Flags.SYN, Flags(0), bool(Flags(0)))
print(repr(Proto.UDP), Proto["ICMP"], Proto(6).name, [p.value for p in Proto], int(Proto.TCP))
for bad in (lambda: Proto(99), lambda: IPv4("a", "b", ttl=0), lambda: struct.unpack("!H", b"abc"),
            lambda: struct.pack("!B", 256), lambda: struct.pack("!H", "x"), lambda: struct.pack("!HH", 1),
            lambda: struct.pack("4s", "text"), lambda: struct.unpack_from("!I", b"1234", 2)):
    try:
        bad()
    except (ValueError, struct.error) as e:
        print(type(e).__name__, e)
ethernet = struct.Struct("!6s6sH")
frame = ethernet.pack(b"\xff" * 6, bytes.fromhex("001122334455"), 0x0800) + raw
dst, src, kind = ethernet.unpack_from(frame)
print(":".join(f"{b:02x}" for b in dst), src.hex(":"), hex(kind), ethernet.format, ethernet.size)
for i in range(0, 48, 16):
    row = frame[i:i + 16]
    print(f"{i:04x}  {row.hex(' '):<47}  " + "".join(chr(b) if 32 <= b < 127 else "." for b in row))
print(list(struct.iter_unpack("!HB", bytes(range(6)))))
