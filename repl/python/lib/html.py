"""Text made safe for HTML, and back."""

__all__ = ['escape', 'unescape']

_NAMES = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'", 'nbsp': '\xa0',
          'copy': '\xa9', 'reg': '\xae', 'hellip': '\u2026', 'mdash': '\u2014',
          'ndash': '\u2013', 'lsquo': '\u2018', 'rsquo': '\u2019', 'ldquo': '\u201c',
          'rdquo': '\u201d', 'euro': '\u20ac', 'pound': '\xa3', 'deg': '\xb0', 'middot': '\xb7',
          'bull': '\u2022', 'trade': '\u2122', 'times': '\xd7', 'auml': '\xe4', 'ouml': '\xf6',
          'uuml': '\xfc', 'Auml': '\xc4', 'Ouml': '\xd6', 'Uuml': '\xdc', 'szlig': '\xdf',
          'eacute': '\xe9', 'egrave': '\xe8', 'agrave': '\xe0', 'ccedil': '\xe7',
          'ntilde': '\xf1', 'laquo': '\xab', 'raquo': '\xbb', 'sect': '\xa7', 'para': '\xb6'}
_BARE = ('amp', 'lt', 'gt', 'quot', 'nbsp', 'copy', 'reg')


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


def unescape(s):
    if '&' not in s:
        return s
    import re
    return re.sub(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)', _one, s)


def _one(match):
    name = match.group(1)
    if name[0] == '#':
        digits = name[1:].rstrip(';')
        number = int(digits[1:], 16) if digits[0] in 'xX' else int(digits)
        if number == 0 or 0xd800 <= number <= 0xdfff or number > 0x10ffff:
            return '\ufffd'
        return chr(number)
    if name[-1] == ';':
        return _NAMES.get(name[:-1], '&' + name)
    for known in _BARE:
        if name.startswith(known):
            return _NAMES[known] + name[len(known):]
    return '&' + name
