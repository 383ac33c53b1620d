import inspect, functools, typing
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
def f(a, b: int = 1, /, c=2, *rest: str, d, e: float = 3.0, **more) -> list: "doc of f"
def g(*, k): yield k
def h(x, y="z", *args): local = 1; return local
class C:
    """A class.

        indented
      less
    """
    def m(self, p, q=None):
        """m's doc
           goes on"""
    @staticmethod
    def s(v): pass
    @classmethod
    def k(cls, w): pass
    @property
    def prop(self): return 5
    def __call__(self, z): pass
class D(C):
    def __init__(self, one, two=2): pass
    def m(self, p, q=None): pass
@functools.wraps(h)
def wrapped(*a): pass
c, d = C(), D(1)
for x in (f, g, h, C, D, c, c.m, C.m, C.s, C.k, wrapped, lambda u, v=1: u): print(inspect.signature(x))
t(lambda: inspect.signature(5))
s = inspect.signature(f)
print(list(s.parameters), [str(p.kind) for p in s.parameters.values()], s.return_annotation, repr(s), repr(s.parameters["b"]))
print(s.parameters["a"].default is inspect.Parameter.empty, s.parameters["c"].default, s.parameters["d"].annotation is inspect._empty, repr(s.parameters["rest"].kind), int(s.parameters["more"].kind))
b = s.bind(1, 2, 3, "r", d=4, z=5); print(b.arguments, b.args, b.kwargs); b = s.bind(1, d=2); b.apply_defaults(); print(b.arguments, b.args, b.kwargs)
for call in (lambda: s.bind(), lambda: s.bind(1), lambda: inspect.signature(h).bind(1, 2, 3, w=4), lambda: inspect.signature(g).bind(1), lambda: inspect.signature(h).bind(1, x=2), lambda: inspect.signature(h).bind_partial()): t(call)
print([n for n, _ in inspect.getmembers(C, inspect.isfunction)], [n for n, _ in inspect.getmembers(d, inspect.ismethod)], [n for n, v in inspect.getmembers(d) if n == "prop"])
for x in (f, g, C, c.m, len, str.upper, inspect, g(k=1), 5): print([n for n in ("isfunction", "ismethod", "isclass", "ismodule", "isbuiltin", "isroutine", "isgenerator", "isgeneratorfunction", "isabstract") if getattr(inspect, n)(x)])
print(repr(inspect.getdoc(C)), repr(inspect.getdoc(C.m)), inspect.getdoc(f), repr(inspect.getdoc(d.m)), inspect.cleandoc("  a\n    b\n   c\n\n"))
print(inspect.getmro(D)[:2], inspect.getmodule(f).__name__, inspect.getsource(h), inspect.getsource(C.m), inspect.getsourcelines(g)[1], inspect.unwrap(wrapped) is h)
print(inspect.getfullargspec(f), inspect.getfullargspec(c.m).args)
class A(__import__("abc").ABC):
    @__import__("abc").abstractmethod
    def x(self): pass
print(inspect.isabstract(A), inspect.isabstract(C), inspect.getfile(f).rpartition("/")[2])
