"""Numbers of descriptors: the lowest that is free, for sockets, files, pipes and epolls alike."""
import os
import select
import selectors
import socket
import threading

srv = socket.create_server(("127.0.0.1", 0))
clients = [socket.create_connection(srv.getsockname()) for _ in range(3)]
accepted = [srv.accept()[0] for _ in clients]
print(srv.fileno(), [c.fileno() for c in clients], [a.fileno() for a in accepted])
table = {s.fileno(): s for s in accepted}
clients[1].send(b"hello")
ready, _, _ = select.select(list(table), [], [], 5)
print("ready:", ready, table[ready[0]].recv(10))
clients[0].close()
r, w = os.pipe()
f = open("/etc/hosts")
print("pipe:", r, w, "file:", f.fileno())
with selectors.DefaultSelector() as sel:
    sel.register(r, selectors.EVENT_READ, "the pipe")
    print("selector:", sel.fileno())
    os.write(w, b"x")
    for key, mask in sel.select():
        print(key.fd, key.data, mask)
a, b = socket.socketpair()
print("pair:", a.fileno(), b.fileno())
t = threading.Thread(target=lambda: a.send(b"later"))
t.start()
print(b.recv(10), str(b)[:22])
t.join()
print(repr(accepted[0]).split(", ")[0], os.dup(0))
for s in (*clients, *accepted, srv, a, b):
    s.close()
again = socket.socket()
print(again.fileno(), srv.fileno(), srv)
