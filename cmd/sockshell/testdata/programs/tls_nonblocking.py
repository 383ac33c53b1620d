"""TLS without waiting: the handshake step by step, and what select knows."""
import select
import socket
import ssl
import sys
import threading

listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("cert.pem", "key.pem")
context.set_alpn_protocols(["h2", "http/1.1"])
notes = []  # two threads that print get into each other's lines


def serve():
    raw, _ = listener.accept()
    with context.wrap_socket(raw, server_side=True) as s:
        s.sendall(b"0123456789" * 10)
        notes.append((s.recv(100), s.selected_alpn_protocol()))
        try:
            s.unwrap()
        except (ssl.SSLError, OSError) as e:
            notes.append(type(e).__name__)


t = threading.Thread(target=serve)
t.start()
client = ssl.create_default_context(cafile="ca.pem")
client.set_alpn_protocols(["http/1.1"])
raw = socket.create_connection(listener.getsockname())
raw.setblocking(False)
s = client.wrap_socket(raw, server_hostname="localhost", do_handshake_on_connect=False)
waits = set()
while True:
    try:
        s.do_handshake()
        break
    except ssl.SSLWantReadError:
        waits.add("read")
        select.select([s], [], [], 10)
    except ssl.SSLWantWriteError:
        waits.add("write")
        select.select([], [s], [], 10)
print("handshake waits for no more than", waits | {"read"}, s.version(), s.selected_alpn_protocol(), s.cipher()[1])
print(raw.fileno(), s.server_hostname, s.server_side, isinstance(s, socket.socket))


def read(n):
    while True:
        try:
            return s.recv(n)
        except ssl.SSLWantReadError:
            select.select([s], [], [], 10)


first = read(10)
print(first, s.pending())
print(len(read(1000)), s.pending())
try:
    s.recv(10)
except ssl.SSLWantReadError as e:
    print(type(e).__name__, e.errno, isinstance(e, OSError), isinstance(e, ssl.SSLError))
s.sendall(b"done") if s.send(b"all ") else None
cert = s.getpeercert()
print(cert["subject"], sorted(cert), cert["subjectAltName"][0], len(s.getpeercert(binary_form=True)) > 100)
print(ssl.DER_cert_to_PEM_cert(s.getpeercert(True)).splitlines()[0])
s.close()
t.join()
print("server:", notes)
for attempt in (lambda: s.recv(1), lambda: s.version(),
                lambda: client.wrap_socket(socket.socket(type=socket.SOCK_DGRAM), server_hostname="x"),
                lambda: client.wrap_socket(socket.socket())):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
plain = socket.create_server(("127.0.0.1", 0))


def babble():
    c, _ = plain.accept()
    c.recv(1000)
    c.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")
    c.close()


t = threading.Thread(target=babble)
t.start()
try:
    client.wrap_socket(socket.create_connection(plain.getsockname()), server_hostname="localhost")
except ssl.SSLError as e:
    print("no TLS there:", type(e).__name__, e.library)
t.join()
