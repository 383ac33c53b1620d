"""A message: headers, and a text or parts."""

import base64

__all__ = ['Message', 'EmailMessage', 'MIMEPart']


class Message:
    def __init__(self, policy=None):
        self._headers = []
        self._payload = None
        self.preamble = self.epilogue = None

    # ------------------------------------------------------------ headers

    def __len__(self):
        return len(self._headers)

    def __contains__(self, name):
        return name.lower() in [k.lower() for k, _ in self._headers]

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def __delitem__(self, name):
        self._headers = [(k, v) for k, v in self._headers if k.lower() != name.lower()]

    def __iter__(self):
        for k, _ in self._headers:
            yield k

    def keys(self):
        return [k for k, _ in self._headers]

    def values(self):
        return [v for _, v in self._headers]

    def items(self):
        return list(self._headers)

    def get(self, name, failobj=None):
        for k, v in self._headers:
            if k.lower() == name.lower():
                return v
        return failobj

    def get_all(self, name, failobj=None):
        return [v for k, v in self._headers if k.lower() == name.lower()] or failobj

    def add_header(self, _name, _value, **_params):
        parts = [] if _value is None else [_value]
        for key, value in _params.items():
            key = key.replace('_', '-')
            parts.append(key if value is None else '%s="%s"' % (key, value))
        self[_name] = '; '.join(parts)

    def replace_header(self, _name, _value):
        for i, (k, _) in enumerate(self._headers):
            if k.lower() == _name.lower():
                self._headers[i] = (k, _value)
                return
        raise KeyError(_name)

    def _param(self, header, name):
        for part in str(self.get(header, '')).split(';')[1:]:
            key, _, value = part.strip().partition('=')
            if key.strip().lower() == name:
                return value.strip().strip('"')
        return None

    def get_param(self, param, failobj=None, header='content-type', unquote=True):
        value = self._param(header, param.lower())
        return failobj if value is None else value

    def get_content_type(self):
        kind = str(self.get('content-type', '')).partition(';')[0].strip().lower()
        return kind if kind.count('/') == 1 else 'text/plain'

    def get_content_maintype(self):
        return self.get_content_type().partition('/')[0]

    def get_content_subtype(self):
        return self.get_content_type().partition('/')[2]

    def get_content_charset(self, failobj=None):
        charset = self._param('content-type', 'charset')
        return failobj if charset is None else charset.lower()

    def get_charset(self):
        return None

    def get_filename(self, failobj=None):
        name = self._param('content-disposition', 'filename') or self._param('content-type',
                                                                             'name')
        return failobj if name is None else name

    def get_boundary(self, failobj=None):
        boundary = self._param('content-type', 'boundary')
        return failobj if boundary is None else boundary

    def get_content_disposition(self):
        value = self.get('content-disposition')
        return None if value is None else value.partition(';')[0].strip().lower()

    # ------------------------------------------------------------ what it carries

    def is_multipart(self):
        return isinstance(self._payload, list)

    def attach(self, payload):
        if self._payload is None:
            self._payload = [payload]
        elif isinstance(self._payload, list):
            self._payload.append(payload)
        else:
            raise TypeError('Attach is not valid on a message with a non-multipart payload')

    def get_payload(self, i=None, decode=False):
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if not decode:
            return self._payload
        text = self._payload or ''
        data = text.encode('ascii', 'surrogateescape') if text.isascii() else text.encode(
            'utf-8', 'surrogateescape')
        encoding = str(self.get('content-transfer-encoding', '')).lower()
        if encoding == 'base64':
            return base64.b64decode(data)
        if encoding == 'quoted-printable':
            return _unquoted(data)
        return data

    def set_payload(self, payload, charset=None):
        if isinstance(payload, bytes):
            payload = payload.decode('ascii', 'surrogateescape')
        self._payload = payload
        if charset is not None:
            if 'Content-Type' not in self:
                self['Content-Type'] = 'text/plain; charset="%s"' % charset

    def walk(self):
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()

    def __str__(self):
        return self.as_string()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        return self._head() + '\n' + self._body()

    def as_bytes(self, unixfrom=False, policy=None):
        return self.as_string().encode('utf-8', 'surrogateescape')

    __bytes__ = as_bytes

    def _head(self):
        if self.is_multipart() and self.get_boundary() is None:
            self._set_boundary()
        return ''.join(['%s: %s\n' % (k, _header_text(v)) for k, v in self._headers])

    def _set_boundary(self):
        import uuid
        boundary = '===============%d==' % (uuid.uuid4().int >> 64)
        kind = str(self.get('Content-Type', 'multipart/mixed'))
        del self['Content-Type']
        self._headers.append(('Content-Type', '%s; boundary="%s"' % (kind, boundary)))

    def _body(self):
        if not self.is_multipart():
            return self._payload or ''
        boundary = self.get_boundary()
        text = '' if self.preamble is None else self.preamble + '\n'
        for part in self._payload:
            text += '--%s\n%s\n' % (boundary, part.as_string())
        return text + '--%s--\n' % boundary


