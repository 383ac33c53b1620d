"""TLS on sockets: a face of the shell's own TLS."""

import _ssl
import enum
import os
import socket
import sys
from _ssl import (SSLError, SSLCertVerificationError, SSLEOFError, SSLSyscallError, SSLWantReadError,
                  SSLWantWriteError, SSLZeroReturnError)

CertificateError = SSLCertVerificationError

OPENSSL_VERSION = 'OpenSSL 3.0.0 (crypto/tls of Go)'
OPENSSL_VERSION_INFO = (3, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30000000
HAS_SNI = HAS_ALPN = HAS_ECDH = HAS_TLSv1 = HAS_TLSv1_1 = HAS_TLSv1_2 = HAS_TLSv1_3 = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = HAS_NEVER_CHECK_COMMON_NAME = False

_SSLMethod = enum.IntEnum('_SSLMethod', {
    'PROTOCOL_TLS': 2, 'PROTOCOL_TLSv1': 3, 'PROTOCOL_TLSv1_1': 4, 'PROTOCOL_TLSv1_2': 5,
    'PROTOCOL_TLS_CLIENT': 16, 'PROTOCOL_TLS_SERVER': 17})
VerifyMode = enum.IntEnum('VerifyMode', {'CERT_NONE': 0, 'CERT_OPTIONAL': 1, 'CERT_REQUIRED': 2})
TLSVersion = enum.IntEnum('TLSVersion', {
    'MINIMUM_SUPPORTED': -2, 'SSLv3': 768, 'TLSv1': 769, 'TLSv1_1': 770, 'TLSv1_2': 771,
    'TLSv1_3': 772, 'MAXIMUM_SUPPORTED': -1})
Options = enum.IntFlag('Options', {
    'OP_ALL': 0x80000050, 'OP_NO_SSLv2': 0, 'OP_NO_SSLv3': 0x2000000, 'OP_NO_TLSv1': 0x4000000,
    'OP_NO_TLSv1_1': 0x10000000, 'OP_NO_TLSv1_2': 0x8000000, 'OP_NO_TLSv1_3': 0x20000000,
    'OP_NO_COMPRESSION': 0x20000, 'OP_CIPHER_SERVER_PREFERENCE': 0x400000, 'OP_SINGLE_DH_USE': 0,
    'OP_SINGLE_ECDH_USE': 0, 'OP_NO_TICKET': 0x4000, 'OP_NO_RENEGOTIATION': 0x40000000,
    'OP_IGNORE_UNEXPECTED_EOF': 0x80})
VerifyFlags = enum.IntFlag('VerifyFlags', {
    'VERIFY_DEFAULT': 0, 'VERIFY_CRL_CHECK_LEAF': 4, 'VERIFY_CRL_CHECK_CHAIN': 12,
    'VERIFY_X509_STRICT': 32, 'VERIFY_X509_TRUSTED_FIRST': 0x8000})


class Purpose(enum.Enum):
    SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
    CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'


for _e in (_SSLMethod, VerifyMode, Options, VerifyFlags):
    for _name, _value in _e.__members__.items():
        setattr(sys.modules[__name__], _name, _value)
PROTOCOL_SSLv23 = PROTOCOL_TLS = _SSLMethod.PROTOCOL_TLS
PROTOCOL_TLS_CLIENT = _SSLMethod.PROTOCOL_TLS_CLIENT
PROTOCOL_TLS_SERVER = _SSLMethod.PROTOCOL_TLS_SERVER
CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = VerifyMode

SOL_SOCKET = socket.SOL_SOCKET
_names = {769: 'TLSv1', 770: 'TLSv1.1', 771: 'TLSv1.2', 772: 'TLSv1.3'}


class SSLSocket(_ssl._SSLSocket):
    """A socket that speaks TLS, or will once it is connected."""

    def __init__(self, *args, **kwargs):
        raise TypeError(f'{type(self).__name__} does not have a public constructor. Instances are '
                        'returned by SSLContext.wrap_socket().')

    @classmethod
    def _create(cls, sock, context, server_side, handshake, suppress, server_hostname):
        if sock.getsockopt(SOL_SOCKET, socket.SO_TYPE) != socket.SOCK_STREAM:
            raise NotImplementedError('only stream sockets are supported')
        if server_side and server_hostname:
            raise ValueError('server_hostname can only be specified in client mode')
        if context.check_hostname and not server_side and not server_hostname:
            raise ValueError('check_hostname requires server_hostname')
        self = cls.__new__(cls)
        try:
            sock.getpeername()
            connected = True
        except OSError:
            connected = False
        if connected and handshake and sock.gettimeout() == 0:
            raise ValueError('do_handshake_on_connect should not be specified for non-blocking sockets')
        _ssl.move(self, sock)
        self.context = context
        self.server_side = server_side
        self.server_hostname = server_hostname
        self.do_handshake_on_connect = handshake
        self.suppress_ragged_eofs = suppress
        self.session, self.session_reused = None, False
        self._connected, self._secure = connected, False
        if connected and handshake:
            try:
                self.do_handshake()
            except BaseException:
                self.close()
                raise
        return self

    def do_handshake(self, block=False):
        if self._secure:
            return
        _ssl.handshake(self, self.server_side, self.server_hostname, self.context._options())
        self._secure = True

    def _joined(self):
        if self._connected:
            raise ValueError('attempt to connect already-connected SSLSocket!')
        if self.server_side:
            raise ValueError("can't connect in server-side mode")

    def connect(self, addr):
        self._joined()
        super().connect(addr)
        self._connected = True
        if self.do_handshake_on_connect:
            self.do_handshake()

    def connect_ex(self, addr):
        self._joined()
        code = super().connect_ex(addr)
        if not code:
            self._connected = True
            if self.do_handshake_on_connect:
                self.do_handshake()
        return code

    def accept(self):
        conn, addr = super().accept()
        return self.context.wrap_socket(
            conn, server_side=True, do_handshake_on_connect=self.do_handshake_on_connect,
            suppress_ragged_eofs=self.suppress_ragged_eofs), addr

    def _need(self):
        if not self._secure:
            if not self._connected:
                raise OSError(107, 'Transport endpoint is not connected')
            self.do_handshake()

    def read(self, len=1024, buffer=None):
        self._need()
        if buffer is not None:
            return super().recv_into(buffer, len)
        return self._received(lambda: super(SSLSocket, self).recv(len))

    def _received(self, call):
        try:
            return call()
        except SSLEOFError:
            if self.suppress_ragged_eofs:
                return b''
            raise

    def write(self, data):
        self._need()
        return super().send(data)

    def recv(self, buflen=1024, flags=0):
        if not self._secure and self.server_side and not self._connected:
            return super().recv(buflen, flags)
        self._need()
        return self._received(lambda: super(SSLSocket, self).recv(buflen, flags))

    def send(self, data, flags=0):
        self._need()
        return super().send(data, flags)

    def sendall(self, data, flags=0):
        self._need()
        return super().sendall(data, flags)

    def getpeercert(self, binary_form=False):
        self._handshaken()
        return super().getpeercert(binary_form)

    def _handshaken(self):
        if not self._secure:
            raise ValueError('handshake not done yet')

    def version(self):
        return super().version() if self._secure and self.fileno() >= 0 else None

    def cipher(self):
        return super().cipher() if self._secure and self.fileno() >= 0 else None

    def selected_alpn_protocol(self):
        return super().selected_alpn_protocol() if self._secure else None

    def selected_npn_protocol(self):
        return None

    def shared_ciphers(self):
        return [self.cipher()] if self._secure and self.server_side else None

    def compression(self):
        return None

    def pending(self):
        return _ssl.pending(self) if self._secure else 0

    def unwrap(self):
        self._handshaken()
        return super().unwrap()


_cipher_words = set("""
    ALL COMPLEMENTOFALL DEFAULT HIGH MEDIUM LOW aNULL eNULL NULL RSA kRSA aRSA DHE kDHE EDH kEDH DH
    ECDHE kECDHE EECDH kEECDH ECDSA aECDSA PSK kPSK aPSK SRP AES AES128 AES256 AESGCM AESCCM CCM GCM
    CBC CBC3 DES 3DES DSS CHACHA20 POLY1305 ARIA ARIA128 ARIA256 CAMELLIA CAMELLIA128 CAMELLIA256
    SHA SHA1 SHA256 SHA384 MD5 TLSv1 TLSv1.0 TLSv1.2 SSLv3 SUITEB128 SUITEB192""".split())


def _selects(token):
    """Whether a word of OpenSSL's list of ciphers is the name of one, or of a group."""
    parts = token.lstrip('+').replace('+', '-').split('-')
    return token[:1] not in ('', '!', '-', '@') and all(p in _cipher_words for p in parts)


class SSLContext:
    sslsocket_class = SSLSocket

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol = _SSLMethod(protocol)
        self._verify = CERT_NONE
        self._check = False
        self._low, self._high = TLSVersion.MINIMUM_SUPPORTED, TLSVersion.MAXIMUM_SUPPORTED
        self.options = Options.OP_ALL | Options.OP_NO_SSLv3
        self.verify_flags = VerifyFlags.VERIFY_X509_TRUSTED_FIRST
        self.keylog_filename = None
        self.post_handshake_auth = False
        self._cafile, self._cadata, self._default = [], [], False
        self._certfile = self._keyfile = None
        self._alpn, self._ciphers = [], ''
        if protocol == PROTOCOL_TLS_CLIENT:
            self._verify, self._check = CERT_REQUIRED, True

    @property
    def sni_callback(self):
        return None

    @sni_callback.setter
    def sni_callback(self, value):
        if value is not None:
            raise NotImplementedError('sni_callback is not in sockshell: one context serves one name')

    @property
    def check_hostname(self):
        return self._check

    @check_hostname.setter
    def check_hostname(self, value):
        self._check = bool(value)
        if self._check and self._verify == CERT_NONE:
            self._verify = CERT_REQUIRED

    @property
    def verify_mode(self):
        return self._verify

    @verify_mode.setter
    def verify_mode(self, value):
        if value == CERT_NONE and self._check:
            raise ValueError('Cannot set verify_mode to CERT_NONE when check_hostname is enabled.')
        self._verify = VerifyMode(value)

    @property
    def minimum_version(self):
        return self._low

    @minimum_version.setter
    def minimum_version(self, value):
        self._low = TLSVersion(value)

    @property
    def maximum_version(self):
        return self._high

    @maximum_version.setter
    def maximum_version(self, value):
        self._high = TLSVersion(value)

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        _ssl.check_certificate(os.fspath(certfile), None if keyfile is None else os.fspath(keyfile))
        self._certfile = os.fspath(certfile)
        self._keyfile = None if keyfile is None else os.fspath(keyfile)

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        if cafile is None and capath is None and cadata is None:
            raise TypeError('cafile, capath and cadata cannot be all omitted')
        if cafile is not None:
            _ssl.check_authorities(os.fspath(cafile), None)
            self._cafile.append(os.fspath(cafile))
        if cadata is not None:
            if isinstance(cadata, bytes):
                cadata = DER_cert_to_PEM_cert(cadata)
            _ssl.check_authorities(None, cadata)
            self._cadata.append(cadata)

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        self._default = True

    def set_default_verify_paths(self):
        self._default = True

    def set_alpn_protocols(self, protocols):
        self._alpn = list(protocols)

    def set_npn_protocols(self, protocols):
        pass

    def set_ciphers(self, ciphers):
        if not isinstance(ciphers, str):
            raise TypeError('set_ciphers() argument must be str, not %s' % type(ciphers).__name__)
        tokens = ciphers.replace(',', ':').replace(' ', ':').split(':')
        if not any(map(_selects, tokens)):
            raise SSLError('No cipher can be selected.')
        self._ciphers = ciphers

    def get_ciphers(self):
        return [{'name': name} for name in _ssl.ciphers()]

    def set_ecdh_curve(self, curve):
        pass

    def load_dh_params(self, path):
        pass

    def cert_store_stats(self):
        n = len(self._cafile) + len(self._cadata)
        return {'x509': n, 'crl': 0, 'x509_ca': n}

    def get_ca_certs(self, binary_form=False):
        return []

    def session_stats(self):
        return {'number': 0, 'connect': 0, 'accept': 0, 'hits': 0, 'misses': 0}

    def _version(self, version, options):
        if version < 0:
            return ''
        return _names.get(int(version), '')

    def _options(self):
        low, high = self._version(self._low, 0), self._version(self._high, 0)
        fixed = {3: 'TLSv1', 4: 'TLSv1.1', 5: 'TLSv1.2'}.get(int(self.protocol))
        if fixed:
            low = high = fixed
        if not low and self.options & Options.OP_NO_TLSv1_2:
            low = 'TLSv1.3'
        if not high and self.options & Options.OP_NO_TLSv1_3:
            high = 'TLSv1.2'
        return {'verify': int(self._verify), 'check': self._check, 'cafile': self._cafile, 'cadata': self._cadata,
                'default': self._default, 'certfile': self._certfile, 'keyfile': self._keyfile,
                'alpn': self._alpn, 'low': low, 'high': high, 'keylog': self.keylog_filename}

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True,
                    suppress_ragged_eofs=True, server_hostname=None, session=None):
        if server_side and self.protocol == PROTOCOL_TLS_CLIENT:
            raise SSLError(1, '[SSL] Cannot create a server socket with a PROTOCOL_TLS_CLIENT context (_ssl.c:801)')
        if not server_side and self.protocol == PROTOCOL_TLS_SERVER:
            raise SSLError(1, '[SSL] Cannot create a client socket with a PROTOCOL_TLS_SERVER context (_ssl.c:795)')
        return self.sslsocket_class._create(sock, self, server_side, do_handshake_on_connect,
                                            suppress_ragged_eofs, server_hostname)


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    if not isinstance(purpose, Purpose):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        context = SSLContext(PROTOCOL_TLS_CLIENT)
    else:
        context = SSLContext(PROTOCOL_TLS_SERVER)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


