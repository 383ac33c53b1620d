"""Objects as bytes, in CPython's format (protocols to 4 are written, to 5 are read)."""

import struct
import sys

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump',
           'dumps', 'load', 'loads', 'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL']

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    protocol = DEFAULT_PROTOCOL if protocol is None else protocol
    if protocol < 0:
        protocol = HIGHEST_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError('pickle protocol must be <= %d' % HIGHEST_PROTOCOL)
    return _Writer(max(protocol, 4)).whole(obj)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    file.write(dumps(obj, protocol))


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    import io
    return Unpickler(io.BytesIO(bytes(data)), encoding=encoding, errors=errors).load()


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return Unpickler(file, encoding=encoding, errors=errors).load()


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file
        self._protocol = protocol

    def dump(self, obj):
        self._file.write(dumps(obj, self._protocol))

    def clear_memo(self):
        pass


class _Writer:
    """The writing of one object and all that hangs on it."""

    def __init__(self, protocol):
        self.protocol = protocol
        self.out = bytearray()
        self.memo = {}              # id -> (number, object: so that it stays alive)

    def whole(self, obj):
        self.save(obj)
        self.out += b'.'
        head = b'\x80' + bytes([self.protocol])
        if len(self.out) >= 4:
            head += b'\x95' + struct.pack('<Q', len(self.out))
        return head + bytes(self.out)

    def remember(self, obj):
        self.memo[id(obj)] = (len(self.memo), obj)
        self.out += b'\x94'

    def save(self, obj):
        known = self.memo.get(id(obj))
        if known is not None:
            n = known[0]
            self.out += b'h' + bytes([n]) if n < 256 else b'j' + struct.pack('<I', n)
            return
        method = _SAVERS.get(type(obj))
        if method is not None:
            method(self, obj)
        elif isinstance(obj, type) or type(obj) in (type(dumps), type(len)):
            self.save_global(obj)
        else:
            self.save_reduced(obj)

    def save_none(self, obj):
        self.out += b'N'

    def save_bool(self, obj):
        self.out += b'\x88' if obj else b'\x89'

    def save_int(self, obj):
        if 0 <= obj < 256:
            self.out += b'K' + bytes([obj])
        elif 0 <= obj < 65536:
            self.out += b'M' + struct.pack('<H', obj)
        elif -2 ** 31 <= obj < 2 ** 31:
            self.out += b'J' + struct.pack('<i', obj)
        else:
            data = obj.to_bytes((obj.bit_length() >> 3) + 1, 'little', signed=True)
            if obj < 0 and len(data) > 1 and data[-1] == 0xff and data[-2] & 0x80:
                data = data[:-1]
            if len(data) < 256:
                self.out += b'\x8a' + bytes([len(data)]) + data
            else:
                self.out += b'\x8b' + struct.pack('<i', len(data)) + data

    def save_float(self, obj):
        self.out += b'G' + struct.pack('>d', obj)

    def sized(self, data, short, normal, long):
        n = len(data)
        if n < 256:
            self.out += short + bytes([n])
        elif n < 2 ** 32:
            self.out += normal + struct.pack('<I', n)
        else:
            self.out += long + struct.pack('<Q', n)
        self.out += data

    def save_str(self, obj):
        self.sized(obj.encode('utf-8', 'surrogatepass'), b'\x8c', b'X', b'\x8d')
        self.remember(obj)

    def save_bytes(self, obj):
        self.sized(obj, b'C', b'B', b'\x8e')
        self.remember(obj)

    def save_bytearray(self, obj):
        if self.protocol >= 5:
            self.out += b'\x96' + struct.pack('<Q', len(obj)) + obj
            self.remember(obj)
        else:
            self.save_call(bytearray, (bytes(obj),), obj)

    def save_tuple(self, obj):
        if not obj:
            self.out += b')'
            return
        if len(obj) > 3:
            self.out += b'('
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:           # it holds itself, and was written on the way
            self.out += b'0' * len(obj) if len(obj) < 4 else b'1'
            self.save(obj)
            return
        self.out += b't' if len(obj) > 3 else (b'\x85', b'\x86', b'\x87')[len(obj) - 1]
        self.remember(obj)

    def save_list(self, obj):
        self.out += b']'
        self.remember(obj)
        self.items(list(obj))

    def items(self, values):
        for i in range(0, len(values), 1000):
            part = values[i:i + 1000]
            if len(part) == 1:
                self.save(part[0])
                self.out += b'a'
                continue
            self.out += b'('
            for item in part:
                self.save(item)
            self.out += b'e'

    def save_dict(self, obj):
        self.out += b'}'
        self.remember(obj)
        self.pairs(list(obj.items()))

    def pairs(self, values):
        for i in range(0, len(values), 1000):
            part = values[i:i + 1000]
            if len(part) > 1:
                self.out += b'('
            for key, value in part:
                self.save(key)
                self.save(value)
            self.out += b'u' if len(part) > 1 else b's'

    def save_set(self, obj):
        self.out += b'\x8f'
        self.remember(obj)
        values = list(obj)
        for i in range(0, len(values), 1000):
            self.out += b'('
            for item in values[i:i + 1000]:
                self.save(item)
            self.out += b'\x90'

    def save_frozenset(self, obj):
        self.out += b'('
        for item in obj:
            self.save(item)
        self.out += b'\x91'
        self.remember(obj)

    def save_global(self, obj):
        name = getattr(obj, '__qualname__', None) or obj.__name__
        module = getattr(obj, '__module__', None) or 'builtins'
        if '<' in name:
            raise AttributeError("Can't pickle local object %r" % name)
        if _found(module, name) is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (
                obj, module, name))
        self.save(module)
        self.save(name)
        self.out += b'\x93'
        self.remember(obj)

    def save_call(self, function, args, obj):
        self.save(function)
        self.save(args)
        self.out += b'R'
        self.remember(obj)

    def save_reduced(self, obj):
        cls = type(obj)
        own = _own_reduce(cls)
        if isinstance(obj, BaseException):
            self.save_call(cls, obj.args, obj)
            state = dict(getattr(obj, '__dict__', None) or {})
            if state:
                self.save(state)
                self.out += b'b'
            return
        if own is not None:
            parts = own(obj, self.protocol) if own.__name__ == '__reduce_ex__' else own(obj)
            if isinstance(parts, str):
                self.save(_found(cls.__module__, parts))
                return
            self.save_call(parts[0], parts[1], obj)
            if len(parts) > 2 and parts[2] is not None:
                self.save(parts[2])
                self.out += b'b'
            return
        args, state = _parts(obj)
        self.save(cls)
        self.save(args)
        self.out += b'\x81'
        self.remember(obj)
        if isinstance(obj, list):
            self.items(list(obj))
        if isinstance(obj, dict):
            self.pairs(list(obj.items()))
        if state is not None:
            self.save(state)
            self.out += b'b'


