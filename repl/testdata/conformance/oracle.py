"""Answers the cases of the conformance table, as CPython has them.

Standard input is a JSON list of [setup, line]; standard output the version, "3.11", and
the list of the answers: the repr of the last value that was not None, or an error's class
and text.
"""
import ast, enum, json, signal, sys, types
import select, socket, time


def callable_module(module, function):
    """Makes `socket` the class and the module at once, as it is in the shell."""
    kind = type("Module", (types.ModuleType,), {
        "__call__": lambda self, *args, **named: getattr(module, function)(*args, **named)})
    module.__class__ = kind


callable_module(socket, "socket")
callable_module(select, "select")

NAMES = """
from socket import *
from struct import pack, unpack, calcsize
import errno, select, socket, struct, sys, time
def catch(function, *args, **named):
    try: return function(*args, **named), None
    except Exception as err: return None, err
"""


def plain(v):
    """A value without enumerations: each is written as its number."""
    if isinstance(v, enum.Enum):
        return v.value
    if type(v) in (list, tuple):
        return type(v)(plain(x) for x in v)
    return v


def run(source, space):
    last = None
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Expr):
            value = eval(compile(ast.Expression(statement.value), "case", "eval"), space)
            last = last if value is None else value
        else:
            exec(compile(ast.Module([statement], []), "case", "exec"), space)
    return last


def answer(setup, line):
    space = {}
    exec(NAMES, space)
    signal.alarm(20)
    try:
        run(setup, space)
        return repr(plain(run(line, space)))
    except Exception as err:
        kind = type(err)
        name = "struct.error" if kind.__module__ == "struct" else kind.__qualname__
        return name + ": " + str(err) if str(err) else name
    finally:
        signal.alarm(0)
        socket.setdefaulttimeout(None)


def too_long(*_):
    raise RuntimeError("the case takes too long")


signal.signal(signal.SIGALRM, too_long)
answers = [answer(*case) for case in json.load(sys.stdin)]
print(json.dumps({"Version": "%d.%d" % sys.version_info[:2], "Answers": answers}))
