"""Values written so that they can be read."""

import sys

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, {}, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Orders what has no order: by the name of the class, then by id."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return ((str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj)))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort = sort_dicts
        self._underscore = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return ''.join(out)

    def isrecursive(self, object):
        return self._repr(object, {}, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self._repr(object, {}, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """What a subclass changes: text, whether eval reads it, whether it holds itself."""
        return self._plain(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)

    # ------------------------------------------------------------ on one line

    def _plain(self, obj, context, depth, level):
        kind = type(obj)
        if kind is int and self._underscore:
            return format(obj, '_d'), True, False
        if kind not in (dict, list, tuple):
            text = repr(obj)
            return text, bool(text) and not text.startswith('<'), False
        if not obj:
            return repr(obj), True, False
        ends = {dict: ('{', '}'), list: ('[', ']'), tuple: ('(', ')')}[kind]
        if kind is tuple and len(obj) == 1:
            ends = ('(', ',)')
        if depth and level >= depth:
            return ends[0] + '...' + ends[1], False, id(obj) in context
        if id(obj) in context:
            return _recursion(obj), False, True
        context[id(obj)] = 1
        results = []
        if kind is dict:
            items = sorted(obj.items(), key=_pair_key) if self._sort else list(obj.items())
            for key, value in items:
                k = self.format(key, context, depth, level + 1)
                v = self.format(value, context, depth, level + 1)
                results.append((k[0] + ': ' + v[0], k[1] and v[1], k[2] or v[2]))
        else:
            results = [self.format(v, context, depth, level + 1) for v in obj]
        del context[id(obj)]
        text = ', '.join([r[0] for r in results])
        return (ends[0] + text + ends[1], all([r[1] for r in results]),
                any([r[2] for r in results]))

    # ------------------------------------------------------------ over many lines

    def _format(self, obj, write, indent, allowance, context, level):
        if id(obj) in context:
            write(_recursion(obj))
            return
        text = self._repr(obj, context, level)[0]
        if len(text) > self._width - indent - allowance:
            method = self._method(obj)
            if method is not None:
                context[id(obj)] = 1
                method(obj, write, indent, allowance, context, level + 1)
                del context[id(obj)]
                return
        write(text)

    def _method(self, obj):
        name = type(obj).__name__
        if name in self._NAMED:
            return getattr(self, self._NAMED[name])
        shown = type(obj).__repr__
        for kind, method in ((dict, self._dict), (list, self._list), (tuple, self._tuple),
                             (set, self._set), (frozenset, self._set), (str, self._str),
                             (bytes, self._bytes), (bytearray, self._bytearray)):
            if isinstance(obj, kind) and (type(obj) is kind or shown is kind.__repr__):
                return method
        if hasattr(obj, '__dataclass_fields__') and not isinstance(obj, type):
            if '__wrapped__' in dir(shown) or getattr(
                    shown, '__qualname__', '').endswith('__repr__'):
                return self._dataclass
        return None

    _NAMED = {'OrderedDict': '_ordered', 'Counter': '_counter', 'defaultdict': '_default',
              'deque': '_deque', 'SimpleNamespace': '_namespace'}

    def _dict(self, obj, write, indent, allowance, context, level):
        write('{' + (self._indent - 1) * ' ' * (self._indent > 1))
        if obj:
            items = sorted(obj.items(), key=_pair_key) if self._sort else list(obj.items())
            self._pairs(items, write, indent, allowance + 1, context, level)
        write('}')

    def _pairs(self, items, write, indent, allowance, context, level):
        indent += self._indent
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, context, level)[0]
            write(text + ': ')
            self._format(value, write, indent + len(text) + 2, allowance if last else 1, context,
                         level)
            if not last:
                write(',\n' + ' ' * indent)

    def _list(self, obj, write, indent, allowance, context, level):
        write('[')
        self._items(obj, write, indent, allowance + 1, context, level)
        write(']')

    def _tuple(self, obj, write, indent, allowance, context, level):
        write('(')
        end = ',)' if len(obj) == 1 else ')'
        self._items(obj, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, obj, write, indent, allowance, context, level):
        if not obj:
            write(repr(obj))
            return
        start, end = '{', '}'
        if type(obj) is not set:
            start, end = type(obj).__name__ + '({', '})'
            indent += len(type(obj).__name__) + 1
        write(start)
        self._items(sorted(obj, key=_Key), write, indent, allowance + len(end), context, level)
        write(end)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            write((self._indent - 1) * ' ')
        newline = ',\n' + ' ' * indent
        separator = ''
        width = most = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)[0]
                w = len(text) + 2
                if width < w:
                    width = most
                    if separator:
                        separator = newline
                if width >= w:
                    width -= w
                    write(separator + text)
                    separator = ', '
                    continue
            write(separator)
            separator = newline
            self._format(item, write, indent, allowance if last else 1, context, level)

    def _str(self, obj, write, indent, allowance, context, level):
        if not obj:
            write(repr(obj))
            return
        chunks = []
        lines = obj.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        most = self._width - indent
        for i, line in enumerate(lines):
            end = i == len(lines) - 1
            if len(repr(line)) <= most - (allowance if end else 0):
                chunks.append(repr(line))
            else:
                chunks += _cut(line, most, allowance if end else 0)
        if len(chunks) == 1:
            write(chunks[0])
            return
        text = ('\n' + ' ' * indent).join(chunks)
        write('(%s)' % text if level == 1 else text)

    def _bytes(self, obj, write, indent, allowance, context, level):
        if len(obj) <= 4:
            write(repr(obj))
            return
        alone = level == 1
        if alone:
            indent += 1
            allowance += 1
        text = ('\n' + ' ' * indent).join(_cut_bytes(obj, self._width - indent, allowance))
        write('(%s)' % text if alone else text)

    def _bytearray(self, obj, write, indent, allowance, context, level):
        write('bytearray(')
        self._bytes(bytes(obj), write, indent + 10, allowance + 1, context, level + 1)
        write(')')

    def _dataclass(self, obj, write, indent, allowance, context, level):
        name = obj.__class__.__name__
        items = [(f.name, getattr(obj, f.name)) for f in obj.__dataclass_fields__.values()
                 if f.repr and not f._initvar]
        write(name + '(')
        self._named(items, write, indent + len(name) + 1, allowance, context, level)
        write(')')

    def _namespace(self, obj, write, indent, allowance, context, level):
        write('namespace(')
        self._named(obj.__dict__.items(), write, indent + 10, allowance, context, level)
        write(')')

    def _named(self, items, write, indent, allowance, context, level):
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            write(key + '=')
            if id(value) in context:
                write('...')
            else:
                self._format(value, write, indent + len(key) + 1, allowance if last else 1,
                             context, level)
            if not last:
                write(',\n' + ' ' * indent)

    def _ordered(self, obj, write, indent, allowance, context, level):
        name = obj.__class__.__name__
        write(name + '(')
        self._format(list(obj.items()), write, indent + len(name) + 1, allowance + 1, context,
                     level)
        write(')')

    def _counter(self, obj, write, indent, allowance, context, level):
        name = obj.__class__.__name__
        write(name + '({' + (self._indent - 1) * ' ' * (self._indent > 1))
        self._pairs(obj.most_common(), write, indent + len(name) + 1, allowance + 2, context,
                    level)
        write('})')

    def _default(self, obj, write, indent, allowance, context, level):
        head = '%s(%s,' % (obj.__class__.__name__,
                           self._repr(obj.default_factory, context, level)[0])
        indent += len(obj.__class__.__name__) + 1
        write('%s\n%s' % (head, ' ' * indent))
        self._dict(obj, write, indent, allowance + 1, context, level)
        write(')')

    def _deque(self, obj, write, indent, allowance, context, level):
        name = obj.__class__.__name__
        write(name + '([')
        indent += len(name) + 1
        if obj.maxlen is None:
            self._items(obj, write, indent, allowance + 2, context, level)
            write('])')
        else:
            self._items(obj, write, indent, 2, context, level)
            write('],\n%smaxlen=%r)' % (' ' * indent, obj.maxlen))


def _recursion(obj):
    return '<Recursion on %s with id=%s>' % (type(obj).__name__, id(obj))


def _words(line):
    # Each word with the blanks behind it.
    words = []
    start = 0
    for i in range(1, len(line) + 1):
        if i == len(line) or (line[i - 1].isspace() and not line[i].isspace()):
            words.append(line[start:i])
            start = i
    return words


def _cut(line, most, allowance):
    chunks = []
    current = ''
    words = _words(line)
    for j, word in enumerate(words):
        if j == len(words) - 1:
            most -= allowance
        if len(repr(current + word)) > most:
            if current:
                chunks.append(repr(current))
            current = word
        else:
            current += word
    if current:
        chunks.append(repr(current))
    return chunks


def _cut_bytes(obj, width, allowance):
    chunks = []
    current = b''
    last = len(obj) // 4 * 4
    for i in range(0, len(obj), 4):
        part = obj[i:i + 4]
        if i == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                chunks.append(repr(current))
            current = part
        else:
            current += part
    if current:
        chunks.append(repr(current))
    return chunks
