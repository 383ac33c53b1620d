"""What annotations are written with. Nothing is checked; all of it can be subscripted and shown."""

import sys as _sys
from abc import ABCMeta as _ABCMeta

__all__ = ['Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef',
           'Generic', 'Literal', 'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar',
           'TypeVarTuple', 'Union', 'AbstractSet', 'ByteString', 'Container', 'ContextManager',
           'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
           'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView',
           'Awaitable', 'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection',
           'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs', 'SupportsBytes',
           'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound',
           'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set',
           'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator', 'BinaryIO', 'IO', 'Match',
           'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast', 'clear_overloads',
           'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_overloads',
           'get_type_hints', 'is_typeddict', 'LiteralString', 'Never', 'NewType',
           'no_type_check', 'no_type_check_decorator', 'NoReturn', 'NotRequired', 'overload',
           'override', 'ParamSpecArgs', 'ParamSpecKwargs', 'Required', 'reveal_type',
           'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeGuard',
           'Unpack']

TYPE_CHECKING = False
Text = str
_NoneType = type(None)


def _shown(t):
    if isinstance(t, type) and not hasattr(t, '__args__'):
        if t.__module__ == 'builtins':
            return t.__qualname__
        return '%s.%s' % (t.__module__, t.__qualname__)
    if t is ...:
        return '...'
    if isinstance(t, tuple):
        return '[' + ', '.join([_shown(a) for a in t]) + ']'
    if isinstance(t, list):
        return '[' + ', '.join([_shown(a) for a in t]) + ']'
    return repr(t)


def _as_type(arg, message='Parameters to generic types must be types.'):
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg)
    if type(arg) is tuple:
        raise TypeError('%s Got %s.' % (message, repr(arg)[:100]))
    return arg


class ForwardRef:
    """A type named before it is there."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __call__(self):
        raise TypeError('a forward reference is no class')

    def __repr__(self):
        return 'ForwardRef(%r)' % self.__forward_arg__


class _Form:
    """A word of this module: Any, Union, Optional; rule gives what its subscription is."""

    def __init__(self, name, rule=None):
        self._name = name
        self._rule = rule

    def __repr__(self):
        return 'typing.' + self._name

    def __call__(self, *args, **kwds):
        raise TypeError('Cannot instantiate %r' % self)

    def __getitem__(self, item):
        if self._rule is None:
            raise TypeError('%r is not subscriptable' % self)
        return self._rule(self, item)

    def __instancecheck__(self, obj):
        raise TypeError('%r cannot be used with isinstance()' % self)

    def __subclasscheck__(self, cls):
        raise TypeError('%r cannot be used with issubclass()' % self)

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass %r' % self)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Alias:
    """A form with its arguments: List[int]; or a class's name here: List."""

    def __init__(self, origin, args=None, name=None, count=-1):
        self.__origin__ = origin
        if args is not None:
            self.__args__ = args
        self._name = name
        self._count = count         # how many arguments it takes, -1 for any number
        self.__module__ = 'typing'

    @property
    def _bare(self):
        return '__args__' not in self.__dict__

    @property
    def __parameters__(self):
        found = []
        for arg in self.__dict__.get('__args__', ()):
            for t in (arg,) if isinstance(arg, TypeVar) else getattr(arg, '__parameters__', ()):
                if t not in found:
                    found.append(t)
        return tuple(found)

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if not self._bare:
            return self._substitute(params)
        params = tuple([_as_type(p) for p in params])
        if self._count >= 0 and len(params) != self._count:
            raise TypeError('Too %s arguments for %r; actual %d, expected %d' % (
                'many' if len(params) > self._count else 'few', self, len(params), self._count))
        return _Alias(self.__origin__, params, self._name)

    def _substitute(self, params):
        names = self.__parameters__
        if not names:
            raise TypeError('%r is not a generic class' % self)
        given = dict(zip(names, [_as_type(p) for p in params]))
        args = tuple([given.get(a, a) if isinstance(a, TypeVar)
                      else a[tuple([given[n] for n in a.__parameters__])]
                      if getattr(a, '__parameters__', ()) else a for a in self.__args__])
        if self.__origin__ is Union:
            return Union[args]
        return _Alias(self.__origin__, args, self._name)

    def __repr__(self):
        head = 'typing.' + self._name if self._name else _shown(self.__origin__)
        if self._bare:
            return head
        args = self.__args__
        if self._name == 'Callable':
            inner = '...' if args[0] is ... else '[' + ', '.join(map(_shown, args[:-1])) + ']'
            return '%s[%s, %s]' % (head, inner, _shown(args[-1]))
        if self.__origin__ is Union and _NoneType in args and len(args) == 2:
            other = args[1] if args[0] is _NoneType else args[0]
            return 'typing.Optional[%s]' % _shown(other)
        if self._name == 'Literal':
            return '%s[%s]' % (head, ', '.join(map(repr, args)))
        return '%s[%s]' % (head, ', '.join(map(_shown, args)) or '()')

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        mine, theirs = self.__dict__.get('__args__'), other.__dict__.get('__args__')
        if self.__origin__ is Union and mine and theirs:
            mine, theirs = set(mine), set(theirs)
        return self.__origin__ == other.__origin__ and mine == theirs

    def __hash__(self):
        args = self.__dict__.get('__args__', ())
        if self.__origin__ is Union:
            args = frozenset(args)
        return hash((repr(self.__origin__), args))

    def __call__(self, *args, **kwds):
        origin = self.__origin__
        if self._name:
            raise TypeError('Type %s cannot be instantiated; use %s() instead' % (
                self._name, origin.__name__))
        result = origin(*args, **kwds)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _Form):
            raise TypeError('Cannot subclass %r' % self)
        return (origin,) if origin not in bases else ()

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, arg) for arg in self.__args__)
        if not self._bare:
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__') or '__origin__' not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.__origin__, name)


