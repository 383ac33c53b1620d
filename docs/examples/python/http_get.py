"""A page by HTTP/1.1, with nothing but a socket.

    python3 http_get.py HOST PORT [PATH]
"""
import socket
import sys


class HTTPError(Exception):
    """The server answered, but not with the page."""

    def __init__(self, status, reason):
        super().__init__(status, reason)
        self.status = status
        self.reason = reason

    def __str__(self):
        return f"{self.status} {self.reason}"


def request(host, path):
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "User-Agent: http_get",
        "Connection: close",
        "", "",  # an empty line ends the head
    ]
    return "\r\n".join(lines).encode("ascii")


def read_chunked(stream):
    """The body comes in pieces, each after its size in hexadecimal; the last is empty."""
    body = b""
    while True:
        size = int(stream.readline().split(b";")[0], 16)
        piece = stream.read(size)
        stream.readline()  # the \r\n after it
        if size == 0:
            return body
        body += piece


def get(host, port, path="/"):
    with socket.create_connection((host, port), timeout=10) as sock:
        sock.sendall(request(host, path))
        with sock.makefile("rb") as stream:
            version, status, reason = stream.readline().decode().rstrip().split(" ", 2)
            headers = {}
            while (line := stream.readline().decode("latin-1").strip()):
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            if int(status) != 200:
                raise HTTPError(int(status), reason)
            if headers.get("transfer-encoding") == "chunked":
                return headers, read_chunked(stream)
            length = headers.get("content-length")
            return headers, stream.read(int(length) if length else -1)


if __name__ == "__main__":
    host, port, *path = sys.argv[1:]
    try:
        headers, body = get(host, int(port), *path)
    except HTTPError as error:
        sys.exit(f"no page: {error}")
    for name, value in sorted(headers.items()):
        print(f"{name:<20}{value}")
    print()
    print(body.decode())
