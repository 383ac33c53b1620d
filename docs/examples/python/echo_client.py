"""Sends each word to an echo server, and shows what comes back.

    python3 echo_client.py PORT WORD...
"""
import socket
import sys


def receive_exactly(sock, count):
    """TCP is a stream: one send may arrive as several pieces."""
    chunks = []
    while count > 0:
        chunk = sock.recv(count)
        if chunk == b"":
            raise ConnectionError("the server went away")
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)


port, words = int(sys.argv[1]), sys.argv[2:]
try:
    sock = socket.create_connection(("127.0.0.1", port), timeout=5)
except ConnectionRefusedError as error:
    print("cannot connect:", error)
    sys.exit(1)

try:
    for word in words:
        message = word.encode()
        sock.sendall(message)
        reply = receive_exactly(sock, len(message))
        print(f"{word!r} came back as {reply!r}")
finally:
    print("closing")
    sock.close()
