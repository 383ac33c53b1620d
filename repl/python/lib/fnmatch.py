"""Names matched by shell patterns: * ? [seq] [!seq]."""

import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def translate(pat):
    """The pattern as a regular expression."""
    result = ''
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == '*':
            while pat[i:i + 1] == '*':
                i += 1
            result += '.*'
        elif c == '?':
            result += '.'
        elif c == '[':
            end = pat.find(']', i + 2 if pat[i:i + 1] == '!' else i + 1)
            if end < 0:
                result += '\\['
                continue
            chars = pat[i:end].replace('\\', '\\\\').replace('[', '\\[')
            if chars[0] == '!':
                chars = '^' + chars[1:]
            elif chars[0] == '^':
                chars = '\\' + chars
            result += '[%s]' % chars
            i = end + 1
        else:
            result += re.escape(c)
    return '(?s:%s)\\Z' % result


def fnmatchcase(name, pat):
    return re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    match = re.compile(translate(pat)).match
    return [name for name in names if match(name)]
