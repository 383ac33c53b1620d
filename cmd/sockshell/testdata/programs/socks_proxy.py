"""SOCKS5 without authentication, and the client's side of it."""
import ipaddress
import select
import socket
import struct
import sys
import threading

VERSION, CONNECT = 5, 1
IPV4, DOMAIN, IPV6 = 1, 3, 4


def exactly(sock, n):
    data = sock.recv(n, socket.MSG_WAITALL)
    if len(data) < n:
        raise EOFError("short read")
    return data


def relay(a, b):
    counts = {a: 0, b: 0}
    while counts:
        ready, _, _ = select.select(list(counts), [], [], 10)
        for s in ready:
            other = b if s is a else a
            data = s.recv(4096)
            if data:
                other.sendall(data)
                counts[s] += len(data)
            else:
                print("direction done:", counts.pop(s), "bytes")
                try:
                    other.shutdown(socket.SHUT_WR)
                except OSError:
                    pass


def handle(client):
    with client:
        version, n = exactly(client, 2)
        assert version == VERSION
        methods = set(exactly(client, n))
        client.sendall(bytes([VERSION, 0 if 0 in methods else 255]))
        if 0 not in methods:
            print("no method")
            return
        version, command, _, kind = struct.unpack("!4B", exactly(client, 4))
        if kind == IPV4:
            host = socket.inet_ntop(socket.AF_INET, exactly(client, 4))
        elif kind == DOMAIN:
            host = exactly(client, exactly(client, 1)[0]).decode("idna")
        elif kind == IPV6:
            host = str(ipaddress.IPv6Address(exactly(client, 16)))
        port, = struct.unpack("!H", exactly(client, 2))
        print("connect to", host)
        code = 0
        try:
            remote = socket.create_connection((host, port), timeout=5)
        except ConnectionRefusedError:
            code = 5
        except OSError as e:
            code = 4
        if code:
            client.sendall(struct.pack("!BBBBIH", VERSION, code, 0, IPV4, 0, 0))
            print("failed with", code)
            return
        bound = remote.getsockname()
        client.sendall(struct.pack("!BBBB", VERSION, 0, 0, IPV4) + socket.inet_aton(bound[0])
                       + struct.pack("!H", bound[1]))
        with remote:
            relay(client, remote)


def proxy(port, clients):
    with socket.create_server(("127.0.0.1", port)) as srv:
        print("socks")
        for _ in range(clients):
            c, _ = srv.accept()
            t = threading.Thread(target=handle, args=(c,))
            t.start()
            t.join()


def client(port, kind, host, target, text):
    s = socket.create_connection(("127.0.0.1", port))
    s.sendall(b"\x05\x01" + (b"\x02" if kind == "auth" else b"\x00"))
    print("method", exactly(s, 2)[1])
    if kind == "auth":
        return
    address = {"ip": lambda: b"\x01" + socket.inet_aton(host),
               "name": lambda: b"\x03" + bytes([len(host)]) + host.encode()}[kind]()
    s.sendall(b"\x05\x01\x00" + address + struct.pack("!H", target))
    reply = exactly(s, 10)
    print("reply", reply[1])
    if reply[1] == 0:
        s.sendall(text.encode())
        s.shutdown(socket.SHUT_WR)
        print(b"".join(iter(lambda: s.recv(10), b"")))
    s.close()


if sys.argv[1] == "proxy":
    proxy(int(sys.argv[2]), int(sys.argv[3]))
else:
    client(int(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]), "through a proxy")
