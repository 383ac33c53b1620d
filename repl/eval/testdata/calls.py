# Calls and their errors.
def t(f):
    try:
        print(f())
    except TypeError as e:
        print("TypeError:", e)
def none(): pass
def one(a): return a
def two(a, b): return a, b
def opt(a, b=2, c=3): return a, b, c
def star(a, *rest): return a, rest
def kw(a, **more): return a, more
def konly(a, *, k, j=1): return a, k, j
def ponly(a, b, /, c): return a, b, c
def all_(a, b=2, *c, d, e=5, **f): return a, b, c, d, e, f
class C:
    def m(self, x): return x
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
c = C()
for f in [lambda: none(), lambda: none(1), lambda: one(), lambda: one(1, 2), lambda: two(), lambda: two(1),
    lambda: two(1, 2, 3), lambda: two(1, a=2), lambda: two(b=1, a=2), lambda: two(1, c=2), lambda: opt(1), lambda: opt(1, c=9),
    lambda: opt(), lambda: opt(1, 2, 3, 4), lambda: star(), lambda: star(1, 2, 3), lambda: kw(1, x=2), lambda: kw(1, 2),
    lambda: konly(1), lambda: konly(1, k=2), lambda: konly(1, 2), lambda: konly(1, 2, k=3), lambda: konly(k=1), lambda: ponly(1, 2, 3),
    lambda: ponly(1, 2, c=3), lambda: ponly(1, b=2, c=3), lambda: ponly(a=1, b=2, c=3), lambda: all_(1, d=4), lambda: all_(1, 2, 3, 4, d=5, z=6),
    lambda: all_(), lambda: all_(1), lambda: c.m(), lambda: c.m(1, 2), lambda: C.m(c, 3), lambda: C.m(), lambda: c.s(1), lambda: c.c(2), lambda: C.c(3),
    lambda: two(*[1, 2]), lambda: two(*[1], **{"b": 2}), lambda: two(*[1, 2, 3]), lambda: two(**{"a": 1, "b": 2}), lambda: two(1, **{"a": 1}),
    lambda: two(*5), lambda: two(**5), lambda: two(**{1: 2}), lambda: kw(1, **{"x": 1}, **{"x": 2}), lambda: kw(*[1], *[], x=1, **{"y": 2}),
    lambda: (lambda x, *y: (x, y))(1, 2, 3), lambda: (lambda: 1)(2), lambda: print(1, sep="", end="\n", bad=1), lambda: len(), lambda: len(1, 2), lambda: len(5),
    lambda: int("1", base=2), lambda: "a".upper(1), lambda: [].append(), lambda: [].append(1, 2), lambda: {}.get(), lambda: none()(), lambda: str("x")(), lambda: int(5)(),
    lambda: str.upper(5), lambda: list.append([], 1), lambda: list.append(1, 1), lambda: max(), lambda: sorted(), lambda: isinstance(1), lambda: isinstance(1, 1), lambda: range(), lambda: range("a"), lambda: open(), lambda: dict(1), lambda: dict([1]), lambda: set(1), lambda: "".join([1]), lambda: " ".join(5), lambda: sum(["a"]), lambda: abs("x"), lambda: ord("ab"), lambda: chr("a"), lambda: getattr(1), lambda: zip(1), lambda: map(), lambda: object(1), lambda: Exception(a=1)]:
    t(f)
print(opt.__defaults__, konly.__kwdefaults__, opt.__name__, C.m.__qualname__, (lambda: 0).__name__)
print(opt.__code__.co_varnames, opt.__code__.co_argcount, all_.__code__.co_argcount)
def ann(a: int, b: "text" = "x", *c: float, d: str = "e", **f: bytes) -> list:
    """Doc."""
    v: int = 5
    return [a]
print(ann.__annotations__, ann.__doc__)
def wrap(f):
    import functools
    @functools.wraps(f)
    def inner(*a, **k):
        print("call", f.__name__, a, k)
        return f(*a, **k)
    return inner
@wrap
def wrapped(x, y=1):
    "doc"
    return x + y
print(wrapped(1, y=5), wrapped.__name__, wrapped.__doc__, wrapped.__wrapped__.__name__)
def args(n):
    def d(f):
        return lambda *a: [f(*a)] * n
    return d
@args(2)
@wrap
def twice(x): return x
print(twice(3))
m = c.m
print(m(4), m.__self__ is c, C.m is C.m)
one.attr = 5
print(one.attr, one.__dict__)
f = {"a": one}
print(f["a"](1), [one][0](2), (one if True else two)(3))
print((lambda a, b=lambda: 7: b())(1))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(30))
def order():
    def p(x): print(x, end=" "); return x
    p(1) + p(2) * p(3)
    {p(1): p(2), p(3): p(4)}
    [p(1), p(2)][p(0)] 
    two(p(1), b=p(2))
    p(5) if p(0) else p(6)
    d = {}
    d[p("k")] = p("v")
    print()
order()
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2, 3 > 2 in [2])
print(None or 0 or "x", 1 and [] and 2, not [], not not 1)
print([i for i in range(10) if i % 2 if i > 3], {i % 3 for i in range(9)}, {k: v for k, v in zip("ab", [1, 2])})
print([(i, j) for i in range(3) for j in range(i)], [x for row in [[1, 2], [3]] for x in row])
a = b = c2 = []
a.append(1)
print(b, c2 is a)
x = 5
x += 2; x -= 1; x *= 3; x //= 2; x **= 2; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 0xff; x ^= 3
print(x)
l = [1, 2, 3, 4, 5]
l[1:3] = ["a", "b", "c"]; del l[0]; l[-1:] = []
print(l, l[::2], l[::-1], l[5:], l[-2:])
l[0] += "z"
print(l)
d = {"n": 1}
d["n"] += 5
print(d)
print(f"{1 + 1} {'a' 'b'} {x!r:>5} {3.14159:.2f} {'q':{'>'}{4}} {d['n']} {x=} {{}} {[1,2][0]}")
print("%s %d %r %5.1f %x %%" % ("a", 5, "b", 2.55, 255), "{0} {n} {0!r}".format("z", n=3))
print(*[1, 2], *"ab", sep="-")
print({**{"a": 1}, "b": 2, **{"a": 3}}, [*range(3), 9], (*"ab",), {*[1], 2})
if (n := len("abcd")) > 3: print(n)
while True:
    break
else:
    print("never")
for i in []: pass
else: print("else")
i = 10
while i:
    i -= 3
    if i < 0: break
print(i)
print(True + True, 7 // -2, 7 % -2, -7 // 2, 2 ** -1, 2 ** 100, 1e3, 10 / 4, 0.1 + 0.2, 1_000)
print("ab" * 2, [0] * 3, "a" in "abc", [1] + [2], (1,) + (2,), "b" > "a")
print(is_ := (None is None), c is not None)
print(type(1).__name__, type("").__name__, type(None).__name__, type(print).__name__, type(one).__name__, type(C).__name__)
