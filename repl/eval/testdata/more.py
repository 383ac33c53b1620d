# Corners: order of evaluation, star expressions, with, imports, del, decorators, operators.
import sys, functools, itertools, operator, collections
from os import path as p, sep
import os.path
import collections.abc as cabc
print(p.join("a", "b"), os.path.basename("/x/y"), sep, cabc.__name__)
try:
    import nothing_here
except ImportError as e:
    print(type(e).__name__, e.name)
try:
    from os import nothing_here
except ImportError as e:
    print(type(e).__name__)
try:
    from . import x
except ImportError as e:
    print(e)

def log(x):
    print(x, end=" ")
    return x
class Rec:
    def __getitem__(self, k): print("get", k, end=" "); return 0
    def __setitem__(self, k, v): print("set", k, v, end=" ")
    def __delitem__(self, k): print("del", k, end=" ")
r = Rec()
r[log(1)] = log(2)
r[log(1)] += log(5)
log(r)[log(2)] if False else None
del r[log(1)], r[log(2)]
r[1:2], r[::3], r[1, 2], r[1:2, ...]
print()
x = y = log(3)
a, b = b, a = log(1), log(2)
print(a, b)
i = 0
l = [0, 0, 0]
i, l[i] = 1, 9
print(l)
print(log(1) < log(2) < log(0) < log(9))
print({log("k"): log("v")}, [log(1), log(2)], log(1) if log(0) else log(2))
def star_return():
    rest = [2, 3]
    return 1, *rest
def star_yield():
    rest = [2, 3]
    yield 1, *rest
print(star_return(), list(star_yield()))
for q in 1, *[2, 3]: print(q, end=" ")
print()
d = {(1, *[2]): 3}
print(d[1, 2], d[1, *[2]])
first, *mid, last = range(5)
print(first, mid, last)
[*h, t] = "abc"
print(h, t)
for (a, b), c in [((1, 2), 3)]: print(a, b, c)
*z, = 1, 2
print(z)
def deco(n):
    print("deco", n)
    def w(f):
        print("apply", n)
        return f
    return w
@deco(1)
@deco(2)
def decorated(): pass
class Ops:
    def __init__(self, v): self.v = v
    def __matmul__(self, o): return "mm"
    def __rsub__(self, o): return ("rsub", o)
    def __ror__(self, o): return ("ror", o)
    def __and__(self, o): return NotImplemented
    def __rand__(self, o): return "rand"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
    def __imul__(self, o): self.v *= o; return self
    def __invert__(self): return "inv"
    def __divmod__(self, o): return "dm"
    def __lshift__(self, o): return "ls"
    def __eq__(self, o): return "eq!"
    def __ne__(self, o): return "ne!"
    def __ge__(self, o): return "ge!"
    def __getattribute__(self, n):
        if n == "magic": return "from getattribute"
        return object.__getattribute__(self, n)
    def __missing__(self, k): return k
o = Ops(3)
print(o @ 1, 5 - o, 1 | o, o ** 2, 2 ** o, pow(o, 2, 3), ~o, divmod(o, 1), o << 1, o == 1, o != 1, 1 == o, o >= 1, 1 <= o, o.magic)
o *= 4
print(o.v)
try: o & 1
except TypeError as e: print(e)
try: o & Ops(1)
except TypeError as e: print(e)
class Sub(Ops):
    def __radd__(self, o): return "sub radd"
class Base2(Ops):
    def __add__(self, o): return "base add"
print(Ops.__name__, 1 + Sub(1))
class P1:
    def __add__(self, o): return "P1 add"
class P2(P1):
    def __radd__(self, o): return "P2 radd"
print(P1() + P2(), P2() + P1())
@functools.lru_cache(maxsize=None)
def fibo(n): return n if n < 2 else fibo(n - 1) + fibo(n - 2)
print(fibo(50), fibo.cache_info().hits)
print(functools.reduce(operator.add, range(5)), functools.partial(int, base=2)("101"))
print(list(itertools.chain.from_iterable([[1], [2, 3]])), list(itertools.takewhile(lambda v: v < 3, itertools.count())))
print([k for k, g in itertools.groupby("aabbc")], list(itertools.product("ab", repeat=2))[:3])
def outer():
    class Local:
        attr = [n for n in range(3)]
        def m(self): return outer.__name__, __class__.__name__
    return Local
print(outer().attr, outer()().m(), outer().__qualname__)
print([*map(lambda a, b: a * b, [1, 2], [3, 4])], sorted("bca", key=lambda c: -ord(c)))
def gen_finally():
    for i in range(3):
        try:
            yield i
            if i == 1: return
        finally:
            print("f", i, end=" ")
print(list(gen_finally()))
def nested_try():
    for i in range(3):
        try:
            try:
                if i == 0: continue
                if i == 1: raise ValueError(i)
                return "ret"
            except ValueError as e:
                print("ve", e, end=" ")
                continue
            finally:
                print("in", i, end=" ")
        finally:
            print("out", i, end=" ")
print(nested_try())
def while_else(n):
    while n:
        n -= 1
        if n == 2: break
    else:
        return "else"
    return "broke"
print(while_else(5), while_else(2))
s = "x"
print(f"{s!r:>6}|{s:^5}|{'nested ' + f'{s}' }|{10:0{4}d}|{1.5:{'.2f'}}|{s=}|{s = !s}|{'a' if s else 'b'}|{ {'k': 1}['k'] }|{(lambda q: q)(5)}")
print(f"{3:,} {1234567:,} {0.5:%} {255:#x} {5:+d} {-5: d} {'é':>3}" rf"\n{s}" "plain")
print(b"a" b"b", "tab\there", r"raw\n", """multi
line""", '\x41\u00e9\u2022', b"\x00\xff")
matrix = [[1, 2], [3, 4]]
print([[row[c] for row in matrix] for c in range(2)], {k: [v for v in range(k)] for k in range(3)}, {c for c in "aab"} == {"a", "b"})
print([y for x in range(3) if (y := x * 2) > 1], y)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
class Ctx:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n, end=" "); return self.n
    def __exit__(self, *a): print("exit", self.n, end=" "); return self.n == "hold"
