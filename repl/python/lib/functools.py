"""Functions that make functions of functions."""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering',
           'cache', 'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod',
           'singledispatch', 'singledispatchmethod', 'cached_property']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


_missing = object()


def reduce(function, iterable, initial=_missing, /):
    source = iter(iterable)
    value = initial
    if value is _missing:
        for value in source:
            break
        else:
            raise TypeError('reduce() of empty iterable with no initial value')
    for item in source:
        value = function(value, item)
    return value


class partial:
    """A call with some of its arguments given already."""

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        cls = type(self)
        name = 'functools.partial' if cls is partial else cls.__qualname__
        parts = [repr(self.func)] + [repr(a) for a in self.args]
        parts += ['%s=%r' % item for item in self.keywords.items()]
        return '%s(%s)' % (name, ', '.join(parts))


class partialmethod:
    """A method with some of its arguments given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError('%r is not callable or a descriptor' % (func,))
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        bound = self.func.__get__(obj, cls)
        if obj is None and bound is self.func:
            def method(self_, /, *args, **keywords):
                return self.func(self_, *self.args, *args, **{**self.keywords, **keywords})
            return method
        return partial(bound, *self.args, **self.keywords)


class _Key:
    __slots__ = ('obj', 'compare')

    def __init__(self, obj, compare):
        self.obj = obj
        self.compare = compare

    def __lt__(self, other):
        return self.compare(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self.compare(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self.compare(self.obj, other.obj) == 0

    def __le__(self, other):
        return self.compare(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self.compare(self.obj, other.obj) >= 0

    __hash__ = None


def cmp_to_key(mycmp):
    """A key for sorted() from an old comparison that gives -1, 0 or 1."""
    def key(obj):
        return _Key(obj, mycmp)
    return key


# ---------------------------------------------------------------- order


def total_ordering(cls):
    """Fills in the comparisons that a class lacks, from one that it has and ==."""
    have = [op for op in ('__lt__', '__le__', '__gt__', '__ge__')
            if getattr(cls, op, None) is not getattr(object, op, None)]
    if not have:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(have)
    for name, rule in _RULES[root].items():
        if name not in have:
            setattr(cls, name, _comparison(root, name, *rule))
    return cls


def _comparison(root, name, invert, join):
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if invert:
            answer = not answer
        if join == 'or ==':
            return answer or self == other
        if join == 'and !=':
            return answer and self != other
        return answer
    compare.__name__ = name
    return compare


_RULES = {
    '__lt__': {'__gt__': (True, 'and !='), '__le__': (False, 'or =='), '__ge__': (True, '')},
    '__le__': {'__ge__': (True, 'or =='), '__lt__': (False, 'and !='), '__gt__': (True, '')},
    '__gt__': {'__lt__': (True, 'and !='), '__ge__': (False, 'or =='), '__le__': (True, '')},
    '__ge__': {'__le__': (True, 'or =='), '__gt__': (False, 'and !='), '__lt__': (True, '')},
}


# ---------------------------------------------------------------- caches


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the newest maxsize calls; None remembers all."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


def _call_key(args, kwargs, typed):
    key = args
    if kwargs:
        key += (_missing,)
        for item in kwargs.items():
            key += item
    if typed:
        key += tuple([type(v) for v in args]) + tuple([type(v) for v in kwargs.values()])
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return key


def _cached(function, maxsize, typed):
    # A dict keeps the order in which keys came: the oldest is the first.
    kept = {}
    hits = misses = 0

    def wrapper(*args, **kwargs):
        nonlocal hits, misses
        key = _call_key(args, kwargs, typed)
        value = kept.get(key, _missing)
        if value is not _missing:
            hits += 1
            if maxsize is not None:
                kept.pop(key, None)
                kept[key] = value
            return value
        misses += 1
        value = function(*args, **kwargs)
        if maxsize != 0:
            kept[key] = value
            if maxsize is not None and len(kept) > maxsize:
                kept.pop(next(iter(kept)), None)
        return value

    def cache_info():
        return _cache_info()(hits, misses, maxsize, len(kept))

    def cache_clear():
        nonlocal hits, misses
        kept.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def _cache_info():
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', 'hits misses maxsize currsize')
    return _CacheInfo


_CacheInfo = None


class cached_property:
    """A property that is worked out once for each object."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, '__doc__', None)

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            '(%r and %r).' % (self.attrname, name))

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                'Cannot use cached_property instance without calling __set_name__ on it.')
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


# ---------------------------------------------------------------- dispatch by type


def singledispatch(func):
    """A function with a body for each type of its first argument."""
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry and base is not object:
                return registry[base]
        for base in registry:
            if base is not object and issubclass(cls, base):
                return registry[base]
        return registry[object]

    def register(cls, func=None):
        if func is not None:
            registry[cls] = func
            return func
        if isinstance(cls, type):
            return lambda f: register(cls, f)
        notes = getattr(cls, '__annotations__', {})
        if not notes:
            raise TypeError('Invalid first argument to `register()`: %r. Use either '
                            '`@register(some_class)` or plain `@register` on an annotated '
                            'function.' % (cls,))
        kind = list(notes.values())[0]
        for one in getattr(kind, '__args__', None) or (kind,):
            registry[one] = cls
        return cls

    def wrapper(*args, **kw):
        if not args:
            raise TypeError('%s requires at least 1 positional argument' % name)
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = lambda: None
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods: the first argument after self counts."""

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(args[0].__class__)
            return found.__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)
