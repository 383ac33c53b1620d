"""Files fetched from and brought to a server by FTP."""

import socket

__all__ = ['FTP', 'error_reply', 'error_temp', 'error_perm', 'error_proto', 'all_errors', 'FTP_TLS']

FTP_PORT = 21
MAXLINE = 8192
CRLF = '\r\n'
B_CRLF = b'\r\n'


class Error(Exception):
    pass


class error_reply(Error):
    """An answer that is none to this."""


class error_temp(Error):
    """4xx: not now."""


class error_perm(Error):
    """5xx: no."""


class error_proto(Error):
    """No answer of FTP."""


all_errors = (Error, OSError, EOFError)


class FTP:
    """A session with a server."""

    debugging = 0
    port = FTP_PORT
    passiveserver = True

    def __init__(self, host='', user='', passwd='', acct='', timeout=None, source_address=None, *,
                 encoding='utf-8'):
        self.encoding = encoding
        self.source_address = source_address
        self.timeout = timeout
        self.host = host
        self.sock = self.file = self.welcome = None
        if host:
            self.connect(host)
            if user:
                self.login(user, passwd, acct)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if self.sock is not None:
            try:
                self.quit()
            except (OSError, EOFError):
                pass
            finally:
                self.close()

    def _open(self, address):
        if self.timeout is None:
            return socket.create_connection(address, source_address=self.source_address)
        return socket.create_connection(address, self.timeout, self.source_address)

    def connect(self, host='', port=0, timeout=None, source_address=None):
        self.host = host or self.host
        self.port = port or self.port
        if timeout is not None:
            self.timeout = timeout
        self.sock = self._open((self.host, self.port))
        self.af = self.sock.family
        self.file = self.sock.makefile('r', encoding=self.encoding, newline='')
        self.welcome = self.getresp()
        return self.welcome

    def getwelcome(self):
        return self.welcome

    def set_debuglevel(self, level):
        self.debugging = level

    debug = set_debuglevel

    def set_pasv(self, val):
        self.passiveserver = val

    def putline(self, line):
        if '\r' in line or '\n' in line:
            raise ValueError('an illegal newline character should not be contained')
        if self.debugging:
            shown = 'PASS ' + '*' * (len(line) - 5) if line[:5].upper() == 'PASS ' else line
            print('*cmd*', repr(shown))
        self.sock.sendall((line + CRLF).encode(self.encoding))

    def getline(self):
        line = self.file.readline(MAXLINE + 1)
        if len(line) > MAXLINE:
            raise Error('got more than %d bytes' % MAXLINE)
        if not line:
            raise EOFError
        return line.rstrip('\r\n')

    def getmultiline(self):
        line = self.getline()
        if line[3:4] == '-':
            code = line[:3]
            while True:
                more = self.getline()
                line += '\n' + more
                if more[:3] == code and more[3:4] != '-':
                    break
        return line

    def getresp(self):
        resp = self.getmultiline()
        if self.debugging:
            print('*resp*', repr(resp))
        self.lastresp = resp[:3]
        kind = resp[:1]
        if kind in ('1', '2', '3'):
            return resp
        raise {'4': error_temp, '5': error_perm}.get(kind, error_proto)(resp)

    def voidresp(self):
        resp = self.getresp()
        if resp[:1] != '2':
            raise error_reply(resp)
        return resp

    def sendcmd(self, cmd):
        self.putline(cmd)
        return self.getresp()

    def voidcmd(self, cmd):
        self.putline(cmd)
        return self.voidresp()

    def login(self, user='', passwd='', acct=''):
        user = user or 'anonymous'
        if user == 'anonymous' and passwd in ('', '-'):
            passwd += 'anonymous@'
        resp = self.sendcmd('USER ' + user)
        if resp[0] == '3':
            resp = self.sendcmd('PASS ' + passwd)
        if resp[0] == '3':
            resp = self.sendcmd('ACCT ' + acct)
        if resp[0] != '2':
            raise error_reply(resp)
        return resp

    # ------------------------------------------------------------ the connection for data

    def makepasv(self):
        if self.af == socket.AF_INET:
            resp = self.sendcmd('PASV')
            if resp[:3] != '227':
                raise error_reply(resp)
            numbers = resp[resp.find('(') + 1:].partition(')')[0].split(',')
            if len(numbers) != 6:
                raise error_proto(resp)
            # The server's own word for its host is not to be trusted: it is where we are connected.
            return self.sock.getpeername()[0], int(numbers[4]) << 8 | int(numbers[5])
        resp = self.sendcmd('EPSV')
        if resp[:3] != '229':
            raise error_reply(resp)
        inner = resp[resp.find('(') + 1:resp.rfind(')')]
        return self.sock.getpeername()[0], int(inner.split(inner[0])[3])

    def makeport(self):
        sock = socket.create_server(('', 0), family=self.af, backlog=1)
        host, port = self.sock.getsockname()[:2], sock.getsockname()[1]
        if self.af == socket.AF_INET:
            self.voidcmd('PORT ' + ','.join(host[0].split('.') + [str(port >> 8),
                                                                  str(port & 255)]))
        else:
            self.voidcmd('EPRT |2|%s|%d|' % (host[0], port))
        if self.timeout is not None:
            sock.settimeout(self.timeout)
        return sock

    def ntransfercmd(self, cmd, rest=None):
        size = None
        if self.passiveserver:
            conn = self._open(self.makepasv())
            try:
                resp = self._begin(cmd, rest)
            except BaseException:
                conn.close()
                raise
        else:
            with self.makeport() as sock:
                resp = self._begin(cmd, rest)
                conn = sock.accept()[0]
        if resp[:3] == '150' and '(' in resp:
            word = resp[resp.find('(') + 1:].partition(' ')[0]
            size = int(word) if word.isdigit() else None
        return self._wrapped(conn), size

    def _wrapped(self, conn):
        return conn

    def _begin(self, cmd, rest):
        if rest is not None:
            self.sendcmd('REST %s' % rest)
        resp = self.sendcmd(cmd)
        if resp[0] == '2':
            resp = self.getresp()
        if resp[0] != '1':
            raise error_reply(resp)
        return resp

    def transfercmd(self, cmd, rest=None):
        return self.ntransfercmd(cmd, rest)[0]

    def retrbinary(self, cmd, callback, blocksize=8192, rest=None):
        self.voidcmd('TYPE I')
        with self.transfercmd(cmd, rest) as conn:
            while data := conn.recv(blocksize):
                callback(data)
        return self.voidresp()

    def retrlines(self, cmd, callback=None):
        if callback is None:
            callback = print
        self.sendcmd('TYPE A')
        with self.transfercmd(cmd) as conn, conn.makefile('r', encoding=self.encoding,
                                                          newline='') as fp:
            while line := fp.readline(MAXLINE + 1):
                callback(line.rstrip('\r\n'))
        return self.voidresp()

    def storbinary(self, cmd, fp, blocksize=8192, callback=None, rest=None):
        self.voidcmd('TYPE I')
        with self.transfercmd(cmd, rest) as conn:
            while buf := fp.read(blocksize):
                conn.sendall(buf)
                if callback:
                    callback(buf)
        return self.voidresp()

    def storlines(self, cmd, fp, callback=None):
        self.voidcmd('TYPE A')
        with self.transfercmd(cmd) as conn:
            while buf := fp.readline(MAXLINE + 1):
                buf = buf.rstrip(B_CRLF) + B_CRLF
                conn.sendall(buf)
                if callback:
                    callback(buf)
        return self.voidresp()

    # ------------------------------------------------------------ folders and files

    def dir(self, *args):
        func = None
        if args and callable(args[-1]):
            args, func = args[:-1], args[-1]
        self.retrlines(' '.join(['LIST', *args]), func)

    def nlst(self, *args):
        files = []
        self.retrlines(' '.join(['NLST', *args]), files.append)
        return files

    def mlsd(self, path='', facts=[]):
        if facts:
            self.sendcmd('OPTS MLST ' + ';'.join(facts) + ';')
        lines = []
        self.retrlines('MLSD %s' % path if path else 'MLSD', lines.append)
        for line in lines:
            found, _, name = line.rstrip(CRLF).partition(' ')
            yield name, {k.lower(): v for k, _, v in
                         [fact.partition('=') for fact in found[:-1].split(';')]}

    def cwd(self, dirname):
        if dirname == '..':
            try:
                return self.voidcmd('CDUP')
            except error_perm as msg:
                if msg.args[0][:3] != '500':
                    raise
        return self.voidcmd('CWD ' + (dirname or '.'))

    def pwd(self):
        resp = self.voidcmd('PWD')
        return _quoted(resp) if resp.startswith('257') else ''

    def mkd(self, dirname):
        resp = self.voidcmd('MKD ' + dirname)
        return _quoted(resp) if resp.startswith('257') else ''

    def rmd(self, dirname):
        return self.voidcmd('RMD ' + dirname)

    def rename(self, fromname, toname):
        resp = self.sendcmd('RNFR ' + fromname)
        if resp[0] != '3':
            raise error_reply(resp)
        return self.voidcmd('RNTO ' + toname)

    def delete(self, filename):
        resp = self.sendcmd('DELE ' + filename)
        if resp[:3] in ('250', '200'):
            return resp
        raise error_reply(resp)

    def size(self, filename):
        resp = self.sendcmd('SIZE ' + filename)
        if resp[:3] == '213':
            return int(resp[3:].strip())

    def abort(self):
        self.sock.sendall(b'ABOR' + B_CRLF, socket.MSG_OOB)
        return self.getmultiline()

    def quit(self):
        resp = self.voidcmd('QUIT')
        self.close()
        return resp

    def close(self):
        file, self.file = self.file, None
        sock, self.sock = self.sock, None
        if file is not None:
            file.close()
        if sock is not None:
            sock.close()


