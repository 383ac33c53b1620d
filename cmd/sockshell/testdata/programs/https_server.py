"""HTTPS by hand, one request a connection; urllib and http.client trust it by ca.pem."""
import http.client
import socket
import ssl
import sys
import threading
import urllib.error
import urllib.request

port = int(sys.argv[1])
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certfile="cert.pem", keyfile="key.pem")
listener = socket.create_server(("127.0.0.1", port))
notes = []  # two threads that print get into each other's lines


def serve(count):
    with context.wrap_socket(listener, server_side=True) as secure:
        notes.append(type(secure).__name__)
        for _ in range(count):
            try:
                conn, _ = secure.accept()
            except ssl.SSLError as e:
                notes.append(type(e).__name__)
                continue
            except OSError as e:
                notes.append("client gone")
                continue
            with conn:
                request = conn.recv(65536).split(b"\r\n")[0].decode()
                body = f"you asked: {request}".encode()
                conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                             b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)


t = threading.Thread(target=serve, args=(3,))
t.start()
trust = ssl.create_default_context(cafile="ca.pem")
with urllib.request.urlopen(f"https://localhost:{port}/a?b=1", context=trust, timeout=10) as r:
    print(r.status, r.read().decode(), r.headers.get_content_type())
conn = http.client.HTTPSConnection("127.0.0.1", port, context=trust, timeout=10)
conn.request("GET", "/by-hand")
print(conn.getresponse().read().decode())
conn.close()
try:
    urllib.request.urlopen(f"https://localhost:{port}/", timeout=10)
except urllib.error.URLError as e:
    print(type(e.reason).__name__, e.reason.verify_code)
t.join()
print("server:", notes)
