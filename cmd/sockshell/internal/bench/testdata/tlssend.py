# tlssend.py PORT BYTES CHUNK: sendall over TLS.
import socket, ssl, sys


def main(port, total, chunk):
    unverified = ssl.create_default_context()
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
    t = unverified.wrap_socket(socket.create_connection(("127.0.0.1", port)))
    data = bytes(chunk)
    for i in range(total // chunk):
        t.sendall(data)
    t.close()


main(*map(int, sys.argv[1:]))
