"""The same in the manner of selectors: each socket brings the function to call.

    python3 selectors_server.py PORT
"""
import selectors
import socket
import sys

sel = selectors.DefaultSelector()


def accept(server, mask):
    conn, addr = server.accept()
    print("accepted a client")
    conn.setblocking(False)
    sel.register(conn, selectors.EVENT_READ, read)


def read(conn, mask):
    data = conn.recv(1000)
    if data:
        print("echoing", repr(data))
        conn.sendall(data)
    else:
        print("closing")
        sel.unregister(conn)
        conn.close()


server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("localhost", int(sys.argv[1])))
server.listen(100)
server.setblocking(False)
sel.register(server, selectors.EVENT_READ, accept)
print("ready")

while True:
    for key, mask in sel.select():
        callback = key.data
        callback(key.fileobj, mask)
