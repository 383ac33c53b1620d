"""Ctrl-C runs what finally says, in every function on the way."""
import socket
import sys


class Connection:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("close", self.name, kind.__name__ if kind else None)
        return False


def wait_for_datagrams(port):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.bind(("127.0.0.1", port))
        print("waiting")
        while True:
            try:
                print(sock.recvfrom(100)[0])
            except Exception as e:  # KeyboardInterrupt is no Exception
                print("not here", e)
    finally:
        sock.close()
        print("socket closed:", sock.fileno())


try:
    with Connection("outer"), Connection("inner"):
        wait_for_datagrams(int(sys.argv[1]))
except BaseException as e:
    print(type(e).__name__, repr(str(e)), isinstance(e, Exception))
    if "exit" in sys.argv:
        sys.exit(130)
    raise
