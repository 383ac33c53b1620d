"""Copies of objects, shallow and deep."""

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error

_FIXED = frozenset([type(None), int, float, bool, str, bytes, type, range, slice, type(...),
                    type(NotImplemented), type(len), type(lambda: 0), property])


def copy(x):
    cls = type(x)
    if cls in _FIXED or issubclass(cls, type):
        return x
    if cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    made = _of_collections(x, lambda v: v)
    if made is None:
        made = _reduced(x, None)
    if made is not None:
        return made
    return _rebuilt(x, lambda v: v, {})


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    cls = type(x)
    if cls in _FIXED or issubclass(cls, type):
        return x
    own = getattr(cls, '__deepcopy__', None)
    if own is not None:
        result = own(x, memo)
    elif cls in _DEEP:
        result = _DEEP[cls](x, memo)
    else:
        result = _of_collections(x, lambda v: deepcopy(v, memo))
        if result is None:
            result = _reduced(x, memo)
        if result is None:
            result = _rebuilt(x, lambda v: deepcopy(v, memo), memo)
    if result is not x:
        memo[key] = result
        # The original must live as long as the memo, which knows it by its id.
        memo.setdefault(id(memo), []).append(x)
    return result


def _deep_list(x, memo):
    memo[id(x)] = result = []
    for item in x:
        result.append(deepcopy(item, memo))
    return result


def _deep_dict(x, memo):
    memo[id(x)] = result = {}
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A tuple that holds itself, through a list, is there by now.
    if id(x) in memo:
        return memo[id(x)]
    if all(a is b for a, b in zip(items, x)):
        return x
    return tuple(items)


def _deep_set(x, memo):
    return type(x)([deepcopy(item, memo) for item in x])


_DEEP = {list: _deep_list, dict: _deep_dict, tuple: _deep_tuple, set: _deep_set,
         frozenset: _deep_set, bytearray: lambda x, memo: bytearray(x)}


def _reduced(x, memo):
    """What the class's own __reduce__ says, when it has one of its own."""
    cls = type(x)
    for name in ('__reduce_ex__', '__reduce__'):
        method = getattr(cls, name, None)
        if method is None or method is getattr(object, name, None):
            continue
        if any(name in base.__dict__ for base in cls.__mro__ if base is not object):
            parts = method(x, 4) if name == '__reduce_ex__' else method(x)
            if isinstance(parts, str):
                return x
            args = parts[1] if memo is None else tuple([deepcopy(a, memo) for a in parts[1]])
            result = parts[0](*args)
            if len(parts) > 2 and isinstance(parts[2], dict):
                state = parts[2] if memo is None else deepcopy(parts[2], memo)
                result.__dict__.update(state)
            return result
    return None


def _of_collections(x, convert):
    """A new deque or defaultdict with what belongs to it beside its items."""
    import sys
    module = sys.modules.get('_collections')
    if module is None:
        return None
    if isinstance(x, module.deque):
        return type(x)([convert(v) for v in x], x.maxlen)
    if isinstance(x, module.defaultdict):
        return type(x)(x.default_factory, [(convert(k), convert(v)) for k, v in x.items()])
    if isinstance(x, module.OrderedDict):
        return type(x)([(convert(k), convert(v)) for k, v in x.items()])
    return None


_BUILT_IN = (list, dict, set, bytearray, tuple, frozenset, str, bytes, int, float)


def _rebuilt(x, convert, memo):
    """A new object of the class, without a call of its __init__."""
    cls = type(x)
    base = next((b for b in _BUILT_IN if isinstance(x, b)), None)
    if base is None:
        if not hasattr(x, '__dict__') and not _slots(cls):
            raise TypeError("cannot pickle '%s' object" % cls.__name__)
        new = cls.__new__(cls, *[convert(a) for a in _new_args(x)])
    elif base in (list, dict, set, bytearray):
        new = base.__new__(cls)
        memo[id(x)] = new
        if base is dict:
            for key, value in x.items():
                dict.__setitem__(new, convert(key), convert(value))
        elif base is set:
            set.update(new, [convert(v) for v in x])
        else:
            base.extend(new, [convert(v) for v in x])
    elif base in (tuple, frozenset):
        new = base.__new__(cls, [convert(v) for v in x])
    else:
        new = base.__new__(cls, x)
    memo[id(x)] = new
    get, put = getattr(x, '__getstate__', None), getattr(new, '__setstate__', None)
    if get is not None and put is not None:
        put(convert(get()))
        return new
    if hasattr(x, '__dict__'):
        for name, value in x.__dict__.items():
            new.__dict__[name] = convert(value)
    for name in _slots(cls):
        if hasattr(x, name):
            object.__setattr__(new, name, convert(getattr(x, name)))
    return new


def _new_args(x):
    get = getattr(x, '__getnewargs__', None)
    return () if get is None else get()


def _slots(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ('__dict__', '__weakref__'):
                if name.startswith('__') and not name.endswith('__'):
                    name = '_%s%s' % (base.__name__.lstrip('_'), name)
                names.append(name)
    return names
