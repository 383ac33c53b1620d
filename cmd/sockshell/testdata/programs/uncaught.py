# A client that does not expect errors: what the user sees is the last line.
import socket
import sys


def connect(port):
    sock = socket.socket()
    sock.connect(("127.0.0.1", port))
    return sock


def main():
    print("connecting")
    sock = connect(int(sys.argv[1]))
    sock.sendall("text, not bytes")


main()
