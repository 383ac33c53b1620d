"""Headers that are not ASCII."""

import base64

__all__ = ['Header', 'decode_header', 'make_header']


class Header:
    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None,
                 continuation_ws=' ', errors='strict'):
        self._text = '' if s is None else s if isinstance(s, str) else s.decode(
            str(charset or 'utf-8'))
        self._charset = None if charset is None else str(charset)

    def append(self, s, charset=None, errors='strict'):
        self._text += (' ' if self._text else '') + s

    def encode(self, *args, **kw):
        if self._text.isascii() and self._charset in (None, 'us-ascii'):
            return self._text
        charset = self._charset or 'utf-8'
        return '=?%s?b?%s?=' % (charset, base64.b64encode(self._text.encode(charset)).decode())

    def __str__(self):
        return self._text

    def __eq__(self, other):
        return other == self.encode()


def decode_header(header):
    """[(bytes or text, charset or None)]"""
    if isinstance(header, Header):
        header = header.encode()
    if '=?' not in header:
        return [(header, None)]
    result = []
    for word in header.split():
        parts = word.split('?')
        if word.startswith('=?') and word.endswith('?=') and len(parts) == 5:
            charset, how, data = parts[1].lower(), parts[2].lower(), parts[3]
            if how == 'b':
                data = base64.b64decode(data)
            else:
                from email.message import _unquoted
                data = _unquoted(data.replace('_', ' ').encode())
            if result and result[-1][1] == charset:
                data = result.pop()[0] + data
            result.append((data, charset))
        elif result and result[-1][1] is None:
            result[-1] = (result[-1][0] + b' ' + word.encode(), None)
        else:
            result.append((word.encode() + (b' ' if not result else b''), None))
    return result


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=' '):
    text = ''.join([s if isinstance(s, str) else s.decode(charset or 'ascii')
                    for s, charset in decoded_seq])
    return Header(text)
