"""A web server by hand: three pages, one of them in chunks.

    python3 http_server.py PORT
"""
import json
import socket
import sys
import urllib.parse

REASONS = {200: "OK", 404: "Not Found", 405: "Method Not Allowed", 400: "Bad Request"}
routes = {}


def route(path):
    """Decorates the function that makes the page for a path."""
    def register(function):
        routes[path] = function
        return function
    return register


@route("/")
def index(query):
    return "text/plain", "\n".join(sorted(routes)).encode()


@route("/greet")
def greet(query):
    name = query.get("name", ["stranger"])[0]
    return "application/json", json.dumps({"hello": name}, indent=2).encode()


@route("/count")
def count(query):
    """A page that is made while it is sent: its length is not known before."""
    return "text/plain", (f"{n} " for n in range(int(query.get("to", ["3"])[0])))


def read_head(sock):
    head = b""
    while b"\r\n\r\n" not in head:
        data = sock.recv(1024)
        if not data:
            raise ValueError("the request has no end")
        head += data
    return head.decode("latin-1").split("\r\n")


def respond(sock, status, kind, body):
    head = f"HTTP/1.1 {status} {REASONS[status]}\r\nContent-Type: {kind}\r\nConnection: close\r\n"
    if isinstance(body, bytes):
        sock.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        return
    sock.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
    for piece in body:
        sock.sendall(b"%x\r\n%b\r\n" % (len(piece), piece.encode()))
    sock.sendall(b"0\r\n\r\n")


def handle(sock):
    try:
        method, target, version = read_head(sock)[0].split()
    except ValueError as error:
        print("400", error)
        return respond(sock, 400, "text/plain", b"bad request\n")
    url = urllib.parse.urlsplit(target)
    if method != "GET":
        status, kind, body = 405, "text/plain", b"only GET\n"
    elif url.path in routes:
        status = 200
        kind, body = routes[url.path](urllib.parse.parse_qs(url.query))
    else:
        status, kind, body = 404, "text/plain", b"no such page\n"
    print(status, method, target)
    respond(sock, status, kind, body)


with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as server:
    print("http://%s:%d/" % server.getsockname())
    try:
        while True:
            sock, _ = server.accept()
            with sock:
                handle(sock)
    except KeyboardInterrupt:
        print("stopped")
