"""The errors of beginners: each run ends with another one."""
import socket
import struct
import sys


class ProtocolError(Exception):
    def __init__(self, code, text="no text"):
        self.code = code
        super().__init__(f"{code}: {text}")


class Odd(Exception):
    def __str__(self):
        return "odd\nand on a second line"


def protocol():
    raise ProtocolError(42)


def odd():
    raise Odd(1, 2)


def chained():
    try:
        {}["host"]
    except KeyError as e:
        raise ConnectionError("no host given") from e


def context():
    try:
        int("80a")
    except ValueError:
        undefined_name


def silent():
    raise RuntimeError


def recursion():
    return recursion()


def unpack():
    struct.unpack("!I", b"abc")


def bad_port():
    socket.socket().connect(("127.0.0.1", 70000))


def bad_address():
    socket.socket().connect("127.0.0.1:80")


def str_port():
    socket.socket().bind(("127.0.0.1", "80"))


def unresolved():
    socket.gethostbyname("nowhere.invalid")


def no_attribute():
    socket.socket().sendto_all(b"")


def no_name():
    socket.AF_NOTHING


def args():
    protocol(1)


def key():
    {"a": 1}["b c"]


def index():
    [][0]


def unpacking():
    a, b = len


def many():
    a, b = 1, 2, 3


def decode():
    b"caf\xe9".decode()


def encode():
    "café".encode("ascii")


def add():
    "port " + 80


def none():
    None.recv(10)


def stop():
    next(iter(()))


def zero():
    1 // 0


def closed():
    s = socket.socket()
    s.close()
    s.send(b"x")


def file():
    open("/nowhere/at/all")


def imports():
    import no_such_module


def late():
    print(value)
    value = 1


class Broken(Exception):
    def __str__(self):
        return 1 / 0


def broken():
    raise Broken


globals()[sys.argv[1]]()
