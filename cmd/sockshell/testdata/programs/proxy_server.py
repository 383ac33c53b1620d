"""An HTTP proxy that understands absolute URLs, with a cache and a select loop a client."""
import hashlib
import select
import socket
import sys
from collections import OrderedDict
from urllib.parse import urlsplit


class Cache(OrderedDict):
    """The least recently used goes first."""

    def __init__(self, size):
        super().__init__()
        self.size, self.hits, self.misses = size, 0, 0

    def fetch(self, url, get):
        key = hashlib.md5(urlsplit(url).path.encode()).hexdigest()[:8]
        if key in self:
            self.hits += 1
            self.move_to_end(key)
            return self[key]
        self.misses += 1
        self[key] = value = get()
        if len(self) > self.size:
            old, _ = self.popitem(last=False)
            print("evicted", old)
        return value


def download(url):
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port or 80), timeout=5) as up:
        path = parts.path or "/"
        if parts.query:
            path += "?" + parts.query
        up.sendall(f"GET {path} HTTP/1.0\r\nHost: {parts.netloc}\r\n\r\n".encode())
        reply = b""
        while True:
            ready, _, _ = select.select([up], [], [], 5)
            if not ready:
                raise TimeoutError("upstream is slow")
            chunk = up.recv(4096)
            if not chunk:
                return reply
            reply += chunk


cache = Cache(2)
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen()
print("proxy ready")
for _ in range(int(sys.argv[2])):
    client, _ = listener.accept()
    with client:
        request = client.recv(8192).decode()
        method, url, _ = request.splitlines()[0].split()
        try:
            body = cache.fetch(url, lambda: download(url))
        except OSError as e:
            body = f"HTTP/1.0 502 Bad Gateway\r\n\r\n{e.__class__.__name__}\n".encode()
        client.sendall(body)
        print(method, urlsplit(url).path, len(body) > 0, f"hits={cache.hits} misses={cache.misses}")
listener.close()
