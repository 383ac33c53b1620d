"""Lists of numbers of one kind, and their bytes."""

from _array import hold as _hold
import struct as _struct
import sys as _sys

typecodes = 'bBuhHiIlLqQfd'


class array:
    """An array of numbers; typecode says of which."""

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError('array() argument 1 must be a unicode character, not %s'
                            % type(typecode).__name__)
        if typecode not in typecodes:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self = object.__new__(cls)
        self.typecode = typecode
        self._code = 'I' if typecode == 'u' else typecode
        self.itemsize = _struct.calcsize('@' + self._code)
        self._data = bytearray()
        _hold(self, self._data, self._code)  # the bytes themselves: what reads into them is seen
        if isinstance(initializer, str):
            if typecode != 'u':
                raise TypeError('cannot use a str to initialize an array with typecode %r'
                                % typecode)
            self.fromunicode(initializer)
        elif isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)
        return self

    def __init__(self, typecode, initializer=(), /):
        pass

    def _pack(self, values):
        values = [self._check(v) for v in values]
        if self.typecode == 'u':
            values = [ord(v) for v in values]
        return _struct.pack('@%d%s' % (len(values), self._code), *values)

    def _unpack(self, data):
        values = _struct.unpack('@%d%s' % (len(data) // self.itemsize, self._code), data)
        return [chr(v) for v in values] if self.typecode == 'u' else list(values)

    @property
    def _items(self):
        return self._unpack(self._data)

    def _place(self, i, text):
        """Where the item is, in bytes."""
        if not hasattr(i, '__index__'):
            raise TypeError('array indices must be integers')
        i = i.__index__()
        n = len(self)
        if not -n <= i < n:
            raise IndexError(text)
        return i % n * self.itemsize

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
        return bytes(self._data)

    def frombytes(self, buffer, /):
        buffer = bytes(buffer)
        if len(buffer) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        self._data += buffer

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
        return self._items

    def fromunicode(self, text, /):
        self._data += self._pack(text)

    def tounicode(self):
        return ''.join(self._items)

    def byteswap(self):
        n = self.itemsize
        data = self.tobytes()
        self._data[:] = b''.join([data[i:i + n][::-1] for i in range(0, len(data), n)])

    def buffer_info(self):
        return id(self._data), len(self)

    # ------------------------------------------------------------ a list

    def append(self, value, /):
        self._data += self._pack((value,))

    def extend(self, values, /):
        if isinstance(values, array):
            if values.typecode != self.typecode:
                raise TypeError('can only extend with array of same kind')
            self._data += values.tobytes()
            return
        self._data += self._pack(values)

    def insert(self, i, value, /):
        n = len(self)
        at = min(max(i + n if i < 0 else i, 0), n) * self.itemsize
        self._data[at:at] = self._pack((value,))

    def pop(self, i=-1, /):
        if not self._data:
            raise IndexError('pop from empty array')
        at = self._place(i, 'pop index out of range')
        value = self._unpack(self._data[at:at + self.itemsize])[0]
        del self._data[at:at + self.itemsize]
        return value

    def remove(self, value, /):
        if value not in self._items:
            raise ValueError('array.remove(x): x not in array')
        del self[self._items.index(value)]

    def index(self, value, start=0, stop=_sys.maxsize, /):
        try:
            return self._items.index(value, start, stop)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def count(self, value, /):
        return self._items.count(value)

    def reverse(self):
        self._data[:] = self._pack(self._items[::-1])

    def _made(self, data):
        new = array(self.typecode)
        new._data += data
        return new

    def __len__(self):
        return len(self._data) // self.itemsize

    def __iter__(self):
        i = 0
        while i < len(self):
            yield self[i]
            i += 1

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._made(self._pack(self._items[i]))
        at = self._place(i, 'array index out of range')
        value, = _struct.unpack_from('@' + self._code, self._data, at)
        return chr(value) if self.typecode == 'u' else value

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            if not isinstance(value, array):
                raise TypeError('can only assign array (not "%s") to array slice'
                                % type(value).__name__)
            if value.typecode != self.typecode:
                raise TypeError('bad argument type for built-in operation')
            items = self._items
            items[i] = value._items
            self._data[:] = self._pack(items)
            return
        at = self._place(i, 'array assignment index out of range')
        self._data[at:at + self.itemsize] = self._pack((value,))

    def __delitem__(self, i):
        if isinstance(i, slice):
            items = self._items
            del items[i]
            self._data[:] = self._pack(items)
            return
        at = self._place(i, 'array assignment index out of range')
        del self._data[at:at + self.itemsize]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__)
        if other.typecode != self.typecode:
            raise TypeError('bad argument type for built-in operation')
        return self._made(self._data + other._data)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._made(self._data * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._made(self._data)

    def __reduce_ex__(self, protocol):
        return array, (self.typecode, self._items)

    __hash__ = None

    def __repr__(self):
        if not self._data:
            return '%s(%r)' % (type(self).__name__, self.typecode)
        if self.typecode == 'u':
            items = ''.join(self._items)
        else:
            items = self._items
        return '%s(%r, %r)' % (type(self).__name__, self.typecode, items)


ArrayType = array
