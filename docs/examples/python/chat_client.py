"""A client of the chat room: a thread shows what comes while you type.

    python3 chat_client.py PORT NAME
"""
import socket
import sys
import threading


def show(sock):
    """Print what the room says, until there is no more."""
    with sock.makefile("r", encoding="utf-8") as lines:
        for line in lines:
            print(line, end="", flush=True)


port, name = int(sys.argv[1]), sys.argv[2]
sock = socket.create_connection(("127.0.0.1", port))
sock.sendall(name.encode() + b"\n")
listener = threading.Thread(target=show, args=(sock,))
listener.start()

for line in sys.stdin:
    sock.sendall(line.encode())
sock.shutdown(socket.SHUT_WR)  # the end for them; we may still hear
listener.join()
sock.close()
print("you left")
