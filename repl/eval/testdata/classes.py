# Classes: inheritance, super, properties, dunders, metaclasses, descriptors.
class Base:
    """A base."""
    kind = "base"
    def __init__(self, name): self.name = name
    def __repr__(self): return f"{type(self).__name__}({self.name!r})"
    def hello(self): return "hello " + self.name
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def add(a, b): return a + b
    @property
    def upper(self): return self.name.upper()
    @upper.setter
    def upper(self, v): self.name = v.lower()
class Child(Base):
    kind = "child"
    def __init__(self, name, age=0):
        super().__init__(name)
        self.age = age
    def hello(self): return super().hello() + "!"
c = Child("ann", 5)
print(c, c.hello(), c.kind, c.upper, Child.make("bob"), Base.add(1, 2), c.add(3, 4))
c.upper = "EVE"
print(c.name, c.__dict__, Child.__mro__, Base.__doc__, Child.__name__, Child.__bases__)
print(isinstance(c, Base), issubclass(Child, Base), type(c) is Child)
for bad in ("c.nope", "Child.nope", "c.hello(1)", "Base()", "Base.make()", "Child(1,2,3,4)", "c()", "c[0]", "c + 1", "len(c)", "iter(c)", "c < c", "-c", "Base('a').upper.x"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
try:
    del c.upper
except AttributeError as e: print(e)
class V:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return self.x < o.x
    def __bool__(self): return bool(self.x)
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iter__(self): yield self.x; yield self.y
    def __call__(self, k): return self.x * k
    def __contains__(self, v): return v in (self.x, self.y)
    def __neg__(self): return V(-self.x, -self.y)
    def __iadd__(self, o): self.x += o.x; return self
    def __format__(self, spec): return f"<{spec}:{self.x}>"
    def __str__(self): return "V(%d, %d)" % (self.x, self.y)
    def __index__(self): return self.x
    def __enter__(self): return self
    def __exit__(self, *a): return True
v = V(1, 2)
print(v + V(3, 4) == V(4, 6), sum([v, v]).x, v < V(2, 0), bool(V(0, 1)), len(v), v[1], list(v), v(10), 2 in v, str(-v), f"{v:spec}", {v: 1}[V(1, 2)], [10, 20, 30][v])
w = v
v += V(5, 5)
print(w.x, w is v)
try: v.z = 1
except AttributeError as e: print(e)
try: v + 1
except TypeError as e: print(e)
try: v > 3
except Exception as e: print(type(e).__name__)
class Attr:
    def __getattr__(self, n):
        if n.startswith("_"): raise AttributeError(n)
        return "got " + n
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
    def __delattr__(self, n): print("del", n)
a = Attr()
a.k = 4
print(a.k, a.other)
del a.k
class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.name, "unset")
    def __set__(self, o, v): setattr(o, self.name, v)
class HasDesc:
    d = Desc()
h = HasDesc()
print(h.d); h.d = 3; print(h.d, h.__dict__, type(HasDesc.d).__name__)
class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
print(D().f(), [k.__name__ for k in D.__mro__])
try:
    class X(A, D): pass
except TypeError as e: print(str(e).split("\n")[0][:60])
class Plugin:
    registry = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))
class P1(Plugin, tag="one"): pass
class P2(Plugin): pass
print(Plugin.registry)
class Single:
    one = None
    def __new__(cls, *a):
        if cls.one is None: cls.one = super().__new__(cls)
        return cls.one
    def __init__(self, v): self.v = v
print(Single(1) is Single(2), Single(3).v)
class M(type):
    def __call__(cls, *a): print("making", cls.__name__); return super().__call__(*a)
    def __len__(cls): return 42
    @property
    def tag(cls): return "<" + cls.__name__ + ">"
class Made(metaclass=M):
    def __init__(self, x): self.x = x
print(Made(1).x, len(Made), Made.tag, type(Made).__name__)
T = type("T", (Base,), {"z": 5, "m": lambda self: self.z})
print(T("t"), T("t").m(), T.__module__, T.__qualname__)
class L(list):
    def first(self): return self[0]
l = L([3, 1, 2]); l.append(0)
print(l, l.first(), sorted(l), type(l[:2]).__name__, isinstance(l, list), len(l))
class Dd(dict):
    def __missing__(self, k): return k * 2
print(Dd(a=1)["a"], Dd()["zz"], Dd(x=1) == {"x": 1})
class I(int):
    def double(self): return self * 2
print(I(5).double(), I(3) + 4, type(I(3) + 4).__name__, repr(I(7)))
class S(str):
    def shout(self): return self.upper() + "!"
print(S("hi").shout(), S("a") + "b", len(S("abc")), {S("k"): 1}["k"])
class E(ValueError):
    pass
print(E("x"), repr(E("x", 1)), issubclass(E, Exception))
def deco(c):
    c.decorated = True
    return c
@deco
class K:
    class Inner:
        pass
    def m(self): pass
print(K.decorated, K.Inner.__qualname__, K.m.__qualname__, K().m.__func__ is K.m)
print(str(K.m)[:14], str(K().m)[:15])
class Cmp:
    def __eq__(self, o): return True
    __hash__ = None
try: {Cmp(): 1}
except TypeError as e: print(e)
print(Cmp() == 5, Cmp() != 5)
print(hasattr(c, "name"), getattr(c, "zip", 7), callable(c.hello), callable(c))
setattr(c, "q", 1); print(vars(c)); delattr(c, "q"); print("q" in vars(c))
from enum import Enum
class Color(Enum):
    RED = 1
    BLUE = 2
print(Color.RED, Color(2), Color["RED"], [m.name for m in Color], Color.RED is Color(1))
from dataclasses import dataclass, field
@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
print(Point(1), Point(1, 2) == Point(1, 2), Point(3).tags)
from collections import namedtuple
NT = namedtuple("NT", "a b")
print(NT(1, 2), NT(1, b=3)._replace(a=9), NT(1, 2)[0])
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[int])
import abc
class Abs(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
try: Abs()
except TypeError as e: print(e)
x = __class__ if "__class__" in globals() else "none"
print(x)
class Priv:
    def __init__(self): self.__secret = 1
    def get(self): return self.__secret
    def __helper(self): return "h"
    def call(self): return self.__helper()
p = Priv()
print(p.get(), p.__dict__, p.call())
class Hide:
    def m(self): return "class"
    def late(self): return "class late"
class HideSub(Hide): pass
def ask(o): return o.m(), o.late()
h1, h2, h3 = Hide(), Hide(), HideSub()
print(ask(h1), ask(h2), ask(h3))
h1.m = lambda: "own"
print(ask(h1), ask(h2))
h2.__dict__["late"] = lambda: "dict late"
print(ask(h1), ask(h2), ask(h3))
vars(h3)["m"] = lambda: "vars"
print(ask(h3))
setattr(h3, "late", lambda: "setattr")
print(ask(h3))
class Empty: pass
e1 = Empty()
e1.m = lambda: "before"
e1.late = lambda: "before late"
print(ask(e1))
Empty.m = lambda self: "after"
print(ask(e1), Empty().m())
del e1.m
print(ask(e1))
class Other:
    def m(self): return "other"
    def late(self): return "other late"
e2 = Empty()
e2.late = lambda: "kept"
e2.__class__ = Other
print(ask(Other()), ask(e2))
class Self:
    def __init__(self): self.m = self.m2
    def m(self): return "m"
    def m2(self): return "m2"
    def late(self): return "l"
print(ask(Self()))
