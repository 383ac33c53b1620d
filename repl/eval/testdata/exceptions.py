# try, except, else, finally, raise from, context, groups.
import sys
import traceback

def flow():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    else:
        out.append("no")
    return out
print(flow())

def returns():
    try:
        return "try"
    finally:
        print("finally")
print(returns())

def overrides():
    for _ in range(2):
        try:
            return 1
        finally:
            break
    return 2
print(overrides())

def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"
print(swallow())

def else_part(v):
    try:
        int(v)
    except ValueError as e:
        return "except %s" % e
    else:
        return "else"
    finally:
        print("done", v)
print(else_part("1"), else_part("x"))

def chain():
    try:
        try:
            {}["k"]
        except KeyError as e:
            raise ValueError("bad") from e
    except ValueError as e:
        print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
    try:
        try:
            {}["k"]
        except KeyError:
            [][1]
    except IndexError as e:
        print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
    try:
        try:
            {}["k"]
        except KeyError:
            raise ValueError from None
    except ValueError as e:
        print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
chain()

def reraise():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            print(sys.exc_info()[0].__name__)
            raise
    except ArithmeticError as e:
        print("again", e, e.__context__)
    print(sys.exc_info())
reraise()

try:
    raise
except RuntimeError as e:
    print(e)

class Mine(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.a = a
    def __str__(self):
        return "mine %s" % self.a

try:
    raise Mine(1, 2)
except (KeyError, Mine) as e:
    print(e, e.args, repr(e))

try:
    raise Mine
except TypeError as e:
    print(e)

for bad in (1, "x", int):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)

def nested_finally():
    try:
        try:
            raise ValueError("one")
        finally:
            raise KeyError("two")
    except KeyError as e:
        return repr(e), repr(e.__context__)
print(nested_finally())

try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), OSError(4)])])
except* ValueError as g:
    print("values", g.exceptions)
except* (TypeError, OSError) as g:
    print("others", g.exceptions)

try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        print("some")
except ExceptionGroup as g:
    print(g.exceptions)

try:
    raise ValueError("bare")
except* ValueError as g:
    print(type(g).__name__, g.exceptions)

def in_generator():
    try:
        yield 1
    except ValueError as e:
        print("in", e)
        yield 2
    finally:
        print("closed")
g = in_generator()
print(next(g), g.throw(ValueError("thrown")))
g.close()

def inner():
    raise ValueError("deep")
def outer():
    inner()
try:
    outer()
except ValueError as e:
    tb = e.__traceback__
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(names)
    print(traceback.format_exc().splitlines()[-1])
    print(len(traceback.extract_tb(e.__traceback__)))

e = OSError(2, "No such file", "f")
print(e, type(e).__name__, e.errno, e.filename)
print(repr(KeyError("k")), str(KeyError("k")), repr(ValueError()), repr(OSError(1)))
e = ValueError("v")
e.add_note("a note")
print(e.__notes__)
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
try:
    assert False
except AssertionError as e:
    print(repr(e), str(e) == "")

def recursion(n):
    return recursion(n + 1)
try:
    recursion(0)
except RecursionError as e:
    print(e)

class Ctx:
    def __init__(self, hold): self.hold = hold
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v, tb is not None)
        return self.hold
with Ctx(True) as c:
    raise ValueError("held")
try:
    with Ctx(False), Ctx(False):
        raise ValueError("passed")
except ValueError as e:
    print("out", e)
def with_return():
    with Ctx(False):
        return 5
print(with_return())
for i in range(3):
    with Ctx(False):
        if i == 0: continue
        break
try:
    with 5: pass
except TypeError as e:
    print(e)
try:
    raise SystemExit(3)
except SystemExit as e:
    print(e.code)
try:
    exit_code = sys.exit("text")
except BaseException as e:
    print(repr(e))
try:
    a, b = 1, 2, 3
except ValueError as e: print(e)
try:
    a, b, c = [1, 2]
except ValueError as e: print(e)
try:
    a, *b, c = [1]
except ValueError as e: print(e)
try:
    a, b = 5
except TypeError as e: print(e)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
[p, q] = "xy"
print(p, q)
try:
    (lambda: (yield))().throw(ValueError("s"))
except ValueError as e: print(repr(e))
def raises_stop():
    yield 1
    raise StopIteration
try:
    list(raises_stop())
except RuntimeError as e: print(e, repr(e.__cause__))
