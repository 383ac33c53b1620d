"""Abstract classes: those with a method that is still to be written cannot be made."""


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    if getattr(value, '__isabstractmethod__', False):
        return True
    if isinstance(value, property):
        parts = (value.fget, value.fset, value.fdel)
    elif isinstance(value, (classmethod, staticmethod)):
        parts = (value.__func__,)
    else:
        return False
    return any(getattr(part, '__isabstractmethod__', False) for part in parts)


def _still_abstract(cls, namespace):
    names = [name for name, value in namespace.items() if _is_abstract(value)]
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if name not in names and _is_abstract(getattr(cls, name, None)):
                names.append(name)
    return frozenset(names)


class ABCMeta(type):
    """The class of abstract classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _still_abstract(cls, namespace)
        cls._abc_registry = []
        return cls

    def __call__(cls, *args, **kwargs):
        names = cls.__abstractmethods__
        if names:
            raise TypeError("Can't instantiate abstract class %s with abstract method%s %s" % (
                cls.__name__, '' if len(names) == 1 else 's', ', '.join(sorted(names))))
        return super().__call__(*args, **kwargs)

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if cls not in subclass.__mro__:
            cls._abc_registry.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if cls in subclass.__mro__:
            return True
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return answer
        for known in cls._abc_registry:
            if issubclass(subclass, known):
                return True
        for child in cls.__subclasses__():
            if issubclass(subclass, child):
                return True
        return False


class ABC(metaclass=ABCMeta):
    """A base for abstract classes."""
    __slots__ = ()


def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _still_abstract(cls, cls.__dict__)
    return cls


def get_cache_token():
    return 0
