"""Lists of numbers of one kind, and their bytes."""

import struct as _struct
import sys as _sys

typecodes = 'bBuhHiIlLqQfd'


class array:
    """An array of numbers; typecode says of which."""

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError('array() argument 1 must be a unicode character, not %s'
                            % type(typecode).__name__)
        if typecode not in typecodes:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode = typecode
        self._code = 'I' if typecode == 'u' else typecode
        self.itemsize = _struct.calcsize('@' + self._code)
        self._items = []
        if isinstance(initializer, str):
            if typecode != 'u':
                raise TypeError('cannot use a str to initialize an array with typecode %r'
                                % typecode)
            self.fromunicode(initializer)
        elif isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _check(self, value):
        if self.typecode == 'u':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be a unicode character, not %s'
                                % type(value).__name__)
            return value
        if self.typecode in 'fd':
            if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
                raise TypeError('must be real number, not %s' % type(value).__name__)
            return _struct.unpack('@' + self._code, _struct.pack('@' + self._code, value))[0]
        if not hasattr(value, '__index__'):
            raise TypeError("'%s' object cannot be interpreted as an integer"
                            % type(value).__name__)
        value = value.__index__()
        bits = 8 * self.itemsize
        low, high = (0, 2 ** bits - 1) if self.typecode.isupper() else (
            -2 ** (bits - 1), 2 ** (bits - 1) - 1)
        if value < low or value > high:
            name = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer',
                    'H': 'unsigned short', 'i': 'signed integer', 'I': 'unsigned int'}.get(
                        self.typecode, 'integer')
            if self.typecode in 'lLqQ':
                raise OverflowError('Python int too large to convert to C long')
            if self.typecode == 'i' and not -2 ** 63 <= value < 2 ** 63:
                raise OverflowError('Python int too large to convert to C long')
            raise OverflowError('%s is %s' % (
                name, 'greater than maximum' if value > high else 'less than minimum'))
        return value

    # ------------------------------------------------------------ bytes

    def tobytes(self):
        values = map(ord, self._items) if self.typecode == 'u' else self._items
        return _struct.pack('@%d%s' % (len(self._items), self._code), *values)

    __bytes__ = tobytes

    def frombytes(self, buffer, /):
        buffer = bytes(buffer)
        if len(buffer) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        values = _struct.unpack('@%d%s' % (len(buffer) // self.itemsize, self._code), buffer)
        self._items.extend(map(chr, values) if self.typecode == 'u' else values)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError('read() didn\'t return enough bytes')

    def fromlist(self, values, /):
        if not isinstance(values, list):
            raise TypeError('arg must be list')
        self.extend(values)

    def tolist(self):
        return list(self._items)

    def fromunicode(self, text, /):
        self._items.extend(text)

    def tounicode(self):
        return ''.join(self._items)

    def byteswap(self):
        data = self.tobytes()
        n = self.itemsize
        self._items.clear()
        self.frombytes(b''.join([data[i:i + n][::-1] for i in range(0, len(data), n)]))

    def buffer_info(self):
        return id(self), len(self._items)

    # ------------------------------------------------------------ a list

    def append(self, value, /):
        self._items.append(self._check(value))

    def extend(self, values, /):
        if isinstance(values, array) and values.typecode != self.typecode:
            raise TypeError('can only extend with array of same kind')
        self._items.extend([self._check(v) for v in values])

    def insert(self, i, value, /):
        self._items.insert(i, self._check(value))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError('pop from empty array')
        return self._items.pop(i)

    def remove(self, value, /):
        if value not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(value)

    def index(self, value, start=0, stop=_sys.maxsize, /):
        try:
            return self._items.index(value, start, stop)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def count(self, value, /):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def _made(self, items):
        new = array(self.typecode)
        new._items = items
        return new

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._made(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError('array index out of range') from None

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            if not isinstance(value, array):
                raise TypeError('can only assign array (not "%s") to array slice'
                                % type(value).__name__)
            self._items[i] = value._items
            return
        try:
            self._items[i] = self._check(value)
        except IndexError:
            raise IndexError('array assignment index out of range') from None

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__)
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._made(self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._made(self._items[:])

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return 'array(%r)' % self.typecode
        if self.typecode == 'u':
            return 'array(%r, %r)' % (self.typecode, ''.join(self._items))
        return 'array(%r, %r)' % (self.typecode, self._items)


ArrayType = array
