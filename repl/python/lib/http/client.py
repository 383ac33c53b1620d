"""HTTP/1.1 from the client's side."""

import io
import socket

__all__ = ['HTTPResponse', 'HTTPConnection', 'HTTPSConnection', 'HTTPException', 'NotConnected',
           'InvalidURL', 'IncompleteRead', 'ImproperConnectionState', 'CannotSendRequest',
           'CannotSendHeader', 'ResponseNotReady', 'BadStatusLine', 'LineTooLong',
           'RemoteDisconnected', 'error', 'responses', 'HTTPMessage']

HTTP_PORT = 80
HTTPS_PORT = 443
_MAXLINE = 65536
_MAXHEADERS = 100


def __getattr__(name):
    if name == 'responses':
        from http import _PHRASES
        return dict(_PHRASES)
    from http import HTTPStatus
    if name in HTTPStatus.__members__:
        return HTTPStatus[name]
    raise AttributeError("module 'http.client' has no attribute %r" % name)


class HTTPException(Exception):
    pass


error = HTTPException


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = '' if self.expected is None else ', %i more expected' % self.expected
        return '%s(%i bytes read%s)' % (self.__class__.__name__, len(self.partial), more)

    __str__ = __repr__


class BadStatusLine(HTTPException):
    def __init__(self, line):
        if not line:
            line = repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    def __init__(self, line_type):
        HTTPException.__init__(self, 'got more than %d bytes when reading %s' % (
            _MAXLINE, line_type))


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, '')
        ConnectionResetError.__init__(self, *pos, **kw)


class HTTPMessage:
    """Headers, in their order; a name may be there more than once, in any case."""

    def __init__(self):
        self._headers = []

    def _find(self, name):
        name = name.lower()
        return [v for k, v in self._headers if k.lower() == name]

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, str(value)))

    def __delitem__(self, name):
        self._headers = [(k, v) for k, v in self._headers if k.lower() != name.lower()]

    def __contains__(self, name):
        return bool(self._find(name))

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._headers)

    def get(self, name, failobj=None):
        found = self._find(name)
        return found[0] if found else failobj

    def get_all(self, name, failobj=None):
        return self._find(name) or failobj

    getallmatchingheaders = get_all

    def add_header(self, name, value, **params):
        self._headers.append((name, '; '.join(
            [value] + ['%s="%s"' % p for p in params.items()])))

    def keys(self):
        return [k for k, v in self._headers]

    def values(self):
        return [v for k, v in self._headers]

    def items(self):
        return list(self._headers)

    def get_content_type(self):
        return self.get('content-type', 'text/plain').partition(';')[0].strip().lower()

    def get_content_maintype(self):
        return self.get_content_type().partition('/')[0]

    def get_content_subtype(self):
        return self.get_content_type().partition('/')[2]

    def get_param(self, name, failobj=None, header='content-type'):
        for part in self.get(header, '').split(';')[1:]:
            key, _, value = part.strip().partition('=')
            if key.lower() == name.lower():
                return value.strip('"')
        return failobj

    def get_content_charset(self, failobj=None):
        charset = self.get_param('charset')
        return failobj if charset is None else charset.lower()

    def __str__(self):
        return ''.join(['%s: %s\n' % item for item in self._headers]) + '\n'

    as_string = __str__


def parse_headers(fp):
    """The headers up to the empty line."""
    message = HTTPMessage()
    while True:
        line = fp.readline(_MAXLINE + 1)
        if len(line) > _MAXLINE:
            raise LineTooLong('header line')
        if line in (b'\r\n', b'\n', b''):
            return message
        text = line.decode('iso-8859-1').rstrip('\r\n')
        if text[:1] in ' \t' and message._headers:
            name, value = message._headers[-1]
            message._headers[-1] = (name, value + ' ' + text.strip())
            continue
        name, colon, value = text.partition(':')
        if colon:
            message._headers.append((name, value.strip()))
        if len(message) > _MAXHEADERS:
            raise HTTPException('got more than %d headers' % _MAXHEADERS)


