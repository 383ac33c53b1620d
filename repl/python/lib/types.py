"""The classes of things that have no name of their own."""

import sys

__all__ = ['FunctionType', 'LambdaType', 'CodeType', 'MappingProxyType', 'SimpleNamespace',
           'CellType', 'GeneratorType', 'CoroutineType', 'AsyncGeneratorType', 'MethodType',
           'BuiltinFunctionType', 'BuiltinMethodType', 'WrapperDescriptorType',
           'MethodWrapperType', 'MethodDescriptorType', 'ClassMethodDescriptorType', 'ModuleType',
           'TracebackType', 'FrameType', 'GetSetDescriptorType', 'MemberDescriptorType',
           'new_class', 'resolve_bases', 'prepare_class', 'get_original_bases',
           'DynamicClassAttribute', 'coroutine', 'GenericAlias', 'UnionType', 'EllipsisType',
           'NoneType', 'NotImplementedType']


class SimpleNamespace:
    """Attributes, and nothing else."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        return '%s(%s)' % (name, ', '.join(['%s=%r' % i for i in self.__dict__.items()]))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


def _function():
    yield


class _Class:
    def method(self):
        pass


def _cell():
    value = None

    def inner():
        return value
    return inner.__closure__[0]


def _error():
    try:
        raise Exception
    except Exception as error:
        return error.__traceback__


def _kind(make):
    # What this Python has not, has no class either.
    try:
        return type(make())
    except Exception:
        return None


FunctionType = LambdaType = type(_function)
GeneratorType = type(_function())
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(sys)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
MappingProxyType = type(type.__dict__)
CodeType = _kind(lambda: _function.__code__)
CellType = _kind(_cell)
TracebackType = _kind(_error)
FrameType = _kind(lambda: _error().tb_frame)
GenericAlias = _kind(lambda: list[int])
UnionType = _kind(lambda: int | str)
WrapperDescriptorType = _kind(lambda: object.__init__)
MethodWrapperType = _kind(lambda: object().__str__)
MethodDescriptorType = _kind(lambda: str.join)
ClassMethodDescriptorType = _kind(lambda: dict.__dict__['fromkeys'])
GetSetDescriptorType = _kind(lambda: type(_function).__dict__['__code__'])
MemberDescriptorType = GetSetDescriptorType


class CoroutineType:
    """No object is one: async is not in this Python."""


class AsyncGeneratorType:
    """No object is one: async is not in this Python."""


def resolve_bases(bases):
    result = []
    for base in bases:
        entries = getattr(base, '__mro_entries__', None)
        if isinstance(base, type) or entries is None:
            result.append(base)
        else:
            result.extend(entries(bases))
    return tuple(result)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
    for base in bases:
        if issubclass(type(base), meta):
            meta = type(base)
    space = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, space, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    meta, space, kwds = prepare_class(name, resolve_bases(bases), kwds)
    if exec_body is not None:
        exec_body(space)
    return meta(name, resolve_bases(bases), space, **kwds)


def get_original_bases(cls, /):
    return cls.__dict__.get('__orig_bases__', cls.__bases__)


class DynamicClassAttribute:
    """A property of the objects that the class itself looks up otherwise."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)


def coroutine(func):
    raise NotImplementedError('types.coroutine is not in sockshell')
