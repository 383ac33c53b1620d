"""A class below socket.socket: a connection with messages instead of bytes."""
import socket
import struct
import threading


class MessageSocket(socket.socket):
    """send_message and recv_message: each with its length before it."""

    HEADER = struct.Struct(">I")
    sent = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.received = 0

    @classmethod
    def from_socket(cls, sock):
        return cls(sock.family, sock.type, sock.proto, fileno=sock.detach())

    def accept(self):
        sock, addr = super().accept()
        return MessageSocket.from_socket(sock), addr

    def send_message(self, text):
        data = text.encode()
        self.sendall(self.HEADER.pack(len(data)) + data)
        self.sent += 1

    def recv_message(self):
        head = self._exactly(self.HEADER.size)
        if not head:
            return None
        self.received += 1
        return self._exactly(self.HEADER.unpack(head)[0]).decode()

    def _exactly(self, n):
        data = b""
        while len(data) < n:
            more = self.recv(n - len(data))
            if not more:
                break
            data += more
        return data

    def __iter__(self):
        return iter(self.recv_message, None)

    def __repr__(self):
        return f"<{type(self).__name__} {self.sent} sent, {self.received} received>"


class Server:
    def __init__(self):
        self.sock = MessageSocket()
        self.sock.bind(("localhost", 0))
        self.sock.listen()
        self.thread = threading.Thread(target=self.run)

    @property
    def address(self):
        return self.sock.getsockname()

    def run(self):
        conn, _ = self.sock.accept()
        with conn:
            for message in conn:
                conn.send_message(message[::-1])
            print("server side:", conn, type(conn).__mro__[1].__name__)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *exc):
        self.thread.join()
        self.sock.close()


with Server() as server:
    client = MessageSocket()
    client.connect(server.address)
    for text in ("hello", "", "äöü", "x" * 100000):
        client.send_message(text)
        reply = client.recv_message()
        print(len(reply), reply[:10])
    print("client side:", client, isinstance(client, socket.socket), client.type.name)
    client.shutdown(socket.SHUT_WR)
    print(client.recv_message())
    client.close()
print(client._closed, client.fileno(), server.sock.fileno())
original = socket.socket


def noisy(*args, **kwargs):
    print("a socket is made", args)
    return original(*args, **kwargs)


socket.socket = noisy
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
socket.socket = original
print(s.type == socket.SOCK_DGRAM)
s.close()
