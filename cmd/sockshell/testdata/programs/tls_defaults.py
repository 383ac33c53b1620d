# A context that believes the system's roots and one more, wrapped round a socket before it connects.
import socket
import ssl
import sys

port, cafile, text = int(sys.argv[1]), sys.argv[2], sys.argv[3]

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.maximum_version = ssl.TLSVersion.TLSv1_2
context.load_default_certs()
context.load_verify_locations(cafile)

plain = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
with context.wrap_socket(plain, server_hostname="localhost") as s:
    print(s.version())
    s.connect(("127.0.0.1", port))
    print(s.version())
    s.sendall(text.encode() + b"\n")
    print(s.recv(100))
