"""Mail fetched from a server by POP3."""

import socket

__all__ = ['POP3', 'POP3_SSL', 'error_proto']

POP3_PORT = 110
POP3_SSL_PORT = 995


class error_proto(Exception):
    pass


class POP3:
    """A mailbox on a server."""

    def __init__(self, host, port=POP3_PORT, timeout=None):
        self.host = host
        self.port = port
        self._debugging = 0
        self.sock = self._connect(timeout)
        self.file = self.sock.makefile('rb')
        self.welcome = self._getresp()

    def _connect(self, timeout):
        if timeout is None:
            return socket.create_connection((self.host, self.port))
        return socket.create_connection((self.host, self.port), timeout)

    def _getline(self):
        line = self.file.readline(2049)
        if not line:
            raise error_proto('-ERR EOF')
        return line.rstrip(b'\r\n')

    def _getresp(self):
        resp = self._getline()
        if not resp.startswith(b'+'):
            raise error_proto(resp)
        return resp

    def _getlongresp(self):
        resp = self._getresp()
        lines = []
        octets = 0
        while (line := self._getline()) != b'.':
            if line.startswith(b'..'):
                line = line[1:]
            octets += len(line) + 2
            lines.append(line)
        return resp, lines, octets

    def _putcmd(self, line):
        self.sock.sendall(line.encode('utf-8') + b'\r\n')

    def _shortcmd(self, line):
        self._putcmd(line)
        return self._getresp()

    def _longcmd(self, line):
        self._putcmd(line)
        return self._getlongresp()

    def getwelcome(self):
        return self.welcome

    def set_debuglevel(self, level):
        self._debugging = level

    def user(self, user):
        return self._shortcmd('USER %s' % user)

    def pass_(self, pswd):
        return self._shortcmd('PASS %s' % pswd)

    def stat(self):
        parts = self._shortcmd('STAT').split()
        return int(parts[1]), int(parts[2])

    def list(self, which=None):
        return self._longcmd('LIST') if which is None else self._shortcmd('LIST %s' % which)

    def retr(self, which):
        return self._longcmd('RETR %s' % which)

    def dele(self, which):
        return self._shortcmd('DELE %s' % which)

    def noop(self):
        return self._shortcmd('NOOP')

    def rset(self):
        return self._shortcmd('RSET')

    def top(self, which, howmuch):
        return self._longcmd('TOP %s %s' % (which, howmuch))

    def uidl(self, which=None):
        return self._longcmd('UIDL') if which is None else self._shortcmd('UIDL %s' % which)

    def capa(self):
        return {line.decode('ascii').split()[0]: line.decode('ascii').split()[1:]
                for line in self._longcmd('CAPA')[1]}

    def quit(self):
        resp = self._shortcmd('QUIT')
        self.close()
        return resp

    def close(self):
        if self.file is not None:
            self.file.close()
            self.sock.close()
            self.file = self.sock = None


class POP3_SSL(POP3):
    """The same over TLS."""

    def __init__(self, host, port=POP3_SSL_PORT, *, timeout=None, context=None, **old):
        if context is None:
            import ssl
            context = ssl._create_stdlib_context()
        self.context = context
        super().__init__(host, port, timeout)

    def _connect(self, timeout):
        return self.context.wrap_socket(super()._connect(timeout), server_hostname=self.host)