class HTTPResponse:
    """An answer: status, headers, and a body to be read."""

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile('rb')
        self._method = method
        self.headers = self.msg = None
        self.version = self.status = self.reason = None
        self.chunked = False
        self.length = None
        self.will_close = True
        self._left = None           # of the chunk that is being read
        self.url = url

    def begin(self):
        if self.headers is not None:
            return
        while True:
            version, status, reason = self._status_line()
            if status != 100:
                break
            parse_headers(self.fp)
        self.code = self.status = status
        self.reason = reason
        self.version = {'HTTP/1.0': 10, 'HTTP/0.9': 10}.get(version, 11)
        self.headers = self.msg = parse_headers(self.fp)
        self.chunked = self.headers.get('transfer-encoding', '').lower() == 'chunked'
        self.will_close = self._closes()
        length = self.headers.get('content-length')
        if length and not self.chunked and length.isdigit():
            self.length = int(length)
        if status in (204, 304) or 100 <= status < 200 or self._method == 'HEAD':
            self.length = 0
            self.chunked = False
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _status_line(self):
        line = self.fp.readline(_MAXLINE + 1).decode('iso-8859-1')
        if len(line) > _MAXLINE:
            raise LineTooLong('status line')
        if not line:
            raise RemoteDisconnected('Remote end closed connection without response')
        version, _, rest = line.strip().partition(' ')
        status, _, reason = rest.strip().partition(' ')
        if not version.startswith('HTTP/') or not status.isdigit() or not (
                100 <= int(status) <= 999):
            self._close()
            raise BadStatusLine(line)
        return version, int(status), reason.strip()

    def _closes(self):
        connection = self.headers.get('connection', '').lower()
        if self.version == 11:
            return 'close' in connection
        return 'keep-alive' not in connection

    def _close(self):
        fp, self.fp = self.fp, None
        if fp is not None:
            fp.close()

    def close(self):
        self._close()

    def isclosed(self):
        return self.fp is None

    @property
    def closed(self):
        return self.fp is None

    def read(self, amt=None):
        if self.fp is None:
            return b''
        if self.chunked:
            return self._read_chunked(amt)
        if amt is not None:
            if self.length is not None:
                amt = min(amt, self.length)
            data = self.fp.read(amt)
            if self.length is not None:
                self.length -= len(data)
            if not data and amt or self.length == 0:
                self._close()
            return data
        if self.length is None:
            data = self.fp.read()
        else:
            data = self.fp.read(self.length)
            if len(data) < self.length:
                left = self.length - len(data)
                self._close()
                raise IncompleteRead(data, left)
            self.length = 0
        self._close()
        return data

    def _next_chunk(self):
        """Goes to the next chunk; False at the end of all."""
        if self._left == 0:
            self.fp.readline()
        line = self.fp.readline(_MAXLINE + 1).partition(b';')[0].strip()
        try:
            self._left = int(line, 16)
        except ValueError:
            self._close()
            raise IncompleteRead(b'') from None
        if self._left == 0:
            while self.fp.readline(_MAXLINE + 1) not in (b'\r\n', b'\n', b''):
                pass
            self._close()
            return False
        return True

    def _read_chunked(self, amt):
        parts = []
        while amt is None or amt > 0:
            if not self._left and not self._next_chunk():
                break
            data = self.fp.read(self._left if amt is None else min(self._left, amt))
            if not data:
                self._close()
                raise IncompleteRead(b''.join(parts))
            self._left -= len(data)
            parts.append(data)
            if amt is not None:
                amt -= len(data)
        return b''.join(parts)

    def read1(self, n=-1):
        return self.read(n if n >= 0 else 65536)

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def readline(self, limit=-1):
        line = b''
        while not line.endswith(b'\n') and (limit < 0 or len(line) < limit):
            c = self.read(1)
            if not c:
                break
            line += c
        return line

    def readlines(self):
        return list(self)

    def __iter__(self):
        while line := self.readline():
            yield line

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def readable(self):
        return True

    def fileno(self):
        return self.fp.fileno()

    def getheader(self, name, default=None):
        if self.headers is None:
            raise ResponseNotReady()
        found = self.headers.get_all(name)
        return ', '.join(found) if found else default

    def getheaders(self):
        if self.headers is None:
            raise ResponseNotReady()
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


_IDLE, _STARTED, _SENT = 'Idle', 'Request-started', 'Request-sent'


