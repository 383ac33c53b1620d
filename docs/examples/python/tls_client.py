"""A TLS client, which looks at the certificate of its server.

    python3 tls_client.py PORT CA_FILE NAME TEXT...
"""
import socket
import ssl
import sys

port, ca_file, name, *texts = sys.argv[1:]
context = ssl.create_default_context(cafile=ca_file if ca_file != "-" else None)

try:
    with socket.create_connection(("127.0.0.1", int(port)), timeout=10) as sock:
        with context.wrap_socket(sock, server_hostname=name) as tls:
            print(tls.version(), "with", tls.server_hostname)
            subject = dict(pair[0] for pair in tls.getpeercert()["subject"])
            print("issued for", subject["commonName"])
            for text in texts:
                tls.sendall(text.encode())
                print(text, "->", tls.recv(1024).decode())
except ssl.SSLCertVerificationError as error:
    print("not trusted:", error.verify_message)
    sys.exit(1)
