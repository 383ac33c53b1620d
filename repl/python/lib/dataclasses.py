"""Classes whose methods follow from the fields that they name."""

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'


MISSING = _Missing()


class KW_ONLY:
    """As a field's type: the fields after it are given by name only."""


class InitVar:
    """As a field's type: given to __init__ and __post_init__, not kept."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

    def __repr__(self):
        return 'dataclasses.InitVar[%s]' % getattr(self.type, '__name__', repr(self.type))


class _Factory:
    def __repr__(self):
        return '<factory>'


_FACTORY = _Factory()


class Field:
    """One field, and what dataclass is to make of it."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._initvar = False

    def __repr__(self):
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare',
                 'metadata', 'kw_only')
        return 'Field(%s)' % ','.join(['%s=%r' % (n, getattr(self, n)) for n in names])

    def _has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
    return wrap if cls is None else wrap(cls)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    table = _collect(cls, kw_only, frozen)
    setattr(cls, _FIELDS, table)
    setattr(cls, _PARAMS, {'frozen': frozen, 'eq': eq, 'order': order})
    own = [f for f in table.values() if not f._initvar]
    if init:
        _set(cls, '__init__', _make_init(cls, table, frozen))
    if repr:
        _set(cls, '__repr__', _make_repr([f for f in own if f.repr]))
    compared = [f.name for f in own if f.compare]
    if eq:
        _set(cls, '__eq__', _make_eq(compared))
    if order:
        for name, op in _ORDER.items():
            if name in cls.__dict__:
                raise TypeError('Cannot overwrite attribute %s in class %s. Consider using '
                                'functools.total_ordering' % (name, cls.__name__))
            setattr(cls, name, _make_order(name, op, compared))
    if frozen:
        _freeze(cls, [f.name for f in own])
    _set_hash(cls, own, unsafe_hash, eq, frozen)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in table.values() if f.init and not f.kw_only])
    if not cls.__dict__.get('__doc__'):
        cls.__doc__ = cls.__name__
    return cls


def _set(cls, name, function):
    if name not in cls.__dict__:
        function.__qualname__ = '%s.%s' % (cls.__qualname__, name)
        setattr(cls, name, function)


def _collect(cls, kw_only, frozen):
    table = {}
    for base in reversed(cls.__mro__[1:]):
        theirs = base.__dict__.get(_FIELDS)
        if theirs is None:
            continue
        if base.__dict__[_PARAMS]['frozen'] != frozen:
            raise TypeError('cannot inherit %s dataclass from a %s one' % (
                ('non-frozen', 'frozen') if not frozen else ('frozen', 'non-frozen')))
        table.update(theirs)
    notes = cls.__dict__.get('__annotations__', {})
    for name, kind in notes.items():
        if kind is KW_ONLY or kind in ('KW_ONLY', 'dataclasses.KW_ONLY'):
            kw_only = True
        elif not _is_classvar(kind):
            table[name] = _one_field(cls, name, kind, kw_only)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in notes:
            raise TypeError('%r is a field but has no type annotation' % name)
    return table


def _is_classvar(kind):
    if isinstance(kind, str):
        return kind.startswith(('ClassVar', 'typing.ClassVar', 't.ClassVar'))
    return repr(getattr(kind, '__origin__', kind)) == 'typing.ClassVar' or (
        repr(kind).startswith('typing.ClassVar'))


def _one_field(cls, name, kind, kw_only):
    default = cls.__dict__.get(name, MISSING)
    f = default if isinstance(default, Field) else field(default=default)
    f.name = name
    f.type = kind
    f._initvar = kind is InitVar or isinstance(kind, InitVar) or (
        isinstance(kind, str) and kind.startswith(('InitVar', 'dataclasses.InitVar')))
    if f.kw_only is MISSING:
        f.kw_only = kw_only
    if isinstance(default, Field):
        if f.default is MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, f.default)
    if f.default is not MISSING and getattr(f.default, '__hash__', None) is None:
        raise ValueError('mutable default %s for field %s is not allowed: use default_factory'
                         % (type(f.default), name))
    return f


