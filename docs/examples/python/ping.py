"""ICMP echoes, as ping sends them, by a raw socket. It wants root.

    python3 ping.py HOST [COUNT]
"""
import os
import select
import socket
import struct
import sys
import time

ECHO_REPLY, ECHO_REQUEST = 0, 8


def checksum(data):
    """The sum of RFC 1071: 16 bits at a time, carries added back in."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def echo_request(ident, sequence, payload):
    header = struct.pack("!BBHHH", ECHO_REQUEST, 0, 0, ident, sequence)
    header = struct.pack("!BBHHH", ECHO_REQUEST, 0, checksum(header + payload), ident, sequence)
    return header + payload


def wait_for_reply(sock, ident, sequence, timeout):
    """The reply's size and source; None when there is none in time."""
    deadline = time.monotonic() + timeout
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([sock], [], [], left)[0]:
            break
        packet, (source, _) = sock.recvfrom(2048)
        header_length = (packet[0] & 0x0F) * 4  # a raw socket gives the IP header too
        icmp = packet[header_length:]
        kind, code, _, got_ident, got_sequence = struct.unpack_from("!BBHHH", icmp)
        if (kind, got_ident, got_sequence) == (ECHO_REPLY, ident, sequence):
            assert checksum(icmp) == 0, "damaged on its way"
            return len(icmp), source
    return None


def main():
    host = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    try:
        address = socket.gethostbyname(host)
    except socket.gaierror as error:
        sys.exit(f"{host}: {error.strerror}")
    ident, received = os.getpid() & 0xFFFF, 0
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as sock:
        print(f"PING {host} ({address})")
        for sequence in range(1, count + 1):
            payload = struct.pack("!d", time.time()) + bytes(range(48))
            began = time.perf_counter()
            sock.sendto(echo_request(ident, sequence, payload), (address, 0))
            reply = wait_for_reply(sock, ident, sequence, timeout=2)
            if reply is None:
                print(f"no answer to {sequence}")
                continue
            received += 1
            took = (time.perf_counter() - began) * 1000
            print(f"{reply[0]} bytes from {reply[1]}: seq={sequence} time={took:.3f} ms")
    print(f"{count} sent, {received} received, {100 * (count - received) / count:.0f}% lost")
    return 0 if received else 1


if __name__ == "__main__":
    sys.exit(main())
