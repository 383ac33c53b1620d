# Names: local, global, nonlocal, class bodies, comprehensions, walrus, del.
x = 1

def show(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)

def reads():
    return x

def unbound():
    print(x)
    x = 2

def writes():
    global x
    x += 10
    return x

def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up

def deleted():
    y = 1
    del y
    return y

def free_unbound():
    def inner():
        return later
    try:
        return inner()
    except NameError as e:
        print(type(e).__name__)
    later = 5
    return inner()

def missing():
    return nothing_like_it

def except_unbinds():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e

def comp_scope():
    i = "kept"
    squares = [i * i for i in range(4)]
    return i, squares

def walrus():
    found = [last := n for n in range(5)]
    return last, found

def walrus_if():
    if any((hit := n) > 2 for n in range(10)):
        return hit

def late_binding():
    return [f() for f in [lambda: i for i in range(3)]]

def kept_binding():
    return [f() for f in [lambda i=i: i for i in range(3)]]

def nested_comp():
    return [[r * c for c in range(3)] for r in range(3)]

def comp_sees_outer(k):
    return {a: [b + k for b in range(a)] for a in range(3)}

class A:
    x = "class"
    y = [x for _ in range(1)]          # the module's x
    z = [v for v in x]                 # the first iterable sees the class

    def m(self):
        return x

    inner = x + "!"

print(A.y, A.z, A().m(), A.inner)

def closure_in_class():
    v = "outer"
    class B:
        w = v
        def get(self):
            return v
    v = "changed"
    return B.w, B().get()

def class_global():
    class C:
        global made_in_class
        made_in_class = 3
    return made_in_class, hasattr(C, "made_in_class")

def shadow(print=print):
    list = (1, 2)
    return list

def default_once(a=[]):
    a.append(1)
    return a

def loops():
    for i in range(3):
        pass
    else:
        i = (i, "else")
    return i

def deep():
    a = 1
    def f():
        def g():
            def h():
                nonlocal a
                a += 1
                return a
            return h
        return g
    return f()()(), a

up = counter()
print(up(), up(), counter()())
for f in [reads, unbound, writes, deleted, free_unbound, missing, except_unbinds, comp_scope, walrus, walrus_if,
          late_binding, kept_binding, nested_comp, closure_in_class, class_global, shadow, default_once,
          default_once, loops, deep]:
    show(f)
show(comp_sees_outer, 10)

def outer(a, b=2, *c, d, e=5, **f):
    return sorted(locals())

print(outer(1, d=4))
print(sorted(k for k in globals() if k in ("up", "x", "A")))

def g():
    yield from (locals() for _ in range(1))
print(len(list(g())))

if True:
    cond = 1
del cond
try:
    cond
except NameError as e:
    print(e)

def cell_param(a):
    def f():
        return a
    a += 1
    return f
print(cell_param(1)(), cell_param(5)())

def star_cell(*a, **k):
    return lambda: (a, k)
print(star_cell(1, 2, z=3)())

class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns)
        c.kw = kw
        return c
class D(metaclass=Meta, flag=1):
    def who(self):
        return __class__
print(D.kw, D().who())

def gen_in_class():
    class E:
        items = [1, 2]
        doubled = list(i * 2 for i in items)
    return E.doubled
show(gen_in_class)
exec("dyn = 5")
print(dyn, eval("dyn + x"))
ns = {"k": 2}
exec("k2 = k * 2\ndef f(): return k2", ns)
print(ns["k2"], ns["f"]())
def ev():
    secret = 7
    return eval("secret + 1")
show(ev)
globals()["made"] = 6
def maker(name, v):
    globals()[name] = v
maker("made2", 7)
print(made, made2)
del globals()["made"]
print("made" in globals())
try: del globals()["made"]
except KeyError as e: print(e)
