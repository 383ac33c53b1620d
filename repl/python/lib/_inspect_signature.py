"""The Signature of what can be called."""

from inspect import (CO_VARARGS, CO_VARKEYWORDS, isbuiltin, isclass, isfunction, ismethod,
                     ismethoddescriptor, unwrap)


class _empty:
    """Where there is no default, or no annotation."""


class _ParameterKind:
    def __init__(self, value, name, description):
        self.value, self.name, self.description = value, name, description

    def __repr__(self):
        return "<_ParameterKind.%s: %d>" % (self.name, self.value)

    def __str__(self):
        return self.name

    def __int__(self):
        return self.value

    def __lt__(self, other):
        return self.value < other.value


class Parameter:
    """A parameter of a Signature."""

    POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        values = {"name": self.name, "kind": self.kind, "default": self.default,
                  "annotation": self.annotation}
        values.update(changes)
        return Parameter(values.pop("name"), values.pop("kind"), **values)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = %r" if self.annotation is not _empty else "=%r") % (self.default,)
        stars = {2: "*", 4: "**"}
        return stars.get(self.kind.value, "") + text

    def __repr__(self):
        return '<Parameter "%s">' % self

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return ((self.name, self.kind, self.default, self.annotation)
                == (other.name, other.kind, other.default, other.annotation))

    def __hash__(self):
        return hash((self.name, self.kind.value))


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation).replace("typing.", "")


class BoundArguments:
    """Arguments beside the parameters that they are for."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, p in self.signature.parameters.items():
            if p.kind.value > 2 or name not in self.arguments:
                break
            if p.kind.value == 2:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, keyword = {}, False
        for name, p in self.signature.parameters.items():
            if p.kind.value > 2:
                keyword = True
            elif name not in self.arguments:
                keyword = True
                continue
            if not keyword or name not in self.arguments:
                continue
            if p.kind.value == 4:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        values = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                values[name] = self.arguments[name]
            elif p.default is not _empty:
                values[name] = p.default
            elif p.kind.value in (2, 4):
                values[name] = () if p.kind.value == 2 else {}
        self.arguments = values

    def __repr__(self):
        return "<BoundArguments (%s)>" % ", ".join(
            "%s=%r" % item for item in self.arguments.items())


class Signature:
    """How a callable is called."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {p.name: p for p in parameters or ()}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj, **options)

    def replace(self, *, parameters=None, return_annotation=None):
        if parameters is None:
            parameters = self.parameters.values()
        if return_annotation is None:
            return_annotation = self.return_annotation
        return Signature(parameters, return_annotation=return_annotation)

    def bind(self, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        values, left = {}, list(args)
        for name, p in self.parameters.items():
            kind = p.kind.value
            if kind == 2:
                if left:
                    values[name], left = tuple(left), []
            elif kind == 4:
                continue
            elif kind == 3 and left:
                raise TypeError("too many positional arguments")
            elif kind < 2 and left:
                if kind == 1 and name in kwargs:
                    raise TypeError("multiple values for argument %r" % name)
                values[name] = left.pop(0)
            elif kind > 0 and name in kwargs:
                values[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                raise TypeError("missing a required argument: %r" % name)
        if left:
            raise TypeError("too many positional arguments")
        rest = [p.name for p in self.parameters.values() if p.kind.value == 4]
        if rest and kwargs:
            values[rest[0]] = kwargs
        elif kwargs:
            raise TypeError("got an unexpected keyword argument %r" % next(iter(kwargs)))
        return BoundArguments(self, values)

    def __str__(self):
        parts, last = [], 1
        for p in self.parameters.values():
            kind = p.kind.value
            if last == 0 and kind > 0:
                parts.append("/")
            if kind == 3 and last not in (2, 3):
                parts.append("*")
            parts.append(str(p))
            last = kind
        if last == 0 and parts:
            parts.append("/")
        text = "(" + ", ".join(parts) + ")"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return "<Signature %s>" % self

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self.parameters.values()) == list(other.parameters.values())
                and self.return_annotation == other.return_annotation)

    __hash__ = None


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a function, a method, or a class, by its __init__."""
    if not callable(obj):
        raise TypeError("%r is not a callable object" % (obj,))
    if follow_wrapped:
        obj = unwrap(obj)
    if ismethod(obj):
        whole = signature(obj.__func__)
        return whole.replace(parameters=list(whole.parameters.values())[1:])
    if isfunction(obj):
        return _of_function(obj)
    if isclass(obj):
        for name in ("__init__", "__new__"):
            method = getattr(obj, name)
            if isfunction(method):
                whole = _of_function(method)
                return Signature(list(whole.parameters.values())[1:])
        if obj.__init__ is object.__init__:
            return Signature()
    elif not isbuiltin(obj) and not ismethoddescriptor(obj):
        call = getattr(type(obj), "__call__", None)
        if isfunction(call):
            whole = _of_function(call)
            return whole.replace(parameters=list(whole.parameters.values())[1:])
    raise ValueError("no signature found for builtin %r" % (obj,))


def _of_function(f):
    code, notes = f.__code__, f.__annotations__
    names = code.co_varnames
    defaults, keyword = f.__defaults__ or (), f.__kwdefaults__ or {}
    plain = code.co_argcount
    found = []

    def add(name, kind, default=_empty):
        found.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))

    for i, name in enumerate(names[:plain]):
        kind = (Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount
                else Parameter.POSITIONAL_OR_KEYWORD)
        at = i - (plain - len(defaults))
        add(name, kind, defaults[at] if at >= 0 else _empty)
    at = plain + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[at], Parameter.VAR_POSITIONAL)
        at += 1
    for name in names[plain:plain + code.co_kwonlyargcount]:
        add(name, Parameter.KEYWORD_ONLY, keyword.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], Parameter.VAR_KEYWORD)
    return Signature(found, return_annotation=notes.get("return", _empty))


class FullArgSpec(tuple):
    """What getfullargspec gives."""

    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __new__(cls, *values):
        self = tuple.__new__(cls, values)
        for name, value in zip(cls._fields, values):
            setattr(self, name, value)
        return self

    def __repr__(self):
        return "FullArgSpec(%s)" % ", ".join("%s=%r" % pair for pair in zip(self._fields, self))


def getfullargspec(func):
    while ismethod(func):
        func = func.__func__
    args, only, star, stars = [], [], None, None
    for p in signature(func, follow_wrapped=False).parameters.values():
        kind = p.kind.value
        if kind < 2:
            args.append(p.name)
        elif kind == 2:
            star = p.name
        elif kind == 3:
            only.append(p.name)
        else:
            stars = p.name
    notes = dict(func.__annotations__)
    if "return" in notes:
        notes = {"return": notes.pop("return"), **notes}
    return FullArgSpec(args, star, stars, func.__defaults__, only, func.__kwdefaults__, notes)
