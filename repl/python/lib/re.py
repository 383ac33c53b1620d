"""Regular expressions."""

import _re
from _re import error, Pattern, Match

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer',
           'compile', 'purge', 'template', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L',
           'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
           'UNICODE', 'NOFLAG', 'RegexFlag']

PatternError = error


class RegexFlag(int):
    """Flags of re, joined by |; shown by their names."""

    def __new__(cls, value):
        return int.__new__(cls, value)

    def __repr__(self):
        names = ['re.' + name for name, bit in _BITS if self & bit]
        return '|'.join(names) or 're.NOFLAG'

    __str__ = __repr__

    def __format__(self, spec):
        return format(str(self), spec) if not spec else int.__format__(self, spec)

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return repr(self).replace('re.', '')

    def __or__(self, other):
        return RegexFlag(int(self) | int(other))

    def __and__(self, other):
        return RegexFlag(int(self) & int(other))

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))

    def __invert__(self):
        return RegexFlag(~int(self) & 511)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


_BITS = (('IGNORECASE', 2), ('LOCALE', 4), ('MULTILINE', 8), ('DOTALL', 16), ('UNICODE', 32),
         ('VERBOSE', 64), ('DEBUG', 128), ('ASCII', 256))
NOFLAG = RegexFlag(0)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
A = ASCII = RegexFlag(256)

_kept = {}


def compile(pattern, flags=0):
    key = (type(pattern), pattern, int(flags))
    found = _kept.get(key)
    if found is None:
        found = _re.compile(pattern, int(flags))
        if len(_kept) >= 512:
            _kept.clear()
        _kept[key] = found
    return found


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def purge():
    _kept.clear()


def template(pattern, flags=0):
    return compile(pattern, flags)


_SPECIAL = {ord(c): '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, 'latin1').translate(_SPECIAL).encode('latin1')


class Scanner:
    """Cuts a text by a list of (pattern, action)."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = [(compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result = []
        i = 0
        while i < len(string):
            for pattern, action in self.lexicon:
                m = pattern.match(string, i)
                if m is not None and m.end() > i:
                    break
            else:
                break
            i = m.end()
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
        return result, string[i:]