def _make_init(cls, table, frozen):
    given = [f for f in table.values() if f.init]
    plain = [f for f in given if not f.kw_only]
    seen = None
    for f in plain:
        if f._has_default():
            seen = f.name
        elif seen is not None:
            raise TypeError('non-default argument %r follows default argument' % f.name)
    names = ['self'] + [f.name for f in plain]
    short = tuple(names[1:])
    only = [f.name for f in given if f.kw_only]
    defaults = {f.name: _FACTORY if f.default is MISSING else f.default
                for f in given if f._has_default()}
    label = '%s.__init__' % cls.__qualname__
    made = {f.name: f.default_factory for f in table.values()
            if f.default_factory is not MISSING}
    unset = [f.name for f in table.values() if not f.init and f.name in made]
    passed = [f.name for f in table.values() if f._initvar]
    post = hasattr(cls, '__post_init__')
    simple = not (made or passed or only)

    def __init__(self, *args, **kwargs):
        if simple and not kwargs and len(args) == len(short):
            values = dict(zip(short, args))
        else:
            from _signature import bind
            values = bind(label, names, defaults, (self,) + args, kwargs, only)
            del values['self']
            for name in made:
                if name in unset or values[name] is _FACTORY:
                    values[name] = made[name]()
        extra = [values.pop(name) for name in passed] if passed else ()
        if frozen:
            for name, value in values.items():
                object.__setattr__(self, name, value)
        else:
            for name, value in values.items():
                setattr(self, name, value)
        if post:
            self.__post_init__(*extra)
    __init__.__annotations__ = {f.name: f.type for f in given}
    return __init__


def _make_repr(shown):
    names = [f.name for f in shown]
    running = set()

    def __repr__(self):
        # An object may hold itself.
        if id(self) in running:
            return '...'
        running.add(id(self))
        try:
            parts = ['%s=%r' % (name, getattr(self, name)) for name in names]
        finally:
            running.discard(id(self))
        return '%s(%s)' % (self.__class__.__qualname__, ', '.join(parts))
    return __repr__


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _make_eq(names):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return _values(self, names) == _values(other, names)
        return NotImplemented
    return __eq__


_ORDER = {'__lt__': lambda a, b: a < b, '__le__': lambda a, b: a <= b,
          '__gt__': lambda a, b: a > b, '__ge__': lambda a, b: a >= b}


def _make_order(name, op, names):
    def compare(self, other):
        if other.__class__ is self.__class__:
            return op(_values(self, names), _values(other, names))
        return NotImplemented
    compare.__name__ = name
    return compare


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError('cannot assign to field %r' % name)
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError('cannot delete field %r' % name)
        super(cls, self).__delattr__(name)

    for function in (__setattr__, __delattr__):
        if function.__name__ in cls.__dict__:
            raise TypeError('Cannot overwrite attribute %s in class %s'
                            % (function.__name__, cls.__name__))
        setattr(cls, function.__name__, function)


def _set_hash(cls, own, unsafe_hash, eq, frozen):
    explicit = cls.__dict__.get('__hash__', MISSING)
    has_hash = not (explicit is MISSING or (explicit is None and '__eq__' in cls.__dict__))
    if unsafe_hash and has_hash:
        raise TypeError('Cannot overwrite attribute __hash__ in class %s' % cls.__name__)
    if unsafe_hash or (eq and frozen and not has_hash):
        names = [f.name for f in own if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = lambda self: hash(_values(self, names))
    elif eq and not has_hash:
        cls.__hash__ = None


def fields(class_or_instance):
    try:
        table = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in table.values() if not f._initvar])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _deep(obj, lambda o: dict_factory(
        [(f.name, _deep(getattr(o, f.name), lambda x: asdict(x, dict_factory=dict_factory)))
         for f in fields(o)]))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _deep(obj, lambda o: tuple_factory(
        [_deep(getattr(o, f.name), lambda x: astuple(x, tuple_factory=tuple_factory))
         for f in fields(o)]))


def _deep(obj, convert):
    if _is_instance(obj):
        return convert(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_deep(v, convert) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_deep(v, convert) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_deep(k, convert), _deep(v, convert)) for k, v in obj.items()])
    import copy
    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for f in getattr(obj, _FIELDS).values():
        if not f.init:
            if f.name in changes:
                raise ValueError('field %s is declared with init=False, it cannot be specified '
                                 'with replace()' % f.name)
        elif f.name not in changes:
            if f._initvar and f.default is MISSING:
                raise ValueError('InitVar %r must be specified with replace()' % f.name)
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    space = dict(namespace or {})
    notes = {}
    for item in fields:
        if isinstance(item, str):
            item = (item, 'typing.Any')
        if len(item) == 3:
            space[item[0]] = item[2]
        notes[item[0]] = item[1]
    space['__annotations__'] = notes
    return dataclass(type(cls_name, bases, space), **options)
