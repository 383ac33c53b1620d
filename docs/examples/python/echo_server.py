"""An echo server: it sends back whatever a client sends, one client after another.

    python3 echo_server.py PORT
"""
import socket
import sys

HOST = "127.0.0.1"


def serve(connection):
    """Echo until the client is done, and say how much that was."""
    total = 0
    while True:
        data = connection.recv(1024)
        if not data:  # b"" means: the client has sent all it had
            return total
        connection.sendall(data)
        total += len(data)


def main():
    port = int(sys.argv[1])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        # Without this the port stays taken for a minute after the server ends.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
        print(f"listening on {HOST}:{port}")
        while True:
            connection, address = listener.accept()
            with connection:
                print("client from", address)
                print(f"echoed {serve(connection)} bytes")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\nbye")
