# language.py WHAT COUNT: a loop of the language, the same here and in CPython.
import socket, sys, time


def pairs(count):
    a, b = socket.socketpair()
    for i in range(count):
        a.send(b"hello")
        b.recv(4096)


def integers(count):
    total = 0
    for i in range(count):
        if i % 3 == 1:
            total += i * 2
        else:
            total -= i
    return total


def one(a, b):
    return a + b


def calls(count):
    for i in range(count):
        one(i, 1)


def tries(count):
    for i in range(count):
        try:
            one(i, 1)
        except ValueError:
            pass


def raises(count):
    for i in range(count):
        try:
            raise ValueError(i)
        except ValueError as e:
            pass


def texts(count):
    for i in range(count):
        line = str(i).encode() + b"\r\n"
        line.split()


def objects(count):
    class Counter:
        def __init__(self):
            self.n = 0

        def add(self, k):
            self.n += k

    c = Counter()
    for i in range(count):
        c.add(i)


def containers(count):
    seen, items = {}, []
    for i in range(count):
        items.append(i)
        seen[i & 255] = items[i]


count = int(sys.argv[2])
began = time.perf_counter()
globals()[sys.argv[1]](count)
print("took", time.perf_counter() - began)
