"""An echo server over TLS.

    python3 tls_server.py PORT CERTIFICATE KEY CLIENTS
"""
import socket
import ssl
import sys

port, certificate, key, clients = sys.argv[1:]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
context.minimum_version = ssl.TLSVersion.TLSv1_2

with socket.create_server(("127.0.0.1", int(port))) as listener:
    print("listening")
    for _ in range(int(clients)):
        raw, _ = listener.accept()
        try:
            # The handshake is here: a client that does not trust us ends it.
            with context.wrap_socket(raw, server_side=True) as connection:
                print("handshake done:", connection.version())
                while data := connection.recv(1024):
                    connection.sendall(data[::-1])
        except ssl.SSLError as error:
            print("no handshake:", type(error).__name__)
