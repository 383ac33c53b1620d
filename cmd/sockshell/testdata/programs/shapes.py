"""A handout on classes: abstract bases, properties, operators, iteration, context managers."""
import abc
import contextlib
import functools


class Message(abc.ABC):
    registry = {}

    def __init_subclass__(cls, /, code, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.code = code
        Message.registry[code] = cls

    @abc.abstractmethod
    def body(self) -> bytes: ...

    def __bytes__(self):
        body = self.body()
        return bytes([self.code, len(body)]) + body

    @classmethod
    def parse(cls, data):
        kind = cls.registry.get(data[0])
        if kind is None:
            raise LookupError(f"no message {data[0]:#04x}")
        return kind.from_body(data[2:2 + data[1]])

    def __repr__(self):
        args = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({args})"

    def __eq__(self, other):
        if not isinstance(other, Message):
            return NotImplemented
        return bytes(self) == bytes(other)

    __hash__ = None


class Hello(Message, code=1):
    def __init__(self, name):
        self.name = name

    def body(self):
        return self.name.encode()

    @classmethod
    def from_body(cls, body):
        return cls(body.decode())


class Move(Message, code=2):
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self._x, self._y = x, y

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        if not -128 <= value < 128:
            raise ValueError("x must fit into a byte")
        self._x = value

    @x.deleter
    def x(self):
        raise AttributeError("x stays")

    def body(self):
        return self._x.to_bytes(1, "big", signed=True) + self._y.to_bytes(1, "big", signed=True)

    @classmethod
    def from_body(cls, body):
        return cls(*(int.from_bytes(body[i:i + 1], "big", signed=True) for i in range(2)))


print(Message.parse(bytes(Hello("ann"))), Message.parse(bytes(Move(-3, 4))))
print(Hello("a") == Hello("a"), Hello("a") != Move(1, 2), Hello("a") == 5)
for action in (lambda: Message(), lambda: Message.parse(b"\x09\x00"), lambda: setattr(Move(0, 0), "x", 500),
               lambda: {Hello("x")}, lambda: delattr(Move(0, 0), "x"), lambda: Hello()):
    try:
        action()
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


@functools.total_ordering
class Version:
    __slots__ = ("parts",)

    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __str__(self):
        return ".".join(map(str, self.parts))

    def __iter__(self):
        yield from self.parts

    def __getitem__(self, i):
        return self.parts[i]

    def __add__(self, n):
        return Version(".".join(str(p) for p in (*self.parts[:-1], self.parts[-1] + n)))

    __radd__ = __add__


v = sorted(map(Version, ["1.10", "1.2", "1.9.1"]))
print(*v, v[0] >= v[1], max(v)[1], list(v[2]), str(v[0] + 1), str(3 + v[0]))
try:
    v[0].other = 1
except AttributeError as e:
    print(e)


@contextlib.contextmanager
def section(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", e)
    finally:
        print(f"</{name}>")


with section("a") as upper, contextlib.suppress(ZeroDivisionError):
    print(upper)
    with section("b"):
        raise KeyError("gone")
    1 / 0
with contextlib.ExitStack() as stack:
    for n in "xyz":
        stack.enter_context(section(n))
    stack.callback(print, "callback")


def traced(prefix):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            result = f(*args, **kwargs)
            print(f"{prefix}{f.__name__}{args}{kwargs or ''} = {result}")
            return result
        wrapper.calls = 0
        return wrapper
    return decorate


@traced("> ")
def fib(n):
    "the nth number"
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib(3)
print(fib.__name__, fib.__doc__, fib.calls)


class Meta(type):
    def __call__(cls, *args):
        if not hasattr(cls, "_it"):
            cls._it = super().__call__(*args)
        return cls._it


class Config(metaclass=Meta):
    def __init__(self, *args):
        self.args = args

    def __getattr__(self, name):
        return f"<{name}>"

    def __call__(self, x):
        return x * 2

    def __len__(self):
        return len(self.args)

    def __contains__(self, x):
        return x in self.args

    def __format__(self, spec):
        return f"Config[{spec}]"


c = Config(1, 2)
print(c is Config(5), c.anything, c(21), len(c), 2 in c, f"{c:wide}", callable(c), bool(c))
print(Move.__mro__[1].__name__, issubclass(Move, abc.ABC), isinstance(Hello("x"), Message), Move.x.fget.__name__)
