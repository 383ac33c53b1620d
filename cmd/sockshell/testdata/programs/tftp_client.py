import hashlib
import socket
import struct
import sys

server = ("127.0.0.1", int(sys.argv[1]))


def get(name, mode="octet", op=1):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.settimeout(5)
    s.sendto(struct.pack("!H", op) + name.encode() + b"\0" + mode.encode() + b"\0", server)
    content, expected = b"", 1
    while True:
        packet, peer = s.recvfrom(600)
        kind, number = struct.unpack("!HH", packet[:4])
        if kind == 5:
            raise OSError(number, packet[4:-1].decode())
        assert peer[1] != server[1]
        s.sendto(struct.pack("!HH", 4, number), peer)
        if number == expected:
            content += packet[4:]
            expected += 1
        if len(packet) < 516:
            s.close()
            return content


for args in (("big.bin",), ("even.txt",), ("nothing",), ("big.bin", "netascii"), ("x", "octet", 2)):
    try:
        data = get(*args)
        print(args[0], len(data), hashlib.sha1(data).hexdigest()[:10])
    except OSError as e:
        print(args[0], "error", e.errno, e.strerror)
