"""Asks a name server for addresses, with the bytes of RFC 1035 made by hand.

    python3 dns_query.py SERVER PORT NAME [TYPE]
"""
import random
import socket
import struct
import sys

TYPES = {"A": 1, "CNAME": 5, "MX": 15, "TXT": 16, "AAAA": 28}
NAMES = {number: name for name, number in TYPES.items()}
HEADER = struct.Struct("!6H")  # id, flags, and how many of each section


def encode_name(name):
    """'a.example' is 1 a 7 example 0."""
    parts = [part.encode("ascii") for part in name.rstrip(".").split(".")]
    return b"".join(bytes([len(part)]) + part for part in parts) + b"\0"


def decode_name(message, at):
    """The name at an offset, and the offset after it. A name may end in a pointer back."""
    labels, after = [], None
    while True:
        length = message[at]
        if length & 0xC0 == 0xC0:
            pointer, = struct.unpack_from("!H", message, at)
            after = after or at + 2
            at = pointer & 0x3FFF
        elif length == 0:
            return ".".join(labels), after or at + 1
        else:
            labels.append(message[at + 1:at + 1 + length].decode("ascii"))
            at += 1 + length


def query(name, kind):
    ident = random.randrange(1 << 16)
    header = HEADER.pack(ident, 0x0100, 1, 0, 0, 0)  # one question; recursion is desired
    return ident, header + encode_name(name) + struct.pack("!HH", kind, 1)


def value_of(message, kind, at, size):
    data = message[at:at + size]
    if kind == TYPES["A"]:
        return socket.inet_ntoa(data)
    if kind == TYPES["AAAA"]:
        return socket.inet_ntop(socket.AF_INET6, data)
    if kind == TYPES["CNAME"]:
        return decode_name(message, at)[0]
    if kind == TYPES["MX"]:
        preference, = struct.unpack_from("!H", message, at)
        return f"{preference} {decode_name(message, at + 2)[0]}"
    if kind == TYPES["TXT"]:
        return repr(data[1:1 + data[0]].decode())
    return data.hex(" ")


def answers(message):
    """Yield (name, type, seconds to live, value) of each answer."""
    _, _, questions, count, _, _ = HEADER.unpack_from(message)
    at = HEADER.size
    for _ in range(questions):
        _, at = decode_name(message, at)
        at += 4
    for _ in range(count):
        name, at = decode_name(message, at)
        kind, _, ttl, size = struct.unpack_from("!HHIH", message, at)
        at += 10
        yield name, NAMES.get(kind, f"TYPE{kind}"), ttl, value_of(message, kind, at, size)
        at += size


def main():
    server, port, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    kind = TYPES[sys.argv[4].upper()] if len(sys.argv) > 4 else TYPES["A"]
    ident, message = query(name, kind)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(5)
        sock.connect((server, port))  # only answers from there are taken
        sock.send(message)
        reply = sock.recv(4096)
    reply_id, flags = struct.unpack_from("!HH", reply)
    assert reply_id == ident, "an answer to something else"
    if code := flags & 0xF:
        sys.exit(f"{name}: " + {3: "no such name"}.get(code, f"error {code}"))
    for name, kind, ttl, value in answers(reply):
        print(f"{name:<16} {ttl:>6} {kind:<6} {value}")


main()