# ---------------------------------------------------------------- forms


def _union(form, params):
    if params == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(params, tuple):
        params = (params,)
    flat = []
    for p in params:
        p = _as_type(p, 'Union[arg, ...]: each arg must be a type.')
        parts = p.__args__ if getattr(p, '__origin__', None) is Union else (p,)
        for part in parts:
            if part not in flat:
                flat.append(part)
    if len(flat) == 1:
        return flat[0]
    return _Alias(Union, tuple(flat), 'Union')


def _optional(form, param):
    return Union[_as_type(param, 'typing.Optional requires a single type.'), None]


def _one(form, param):
    return _Alias(form, (_as_type(param, '%r accepts only single type.' % form),), form._name)


def _literal(form, params):
    if not isinstance(params, tuple):
        params = (params,)
    return _Alias(form, tuple(dict.fromkeys(params)), 'Literal')


def _many(form, params):
    params = params if isinstance(params, tuple) else (params,)
    return _Alias(form, tuple([_as_type(p) for p in params]), form._name)


def _annotated(form, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments '
                        '(a type and an annotation).')
    return _AnnotatedAlias(params[0], params[1:])


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), 'Annotated')
        self.__metadata__ = metadata

    def __repr__(self):
        return 'typing.Annotated[%s, %s]' % (
            _shown(self.__origin__), ', '.join([repr(m) for m in self.__metadata__]))


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


Union = _Form('Union', _union)
Optional = _Form('Optional', _optional)
Literal = _Form('Literal', _literal)
Annotated = _Form('Annotated', _annotated)
ClassVar = _Form('ClassVar', _one)
Final = _Form('Final', _one)
TypeGuard = _Form('TypeGuard', _one)
Required = _Form('Required', _one)
NotRequired = _Form('NotRequired', _one)
Unpack = _Form('Unpack', _one)
Concatenate = _Form('Concatenate', _many)
NoReturn = _Form('NoReturn')
Never = _Form('Never')
Self = _Form('Self')
LiteralString = _Form('LiteralString')
TypeAlias = _Form('TypeAlias')


class _TupleAlias(_Alias):
    def __getitem__(self, params):
        if params == ():
            return _Alias(tuple, (), 'Tuple')
        return _Alias.__getitem__(self, params)


