"""A TFTP server for reads (RFC 1350): a thread and a port of its own for each transfer."""
import os
import socket
import struct
import sys
import threading

RRQ, WRQ, DATA, ACK, ERROR = range(1, 6)


class Transfer(threading.Thread):
    BLOCK = 512

    def __init__(self, peer, name, mode):
        super().__init__(name=f"transfer of {name}")
        self.peer, self.filename, self.mode = peer, name, mode
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.settimeout(2)

    def error(self, code, text):
        self.sock.sendto(struct.pack("!HH", ERROR, code) + text.encode() + b"\0", self.peer)

    def run(self):
        with self.sock:
            if self.mode != "octet":
                return self.error(0, f"mode {self.mode}")
            try:
                f = open(os.path.basename(self.filename), "rb")
            except FileNotFoundError:
                return self.error(1, "File not found")
            with f:
                number = 0
                while True:
                    number += 1
                    block = f.read(self.BLOCK)
                    self.send(number, block)
                    if len(block) < self.BLOCK:
                        break
        print(f"{self.name}: {number} blocks")

    def send(self, number, block):
        packet = struct.pack("!HH", DATA, number & 0xFFFF) + block
        for attempt in range(3):
            self.sock.sendto(packet, self.peer)
            try:
                reply, who = self.sock.recvfrom(100)
            except TimeoutError:
                continue
            if who == self.peer and struct.unpack("!HH", reply[:4]) == (ACK, number & 0xFFFF):
                return
        raise RuntimeError(f"block {number} is not acknowledged")


def main(port, count):
    with open("big.bin", "wb") as f:
        f.write(bytes(i % 251 for i in range(1300)))
    with open("even.txt", "w") as f:
        f.write("x" * 512)
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", port))
    print("tftp")
    for _ in range(count):
        request, peer = server.recvfrom(516)
        op, = struct.unpack_from("!H", request)
        name, mode, *_ = request[2:].split(b"\0")
        if op != RRQ:
            server.sendto(struct.pack("!HH", ERROR, 4) + b"only reads\0", peer)
            continue
        t = Transfer(peer, name.decode(), mode.decode().lower())
        t.start()
        t.join()
    server.close()


main(int(sys.argv[1]), int(sys.argv[2]))
