"""What stands at an address of the web, fetched."""

import base64
import io
from urllib.error import URLError, HTTPError, ContentTooShortError
from urllib.parse import urlsplit, urljoin, unquote, quote, unquote_to_bytes

__all__ = ['Request', 'OpenerDirector', 'urlopen', 'install_opener', 'build_opener',
           'urlretrieve', 'urlcleanup', 'pathname2url', 'url2pathname', 'getproxies',
           'HTTPHandler', 'HTTPSHandler', 'ProxyHandler', 'HTTPRedirectHandler', 'BaseHandler',
           'HTTPCookieProcessor']


class Request:
    """A request that is to be made."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False,
                 method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        self.unredirected_hdrs = {}
        for key, value in headers.items():
            self.add_header(key, value)
        self.method = method

    @property
    def full_url(self):
        return self._url

    @full_url.setter
    def full_url(self, url):
        self._url = url
        parts = urlsplit(url)
        self.type = parts.scheme
        if not parts.scheme:
            raise ValueError('unknown url type: %r' % url)
        self.host = parts.netloc
        self.fragment = parts.fragment or None
        self.selector = (parts.path or '/') + ('?' + parts.query if parts.query else '')

    def get_method(self):
        return self.method or ('GET' if self.data is None else 'POST')

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class BaseHandler:
    """A part of an opener; kept for programs that name it."""

    def __init__(self, *args, **kwargs):
        self.args = args
        self.context = kwargs.get('context')


class HTTPHandler(BaseHandler):
    pass


class HTTPSHandler(BaseHandler):
    pass


class ProxyHandler(BaseHandler):
    pass


class HTTPRedirectHandler(BaseHandler):
    pass


class HTTPCookieProcessor(BaseHandler):
    pass


class OpenerDirector:
    def __init__(self, *handlers):
        self.addheaders = [('User-agent', 'Python-urllib/3.12')]
        self._handlers = list(handlers)

    def add_handler(self, handler):
        self._handlers.append(handler)

    def open(self, fullurl, data=None, timeout=None, context=None):
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None:
            request.data = data
        for handler in self._handlers:
            context = context or getattr(handler, 'context', None)
        for _ in range(10):
            response = _fetch(request, timeout, context, self.addheaders)
            target = _redirected(request, response)
            if target is None:
                return _checked(request, response)
            request = target
        raise HTTPError(request.full_url, response.status,
                        'The HTTP server returned a redirect error that would lead to an infinite '
                        'loop.\nThe last 30x error message was:\n' + response.reason,
                        response.headers, response)


def _fetch(request, timeout, context, extra):
    if request.type in ('http', 'https'):
        return _http(request, timeout, context, extra)
    if request.type == 'file':
        return _file(request)
    if request.type == 'data':
        return _data(request)
    raise URLError('unknown url type: %s' % request.type)


def _http(request, timeout, context, extra):
    import http.client
    if not request.host:
        raise URLError('no host given')
    headers = {'Connection': 'close', **{k.title(): v for k, v in extra}}
    headers.update({k.title(): v for k, v in request.header_items()})
    host = request.host.rpartition('@')[2]
    if request.type == 'https':
        connection = http.client.HTTPSConnection(host, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection(host, timeout=timeout)
    if request.data is not None and 'Content-Type' not in headers:
        headers['Content-Type'] = 'application/x-www-form-urlencoded'
    if isinstance(request.data, str):
        raise TypeError('POST data should be bytes, an iterable of bytes, or a file object. It '
                        'cannot be of type str.')
    try:
        connection.request(request.get_method(), request.selector, request.data, headers)
    except OSError as err:
        connection.close()
        raise URLError(err)
    response = connection.getresponse()
    response.url = request.full_url
    response.msg = response.reason
    return response


class _Answer(io.BytesIO):
    """An answer that came from no server."""

    def __init__(self, data, url, headers):
        super().__init__(data)
        self.url = url
        self.headers = headers
        self.status = self.code = None

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


def _file(request):
    import http.client
    import mimetypes
    path = url2pathname(urlsplit(request.full_url).path)
    try:
        with open(path, 'rb') as file:
            data = file.read()
    except OSError as err:
        raise URLError(err, path)
    headers = http.client.HTTPMessage()
    headers['Content-type'] = mimetypes.guess_type(path)[0] or 'text/plain'
    headers['Content-length'] = len(data)
    return _Answer(data, request.full_url, headers)


def _data(request):
    import http.client
    kind, _, data = request.full_url.partition(':')[2].partition(',')
    data = unquote_to_bytes(data)
    if kind.endswith(';base64'):
        data = base64.decodebytes(data)
        kind = kind[:-7]
    headers = http.client.HTTPMessage()
    headers['Content-type'] = kind or 'text/plain;charset=US-ASCII'
    headers['Content-length'] = len(data)
    return _Answer(data, request.full_url, headers)


def _redirected(request, response):
    if getattr(response, 'status', None) not in (301, 302, 303, 307, 308):
        return None
    target = response.headers.get('location') or response.headers.get('uri')
    method = request.get_method()
    if not target or method not in ('GET', 'HEAD') and (
            response.status in (307, 308) or method != 'POST'):
        return None
    target = urljoin(request.full_url, quote(target, safe="%/:=&?~#+!$,;'@()*[]"))
    if urlsplit(target).scheme not in ('http', 'https', 'ftp', ''):
        raise HTTPError(target, response.status,
                        "%s - Redirection to url '%s' is not allowed" % (response.reason, target),
                        response.headers, response)
    response.read()
    response.close()
    headers = {k: v for k, v in request.headers.items()
               if k.lower() not in ('content-length', 'content-type')}
    return Request(target, headers=headers, method='HEAD' if method == 'HEAD' else None)


def _checked(request, response):
    status = getattr(response, 'status', None)
    if status is not None and not 200 <= status < 300:
        raise HTTPError(request.full_url, status, response.reason, response.headers, response)
    return response


_opener = None


def build_opener(*handlers):
    return OpenerDirector(*[h() if isinstance(h, type) else h for h in handlers])


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=None, *, context=None, **old):
    return (_opener or OpenerDirector()).open(url, data, timeout, context)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Fetches to a file; gives its name and the headers."""
    with urlopen(url, data) as response:
        headers = response.info()
        if filename is None:
            import tempfile
            fd, filename = tempfile.mkstemp()
            file = open(fd, 'wb')
        else:
            file = open(filename, 'wb')
        size = int(headers.get('Content-Length', -1))
        got = blocks = 0
        with file:
            if reporthook:
                reporthook(blocks, 8192, size)
            while block := response.read(8192):
                got += len(block)
                file.write(block)
                blocks += 1
                if reporthook:
                    reporthook(blocks, 8192, size)
    if 0 <= got < size:
        raise ContentTooShortError('retrieval incomplete: got only %i out of %i bytes' % (
            got, size), (filename, headers))
    return filename, headers


def urlcleanup():
    pass


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


def getproxies():
    return {}
