# Generators: send, throw, close, return, yield from, expressions.
def count(n):
    for i in range(n):
        got = yield i
        if got: print("got", got)
    return "end"
g = count(3)
print(next(g), g.send("a"), g.send("b"))
try:
    next(g)
except StopIteration as e:
    print("value", e.value)
print(next(g, "default"))

def outer():
    r = yield from count(2)
    print("returned", r)
    yield "last"
print(list(outer()))

def delegates():
    try:
        yield from count(5)
    finally:
        print("cleanup")
g = delegates()
next(g)
g.send("x")
g.close()
try:
    next(g)
except StopIteration:
    print("closed")

def catches():
    while True:
        try:
            yield
        except ValueError as e:
            print("caught", e)
g = catches()
next(g)
g.throw(ValueError("v"))
g.throw(ValueError, "w")
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))

def ignores():
    while True:
        try: yield 1
        except GeneratorExit: pass
        yield 2
        return
g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e: print(e)

try:
    count(1).send(5)
except TypeError as e: print(e)

def itself():
    try:
        next(me)
    except ValueError as e:
        print(e)
    yield
me = itself()
next(me)

squares = (i * i for i in range(5))
print(sum(squares), sum(squares))
print(type(squares).__name__, max(len(w) for w in ["a", "bbb", "cc"]))
print(list((a, b) for a in range(3) if a for b in range(a)))
print(dict((k, v) for k, v in [("a", 1)]))

def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))

def infinite():
    n = 0
    while True:
        yield n
        n += 1
from itertools import islice
print(list(islice(infinite(), 2, 6)))
a, b, *c = (i for i in range(5))
print(a, b, c)
print([*infinite().__class__.__name__][:3])

def yields_in_args():
    x = print((yield 1), (yield 2))
    return x
g = yields_in_args()
next(g); g.send("A")
try: g.send("B")
except StopIteration: pass

class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), [x for x in It()], 2 in It(), *It())
def from_it():
    yield from It()
    yield from "ab"
print(list(from_it()))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq())
gens = [(x for x in range(i)) for i in range(3)]
print([list(g) for g in gens])
def wrapper():
    result = []
    def inner():
        yield len(result)
        result.append(1)
    for _ in range(2):
        for v in inner(): print(v)
wrapper()
def fin():
    try:
        yield 1
    finally:
        print("finalised")
for v in fin():
    break
def ret():
    return 5
    yield
print(list(ret()))
def send_tree():
    def averager():
        total = n = 0
        while True:
            v = yield (total / n if n else None)
            if v is None: return total
            total += v; n += 1
    def main():
        while True:
            print("total", (yield from averager()))
            yield "done"
            return
    m = main()
    next(m)
    print(m.send(10), m.send(20), m.send(None))
send_tree()
import contextlib
@contextlib.contextmanager
def tag(n):
    print("<%s>" % n)
    try: yield n
    finally: print("</%s>" % n)
with tag("a") as t, tag("b"):
    print(t)
try:
    with tag("err"):
        raise ValueError("inside")
except ValueError as e: print("through", e)
print(g.gi_running if hasattr(g, "gi_running") else None)
print(list(map(lambda x: x + 1, (i for i in [1, 2]))), list(zip(count(2), "ab")))
import threading
def crosses():
    def kw(a, b=0): return a, b, threading.current_thread().name
    class W:
        def __enter__(self): return self
        def __exit__(self, *a): print("exit in", threading.current_thread().name); return False
    with W():
        print(kw((yield 1), b=(yield 2)))
        print(kw(a=(yield 3)))
it = crosses()
def step():
    try: print(next(it), threading.current_thread().name)
    except StopIteration: print("stop", threading.current_thread().name)
for i in range(4):
    t = threading.Thread(target=step, name="T%d" % i)
    t.start(); t.join()
