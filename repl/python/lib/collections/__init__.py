"""Containers beside list, tuple, dict and set."""

from _collections import deque, defaultdict, OrderedDict

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString',
           'defaultdict', 'deque', 'namedtuple']

_LATE = {'ChainMap': 'collections._user', 'UserDict': 'collections._user',
         'UserList': 'collections._user', 'UserString': 'collections._user'}


def __getattr__(name):
    # What few programs use, and what needs collections.abc, is loaded when it is asked for.
    if name == 'abc':
        import collections.abc as found
        return found
    if name in _LATE:
        import collections._user as _user
        return getattr(_user, name)
    raise AttributeError("module 'collections' has no attribute %r" % name)


# ---------------------------------------------------------------- named tuples


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose places have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(n) for n in field_names]
    typename = str(typename)
    if rename:
        names = _renamed(names)
    _check_names(typename, names)
    fallbacks = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        fallbacks = dict(zip(names[len(names) - len(defaults):], defaults))
    space = _tuple_space(typename, tuple(names), fallbacks)
    for index, name in enumerate(names):
        space[name] = _place(index)
    if module is None:
        module = _caller()
    if module is not None:
        space['__module__'] = module
    return type(typename, (tuple,), space)


def _caller():
    import sys
    try:
        return sys._getframe(2).f_globals.get('__name__', '__main__')
    except (AttributeError, ValueError):
        return None


def _renamed(names):
    import keyword
    seen = set()
    for index, name in enumerate(names):
        if (not name.isidentifier() or keyword.iskeyword(name) or name.startswith('_')
                or name in seen):
            names[index] = '_%d' % index
        seen.add(name)
    return names


def _check_names(typename, names):
    import keyword
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid identifiers: %r' % name)
        if keyword.iskeyword(name):
            raise ValueError('Type names and field names cannot be a keyword: %r' % name)
    seen = set()
    for name in names:
        if name.startswith('_') and not (name[1:].isdigit()):
            raise ValueError('Field names cannot start with an underscore: %r' % name)
        if name in seen:
            raise ValueError('Encountered duplicate field name: %r' % name)
        seen.add(name)


def _denied(self, *value):
    raise AttributeError("can't set attribute")


def _place(index):
    def get(self):
        return tuple.__getitem__(self, index)
    return property(get, _denied, _denied, 'Alias for field number %d' % index)


def _tuple_space(typename, names, fallbacks):
    count = len(names)
    label = typename + '.__new__'
    formals = ('_cls',) + names

    def __new__(_cls, *args, **kwargs):
        if kwargs or len(args) != count:
            from _signature import bind
            values = bind(label, formals, fallbacks, (_cls,) + args, kwargs)
            args = [values[n] for n in names]
        return tuple.__new__(_cls, args)

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError('Expected %d arguments, got %d' % (count, len(result)))
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(n, v) for n, v in zip(names, self)])
        if kwds:
            raise ValueError('Got unexpected field names: %r' % list(kwds))
        return result

    def __repr__(self):
        return self.__class__.__name__ + '(' + ', '.join(
            ['%s=%r' % pair for pair in zip(names, self)]) + ')'

    def _asdict(self):
        return dict(zip(names, self))

    def __getnewargs__(self):
        return tuple(self)

    return {'__new__': __new__, '_make': classmethod(_make), '_replace': _replace,
            '__repr__': __repr__, '_asdict': _asdict, '__getnewargs__': __getnewargs__,
            '_fields': names, '_field_defaults': fallbacks, '__match_args__': names,
            '__doc__': '%s(%s)' % (typename, ', '.join(names)), '__slots__': ()}


# ---------------------------------------------------------------- Counter


class Counter(dict):
    """How often each thing is there."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        self._change(iterable, 1)
        if kwds:
            self._change(kwds, 1)

    def subtract(self, iterable=None, /, **kwds):
        self._change(iterable, -1)
        if kwds:
            self._change(kwds, -1)

    def _change(self, source, sign):
        if source is None:
            return
        if hasattr(source, 'items'):
            for key, count in source.items():
                self[key] = self.get(key, 0) + sign * count
        else:
            for key in source:
                self[key] = self.get(key, 0) + sign

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return self.__class__.__name__ + '()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return '%s(%r)' % (self.__class__.__name__, shown)

    def _both(self, other):
        return list(self) + [key for key in other if key not in self]

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for key in self._both(other))

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for key in self._both(other))

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] >= other[key] for key in self._both(other))

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _with(self, other, join):
        result = Counter()
        for key in self._both(other):
            count = join(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._with(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._with(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._with(other, min)

    def __pos__(self):
        return self._with(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._with(Counter(), lambda a, b: -a)

    def __iadd__(self, other):
        self._change(other, 1)
        return self._keep_positive()

    def __isub__(self, other):
        self._change(other, -1)
        return self._keep_positive()

    def _keep_positive(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self