def _create_unverified_context(protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False,
                               purpose=Purpose.SERVER_AUTH, certfile=None, keyfile=None,
                               cafile=None, capath=None, cadata=None):
    side = PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER
    context = SSLContext(side if protocol is None else protocol)
    context.check_hostname = check_hostname
    context.verify_mode = cert_reqs
    if certfile or keyfile:
        context.load_cert_chain(certfile, keyfile)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def wrap_socket(sock, keyfile=None, certfile=None, server_side=False, cert_reqs=CERT_NONE,
                ssl_version=PROTOCOL_TLS, ca_certs=None, do_handshake_on_connect=True,
                suppress_ragged_eofs=True, ciphers=None):
    if server_side and not certfile:
        raise ValueError('certfile must be specified for server-side operations')
    if keyfile and not certfile:
        raise ValueError('certfile must be specified')
    context = SSLContext(ssl_version)
    context.verify_mode = cert_reqs
    if ca_certs:
        context.load_verify_locations(ca_certs)
    if certfile:
        context.load_cert_chain(certfile, keyfile)
    return context.wrap_socket(sock, server_side, do_handshake_on_connect, suppress_ragged_eofs)


PEM_HEADER = '-----BEGIN CERTIFICATE-----'
PEM_FOOTER = '-----END CERTIFICATE-----'


