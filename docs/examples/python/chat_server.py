"""A chat room: a thread for each client, and everybody hears everybody.

    python3 chat_server.py PORT
"""
import socket
import sys
import threading


class Room:
    """Who is here. Several threads use it, so each method takes the lock."""

    def __init__(self):
        self._members = {}
        self._lock = threading.RLock()

    def join(self, name, sock):
        with self._lock:
            if name in self._members:
                raise ValueError(f"the name {name} is taken")
            self._members[name] = sock
            self.say(f"* {name} is here", without=name)

    def leave(self, name):
        with self._lock:
            del self._members[name]
            self.say(f"* {name} is gone")

    def say(self, text, without=None):
        with self._lock:
            for name, sock in self._members.items():
                if name != without:
                    sock.sendall(text.encode() + b"\n")

    def __len__(self):
        with self._lock:
            return len(self._members)


class Client(threading.Thread):
    def __init__(self, room, sock):
        super().__init__(daemon=True)
        self.room = room
        self.sock = sock

    def run(self):
        with self.sock, self.sock.makefile("r", encoding="utf-8") as lines:
            self.sock.sendall(b"your name?\n")
            name = lines.readline().strip()
            try:
                self.room.join(name, self.sock)
            except ValueError as error:
                self.sock.sendall(f"sorry: {error}\n".encode())
                return
            print(f"{name} joined, {len(self.room)} here")
            try:
                for line in lines:
                    self.room.say(f"<{name}> {line.rstrip()}", without=name)
            finally:
                self.room.leave(name)
                print(f"{name} left, {len(self.room)} here")


def main():
    room = Room()
    server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    print("the room is open")
    try:
        while True:
            sock, _ = server.accept()
            Client(room, sock).start()
    except KeyboardInterrupt:
        print("the room is closed")
    finally:
        server.close()


main()
