"""Protocols as generators: a parser that is fed, pipelines, and recursion."""
import itertools
import socket


def line_parser():
    """send() it bytes; it gives the lines that are whole."""
    buffer = b""
    lines = []
    while True:
        data = yield lines
        if data is None:
            return buffer
        buffer += data
        *lines, buffer = buffer.split(b"\n")


p = line_parser()
next(p)
for chunk in (b"ab", b"c\nde", b"f\n\nrest"):
    print(p.send(chunk))
try:
    p.send(None)
except StopIteration as stop:
    print("left:", stop.value)


def numbered(lines, start=1):
    yield from enumerate(lines, start)
    return "end"


def outer():
    result = yield from numbered("xy")
    yield result


print(list(outer()))


def resource():
    print("open")
    try:
        while True:
            try:
                got = yield
                print("got", got)
            except ValueError as e:
                print("told", e)
    finally:
        print("closed")


r = resource()
next(r)
r.send(1)
r.throw(ValueError("no"))
r.close()
try:
    next(r)
except StopIteration:
    print("over")


def blocks(sock, size):
    while block := sock.recv(size):
        yield block


a, b = socket.socketpair()
a.sendall(bytes(range(65, 91)))
a.close()
print([x.decode() for x in blocks(b, 10)])
print(list(itertools.islice(itertools.count(10, 5), 3)), list(itertools.chain("ab", [1])),
      [(k, len(list(g))) for k, g in itertools.groupby("aaabcc")], list(itertools.accumulate([1, 2, 3])),
      list(zip("abc", range(2))), list(itertools.zip_longest("ab", [1], fillvalue="-")),
      list(itertools.takewhile(lambda x: x < 3, range(9))), list(itertools.product("ab", [1, 2]))[-1])
squares = {n: n * n for n in range(5) if n % 2}
print(squares, {c.lower() for c in "AbA"} == {"a", "b"}, sum(x * x for x in range(4)),
      [[i * j for j in range(3)] for i in range(2)], any(x > 3 for x in squares), all([]))
first, *rest = range(4)
(x, y), *z = [(1, 2), 3, 4]
print(first, rest, x, y, z, *"ab", sep="|")
data = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(data, key=lambda t: (-t[1], t[0])), max(data, key=lambda t: t[1]), data[::-1][:1])
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
else:
    print("never")
for n in range(2, 10):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
try:
    try:
        raise OSError(2, "inner")
    except OSError as e:
        raise RuntimeError("outer") from e
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    raise ExceptionGroup("eg", [ValueError("a"), TypeError("b"), ExceptionGroup("in", [ValueError("c")])])
except* ValueError as eg:
    print("values", [str(e) for e in eg.exceptions])
except* TypeError as eg:
    print("types", eg.exceptions)
