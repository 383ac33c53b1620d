"""A file server with commands in the manner of FTP: LIST, GET, PUT, QUIT."""
import os
import socket
import sys
import threading


class Session(threading.Thread):
    def __init__(self, conn, root):
        super().__init__()
        self.conn, self.root = conn, root
        self.user = None
        self.buffer = b""

    def readline(self):
        while b"\r\n" not in self.buffer:
            data = self.conn.recv(1024)
            if not data:
                raise ConnectionResetError("client left")
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\r\n", 1)
        return line.decode()

    def reply(self, code, text):
        self.conn.sendall(f"{code} {text}\r\n".encode())

    def run(self):
        self.reply(220, "ready")
        try:
            while True:
                command, *args = self.readline().split(maxsplit=1)
                handler = getattr(self, f"cmd_{command.upper()}", self.unknown)
                if handler(*args) is False:
                    break
        except (ConnectionError, ValueError) as e:
            print("session ended:", type(e).__name__)
        finally:
            self.conn.close()

    def unknown(self, *args):
        self.reply(502, "command not implemented")

    def login_required(method):
        def wrapper(self, *args):
            if self.user is None:
                return self.reply(530, "not logged in")
            return method(self, *args)
        return wrapper

    def cmd_USER(self, name):
        self.user = name
        self.reply(230, f"welcome {name}")

    @login_required
    def cmd_LIST(self):
        names = sorted(os.listdir(self.root))
        self.reply(150, len(names))
        for name in names:
            size = os.stat(os.path.join(self.root, name)).st_size
            self.conn.sendall(f"{name:<12}{size:>6}\r\n".encode())

    @login_required
    def cmd_GET(self, name):
        path = os.path.join(self.root, os.path.basename(name))
        try:
            with open(path, "rb") as f:
                data = f.read()
        except OSError as e:
            return self.reply(550, os.strerror(e.errno))
        self.reply(226, len(data))
        self.conn.sendall(data)

    @login_required
    def cmd_PUT(self, rest):
        name, size = rest.split()
        size = int(size)
        while len(self.buffer) < size:
            self.buffer += self.conn.recv(4096)
        data, self.buffer = self.buffer[:size], self.buffer[size:]
        with open(os.path.join(self.root, name), "wb") as f:
            f.write(data)
        self.reply(226, "stored")

    def cmd_QUIT(self):
        self.reply(221, "bye")
        return False


def server(port, root, sessions):
    os.makedirs(root, exist_ok=True)
    listener = socket.create_server(("127.0.0.1", port), backlog=2, reuse_port=False)
    print("serving", os.path.basename(root))
    for _ in range(sessions):
        conn, _ = listener.accept()
        s = Session(conn, root)
        s.start()
        s.join()
    listener.close()
    for dirpath, dirnames, filenames in os.walk(root):
        print(os.path.relpath(dirpath, root), dirnames, sorted(filenames))


server(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