with (Ctx("a") as v, Ctx("hold") as w,):
    raise ValueError
print(v, w)
with Ctx("t") as (t0): print(t0, end=" ")
with Ctx("tu") as l[0]: pass
print(l)
try:
    with Ctx("x") as (m, n, k): pass
except ValueError as e: print(e)
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("from exit")
try:
    with BadExit(): raise ValueError("body")
except KeyError as e: print(repr(e), repr(e.__context__))
class OnlyEnter:
    def __enter__(self): pass
try:
    with OnlyEnter(): pass
except TypeError as e: print(e)
def annotated(a: int = 5, *, b: "str" = "s") -> None: pass
v: int = 3
u: "undefined"
print(__annotations__, annotated.__annotations__)
class An:
    f: int
    g: str = "g"
print(An.__annotations__, An.g)
print(type(An.__dict__).__name__, "f" in An.__dict__)
def mutate(d={}):
    d[len(d)] = 1
    return len(d)
print(mutate(), mutate(), mutate({}))
try: del undefined_name
except NameError as e: print(e)
try: del l[10]
except IndexError as e: print(e)
try: {}.x = 1
except AttributeError as e: print(e)
try: (1).x
except AttributeError as e: print(e)
try: "abc"[1] = "x"
except TypeError as e: print(e)
try: (1, 2)[5]
except IndexError as e: print(e)
try: l[1.5]
except TypeError as e: print(e)
try: {}[[]]
except TypeError as e: print(e)
try: "a" + 1
except TypeError as e: print(e)
try: 1 + "a"
except TypeError as e: print(e)
try: b"a" + "b"
except TypeError as e: print(e)
try: [] < {}
except TypeError as e: print(e)
try: 1 in 5
except TypeError as e: print(e)
try: next(iter([]))
except StopIteration as e: print(repr(e), e.value)
try: int("x")
except ValueError as e: print(e)
try: i()
except TypeError as e: print(e)
try: len(5)
except TypeError as e: print(e)
try: for_ = [x for x in 5]
except TypeError as e: print(e)
try: raise Exception("a", "b")
except Exception as e: print(e, e.args)
try: sys.exit()
except SystemExit as e: print(repr(e), e.code)
print(sys._getframe().f_lineno, sys._getframe().f_code.co_name)
def where(): return sys._getframe(1).f_lineno
print(where(),
      where())
print(list(zip(*[[1, 2], [3, 4]])), dict(zip("ab", range(2))), list(enumerate("ab", 1)), list(reversed([1, 2])))
print(max([1, 5, 3], key=lambda v: -v), min("b", "a"), sum([[1], [2]], []), any(x > 1 for x in [1, 2]), all([]))
print(isinstance(True, int), issubclass(bool, int), type(type), type(1) == int, id(s) == id(s), hash("a") == hash("a"))
print(str(1.0), repr("it's"), repr('"'), str([1, "a", None]), ascii("é"), chr(233), ord("é"), bin(5), hex(255), oct(8))
print(round(2.5), round(3.5), round(1.234, 2), divmod(-7, 2), abs(-3), pow(2, 10, 1000), int("ff", 16), float("1e3"), bool(""), complex if False else "")
if __name__ == "__main__": print("main")
class Counter:
    n = 0
    def __init__(self): type(self).n += 1; Counter.n += 1
Counter(); Counter()
print(Counter.n)
def f(a, b): return a - b
print(f(b=1, a=5), f(*(1, 2)), f(**dict(a=1, b=2)), (f)(3, 1))
print(functools.wraps(f)(lambda: 0).__name__, f.__call__(3, 2), callable(f))
g = (n for n in [1, 2, 3]); print(2 in g, list(g))
print([1, 2, 3][-1], "abc"[::-1], (1, 2, 3)[1:], [1, 2, 3, 4][::2], list(range(10))[2:8:3], "hello"[-3:])
e = ExceptionGroup("eg", [ValueError(1), TypeError(2)])
print(e, repr(e), e.split(ValueError), e.subgroup(TypeError))
def g2():
    x = yield
    while x: x = yield x * 2
c = g2(); next(c); print(c.send(1), c.send(5)); c.close()
print(globals()["s"], "s" in globals(), "zzz" in vars())
def lo(): q = 1; return locals()
print(lo())
import types
print(isinstance(lo, types.FunctionType), isinstance(g2(), types.GeneratorType), type(None) is types.NoneType)
print(eval("1 + 2"), eval("[i for i in range(3)]"), eval("s + 'y'", {"s": "z"}))
exec("for i in range(2): print('exec', i)")
co = compile("1 + 1", "<c>", "eval"); print(eval(co))

# The limit of decimal digits can be moved.
import sys
print(sys.get_int_max_str_digits())
for digits in 640, 0, 100:
    try:
        sys.set_int_max_str_digits(digits)
        print(digits, sys.get_int_max_str_digits(), len(str(10 ** 639)), len("%d" % 10 ** 600))
        print(len(str(10 ** 5000)), int("7" * 5000) % 97, len(f"{10 ** 4500}"))
    except ValueError as e:
        print(e)
sys.set_int_max_str_digits(4300)
