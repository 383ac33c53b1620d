# tlsrecv.py PORT BYTES CHUNK: recv over TLS from a server that sends without end.
import socket, ssl, sys


def main(port, total, chunk):
    unverified = ssl.create_default_context()
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
    t = unverified.wrap_socket(socket.create_connection(("127.0.0.1", port)))
    got = 0
    while got < total:
        got += len(t.recv(chunk))


main(*map(int, sys.argv[1:]))