def _header_text(value):
    value = str(value)
    if value.isascii():
        return value
    return '=?utf-8?b?%s?=' % base64.b64encode(value.encode()).decode()


def _unquoted(data):
    result = bytearray()
    data = data.replace(b'=\r\n', b'').replace(b'=\n', b'')
    i = 0
    while i < len(data):
        if data[i] == 0x3d:
            try:
                result.append(int(data[i + 1:i + 3], 16))
                i += 3
                continue
            except ValueError:
                pass
        result.append(data[i])
        i += 1
    return bytes(result)


class MIMEPart(Message):
    """A message of the newer kind: set_content, add_attachment."""

    def set_content(self, content, subtype=None, charset='utf-8', *, maintype=None,
                    disposition=None, filename=None, cid=None, **old):
        for name in ('Content-Type', 'Content-Transfer-Encoding', 'Content-Disposition'):
            del self[name]
        if isinstance(content, str):
            self['Content-Type'] = 'text/%s; charset="%s"' % (subtype or 'plain', charset)
            content = content if content.endswith('\n') else content + '\n'
            if content.isascii():
                self['Content-Transfer-Encoding'] = '7bit'
                self._payload = content
            else:
                self['Content-Transfer-Encoding'] = 'base64'
                self._payload = base64.encodebytes(content.encode(charset)).decode()
        else:
            if maintype is None or subtype is None:
                raise TypeError("set_bytes_content() missing 2 required positional arguments: "
                                "'maintype' and 'subtype'")
            self['Content-Type'] = '%s/%s' % (maintype, subtype)
            self['Content-Transfer-Encoding'] = 'base64'
            self._payload = base64.encodebytes(bytes(content)).decode()
        if filename is not None or disposition is not None:
            value = disposition or 'attachment'
            self['Content-Disposition'] = value if filename is None else '%s; filename="%s"' % (
                value, filename)
        if isinstance(self, EmailMessage) and 'MIME-Version' not in self:
            self['MIME-Version'] = '1.0'

    def get_content(self, *args, **kw):
        data = self.get_payload(decode=True)
        if self.get_content_maintype() == 'text':
            return data.decode(self.get_content_charset('utf-8'), 'replace')
        return data

    def _become(self, kind):
        if self.is_multipart():
            return
        part = MIMEPart()
        part._payload = self._payload
        part._headers = [(k, v) for k, v in self._headers if k.lower().startswith('content-')]
        self._headers = [(k, v) for k, v in self._headers
                         if not k.lower().startswith('content-')]
        self['Content-Type'] = 'multipart/' + kind
        self._payload = [] if part._payload is None else [part]

    def add_attachment(self, *args, **kw):
        self._become('mixed')
        part = MIMEPart()
        part.set_content(*args, **{'disposition': 'attachment', **kw})
        self.attach(part)

    def add_alternative(self, *args, **kw):
        self._become('alternative')
        part = MIMEPart()
        part.set_content(*args, **kw)
        self.attach(part)

    def iter_attachments(self):
        return iter([p for p in self._payload if p.get_content_disposition() == 'attachment']
                    if self.is_multipart() else [])

    def iter_parts(self):
        return iter(self._payload if self.is_multipart() else [])

    def get_body(self, preferencelist=('related', 'html', 'plain')):
        for kind in preferencelist:
            for part in self.walk():
                if part.get_content_type() == 'text/' + kind:
                    return part
        return None


class EmailMessage(MIMEPart):
    """A whole message."""


def parsed(text):
    """The message that a text is."""
    message = EmailMessage()
    text = text.replace('\r\n', '\n')
    lines = text.split('\n')
    i = 0
    while i < len(lines) and lines[i]:
        line = lines[i]
        if line[0] in ' \t' and message._headers:
            k, v = message._headers[-1]
            message._headers[-1] = (k, v + '\n' + line)
        elif ':' in line and not line.startswith('From '):
            name, _, value = line.partition(':')
            message._headers.append((name, value.lstrip(' ')))
        elif not line.startswith('From '):
            i -= 1
            break
        i += 1
    body = '\n'.join(lines[i + 1:])
    boundary = message.get_boundary()
    if message.get_content_maintype() == 'multipart' and boundary:
        pieces = ('\n' + body).split('\n--' + boundary)
        message._payload = [parsed(piece.lstrip(' \t')[1:]) for piece in pieces[1:]
                            if not piece.startswith('--')]
    else:
        message._payload = body
    return message
