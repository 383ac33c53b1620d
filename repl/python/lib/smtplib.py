"""Mail handed to a server by SMTP."""

import re
import socket

__all__ = ['SMTPException', 'SMTPNotSupportedError', 'SMTPServerDisconnected', 'SMTPResponseException',
           'SMTPSenderRefused', 'SMTPRecipientsRefused', 'SMTPDataError', 'SMTPConnectError',
           'SMTPHeloError', 'SMTPAuthenticationError', 'quoteaddr', 'quotedata', 'SMTP', 'SMTP_SSL']

SMTP_PORT = 25
SMTP_SSL_PORT = 465
CRLF = '\r\n'
_MAXLINE = 8192


class SMTPException(OSError):
    pass


class SMTPNotSupportedError(SMTPException):
    pass


class SMTPServerDisconnected(SMTPException):
    pass


class SMTPResponseException(SMTPException):
    def __init__(self, code, msg):
        self.smtp_code = code
        self.smtp_error = msg
        self.args = (code, msg)


class SMTPSenderRefused(SMTPResponseException):
    def __init__(self, code, msg, sender):
        self.smtp_code = code
        self.smtp_error = msg
        self.sender = sender
        self.args = (code, msg, sender)


class SMTPRecipientsRefused(SMTPException):
    def __init__(self, recipients):
        self.recipients = recipients
        self.args = (recipients,)


class SMTPDataError(SMTPResponseException):
    pass


class SMTPConnectError(SMTPResponseException):
    pass


class SMTPHeloError(SMTPResponseException):
    pass


class SMTPAuthenticationError(SMTPResponseException):
    pass


def _address(text):
    # "A Name <a@b>" is a@b.
    if '<' in text and '>' in text:
        text = text[text.index('<') + 1:text.rindex('>')]
    return text.strip()


def quoteaddr(addrstring):
    return '<%s>' % _address(addrstring)


def quotedata(data):
    data = re.sub(r'\r\n|\r|\n', CRLF, data)
    return re.sub(r'(?m)^\.', '..', data)


def _own_name():
    # Without a dot a name is none that a server takes: RFC 2821 has the address then.
    name = socket.getfqdn()
    if '.' in name:
        return name
    try:
        return '[%s]' % socket.gethostbyname(socket.gethostname())
    except socket.gaierror:
        return '[127.0.0.1]'


