"""Round robin over backends, with health checks, a rate limiter and statistics."""
import concurrent.futures
import contextlib
import itertools
import socket
import statistics
import sys
import threading
import time


class Backend:
    def __init__(self, name, alive=True):
        self.name, self.alive, self.served = name, alive, 0
        self.sock = socket.create_server(("127.0.0.1", 0))
        self.address = self.sock.getsockname()
        self.thread = threading.Thread(target=self.run, daemon=True)
        if alive:
            self.thread.start()
        else:
            self.sock.close()

    def run(self):
        with contextlib.suppress(OSError):
            while True:
                conn, _ = self.sock.accept()
                with contextlib.closing(conn):
                    request = conn.recv(100)
                    self.served += 1
                    conn.sendall(f"{self.name}:{request.decode()}".encode())

    def __repr__(self):
        return f"Backend({self.name!r}, served={self.served})"


class TokenBucket:
    def __init__(self, rate, capacity, clock=time.monotonic):
        self.rate, self.capacity, self.clock = rate, capacity, clock
        self.tokens, self.last = capacity, clock()

    def take(self):
        now = self.clock()
        self.tokens = min(self.capacity, self.tokens + (now - self.last) * self.rate)
        self.last = now
        if self.tokens >= 1:
            self.tokens -= 1
            return True
        return False


class Balancer:
    def __init__(self, backends):
        self.backends = backends
        self.lock = threading.Lock()
        self.cycle = itertools.cycle(backends)
        self.down = set()

    def pick(self):
        with self.lock:
            for _ in range(len(self.backends)):
                b = next(self.cycle)
                if b not in self.down:
                    return b
        raise RuntimeError("no backend")

    def request(self, text):
        while True:
            b = self.pick()
            try:
                with socket.create_connection(b.address, timeout=5) as s:
                    s.sendall(text.encode())
                    return s.recv(100).decode()
            except ConnectionRefusedError:
                self.down.add(b)


backends = [Backend("a"), Backend("b", alive=False), Backend("c")]
balancer = Balancer(backends)
print([balancer.request(str(n)) for n in range(5)])
with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
    replies = list(pool.map(balancer.request, map(str, range(20))))
    print(sorted(int(r.split(":")[1]) for r in replies) == list(range(20)))
    future = pool.submit(balancer.request, "last")
    print(future.result(timeout=5).endswith("last"), future.done())
    failing = pool.submit(int, "x")
    print(type(failing.exception()).__name__)
    done, pending = concurrent.futures.wait([pool.submit(pow, n, 2) for n in range(3)])
    print(sorted(f.result() for f in done), len(pending))
    for f in concurrent.futures.as_completed([pool.submit(abs, -1)]):
        print(f.result())
print(backends[0].served + backends[2].served, backends[1], len(balancer.down))
ticks = iter([0, 0, 0, 0, 0.5, 1.5, 1.5])
bucket = TokenBucket(rate=2, capacity=2, clock=lambda: next(ticks))
print([bucket.take() for _ in range(6)])
times = [5, 3, 8, 1]
print(statistics.mean(times), statistics.median(times), round(statistics.stdev(times), 3), max(times))
balancer.down.update(backends)
try:
    balancer.request("x")
except RuntimeError as e:
    sys.exit(f"stopped: {e}")