def DER_cert_to_PEM_cert(der):
    import base64
    text = base64.standard_b64encode(der).decode('ascii')
    lines = [text[i:i + 64] for i in range(0, len(text), 64)]
    return '\n'.join([PEM_HEADER] + lines + [PEM_FOOTER]) + '\n'


def PEM_cert_to_DER_cert(pem):
    import base64
    if not pem.startswith(PEM_HEADER):
        raise ValueError(f'Invalid PEM encoding; must start with {PEM_HEADER}')
    if not pem.strip().endswith(PEM_FOOTER):
        raise ValueError(f'Invalid PEM encoding; must end with {PEM_FOOTER}')
    return base64.decodebytes(pem.strip()[len(PEM_HEADER):-len(PEM_FOOTER)].encode('ascii'))


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None, timeout=None):
    context = _create_unverified_context(ssl_version, cert_reqs=CERT_REQUIRED if ca_certs else CERT_NONE,
                                         cafile=ca_certs)
    with socket.create_connection(addr, timeout) as sock:
        with context.wrap_socket(sock, server_hostname=addr[0]) as secure:
            return DER_cert_to_PEM_cert(secure.getpeercert(True))


def cert_time_to_seconds(cert_time):
    from calendar import timegm
    import time
    return timegm(time.strptime(cert_time, '%b %d %H:%M:%S %Y GMT'))


def get_protocol_name(code):
    return _SSLMethod(code).name


def RAND_bytes(n):
    return os.urandom(n)


def RAND_status():
    return True


def get_default_verify_paths():
    import collections
    paths = collections.namedtuple('DefaultVerifyPaths', 'cafile capath openssl_cafile_env '
                                   'openssl_cafile openssl_capath_env openssl_capath')
    return paths(None, '/etc/ssl/certs', 'SSL_CERT_FILE', '/etc/ssl/cert.pem', 'SSL_CERT_DIR', '/etc/ssl/certs')
