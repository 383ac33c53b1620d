"""A module beside the program: import, from, star, reload, and its errors."""
import importlib
import io
import os
import socket
import sys

import shared_module
import shared_module as again
from shared_module import *
from shared_module import _hidden as h

print(again is shared_module, Frame is shared_module.Frame, VERSION, h, "_hidden" in globals())
print(shared_module.__name__, os.path.basename(shared_module.__file__), shared_module.__doc__, Frame.__module__)
stream = io.BytesIO(bytes(Frame(1, b"abc")) + bytes(Frame(2)) + b"\x01")
print([read(stream), read(stream), read(stream)])
a, b = socket.socketpair()
a.sendall(bytes(Frame(7, b"x" * 3)))
with b.makefile("rb") as f:
    print(read(f))
print(__name__, "shared_module" in sys.modules, sys.path[0] == os.path.dirname(os.path.abspath(__file__)))
try:
    from shared_module import nothing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import broken_module
except ModuleNotFoundError as e:
    print(e.name)
m = importlib.import_module("shared_module")
print(m is shared_module, hasattr(m, "Frame"), getattr(m, "nope", None), sorted(n for n in dir(m) if n[0] != "_"))
