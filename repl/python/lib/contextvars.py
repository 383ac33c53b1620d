"""Variables of a context; here a thread is one."""

import threading

__all__ = ['ContextVar', 'Token']

_missing = object()


class Token:
    MISSING = _missing

    def __init__(self, var, old):
        self.var = var
        self.old_value = old


class ContextVar:
    def __init__(self, name, *, default=_missing):
        self.name = name
        self._default = default
        self._local = threading.local()

    def get(self, default=_missing, /):
        value = getattr(self._local, 'value', _missing)
        for candidate in (value, default, self._default):
            if candidate is not _missing:
                return candidate
        raise LookupError(self)

    def set(self, value, /):
        token = Token(self, getattr(self._local, 'value', _missing))
        self._local.value = value
        return token

    def reset(self, token, /):
        if token.old_value is _missing:
            del self._local.value
        else:
            self._local.value = token.old_value
