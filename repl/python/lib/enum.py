"""Enumerations: classes whose objects are a fixed set of named values."""

from types import MappingProxyType, DynamicClassAttribute
import sys as _sys

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum',
           'auto', 'unique', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary',
           'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'global_flag_repr', 'global_enum_repr',
           'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE']

_property = property
property = DynamicClassAttribute
Enum = Flag = None      # until they are made, a class being made is one of them


class auto:
    """Stands for the next value."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' != name[-3]


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' != name[-2]


def _is_descriptor(value):
    return (hasattr(value, '__get__') or hasattr(value, '__set__')
            or hasattr(value, '__delete__'))


class _EnumDict(dict):
    """The space of an enumeration's body: notes which names are members."""

    def __init__(self, cls_name):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None

    def __setitem__(self, key, value):
        if _is_sunder(key):
            self._set_sunder(key, value)
            return
        if isinstance(value, nonmember):
            value = value.value
        elif not _is_dunder(key) and not self._is_private(key) and key not in self._ignore:
            if key in self._member_names:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            elif _is_descriptor(value) and not isinstance(value, auto):
                super().__setitem__(key, value)
                return
            if key in self:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            value = self._resolved(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_private(self, key):
        return key.startswith('_%s__' % self._cls_name.lstrip('_'))

    def _set_sunder(self, key, value):
        if key == '_generate_next_value_':
            self._generate = getattr(value, '__func__', value)
        elif key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = value
        elif key not in ('_order_', '_missing_', '_numeric_repr_', '_value_', '_name_'):
            if Flag is not None:
                raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use'
                                 % (key,))
        super().__setitem__(key, value)

    def _resolved(self, key, value):
        # auto() is the next value, in a tuple too.
        if isinstance(value, auto):
            return self._next(key) if value.value is None else value.value
        if type(value) is tuple and any(isinstance(v, auto) for v in value):
            return tuple([self._next(key) if isinstance(v, auto) else v for v in value])
        return value

    def _next(self, key):
        return self._generate(key, 1, len(self._member_names), self._last_values[:])


def _data_type(bases):
    """The class that values have beside being members: int, str, or object for none."""
    for base in bases:
        for cls in base.__mro__:
            if cls is object:
                continue
            if isinstance(cls, EnumType):
                if cls._member_type_ is not object:
                    return cls._member_type_
            elif '__new__' in cls.__dict__ or cls in (int, str, float, bytes, tuple):
                return cls
    return object


def _owner(cls, name):
    for base in cls.__mro__[1:]:
        if name in base.__dict__:
            return base
    return object


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        space = _EnumDict(cls)
        if Enum is not None:
            first = bases[-1]
            _check_bases(cls, bases)
            space._generate = getattr(first, '_generate_next_value_', None)
        return space

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = list(classdict._member_names)
        for bad in names:
            if bad == 'mro':
                raise ValueError("invalid enum member name(s) 'mro'")
        space = dict(classdict)
        values = [(name, space.pop(name)) for name in names]
        for name in classdict._ignore + ['_ignore_']:
            space.pop(name, None)
        data_type = _data_type(bases)
        maker = space.pop('__new__', None)
        generate = space.get('_generate_next_value_')
        if generate is not None and not isinstance(generate, staticmethod):
            space['_generate_next_value_'] = staticmethod(generate)
        space.update(_member_names_=[], _member_map_={}, _value2member_map_={},
                     _member_type_=data_type)
        new = super().__new__(metacls, cls, bases, space, **kwds)
        new._new_member_ = _maker(bases, maker, data_type)
        new._plain_new_ = maker is None and _plain(bases)
        _set_texts(new, bases[-1], classdict)
        if Flag is not None and issubclass(new, Flag):
            new._boundary_ = boundary or getattr(bases[-1], '_boundary_', None)
            new._flag_mask_ = 0
        for name, value in values:
            _add_member(new, name, value)
        if names:
            new.__new__ = Enum.__new__
        return new

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module, qualname, type, start, boundary)

    def _create_(cls, class_name, names, module, qualname, kind, start, boundary):
        bases = (cls,) if kind is None else (kind, cls)
        metacls = cls.__class__
        space = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        names = list(names.items()) if hasattr(names, 'items') else list(names)
        last = []
        for i, item in enumerate(names):
            if isinstance(item, str):
                value = cls._generate_next_value_(item, start, i, last[:])
                last.append(value)
                item = (item, value)
            space[item[0]] = item[1]
        if module is None:
            try:
                module = _sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                module = '__main__'
        space['__module__'] = module
        if qualname is not None:
            space['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, space, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return any(m._value_ == value for m in cls._member_map_.values())

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return '<flag %r>' % cls.__name__
        return '<enum %r>' % cls.__name__

    def __dir__(cls):
        return ['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__',
                '__iter__', '__len__', '__members__', '__module__', '__name__',
                '__qualname__'] + cls._member_names_

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, name))
        super().__delattr__(name)


EnumMeta = EnumType


def _check_bases(name, bases):
    for base in bases:
        if isinstance(base, EnumType) and base._member_names_:
            raise TypeError('<enum %r> cannot extend %r' % (name, base))


def _maker(bases, own, data_type):
    if own is not None:
        return own
    for base in bases:
        found = getattr(base, '_new_member_', None)
        if isinstance(base, EnumType) and found is not None and not base._plain_new_:
            return found
    return data_type.__new__


def _plain(bases):
    return all(base._plain_new_ for base in bases if isinstance(base, EnumType))


