"""A name server for one zone, over UDP, until SIGTERM."""
import signal
import socket
import struct
import sys

ZONE = {
    ("host.example", 1): ["192.0.2.10", "192.0.2.11"],
    ("host.example", 28): ["2001:db8::10"],
    ("www.example", 5): ["host.example"],
    ("example", 15): [(10, "mail.example"), (20, "backup.example")],
    ("example", 16): ["v=spf1 -all"],
}


def name_to_bytes(name):
    out = bytearray()
    for label in name.split("."):
        out.append(len(label))
        out.extend(label.encode())
    out.append(0)
    return bytes(out)


def parse_question(message):
    labels, at = [], 12
    while message[at]:
        labels.append(message[at + 1: at + 1 + message[at]].decode().lower())
        at += message[at] + 1
    kind, klass = struct.unpack("!HH", message[at + 1:at + 5])
    return ".".join(labels), kind, message[12:at + 5]


def rdata(kind, value):
    if kind == 1:
        return socket.inet_aton(value)
    elif kind == 28:
        return socket.inet_pton(socket.AF_INET6, value)
    elif kind == 5:
        return name_to_bytes(value)
    elif kind == 15:
        return struct.pack(">H", value[0]) + name_to_bytes(value[1])
    elif kind == 16:
        return bytes([len(value)]) + value.encode()
    raise NotImplementedError(kind)


def lookup(name, kind):
    """The records of a name; an alias brings those of what it stands for."""
    found = []
    while (name, 5) in ZONE and kind != 5:
        target = ZONE[name, 5][0]
        found.append((name, 5, target))
        name = target
    found += [(name, kind, value) for value in ZONE.get((name, kind), ())]
    return found, any(known == name for known, _ in ZONE)


def answer(message):
    ident, = struct.unpack("!H", message[:2])
    name, kind, question = parse_question(message)
    records, exists = lookup(name, kind)
    flags = 0x8580 | (0 if exists else 3)
    reply = struct.pack("!6H", ident, flags, 1, len(records), 0, 0) + question
    for owner, rtype, value in records:
        data = rdata(rtype, value)
        start = b"\xc0\x0c" if owner == name and not owner.startswith("www") else name_to_bytes(owner)
        if owner != ".".join(parse_question(message)[:1]):
            start = name_to_bytes(owner)
        reply += start + struct.pack("!HHiH", rtype, 1, 300, len(data)) + data
    print(f"{name} type {kind}: {len(records)} records")
    return reply


class Stop(Exception):
    pass


def stop(signum, frame):
    raise Stop(signal.Signals(signum).name)


signal.signal(signal.SIGTERM, stop)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", int(sys.argv[1])))
print("ready")
try:
    while True:
        message, client = sock.recvfrom(512)
        sock.sendto(answer(message), client)
except Stop as why:
    print("stopped by", why)
finally:
    sock.close()
