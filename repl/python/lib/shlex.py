"""Words as the Bourne shell splits and quotes them."""

__all__ = ['shlex', 'split', 'quote', 'join']

_SAFE = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-')


def split(s, comments=False, posix=True):
    if s is None:
        import sys
        s = sys.stdin.read()
    words = []
    word = None
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            if word is not None:
                words.append(word)
                word = None
        elif c == '#' and comments:
            if word is not None:
                words.append(word)
                word = None
            end = s.find('\n', i)
            i = len(s) if end < 0 else end
        elif c in '\'"':
            end, text = _quoted(s, i, posix)
            word = (word or '') + text
            i = end
        elif c == '\\' and posix:
            i += 1
            if i >= len(s):
                raise ValueError('No escaped character')
            word = (word or '') + s[i]
        else:
            word = (word or '') + c
        i += 1
    if word is not None:
        words.append(word)
    return words


def _quoted(s, start, posix):
    """Where the quote at start ends, and what stands in it."""
    quote = s[start]
    text = ''
    i = start + 1
    while i < len(s):
        c = s[i]
        if c == quote:
            return i, text if posix else quote + text + quote
        if c == '\\' and quote == '"' and posix:
            i += 1
            if i >= len(s):
                raise ValueError('No escaped character')
            text += s[i] if s[i] in '"\\' else '\\' + s[i]
        else:
            text += c
        i += 1
    raise ValueError('No closing quotation')


def quote(s):
    if not s:
        return "''"
    if all(c in _SAFE for c in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return ' '.join([quote(arg) for arg in split_command])


class shlex:
    """The words of a text, one after the other."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            import sys
            instream = sys.stdin
        text = instream if isinstance(instream, str) else instream.read()
        self._words = split(text, True, posix)
        self.eof = None if posix else ''

    def get_token(self):
        return self._words.pop(0) if self._words else self.eof

    def push_token(self, tok):
        self._words.insert(0, tok)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._words:
            raise StopIteration
        return self._words.pop(0)