class _CallableAlias(_Alias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        args = [_as_type(a) for a in args] if isinstance(args, (list, tuple)) else [args]
        return _Alias(self.__origin__, tuple(args) + (_as_type(result),), 'Callable')


Tuple = _TupleAlias(tuple, name='Tuple')
List = _Alias(list, name='List', count=1)
Dict = _Alias(dict, name='Dict', count=2)
Set = _Alias(set, name='Set', count=1)
FrozenSet = _Alias(frozenset, name='FrozenSet', count=1)
Type = _Alias(type, name='Type', count=1)


def __getattr__(name):
    # What stands on another module loads it when it is asked for.
    made = _late(name)
    if made is None:
        raise AttributeError("module 'typing' has no attribute %r" % name)
    globals()[name] = made
    return made


_ABC = {'AbstractSet': ('Set', 1), 'ByteString': ('ByteString', 0), 'Container': ('Container', 1),
        'Hashable': ('Hashable', 0), 'Sized': ('Sized', 0), 'ItemsView': ('ItemsView', 2),
        'Iterable': ('Iterable', 1), 'Iterator': ('Iterator', 1), 'KeysView': ('KeysView', 1),
        'Mapping': ('Mapping', 2), 'MappingView': ('MappingView', 1),
        'MutableMapping': ('MutableMapping', 2), 'MutableSequence': ('MutableSequence', 1),
        'MutableSet': ('MutableSet', 1), 'Sequence': ('Sequence', 1),
        'ValuesView': ('ValuesView', 1), 'Awaitable': ('Awaitable', 1),
        'AsyncIterator': ('AsyncIterator', 1), 'AsyncIterable': ('AsyncIterable', 1),
        'Coroutine': ('Coroutine', 3), 'Collection': ('Collection', 1),
        'Reversible': ('Reversible', 1), 'Generator': ('Generator', 3),
        'AsyncGenerator': ('AsyncIterator', 2)}


def _late(name):
    if name in _ABC:
        import collections.abc
        origin, count = _ABC[name]
        return _Alias(getattr(collections.abc, origin), name=name, count=count)
    if name == 'Callable':
        import collections.abc
        return _CallableAlias(collections.abc.Callable, name='Callable')
    if name in ('Deque', 'DefaultDict', 'OrderedDict', 'Counter', 'ChainMap'):
        import collections
        origin = getattr(collections, name if name[0] in 'OC' else name.lower())
        return _Alias(origin, name=name, count=1 if name in ('Deque', 'Counter') else 2)
    if name in ('Pattern', 'Match'):
        import re
        return _Alias(getattr(re, name), name=name, count=1)
    if name in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        return _Alias(contextlib.AbstractContextManager, name=name, count=1)
    return None


# ---------------------------------------------------------------- variables


class TypeVar:
    """A type to be named later."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                 infer_variance=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        sign = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return sign + self.__name__

    def __call__(self):
        raise TypeError("'TypeVar' object is not callable")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return '%s.args' % self.__origin__.__name__


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return '%s.kwargs' % self.__origin__.__name__


class ParamSpec(TypeVar):
    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)


class TypeVarTuple(TypeVar):
    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]


AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    """A base of classes that take types in brackets."""

    __slots__ = ()

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        return _Alias(cls, tuple([_as_type(p) for p in params]))


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, obj):
        if not cls.__dict__.get('_is_protocol', False):
            return super().__instancecheck__(obj)
        if not getattr(cls, '_is_runtime', False):
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        return all(hasattr(obj, name) for name in _protocol_names(cls))

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get('_is_protocol', False):
            return super().__subclasscheck__(other)
        if not getattr(cls, '_is_runtime', False):
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        return all(hasattr(other, name) for name in _protocol_names(cls))


_OF_CLASSES = frozenset(dir(type('_', (), {}))) | {
    '__abstractmethods__', '__annotations__', '__class_getitem__', '__init__', '__new__',
    '__orig_bases__', '__parameters__', '__slots__', '__subclasshook__', '_abc_registry',
    '_is_protocol', '_is_runtime', '__match_args__', '__static_attributes__'}


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__:
        if base.__name__ in ('Protocol', 'Generic', 'object'):
            continue
        names.update(base.__dict__, base.__dict__.get('__annotations__', {}))
    return names - _OF_CLASSES


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class told by what it has."""

    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any(base is Protocol for base in cls.__bases__)

    def __new__(cls, *args, **kwargs):
        if cls.__dict__.get('_is_protocol', False):
            raise TypeError('Protocols cannot be instantiated')
        return super().__new__(cls)


def runtime_checkable(cls):
    if not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r'
                        % (cls,))
    cls._is_runtime = True
    return cls


def _supports(name, method):
    cls = _ProtocolMeta(name, (Protocol,), {method: lambda self: None, '__module__': 'typing'})
    cls._is_protocol = cls._is_runtime = True
    return cls


SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsAbs = _supports('SupportsAbs', '__abs__')
SupportsRound = _supports('SupportsRound', '__round__')


class IO(Generic):
    """A file."""


class BinaryIO(IO):
    """A file of bytes."""


class TextIO(IO):
    """A file of text."""


