"""A server that counts words, with socketserver: a class tells what to do with a client.

    python3 socketserver_words.py tcp|udp PORT
"""
import collections
import socketserver
import sys


class WordCounter:
    """What both servers share."""

    total = collections.Counter()

    def count(self, text):
        words = text.lower().split()
        self.total.update(words)
        common = ", ".join(f"{word} {n}" for word, n in self.total.most_common(3))
        return f"{len(words)} words; in all: {common or 'none'}\n"


class TCPHandler(WordCounter, socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(self.count(line.decode()).encode())


class UDPHandler(WordCounter, socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sock.sendto(self.count(data.decode()).encode(), self.client_address)


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
    daemon_threads = True


kind, port = sys.argv[1], int(sys.argv[2])
address = ("127.0.0.1", port)
server = Server(address, TCPHandler) if kind == "tcp" else socketserver.UDPServer(address, UDPHandler)
with server:
    print(type(server).__name__, "at", server.server_address[0])
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("counted", sum(WordCounter.total.values()), "words")