def _set_texts(cls, first, body):
    # int stands before Enum among the bases, yet a member's text is Enum's.
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name not in body and not isinstance(_owner(cls, name), EnumType):
            setattr(cls, name, getattr(first, name))
    if ReprEnum is not None and ReprEnum in cls.__bases__:
        kind = cls._member_type_
        if '__format__' not in body:
            cls.__format__ = kind.__format__
        if '__str__' not in body:
            cls.__str__ = kind.__str__ if kind is str else kind.__repr__
    if Flag is not None and issubclass(cls, Flag):
        for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__',
                     '__invert__'):
            if name not in body:
                setattr(cls, name, getattr(Flag, name))


def _add_member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    kind = cls._member_type_
    if kind is tuple:
        args = (args,)
    if cls._plain_new_ and kind is object:
        new = object.__new__(cls)
    else:
        new = cls._new_member_(cls, *args)
    if not hasattr(new, '_value_'):
        new._value_ = value if kind is object else kind(*args)
    value = new._value_
    new._name_ = name
    new.__objclass__ = cls
    new.__init__(*args)
    new._sort_order_ = len(cls._member_names_)
    # A second name for a value is an alias of the first.
    for known in cls._member_map_.values():
        if known._value_ == value:
            new = known
            break
    else:
        if Flag is None or not issubclass(cls, Flag) or _note_bits(cls, value):
            cls._member_names_.append(name)
        try:
            cls._value2member_map_.setdefault(value, new)
        except TypeError:
            pass
    type.__setattr__(cls, name, new)
    cls._member_map_[name] = new


def _note_bits(cls, value):
    # Of flags only those of one bit are shown one by one.
    if not isinstance(value, int):
        raise TypeError("%s.%s: flags are integers" % (cls.__name__, value))
    if value > 0:
        cls._flag_mask_ |= value
    return value > 0 and value & (value - 1) == 0


class _Parts:
    """What every member has."""

    @_property
    def name(self):
        return self._name_

    @name.setter
    def name(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

    @_property
    def value(self):
        return self._value_

    @value.setter
    def value(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")


ReprEnum = None


class Enum(_Parts, metaclass=EnumType):
    """A base for enumerations."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _member_type_ = object
    _plain_new_ = True

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        error = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            error = e
            result = None
        if isinstance(result, cls):
            return result
        wrong = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        if result is None and error is None:
            raise wrong
        if error is None:
            error = TypeError('error in %s._missing_: returned %r instead of None or a valid '
                              'member' % (cls.__name__, result))
        if not isinstance(error, ValueError):
            error.__context__ = wrong
        raise error

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start

    _generate_next_value_ = staticmethod(_generate_next_value_)

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value']

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """Only repr() tells that a value is a member: str() and format() are the value's."""


class IntEnum(int, ReprEnum):
    """Members are ints."""


class StrEnum(str, ReprEnum):
    """Members are texts."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        new = str.__new__(cls, *values)
        new._value_ = str(*values)
        return new

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(number, width):
    text = format(number if number >= 0 else (1 << width) + number, 'b')
    return '0b%d %s' % (number < 0, text.rjust(width, '0'))


class Flag(Enum):
    """Members are bits, to be joined by |."""

    _boundary_ = STRICT
    _flag_mask_ = 0
    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask = cls._flag_mask_
        all_bits = 2 ** mask.bit_length() - 1
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
                    cls, value, _bits(value, width), _bits(mask, width)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            value += max(all_bits + 1, 2 ** value.bit_length())
        return cls._pseudo(value, mask)

    @classmethod
    def _pseudo(cls, value, mask):
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        kind = cls._member_type_
        new = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        new._value_ = value
        names = [m._name_ for m in cls._parts_of(value & mask)]
        unknown = value & ~mask
        if unknown and names:
            names.append(str(unknown))
        new._name_ = '|'.join(names) if names else None
        cls._value2member_map_[value] = new
        return new

    @classmethod
    def _parts_of(cls, value):
        return [m for m in cls if m._value_ & value]

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._parts_of(self._value_)

    def __len__(self):
        return bin(self._value_).count('1')

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return '<%s: %r>' % (name, self._value_)
        return '<%s.%s: %r>' % (name, self._name_, self._value_)

    def __str__(self):
        if self._name_ is None:
            return '%s(%r)' % (self.__class__.__name__, self._value_)
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _bits_of(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return int(other)
        return None

    def __or__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._flag_mask_ & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Members are bits and ints."""


def unique(enumeration):
    """Refuses an enumeration in which a value has two names."""
    twice = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if twice:
        raise ValueError('duplicate values found in %r: %s' % (
            enumeration, ', '.join(['%s -> %s' % pair for pair in twice])))
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if UNIQUE in self.checks:
            twice = ['%s -> %s' % (name, m.name)
                     for name, m in enumeration.__members__.items() if name != m.name]
            if twice:
                raise ValueError('aliases found in %r: %s' % (enumeration, ', '.join(twice)))
        if CONTINUOUS in self.checks:
            values = {m.value for m in enumeration}
            gaps = [str(v) for v in range(min(values), max(values)) if v not in values]
            if gaps:
                raise ValueError('invalid enum %r: missing values %s' % (
                    enumeration.__name__, ', '.join(gaps)))
        return enumeration


def global_enum_repr(self):
    return '%s.%s' % (self.__class__.__module__.split('.')[-1], self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    return '|'.join(['%s.%s' % (module, name) for name in self._name_.split('|')])


def global_str(self):
    return self._name_ or '%s(%r)' % (self.__class__.__name__, self._value_)


def global_enum(cls, update_str=False):
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    vars(_sys.modules[cls.__module__]).update(cls.__members__)
    return cls
