"""What things are, and how they are called."""

import sys as _sys
import types as _types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32

_builtin = type(len)
_described = type(str.upper)


# ------------------------------------------------------------ what it is

def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _builtin)


def ismethoddescriptor(object):
    return isinstance(object, _described)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object))


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def isgeneratorfunction(object):
    while ismethod(object):
        object = object.__func__
    return isfunction(object) and bool(object.__code__.co_flags & CO_GENERATOR)


def iscoroutinefunction(object):
    return False


def iscoroutine(object):
    return False


def isawaitable(object):
    return False


def isasyncgenfunction(object):
    return False


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def isdatadescriptor(object):
    kind = type(object)
    return not isclass(object) and (hasattr(kind, "__set__") or hasattr(kind, "__delete__"))


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


# ------------------------------------------------------------ what it has

def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    """Its attributes as (name, value), in order of the names."""
    found = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmodule(object):
    if ismodule(object):
        return object
    return _sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("%r is a built-in module" % object)
    while ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__.co_filename
    if isclass(object):
        file = getattr(_sys.modules.get(object.__module__), "__file__", None)
        if file:
            return file
        raise TypeError("%r is a built-in class" % object)
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, "
                    "got %s" % type(object).__name__)


getsourcefile = getfile


def getsourcelines(object):
    """The lines of a function's text, and the number of the first."""
    file = getfile(object)
    object = unwrap(object)
    while ismethod(object):
        object = object.__func__
    if not isfunction(object):
        raise OSError("could not get source code")
    with open(file) as f:
        lines = f.read().splitlines(keepends=True)
    first = object.__code__.co_firstlineno
    margin = _margin(lines[first - 1])
    last = first
    while last < len(lines) and (not lines[last].strip() or _margin(lines[last]) > margin
                                 or lines[last - 1].lstrip().startswith("@")):
        last += 1
    while not lines[last - 1].strip():
        last -= 1
    return lines[first - 1:last], first


def _margin(line):
    return len(line) - len(line.lstrip())


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getdoc(object):
    """Its docstring, or that of the one it overrides, without the indentation."""
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__:
            if base is not type and base.__doc__ is not None:
                doc = base.__doc__
                break
    if doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            doc = getattr(getattr(base, object.__name__, None), "__doc__", None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def currentframe():
    return _sys._getframe(1)


from _inspect_signature import (_empty, BoundArguments, FullArgSpec, Parameter, Signature,
                                formatannotation, getfullargspec, signature)
