"""Receives files from send_file.py, one client, into a directory.

    python3 receive_file.py PORT DIRECTORY
"""
import hashlib
import pathlib
import socket
import struct
import sys

HEADER = struct.Struct("!HQ")


def receive(sock, count):
    """Exactly count bytes, into a buffer that is made once."""
    buffer = bytearray(count)
    view = memoryview(buffer)
    while view:
        got = sock.recv_into(view)
        if got == 0:
            raise EOFError(f"{len(view)} of {count} bytes are missing")
        view = view[got:]
    return bytes(buffer)


def receive_file(sock, directory):
    """One file; None when the sender has no more."""
    start = sock.recv(HEADER.size, socket.MSG_PEEK)
    if not start:
        return None
    name_length, size = HEADER.unpack(receive(sock, HEADER.size))
    # Only the last part of the name: a sender must not choose our directories.
    path = directory / pathlib.PurePosixPath(receive(sock, name_length).decode()).name
    digest = hashlib.sha256()
    with path.open("wb") as file:
        left = size
        while left:
            data = sock.recv(min(left, 65536))
            if not data:
                raise EOFError("the file is not whole")
            digest.update(data)
            left -= file.write(data)
    if receive(sock, digest.digest_size) != digest.digest():
        raise ValueError(f"{path.name} is damaged")
    return path


directory = pathlib.Path(sys.argv[2])
directory.mkdir(exist_ok=True)
with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as server:
    print("waiting for files")
    sock, _ = server.accept()
    with sock:
        while path := receive_file(sock, directory):
            print("received", path.name, path.stat().st_size)
    print(sorted(p.name for p in directory.iterdir()))
