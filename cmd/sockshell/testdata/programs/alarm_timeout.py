"""A time limit by signal.alarm, as old handouts have it; sched, and a watchdog thread."""
import contextlib
import sched
import signal
import socket
import threading
import time


class TooLong(Exception):
    pass


@contextlib.contextmanager
def limit(seconds):
    def ring(signum, frame):
        raise TooLong(f"longer than {seconds}s")
    old = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


a, b = socket.socketpair()
try:
    with limit(0.05):
        a.recv(1)
except TooLong as e:
    print("recv:", e)
try:
    with limit(0.05):
        while True:
            pass
except TooLong as e:
    print("loop:", e)
try:
    with limit(0.05):
        a.settimeout(5)
        a.recv(1)
except TooLong as e:
    print("recv with a timeout:", e)
b.send(b"x")
with limit(5):
    print(a.recv(1), signal.alarm(10), signal.alarm(0))
print(signal.getsignal(signal.SIGALRM) is signal.SIG_DFL, signal.SIGALRM, repr(signal.SIGINT.name))

events = []
s = sched.scheduler(time.monotonic, time.sleep)
s.enter(0.02, 1, events.append, ("second",))
s.enter(0.01, 1, events.append, argument=("first",))
cancelled = s.enter(0.03, 1, events.append, ("never",))
s.cancel(cancelled)
s.run()
print(events, s.empty())


class Watchdog:
    def __init__(self, seconds, sock):
        self.timer = threading.Timer(seconds, self.bark)
        self.sock, self.barked = sock, False

    def bark(self):
        self.barked = True
        self.sock.shutdown(socket.SHUT_RDWR)

    def __enter__(self):
        self.timer.start()
        return self

    def __exit__(self, *exc):
        self.timer.cancel()


a.settimeout(None)
with Watchdog(0.05, a) as dog:
    print("recv gives", a.recv(10), dog.barked)
try:
    signal.signal(signal.SIGKILL, lambda *a: None)
except OSError as e:
    print(e)
try:
    signal.signal(signal.SIGINT, "no")
except TypeError as e:
    print("TypeError")
try:
    threading.Thread(target=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)).start()
except ValueError:
    pass
signal.signal(signal.SIGINT, lambda s, f: print("interrupt", s))
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
    print("not here")
except KeyboardInterrupt as e:
    print("KeyboardInterrupt", e)
