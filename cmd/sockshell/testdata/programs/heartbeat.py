"""Heartbeats over UDP: who has not been heard of for too long is dead."""
import heapq
import socket
import sys
import time


class Clock:
    """A clock that datagrams move, so that the test needs no waiting."""
    now = 0.0


class Monitor:
    TIMEOUT = 3

    def __init__(self):
        self.last_seen = {}
        self.deadlines = []
        self.dead = set()

    def beat(self, name):
        if name in self.dead:
            self.dead.discard(name)
            print(f"[{Clock.now:4.1f}] {name} is back")
        elif name not in self.last_seen:
            print(f"[{Clock.now:4.1f}] {name} is new")
        self.last_seen[name] = Clock.now
        heapq.heappush(self.deadlines, (Clock.now + self.TIMEOUT, name))

    def check(self):
        while self.deadlines and self.deadlines[0][0] <= Clock.now:
            deadline, name = heapq.heappop(self.deadlines)
            if self.last_seen[name] + self.TIMEOUT <= deadline and name not in self.dead:
                self.dead.add(name)
                print(f"[{Clock.now:4.1f}] {name} is dead, last seen {self.last_seen[name]:g}")

    @property
    def alive(self):
        return sorted(set(self.last_seen) - self.dead)


def monitor(port):
    m = Monitor()
    with socket.socket(type=socket.SOCK_DGRAM) as s:
        s.bind(("127.0.0.1", port))
        print("monitoring")
        while True:
            message, peer = s.recvfrom(100)
            kind, _, rest = message.decode().partition(" ")
            if kind == "BEAT":
                m.beat(rest)
            elif kind == "TICK":
                Clock.now += float(rest)
                m.check()
            elif kind == "STOP":
                break
            s.sendto(b"ok", peer)
    print("alive:", ", ".join(m.alive) or "nobody", "dead:", *sorted(m.dead))


def send(port, *messages):
    with socket.socket(type=socket.SOCK_DGRAM) as s:
        s.connect(("127.0.0.1", port))
        for message in messages:
            s.send(message.replace("_", " ").encode())
            if message != "STOP":
                s.recv(10)


if __name__ == "__main__":
    commands = dict(monitor=monitor, send=send)
    name, port, *rest = sys.argv[1:]
    commands[name](int(port), *rest)