# ---------------------------------------------------------------- classes made by subclassing


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, space):
        if not bases:
            return super().__new__(meta, name, bases, space)
        notes = space.get('__annotations__', {})
        late = None
        for field in notes:
            if field in space:
                late = field
            elif late is not None:
                raise TypeError('Non-default namedtuple field %s cannot follow default field %s'
                                % (field, late))
        import collections
        made = collections.namedtuple(
            name, list(notes), defaults=[space[n] for n in notes if n in space],
            module=space.get('__module__'))
        made.__annotations__ = dict(notes)
        for key, value in space.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields',
                       '_field_defaults', '_make', '_replace', '_asdict'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__module__', '__annotations__', '__qualname__') and key not in notes:
                setattr(made, key, value)
        return made

    def __call__(cls, typename, fields=(), /, **kwargs):
        fields = list(fields) + list(kwargs.items())
        space = {'__annotations__': dict(fields)}
        try:
            space['__module__'] = _sys._getframe(1).f_globals['__name__']
        except (AttributeError, ValueError, KeyError):
            pass
        return _NamedTupleMeta(typename, (NamedTuple,), space)


class NamedTuple(metaclass=_NamedTupleMeta):
    """A base whose annotations are the fields of a named tuple."""


class _TypedDictMeta(type):
    def __new__(meta, name, bases, space, total=True):
        cls = super().__new__(meta, name, () if not bases else bases, space)
        notes = {}
        for base in bases:
            notes.update(base.__dict__.get('__annotations__', {}))
        notes.update(space.get('__annotations__', {}))
        cls.__annotations__ = notes
        cls.__total__ = total
        cls.__required_keys__ = frozenset(notes if total else ())
        cls.__optional_keys__ = frozenset(() if total else notes)
        return cls

    def __call__(cls, *args, **kwargs):
        if cls is TypedDict:
            return _TypedDictMeta(args[0], (TypedDict,), {'__annotations__': dict(args[1])},
                                  **kwargs)
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


class TypedDict(metaclass=_TypedDictMeta):
    """A base whose annotations are the keys of a dict."""


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not TypedDict


class NewType:
    """A name for a type, told apart by checkers only."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x

    def __repr__(self):
        return '%s.%s' % ('__main__', self.__qualname__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---------------------------------------------------------------- functions


def cast(typ, val):
    return val


def overload(func):
    def dummy(*args, **kwds):
        raise NotImplementedError(
            'You should not call an overloaded function. A series of @overload-decorated '
            'functions outside a stub module should always be followed by an implementation '
            'that is not @overload-ed.')
    return dummy


def get_overloads(func):
    return []


def clear_overloads():
    pass


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    return arg


def no_type_check_decorator(decorator):
    return decorator


def dataclass_transform(**kwargs):
    return lambda cls_or_fn: cls_or_fn


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError('Expected code to be unreachable, but got: %s' % repr(arg)[:100])


def reveal_type(obj, /):
    print('Runtime type is %r' % type(obj).__name__, file=_sys.stderr)
    return obj


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if tp is Generic:
        return Generic
    return getattr(tp, '__origin__', None)


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _Alias):
        if tp._bare:
            return ()
        if tp._name == 'Callable' and tp.__args__[0] is not ...:
            return (list(tp.__args__[:-1]), tp.__args__[-1])
        return tp.__args__
    return tuple(getattr(tp, '__args__', None) or ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            space = getattr(_sys.modules.get(base.__module__), '__dict__', {})
            for name, value in base.__dict__.get('__annotations__', {}).items():
                hints[name] = _resolved(value, globalns or space, localns)
        return hints
    space = globalns or getattr(obj, '__globals__', None) or getattr(obj, '__dict__', {})
    for name, value in (getattr(obj, '__annotations__', None) or {}).items():
        hints[name] = _resolved(value, space, localns)
    return hints


def _resolved(value, globalns, localns):
    if value is None:
        return _NoneType
    if isinstance(value, str):
        value = ForwardRef(value)
    if isinstance(value, ForwardRef):
        value = eval(value.__forward_arg__, globalns, localns)
        return _NoneType if value is None else value
    if isinstance(value, _Alias) and not value._bare:
        args = tuple([_resolved(a, globalns, localns)
                      if isinstance(a, (ForwardRef, _Alias)) else a for a in value.__args__])
        if args != value.__args__:
            return _Alias(value.__origin__, args, value._name)
    return value
