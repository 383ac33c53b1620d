"""Runs the lines that the shell's commands stand for: a list of texts in JSON from standard
input, and for each what it showed, as a list in JSON. What is the shell's own is here in a
few lines of Python."""
import builtins, contextlib, errno, io, json, math, re, struct, sys, time
import socket as module
from select import select
from struct import pack, unpack, calcsize

socket = module.socket
for name in dir(module):  # the verb is the module at once
    if not hasattr(socket, name):
        setattr(socket, name, getattr(module, name))
socket.socket = socket
for name, number in errno.errorcode.items():
    globals()[number] = name
for name in module.__all__:
    if name != "socket":
        globals()[name] = getattr(module, name)
close, sleep = module.close, time.sleep


def _data(value):
    return value.encode() if isinstance(value, str) else value


def word(value):
    return value


def catch(f, *args):
    try:
        return f(*args), None
    except Exception as err:
        return None, err


def assert_(condition, *message):
    if not condition:
        raise AssertionError(*message)


def run(text, names):
    shown = io.StringIO()
    text = re.sub(r"^assert\(", "assert_(", text)
    with contextlib.redirect_stdout(shown):
        try:
            exec(compile(text + "\n", "<line>", "single"), names)
        except Exception as err:
            kind = type(err).__qualname__
            if type(err).__module__ not in ("builtins", "__main__"):
                kind = type(err).__module__ + "." + kind
            print("%s: %s" % (kind, err) if str(err) else kind)
    return shown.getvalue()


builtins._ = None
names = {k: v for k, v in globals().items() if k not in ("run", "module", "names", "io")}
print(json.dumps([run(text, names) for text in json.load(sys.stdin)]))