def _quoted(resp):
    # A quote inside the name stands twice.
    if '"' not in resp:
        return ''
    inner = resp[resp.index('"') + 1:]
    result = ''
    while inner:
        part, _, inner = inner.partition('"')
        result += part
        if inner[:1] != '"':
            break
        result, inner = result + '"', inner[1:]
    return result


class FTP_TLS(FTP):
    """The same over TLS, once auth() was called, as login() does."""

    def __init__(self, host='', user='', passwd='', acct='', *, context=None, timeout=None,
                 source_address=None, encoding='utf-8', **old):
        if context is None:
            import ssl
            context = ssl._create_stdlib_context()
        self.context = context
        self._prot_p = self._secure = False
        super().__init__(host, user, passwd, acct, timeout, source_address, encoding=encoding)

    def auth(self):
        resp = self.voidcmd('AUTH TLS')
        self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)
        self.file = self.sock.makefile('r', encoding=self.encoding, newline='')
        self._secure = True
        return resp

    def login(self, user='', passwd='', acct='', secure=True):
        if secure and not self._secure:
            self.auth()
        return super().login(user, passwd, acct)

    def prot_p(self):
        self.voidcmd('PBSZ 0')
        resp = self.voidcmd('PROT P')
        self._prot_p = True
        return resp

    def prot_c(self):
        resp = self.voidcmd('PROT C')
        self._prot_p = False
        return resp

    def _wrapped(self, conn):
        if self._prot_p:
            conn = self.context.wrap_socket(conn, server_hostname=self.host)
        return conn
