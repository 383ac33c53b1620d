"""TLS in both directions of trust: a threaded server wants a certificate of its clients."""
import socket
import socketserver
import ssl
import sys
import threading


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        cert = self.request.getpeercert()
        name = dict(x[0] for x in cert["subject"])["commonName"]
        self.wfile.write(f"hello {name} over {self.request.version()}\n".encode())
        for line in self.rfile:
            self.wfile.write(line.upper())


class TLSServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address, handler, context):
        super().__init__(address, handler)
        self.context = context

    def get_request(self):
        sock, addr = super().get_request()
        return self.context.wrap_socket(sock, server_side=True), addr

    def handle_error(self, request, client_address):
        print("error:", sys.exc_info()[0].__name__)


server_context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="ca.pem")
server_context.load_cert_chain("cert.pem", "key.pem")
server_context.verify_mode = ssl.CERT_REQUIRED
print(server_context.verify_mode, server_context.check_hostname, server_context.protocol.name)
server = TLSServer(("127.0.0.1", int(sys.argv[1])), Handler, server_context)
thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
thread.start()


def talk(context, *lines):
    with socket.create_connection(server.server_address, timeout=10) as raw:
        with context.wrap_socket(raw, server_hostname="localhost") as s:
            f = s.makefile("rw", newline="\n")
            print(f.readline().rstrip())
            for line in lines:
                f.write(line + "\n")
                f.flush()
                print(f.readline().rstrip())


context = ssl.create_default_context(cafile="ca.pem")
context.load_cert_chain("cert.pem", "key.pem")
print(context.verify_mode, context.check_hostname, context.verify_mode is ssl.CERT_REQUIRED)
talk(context, "one", "two words")
context.maximum_version = ssl.TLSVersion.TLSv1_2
talk(context, "older")
bare = ssl.create_default_context(cafile="ca.pem")
bare.maximum_version = ssl.TLSVersion.TLSv1_2
try:
    talk(bare)
except (ssl.SSLError, ConnectionError) as e:
    print("without a certificate:", isinstance(e, OSError))
for change in (lambda c: setattr(c, "verify_mode", ssl.CERT_NONE), lambda c: setattr(c, "check_hostname", 5),
               lambda c: c.load_cert_chain("nothing.pem"), lambda c: c.load_verify_locations("nothing.pem"),
               lambda c: c.set_ciphers("NO-SUCH-CIPHER"), lambda c: c.wrap_socket(socket.socket()),
               lambda c: c.load_verify_locations(), lambda c: c.load_cert_chain("cert.pem", "ca.pem")):
    try:
        print("->", change(ssl.create_default_context()))
    except OSError as e:
        print(type(e).__name__, e.errno == 2)
    except Exception as e:
        print(type(e).__name__, e)
server.shutdown()
server.server_close()
thread.join()
loose = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
loose.check_hostname = False
loose.verify_mode = ssl.CERT_NONE
print(loose.verify_mode.name, ssl.HAS_SNI, ssl.HAS_TLSv1_3, ssl.OPENSSL_VERSION != "",
      [v.name for v in ssl.TLSVersion][-2:], ssl.Purpose.SERVER_AUTH.name)
