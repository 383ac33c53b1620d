"""The WebSocket handshake and its frames, by hand, server and client."""
import base64
import enum
import hashlib
import os
import socket
import struct
import sys

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Op(enum.IntEnum):
    TEXT = 1
    BINARY = 2
    CLOSE = 8
    PING = 9
    PONG = 10


def accept_key(key):
    return base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()


def apply_mask(data, mask):
    return bytes(b ^ mask[i % 4] for i, b in enumerate(data))


def encode(op, payload, mask=None):
    n = len(payload)
    head = bytearray([0x80 | op])
    bit = 0x80 if mask else 0
    if n < 126:
        head.append(bit | n)
    elif n < 1 << 16:
        head += struct.pack("!BH", bit | 126, n)
    else:
        head += struct.pack("!BQ", bit | 127, n)
    if mask:
        return bytes(head) + mask + apply_mask(payload, mask)
    return bytes(head) + payload


def decode(f):
    first, second = f.read(2)
    n = second & 127
    if n == 126:
        n, = struct.unpack("!H", f.read(2))
    elif n == 127:
        n, = struct.unpack("!Q", f.read(8))
    mask = f.read(4) if second & 128 else None
    payload = f.read(n)
    return Op(first & 15), apply_mask(payload, mask) if mask else payload


def read_head(f):
    lines = []
    while line := f.readline().strip():
        lines.append(line.decode())
    return lines[0], {k.lower(): v.strip() for k, _, v in (l.partition(":") for l in lines[1:])}


def serve(port):
    with socket.create_server(("127.0.0.1", port)) as srv:
        print("ready")
        conn, _ = srv.accept()
        with conn, conn.makefile("rb") as f:
            request, headers = read_head(f)
            print(request, headers["upgrade"])
            conn.sendall(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          f"Sec-WebSocket-Accept: {accept_key(headers['sec-websocket-key'])}\r\n\r\n").encode())
            while True:
                op, payload = decode(f)
                print(op.name, len(payload))
                if op is Op.CLOSE:
                    conn.sendall(encode(Op.CLOSE, payload))
                    break
                conn.sendall(encode(Op.PONG if op == Op.PING else op, payload))


def connect(port):
    key = base64.b64encode(bytes(range(16))).decode()
    with socket.create_connection(("127.0.0.1", port)) as s, s.makefile("rb") as f:
        s.sendall(f"GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                  f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        status, headers = read_head(f)
        print(status, headers["sec-websocket-accept"] == accept_key(key))
        for op, payload in [(Op.TEXT, "grüße".encode()), (Op.PING, b""), (Op.BINARY, os.urandom(300)),
                            (Op.BINARY, bytes(70000)), (Op.CLOSE, struct.pack("!H", 1000))]:
            s.sendall(encode(op, payload, mask=os.urandom(4)))
            back, got = decode(f)
            print(f"{op!r:>18} -> {back.name:<6} {len(got):>6} {got == payload}")


print(accept_key("dGhlIHNhbXBsZSBub25jZQ=="))
(serve if sys.argv[1] == "serve" else connect)(int(sys.argv[2]))
