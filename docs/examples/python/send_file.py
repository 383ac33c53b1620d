"""Sends files to receive_file.py: each as its sizes, its name, its bytes and their sum.

    python3 send_file.py PORT FILE...
"""
import hashlib
import os
import socket
import struct
import sys

HEADER = struct.Struct("!HQ")  # how long the name is, and how long the file


def send_file(sock, path):
    name = os.path.basename(path).encode()
    size = os.path.getsize(path)
    digest = hashlib.sha256()
    sock.sendall(HEADER.pack(len(name), size) + name)
    with open(path, "rb") as file:
        while chunk := file.read(64 * 1024):
            digest.update(chunk)
            sock.sendall(chunk)
    sock.sendall(digest.digest())
    return size


with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as sock:
    for path in sys.argv[2:]:
        try:
            print(f"sent {os.path.basename(path)}, {send_file(sock, path)} bytes")
        except FileNotFoundError as error:
            print(f"{error.strerror}: {os.path.basename(error.filename)}", file=sys.stderr)