_SAVERS = {type(None): _Writer.save_none, bool: _Writer.save_bool, int: _Writer.save_int,
           float: _Writer.save_float, str: _Writer.save_str, bytes: _Writer.save_bytes,
           bytearray: _Writer.save_bytearray, tuple: _Writer.save_tuple, list: _Writer.save_list,
           dict: _Writer.save_dict, set: _Writer.save_set, frozenset: _Writer.save_frozenset}


def _own_reduce(cls):
    for name in ('__reduce_ex__', '__reduce__'):
        for base in cls.__mro__:
            if base is not object and name in base.__dict__:
                return base.__dict__[name]
    return None


def _parts(obj):
    """The arguments of __new__ and the state of an object without a __reduce__."""
    cls = type(obj)
    new = getattr(obj, '__getnewargs__', None)
    args = () if new is None else tuple(new())
    if new is None:
        for base in (tuple, frozenset, set):
            if isinstance(obj, base):
                args = (base(obj),)
        for base in (int, float, str, bytes):
            if isinstance(obj, base):
                args = (base(obj),)
    get = None
    for base in cls.__mro__:
        if base is not object and '__getstate__' in base.__dict__:
            get = base.__dict__['__getstate__']
            break
    if get is not None:
        return args, get(obj)
    state = dict(getattr(obj, '__dict__', None) or {}) or None
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get('__slots__', ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ('__dict__', '__weakref__') and hasattr(obj, name):
                slots[name] = getattr(obj, name)
    if not hasattr(obj, '__dict__') and not slots and not args and cls.__module__ in (
            '_thread', 'socket', '_io', 'builtins', '_socket', 'io'):
        raise TypeError("cannot pickle '%s' object" % cls.__name__)
    return args, (state, slots) if slots else state


def _found(module, name):
    if module not in sys.modules:
        __import__(module)
    obj = sys.modules[module]
    for part in name.split('.'):
        obj = getattr(obj, part, None)
    return obj


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict',
                 buffers=None):
        self._file = file
        self._encoding = encoding
        self._errors = errors

    def find_class(self, module, name):
        module = {'__builtin__': 'builtins', 'copy_reg': 'copyreg'}.get(module, module)
        if module not in sys.modules:
            __import__(module)
        obj = sys.modules[module]
        for part in name.split('.'):
            try:
                obj = getattr(obj, part)
            except AttributeError:
                raise AttributeError("Can't get attribute %r on %r" % (name, sys.modules[module])
                                     ) from None
        return obj

    def persistent_load(self, pid):
        raise UnpicklingError('unsupported persistent id encountered')

    def _bytes(self, n):
        data = self._file.read(n)
        if len(data) < n:
            raise EOFError('Ran out of input') if not data else UnpicklingError(
                'pickle data was truncated')
        return data

    def _number(self, format):
        return struct.unpack(format, self._bytes(struct.calcsize(format)))[0]

    def _line(self):
        line = self._file.readline()
        if line[-1:] != b'\n':
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def load(self):
        self._stack = []
        self._marks = []
        self._memo = {}
        while True:
            op = self._bytes(1)
            if op == b'.':
                return self._stack.pop()
            try:
                action = _ACTIONS[op]
            except KeyError:
                raise UnpicklingError("invalid load key, '%s'." % (
                    chr(op[0]) if 32 <= op[0] < 127 else '\\x%02x' % op[0])) from None
            action(self)

    def _push(self, value):
        self._stack.append(value)

    def _to_mark(self):
        if not self._marks:
            raise UnpicklingError('could not find MARK')
        at = self._marks.pop()
        values = self._stack[at:]
        del self._stack[at:]
        return values

    def _put(self, n):
        self._memo[n] = self._stack[-1]

    def _get(self, n):
        try:
            self._push(self._memo[n])
        except KeyError:
            raise UnpicklingError('Memo value not found at index %d' % n) from None

    def _tuple(self, n):
        values = tuple(self._stack[len(self._stack) - n:])
        del self._stack[len(self._stack) - n:]
        self._push(values)

    def _pairs(self, values):
        target = self._stack[-1]
        for i in range(0, len(values), 2):
            target[values[i]] = values[i + 1]

    def _int_line(self):
        line = self._line()
        self._push({b'00': False, b'01': True}.get(line, int(line) if line not in (b'00', b'01')
                                                   else 0))

    def _reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _new(self):
        args = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *args))

    def _new_with_names(self):
        names = self._stack.pop()
        args = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *args, **names))

    def _instance(self, values):
        cls, args = values[0], values[1:]
        self._push(cls(*args) if args else cls.__new__(cls))

    def _build(self):
        state = self._stack.pop()
        obj = self._stack[-1]
        put = getattr(obj, '__setstate__', None)
        if put is not None:
            put(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        for name, value in (state or {}).items():
            obj.__dict__[name] = value
        for name, value in (slots or {}).items():
            setattr(obj, name, value)

    def _add(self, values):
        self._stack[-1].update(values)

    def _text(self, n):
        self._push(self._bytes(n).decode('utf-8', 'surrogatepass'))

    def _old_text(self, n):
        data = self._bytes(n)
        self._push(data if self._encoding == 'bytes' else data.decode(self._encoding,
                                                                      self._errors))

    def _stack_global(self):
        name = self._stack.pop()
        self._push(self.find_class(self._stack.pop(), name))

    def _long(self, n):
        self._push(int.from_bytes(self._bytes(n), 'little', signed=True))


_ACTIONS = {
    b'\x80': lambda u: u._bytes(1), b'\x95': lambda u: u._bytes(8), b'N': lambda u: u._push(None),
    b'\x88': lambda u: u._push(True), b'\x89': lambda u: u._push(False),
    b'K': lambda u: u._push(u._bytes(1)[0]), b'M': lambda u: u._push(u._number('<H')),
    b'J': lambda u: u._push(u._number('<i')), b'\x8a': lambda u: u._long(u._bytes(1)[0]),
    b'\x8b': lambda u: u._long(u._number('<i')), b'I': lambda u: u._int_line(),
    b'L': lambda u: u._push(int(u._line().rstrip(b'L'))),
    b'F': lambda u: u._push(float(u._line())), b'G': lambda u: u._push(u._number('>d')),
    b'\x8c': lambda u: u._text(u._bytes(1)[0]), b'X': lambda u: u._text(u._number('<I')),
    b'\x8d': lambda u: u._text(u._number('<Q')),
    b'V': lambda u: u._push(u._line().decode('raw-unicode-escape')),
    b'S': lambda u: u._push(u._line()[1:-1].decode('ascii')),
    b'U': lambda u: u._old_text(u._bytes(1)[0]), b'T': lambda u: u._old_text(u._number('<i')),
    b'C': lambda u: u._push(u._bytes(u._bytes(1)[0])),
    b'B': lambda u: u._push(u._bytes(u._number('<I'))),
    b'\x8e': lambda u: u._push(u._bytes(u._number('<Q'))),
    b'\x96': lambda u: u._push(bytearray(u._bytes(u._number('<Q')))),
    b'(': lambda u: u._marks.append(len(u._stack)), b')': lambda u: u._push(()),
    b'\x85': lambda u: u._tuple(1), b'\x86': lambda u: u._tuple(2),
    b'\x87': lambda u: u._tuple(3), b't': lambda u: u._push(tuple(u._to_mark())),
    b']': lambda u: u._push([]), b'l': lambda u: u._push(u._to_mark()),
    b'a': lambda u: u._stack[-2].append(u._stack.pop()),
    b'e': lambda u: (lambda values: u._stack[-1].extend(values))(u._to_mark()),
    b'}': lambda u: u._push({}), b's': lambda u: u._pairs([u._stack.pop(-2), u._stack.pop()]),
    b'u': lambda u: u._pairs(u._to_mark()),
    b'd': lambda u: (lambda v: u._push(dict(zip(v[::2], v[1::2]))))(u._to_mark()),
    b'\x8f': lambda u: u._push(set()), b'\x90': lambda u: u._add(u._to_mark()),
    b'\x91': lambda u: u._push(frozenset(u._to_mark())),
    b'\x94': lambda u: u._put(len(u._memo)), b'q': lambda u: u._put(u._bytes(1)[0]),
    b'r': lambda u: u._put(u._number('<I')), b'p': lambda u: u._put(int(u._line())),
    b'h': lambda u: u._get(u._bytes(1)[0]), b'j': lambda u: u._get(u._number('<I')),
    b'g': lambda u: u._get(int(u._line())), b'0': lambda u: u._stack.pop(),
    b'1': lambda u: u._to_mark(), b'2': lambda u: u._push(u._stack[-1]),
    b'c': lambda u: u._push(u.find_class(u._line().decode(), u._line().decode())),
    b'\x93': lambda u: u._stack_global(), b'R': lambda u: u._reduce(),
    b'\x81': lambda u: u._new(), b'\x92': lambda u: u._new_with_names(),
    b'o': lambda u: u._instance(u._to_mark()), b'b': lambda u: u._build(),
    b'Q': lambda u: u._push(u.persistent_load(u._stack.pop())),
}