class HTTPConnection:
    """One connection to a server."""

    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    def __init__(self, host, port=None, timeout=None, source_address=None, blocksize=8192):
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self.sock = None
        self._state = _IDLE
        self._response = None
        self._method = None
        self.host, self.port = self._host_port(host, port)

    def _host_port(self, host, port):
        if port is None:
            colon, bracket = host.rfind(':'), host.rfind(']')
            if colon > bracket:
                text = host[colon + 1:]
                if text and not text.isdigit():
                    raise InvalidURL("nonnumeric port: '%s'" % text)
                port = int(text) if text else self.default_port
                host = host[:colon]
            else:
                port = self.default_port
        if host[:1] == '[' and host[-1:] == ']':
            host = host[1:-1]
        return host, port

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        self.sock = self._open_socket()
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def _open_socket(self):
        if self.timeout is None:
            return socket.create_connection((self.host, self.port),
                                            source_address=self.source_address)
        return socket.create_connection((self.host, self.port), self.timeout,
                                        self.source_address)

    def close(self):
        self._state = _IDLE
        sock, self.sock = self.sock, None
        if sock:
            sock.close()
        response, self._response = self._response, None
        if response:
            response.close()

    def send(self, data):
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if hasattr(data, 'read'):
            while block := data.read(self.blocksize):
                self.sock.sendall(block.encode('iso-8859-1') if isinstance(block, str) else block)
        elif isinstance(data, (bytes, bytearray, memoryview)):
            self.sock.sendall(data)
        else:
            for block in data:
                self.sock.sendall(block)

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != _IDLE:
            raise CannotSendRequest(self._state)
        if any(c <= ' ' or c == '\x7f' for c in url):
            raise InvalidURL("URL can't contain control characters. %r (found at least %r)" % (
                url, [c for c in url if c <= ' ' or c == '\x7f'][0]))
        self._state = _STARTED
        self._method = method
        self._buffer = ['%s %s HTTP/1.1' % (method, url or '/')]
        if not skip_host:
            host = '[%s]' % self.host if ':' in self.host else self.host
            self.putheader('Host', host if self.port == self.default_port
                           else '%s:%s' % (host, self.port))
        if not skip_accept_encoding:
            self.putheader('Accept-Encoding', 'identity')

    def putheader(self, header, *values):
        if self._state != _STARTED:
            raise CannotSendHeader()
        texts = [v.decode('iso-8859-1') if isinstance(v, bytes) else str(v) for v in values]
        if any('\r' in t or '\n' in t for t in texts):
            raise ValueError('Invalid header value %r' % (texts[0].encode(),))
        self._buffer.append('%s: %s' % (
            header.decode() if isinstance(header, bytes) else header, '\r\n\t'.join(texts)))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        if self._state != _STARTED:
            raise CannotSendHeader()
        self._state = _SENT
        head = ('\r\n'.join(self._buffer) + '\r\n\r\n').encode('iso-8859-1')
        if isinstance(message_body, (bytes, bytearray)):
            self.send(head + message_body)
            return
        self.send(head)
        if message_body is not None:
            self.send(message_body)

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        names = [k.lower() for k in headers]
        self.putrequest(method, url, 'host' in names, 'accept-encoding' in names)
        if isinstance(body, str):
            body = body.encode('iso-8859-1')
        if 'content-length' not in names and 'transfer-encoding' not in names:
            if isinstance(body, (bytes, bytearray)):
                self.putheader('Content-Length', str(len(body)))
            elif body is None and method.upper() in ('PATCH', 'POST', 'PUT'):
                self.putheader('Content-Length', '0')
            elif body is not None:
                body = body.read() if hasattr(body, 'read') else b''.join(body)
                body = body.encode('iso-8859-1') if isinstance(body, str) else body
                self.putheader('Content-Length', str(len(body)))
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(body)

    def getresponse(self):
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != _SENT or self._response:
            raise ResponseNotReady(self._state)
        response = self.response_class(self.sock, method=self._method)
        try:
            response.begin()
        except ConnectionError:
            self.close()
            raise
        self._state = _IDLE
        if response.will_close:
            sock, self.sock = self.sock, None
            sock.close()        # the answer's file keeps the connection
        else:
            self._response = response
        return response


class HTTPSConnection(HTTPConnection):
    """The same over TLS."""

    default_port = HTTPS_PORT

    def __init__(self, host, port=None, *, timeout=None, source_address=None, context=None,
                 blocksize=8192, **old):
        super().__init__(host, port, timeout, source_address, blocksize)
        if context is None:
            import ssl
            context = ssl.create_default_context()
        self._context = context

    def connect(self):
        super().connect()
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)
