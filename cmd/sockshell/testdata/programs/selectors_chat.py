"""A chat in one thread: a class per client, output queues, and a command or two."""
import collections
import selectors
import socket
import sys
import types

sel = selectors.DefaultSelector()
clients = collections.OrderedDict()


def broadcast(text, *, sender=None):
    for sock, client in clients.items():
        if client is not sender:
            client.out += text.encode() + b"\n"
            update(sock)


def update(sock):
    client = clients[sock]
    mask = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.out else 0)
    key = sel.get_key(sock)
    if key.events != mask:
        sel.modify(sock, mask, data=key.data)


def accept(listener):
    sock, _ = listener.accept()
    sock.setblocking(False)
    clients[sock] = types.SimpleNamespace(name=f"guest{len(clients) + 1}", out=b"", inp=b"")
    sel.register(sock, selectors.EVENT_READ, data=serve)
    broadcast(f"+ {clients[sock].name}")


def leave(sock):
    client = clients.pop(sock)
    sel.unregister(sock)
    sock.close()
    broadcast(f"- {client.name}")


def serve(sock, mask):
    client = clients[sock]
    if mask & selectors.EVENT_READ:
        data = sock.recv(1024)
        if not data:
            return leave(sock)
        client.inp += data
        while (end := client.inp.find(b"\n")) >= 0:
            line, client.inp = client.inp[:end].decode(), client.inp[end + 1:]
            command(sock, client, line)
    if mask & selectors.EVENT_WRITE and sock in clients:
        sent = sock.send(client.out)
        client.out = client.out[sent:]
        update(sock)


def command(sock, client, line):
    if line.startswith("/nick "):
        old, client.name = client.name, line[6:]
        broadcast(f"* {old} is {client.name}")
    elif line == "/who":
        client.out += ", ".join(sorted(c.name for c in clients.values())).encode() + b"\n"
        update(sock)
    elif line == "/shutdown":
        raise SystemExit(f"shut down by {client.name}")
    else:
        broadcast(f"{client.name}: {line}", sender=client)


def main():
    listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    listener.setblocking(False)
    sel.register(listener, selectors.EVENT_READ)
    print("chat on", sel.get_map()[listener].fileobj is listener, len(sel.get_map()))
    while True:
        for key, mask in sel.select(timeout=None):
            if key.fileobj is listener:
                accept(listener)
            else:
                key.data(key.fileobj, mask)


try:
    main()
finally:
    print("closing", len(clients), "clients")
    sel.close()
    for sock in clients:
        sock.close()
