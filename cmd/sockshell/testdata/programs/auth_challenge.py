"""Challenge and response with hmac; compressed, pickled messages afterwards."""
import hashlib
import hmac
import pickle
import secrets
import socket
import socketserver
import struct
import sys
import zlib

KEY = b"shared secret"


class Channel:
    """Objects over a stream: length, then a compressed pickle."""

    def __init__(self, sock):
        self.sock = sock

    def send(self, obj):
        data = zlib.compress(pickle.dumps(obj))
        self.sock.sendall(struct.pack("<L", len(data)) + data)

    def recv(self):
        head = self.sock.recv(4, socket.MSG_WAITALL)
        if not head:
            raise EOFError
        size, = struct.unpack("<L", head)
        return pickle.loads(zlib.decompress(self.sock.recv(size, socket.MSG_WAITALL)))


class AuthHandler(socketserver.BaseRequestHandler):
    def handle(self):
        nonce = secrets.token_bytes(16)
        self.request.sendall(nonce)
        answer = self.request.recv(32, socket.MSG_WAITALL)
        expected = hmac.new(KEY, nonce, hashlib.sha256).digest()
        if not hmac.compare_digest(answer, expected):
            self.request.sendall(b"NO")
            print("refused")
            return
        self.request.sendall(b"OK")
        channel = Channel(self.request)
        try:
            while True:
                obj = channel.recv()
                print("object:", obj)
                channel.send({"type": type(obj).__name__, "value": obj})
        except EOFError:
            print("done")


def client(port, key):
    with socket.create_connection(("127.0.0.1", port)) as s:
        nonce = s.recv(16, socket.MSG_WAITALL)
        s.sendall(hmac.digest(key, nonce, "sha256"))
        verdict = s.recv(2, socket.MSG_WAITALL)
        print("server says", verdict.decode())
        if verdict != b"OK":
            return
        channel = Channel(s)
        for obj in (42, [1, "two", 3.5], {"k": (None, True)}, {1, 2}, b"bytes", "ü" * 1000, 2 ** 70):
            channel.send(obj)
            reply = channel.recv()
            assert reply["value"] == obj
            print(reply["type"], end=" ")
        print()


if sys.argv[1] == "client":
    client(int(sys.argv[2]), sys.argv[3].encode().replace(b"_", b" "))
else:
    socketserver.TCPServer.allow_reuse_address = True
    with socketserver.TCPServer(("127.0.0.1", int(sys.argv[2])), AuthHandler) as server:
        print("waiting")
        server.handle_request()
        server.handle_request()
print(hashlib.md5(b"a").hexdigest(), hashlib.new("sha1", b"a").hexdigest()[:8], hmac.new(b"k", b"m", "md5").hexdigest(),
      hex(zlib.crc32(b"hello")), zlib.adler32(b"hello"))