class SMTP:
    """A connection to a mail server."""

    debuglevel = 0
    default_port = SMTP_PORT

    def __init__(self, host='', port=0, local_hostname=None, timeout=None, source_address=None):
        self._host = host
        self.timeout = timeout
        self.source_address = source_address
        self.esmtp_features = {}
        self.does_esmtp = False
        self.helo_resp = self.ehlo_resp = None
        self.sock = self.file = None
        self.local_hostname = local_hostname or _own_name()
        if host:
            code, msg = self.connect(host, port)
            if code != 220:
                self.close()
                raise SMTPConnectError(code, msg)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        try:
            code, message = self.docmd('QUIT')
            if code != 221:
                raise SMTPResponseException(code, message)
        except SMTPServerDisconnected:
            pass
        finally:
            self.close()

    def set_debuglevel(self, debuglevel):
        self.debuglevel = debuglevel

    def _debug(self, *args):
        import sys
        print(*args, file=sys.stderr)

    def connect(self, host='localhost', port=0, source_address=None):
        if not port and host.find(':') == host.rfind(':') and ':' in host:
            host, _, text = host.partition(':')
            port = int(text)
        port = port or self.default_port
        self._host = host
        if self.timeout is None:
            self.sock = socket.create_connection((host, port))
        else:
            self.sock = socket.create_connection((host, port), self.timeout)
        self._started()
        self.file = None
        return self.getreply()

    def _started(self):
        pass

    def send(self, s):
        if self.debuglevel > 0:
            self._debug('send:', repr(s))
        if self.sock is None:
            raise SMTPServerDisconnected('please run connect() first')
        if isinstance(s, str):
            s = s.encode('ascii')
        try:
            self.sock.sendall(s)
        except OSError:
            self.close()
            raise SMTPServerDisconnected('Server not connected')

    def putcmd(self, cmd, args=''):
        s = '%s %s' % (cmd, args) if args else cmd
        if '\r' in s or '\n' in s:
            s = s.replace('\n', '\\n').replace('\r', '\\r')
            raise ValueError('command and arguments contain prohibited newline characters: ' + s)
        self.send(s + CRLF)

    def getreply(self):
        if self.file is None:
            self.file = self.sock.makefile('rb')
        parts = []
        while True:
            try:
                line = self.file.readline(_MAXLINE + 1)
            except OSError as e:
                self.close()
                raise SMTPServerDisconnected('Connection unexpectedly closed: ' + str(e))
            if not line:
                self.close()
                raise SMTPServerDisconnected('Connection unexpectedly closed')
            if self.debuglevel > 0:
                self._debug('reply:', repr(line))
            if len(line) > _MAXLINE:
                self.close()
                raise SMTPResponseException(500, 'Line too long.')
            parts.append(line[4:].strip(b' \t\r\n'))
            code = int(line[:3]) if line[:3].isdigit() else -1
            if code == -1 or line[3:4] != b'-':
                break
        return code, b'\n'.join(parts)

    def docmd(self, cmd, args=''):
        self.putcmd(cmd, args)
        return self.getreply()

    def helo(self, name=''):
        code, msg = self.docmd('helo', name or self.local_hostname)
        self.helo_resp = msg
        return code, msg

    def ehlo(self, name=''):
        self.esmtp_features = {}
        code, msg = self.docmd('ehlo', name or self.local_hostname)
        if code == -1 and not msg:
            self.close()
            raise SMTPServerDisconnected('Server not connected')
        self.ehlo_resp = msg
        if code != 250:
            return code, msg
        self.does_esmtp = True
        for line in msg.decode('latin-1').split('\n')[1:]:
            name, _, params = line.replace('=', ' ', 1).partition(' ')
            key = name.lower()
            old = self.esmtp_features.get(key, '') if key == 'auth' else ''
            self.esmtp_features[key] = (old + ' ' + params.strip()).strip()
        return code, msg

    def has_extn(self, opt):
        return opt.lower() in self.esmtp_features

    def ehlo_or_helo_if_needed(self):
        if self.helo_resp is None and self.ehlo_resp is None:
            if not 200 <= self.ehlo()[0] <= 299:
                code, resp = self.helo()
                if not 200 <= code <= 299:
                    raise SMTPHeloError(code, resp)

    def help(self, args=''):
        return self.docmd('help', args)[1]

    def rset(self):
        return self.docmd('rset')

    def noop(self):
        return self.docmd('noop')

    def mail(self, sender, options=()):
        more = ' ' + ' '.join(options) if options and self.does_esmtp else ''
        return self.docmd('mail', 'FROM:%s%s' % (quoteaddr(sender), more))

    def rcpt(self, recip, options=()):
        more = ' ' + ' '.join(options) if options and self.does_esmtp else ''
        return self.docmd('rcpt', 'TO:%s%s' % (quoteaddr(recip), more))

    def data(self, msg):
        code, reply = self.docmd('data')
        if code != 354:
            raise SMTPDataError(code, reply)
        if isinstance(msg, str):
            msg = re.sub(r'\r\n|\r|\n', CRLF, msg).encode('ascii')
        msg = re.sub(br'(?m)^\.', b'..', msg)
        if msg[-2:] != b'\r\n':
            msg += b'\r\n'
        self.send(msg + b'.\r\n')
        return self.getreply()

    def verify(self, address):
        return self.docmd('vrfy', _address(address))

    vrfy = verify

    def expn(self, address):
        return self.docmd('expn', _address(address))

    def starttls(self, keyfile=None, certfile=None, context=None):
        self.ehlo_or_helo_if_needed()
        if not self.has_extn('starttls'):
            raise SMTPNotSupportedError('STARTTLS extension not supported by server.')
        code, reply = self.docmd('STARTTLS')
        if code != 220:
            raise SMTPResponseException(code, reply)
        import ssl
        context = context or ssl._create_stdlib_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self._host)
        self.file = None
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        return code, reply

    def login(self, user, password, *, initial_response_ok=True):
        import base64
        import hmac
        self.ehlo_or_helo_if_needed()
        if not self.has_extn('auth'):
            raise SMTPNotSupportedError('SMTP AUTH extension not supported by server.')
        offered = self.esmtp_features['auth'].upper().split()

        def encoded(data):
            return base64.b64encode(data).decode('ascii')

        code, resp = 0, b''
        for method in [m for m in ('CRAM-MD5', 'PLAIN', 'LOGIN') if m in offered]:
            if method == 'PLAIN':
                word = '\0%s\0%s' % (user, password)
                code, resp = self.docmd('AUTH', 'PLAIN ' + encoded(word.encode()))
            elif method == 'LOGIN':
                code, resp = self.docmd('AUTH', 'LOGIN ' + encoded(user.encode()))
                if code == 334:
                    code, resp = self.docmd(encoded(password.encode()))
            else:
                code, resp = self.docmd('AUTH', 'CRAM-MD5')
                if code == 334:
                    sum = hmac.new(password.encode(), base64.b64decode(resp), 'md5').hexdigest()
                    code, resp = self.docmd(encoded(('%s %s' % (user, sum)).encode()))
            if code in (235, 503):
                return code, resp
        if not code:
            raise SMTPException('No suitable authentication method found.')
        raise SMTPAuthenticationError(code, resp)

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()):
        """Sends; gives those recipients that were refused, if any was taken."""
        self.ehlo_or_helo_if_needed()
        if isinstance(msg, str):
            msg = re.sub(r'\r\n|\r|\n', CRLF, msg).encode('ascii')
        options = list(mail_options)
        if self.does_esmtp and self.has_extn('size'):
            options.insert(0, 'size=%d' % len(msg))
        code, resp = self.mail(from_addr, options)
        if code != 250:
            self.rset()
            raise SMTPSenderRefused(code, resp, from_addr)
        if isinstance(to_addrs, str):
            to_addrs = [to_addrs]
        refused = {}
        for each in to_addrs:
            code, resp = self.rcpt(each, rcpt_options)
            if code not in (250, 251):
                refused[each] = (code, resp)
        if len(refused) == len(to_addrs):
            self.rset()
            raise SMTPRecipientsRefused(refused)
        code, resp = self.data(msg)
        if code != 250:
            self.rset()
            raise SMTPDataError(code, resp)
        return refused

    def send_message(self, msg, from_addr=None, to_addrs=None, mail_options=(), rcpt_options=()):
        if from_addr is None:
            from_addr = _address(str(msg['Sender'] or msg['From']))
        if to_addrs is None:
            fields = [str(v) for name in ('To', 'Cc', 'Bcc') for v in msg.get_all(name, [])]
            to_addrs = [_address(a) for field in fields for a in field.split(',') if a.strip()]
        text = '\n'.join([line for line in msg.as_string().split('\n')
                          if not line.lower().startswith('bcc:')])
        return self.sendmail(from_addr, to_addrs, text, mail_options, rcpt_options)

    def close(self):
        file, self.file = self.file, None
        sock, self.sock = self.sock, None
        if file:
            file.close()
        if sock:
            sock.close()

    def quit(self):
        result = self.docmd('quit')
        self.ehlo_resp = self.helo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        self.close()
        return result


class SMTP_SSL(SMTP):
    """The same, with TLS from the start."""

    default_port = SMTP_SSL_PORT

    def __init__(self, host='', port=0, local_hostname=None, *, timeout=None, source_address=None,
                 context=None, **old):
        if context is None:
            import ssl
            context = ssl._create_stdlib_context()
        self.context = context
        super().__init__(host, port, local_hostname, timeout, source_address)

    def _started(self):
        self.sock = self.context.wrap_socket(self.sock, server_hostname=self._host)
