"""Addresses of the web: taken apart, put together, quoted."""

from collections import namedtuple

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit',
           'urlencode', 'parse_qs', 'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes',
           'unquote', 'unquote_plus', 'unquote_to_bytes', 'DefragResult', 'ParseResult',
           'SplitResult']

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp',
                 'mms', 'prospero', 'rtsp', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms',
               'https', 'shttp', 'snews', 'prospero', 'rtsp', 'rtspu', 'rsync', 'svn', 'svn+ssh',
               'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu',
               'sip', 'sips', 'mms', 'sftp', 'tel']
_SCHEME = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.')


class _Netloc:
    """What the part between // and the path says."""

    __slots__ = ()

    def _user_host(self):
        userinfo, at, hostinfo = self.netloc.rpartition('@')
        before, bracket, rest = hostinfo.partition('[')
        if bracket:
            host, _, port = rest.partition(']')
            port = port.partition(':')[2]
        else:
            host, _, port = hostinfo.partition(':')
        return userinfo if at else None, host, port

    @property
    def username(self):
        user = self._user_host()[0]
        return None if user is None else user.partition(':')[0]

    @property
    def password(self):
        user = self._user_host()[0]
        if user is None or ':' not in user:
            return None
        return user.partition(':')[2]

    @property
    def hostname(self):
        host = self._user_host()[1]
        if not host:
            return None
        name, percent, zone = host.partition('%')
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._user_host()[2]
        if not port:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError('Port could not be cast to integer value as %r' % port)
        port = int(port)
        if port > 65535:
            raise ValueError('Port out of range 0-65535')
        return port


class SplitResult(_Netloc, namedtuple('SplitResult', 'scheme netloc path query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Netloc,
                  namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple('DefragResult', 'url fragment')):
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


def _texts(*args):
    """The arguments as texts, and what makes the result of the kind that they were."""
    if any(isinstance(a, str) for a in args if a):
        if any(isinstance(a, (bytes, bytearray)) for a in args if a):
            raise TypeError('Cannot mix str and non-str arguments')
        return args, lambda x: x
    if any(isinstance(a, (bytes, bytearray)) for a in args):
        return ([bytes(a).decode('ascii') if a else '' for a in args],
                lambda x: x.encode('ascii') if isinstance(x, str)
                else tuple([p.encode('ascii') for p in x]))
    return args, lambda x: x


def urlsplit(url, scheme='', allow_fragments=True):
    (url, scheme), back = _texts(url, scheme)
    url = url.lstrip(''.join(map(chr, range(33))))
    for c in '\t\r\n':
        url = url.replace(c, '')
        scheme = scheme.replace(c, '')
    netloc = query = fragment = ''
    colon = url.find(':')
    if colon > 0 and url[0].isascii() and url[0].isalpha() and _SCHEME.issuperset(url[:colon]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == '//':
        end = min([i for i in (url.find(c, 2) for c in '/?#') if i >= 0] + [len(url)])
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    result = SplitResult(scheme, netloc, url, query, fragment)
    return result if back(result) is result else SplitResult(*back(result))


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    semi, slash, none = (b';', b'/', b'') if isinstance(path, bytes) else (';', '/', '')
    params = none
    name = scheme.decode() if isinstance(scheme, bytes) else scheme
    if name in uses_params and semi in path:
        at = path.find(semi, max(path.rfind(slash), 0)) if slash in path else path.find(semi)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    (scheme, netloc, url, query, fragment), back = _texts(*components)
    if netloc or scheme and scheme in uses_netloc and url[:2] != '//':
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + (netloc or '') + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url = url + '?' + query
    if fragment:
        url = url + '#' + fragment
    return back(url)


def urlunparse(components):
    (scheme, netloc, url, params, query, fragment), back = _texts(*components)
    if params:
        url = '%s;%s' % (url, params)
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urljoin(base, url, allow_fragments=True):
    """The address that url means on the page base."""
    if not base:
        return url
    if not url:
        return base
    (base, url), back = _texts(base, url)
    b = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, b.scheme, allow_fragments)
    if scheme != b.scheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = b.netloc
    if not path and not params:
        path, params = b.path, b.params
        if not query:
            query = b.query
        return back(urlunparse((scheme, netloc, path, params, query, fragment)))
    return back(urlunparse((scheme, netloc, _joined(b.path, path), params, query, fragment)))


def _joined(base, path):
    folders = base.split('/')
    if folders[-1] != '':
        del folders[-1]
    if path[:1] == '/':
        parts = path.split('/')
    else:
        parts = folders + path.split('/')
        parts[1:-1] = [p for p in parts[1:-1] if p]
    result = []
    for part in parts:
        if part == '..':
            if result:
                result.pop()
        elif part != '.':
            result.append(part)
    if parts[-1] in ('.', '..'):
        result.append('')
    return '/'.join(result) or '/'


def urldefrag(url):
    (url,), back = _texts(url)
    if '#' in url:
        s, n, p, a, q, fragment = urlparse(url)
        return DefragResult(*map(back, (urlunparse((s, n, p, a, q, '')), fragment)))
    return DefragResult(*map(back, (url, '')))


# ---------------------------------------------------------------- quoting

_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    kept = _SAFE | frozenset(safe)
    return ''.join([chr(b) if b in kept else '%%%02X' % b for b in bs])


def quote_plus(string, safe='', encoding=None, errors=None):
    space = ' ' if isinstance(string, str) else b' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    if isinstance(safe, str):
        return quote(string, safe + ' ', encoding, errors).replace(' ', '+')
    return quote(string, safe + b' ', encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode('utf-8')
    parts = string.split(b'%')
    result = [parts[0]]
    for part in parts[1:]:
        try:
            if not part[:2].isalnum() or len(part) < 2:
                raise ValueError
            result.append(bytes([int(part[:2], 16)]) + part[2:])
        except ValueError:
            result.append(b'%' + part)
    return b''.join(result)


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, (bytes, bytearray)):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        return string
    result = []
    start = 0
    for i in range(len(string) + 1):
        # Runs of ASCII are bytes to be decoded; other characters stay.
        if i == len(string) or not string[i].isascii():
            if i > start:
                run = unquote_to_bytes(string[start:i])
                result.append(run.decode(encoding or 'utf-8', errors or 'replace'))
            if i < len(string):
                result.append(string[i])
            start = i + 1
    return ''.join(result)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


# ---------------------------------------------------------------- queries


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, 'items'):
        query = query.items()
    elif query and not isinstance(query[0], tuple):
        raise TypeError('not a valid non-string sequence or mapping object')

    def text(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for key, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                values = list(value)
            except TypeError:
                pass
        pairs += [text(key) + '=' + text(v) for v in values]
    return '&'.join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
              errors='replace', max_num_fields=None, separator='&'):
    (qs, separator), back = _texts(qs, separator) if isinstance(qs, str) else _texts(qs, b'&')
    if not separator:
        raise ValueError('Separator must be of type string or bytes.')
    if max_num_fields is not None and qs and 1 + qs.count(separator) > max_num_fields:
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for piece in qs.split(separator) if qs else []:
        if not piece and not strict_parsing:
            continue
        name, equals, value = piece.partition('=')
        if not equals:
            if strict_parsing:
                raise ValueError('bad query field: %r' % (piece,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append((back(unquote_plus(name, encoding, errors)),
                          back(unquote_plus(value, encoding, errors))))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
             errors='replace', max_num_fields=None, separator='&'):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result
