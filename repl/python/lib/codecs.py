"""Text to bytes and back, in pieces and in files."""

import builtins
import sys

__all__ = ['register', 'lookup', 'open', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE',
           'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE',
           'BOM_UTF32_BE', 'CodecInfo', 'IncrementalEncoder', 'IncrementalDecoder',
           'StreamReader', 'StreamWriter', 'StreamReaderWriter', 'getencoder', 'getdecoder',
           'getincrementalencoder', 'getincrementaldecoder', 'getreader', 'getwriter', 'encode',
           'decode', 'iterencode', 'iterdecode', 'EncodedFile']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
BOM = BOM_UTF16 = BOM_UTF16_LE if sys.byteorder == 'little' else BOM_UTF16_BE
BOM_UTF32 = BOM_UTF32_LE if sys.byteorder == 'little' else BOM_UTF32_BE
BOM32_LE, BOM32_BE = BOM_UTF16_LE, BOM_UTF16_BE


def _hex(data):
    import binascii
    return binascii.hexlify(data)


def _unhex(data):
    import binascii
    return binascii.unhexlify(data)


def _base64(data):
    import base64
    return base64.encodebytes(data)


def _unbase64(data):
    import base64
    return base64.decodebytes(data)


def _zlib(data):
    import zlib
    return zlib.compress(data)


def _unzlib(data):
    import zlib
    return zlib.decompress(data)


def _rot13(text):
    result = []
    for c in text:
        for first in 'aA':
            n = ord(c) - ord(first)
            if 0 <= n < 26:
                c = chr(ord(first) + (n + 13) % 26)
                break
        result.append(c)
    return ''.join(result)


# Bytes to bytes, or text to text: encode() of str knows nothing of these.
_SPECIAL = {'hex': (_hex, _unhex), 'base64': (_base64, _unbase64), 'zlib': (_zlib, _unzlib),
            'rot13': (_rot13, _rot13)}
_ALIASES = {'hexcodec': 'hex', 'base64codec': 'base64', 'zlibcodec': 'zlib', 'zip': 'zlib',
            'rot13codec': 'rot13'}


def _special(encoding):
    key = encoding.lower().replace('_', '').replace('-', '')
    return _SPECIAL.get(_ALIASES.get(key, key))


def encode(obj, encoding='utf-8', errors='strict'):
    special = _special(encoding)
    if special is not None:
        return special[0](obj)
    if not isinstance(obj, str):
        raise TypeError('%s encoder: a str is required, not %s'
                        % (encoding, type(obj).__name__))
    return obj.encode(encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    special = _special(encoding)
    if special is not None:
        return special[1](obj)
    return bytes(obj).decode(encoding, errors)


class CodecInfo(tuple):
    """What lookup() gives."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None,
                incrementalencoder=None, incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.encode, self.decode = encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.name = name
        return self

    def __repr__(self):
        return '<codecs.CodecInfo object for encoding %s at %#x>' % (self.name, id(self))


_NAMES = {'utf8': 'utf-8', 'utf': 'utf-8', 'u8': 'utf-8', 'latin1': 'iso8859-1',
          'iso88591': 'iso8859-1', 'l1': 'iso8859-1', 'usascii': 'ascii', '646': 'ascii',
          'utf16': 'utf-16', 'utf16le': 'utf-16-le', 'utf16be': 'utf-16-be', 'utf32': 'utf-32',
          'utf32le': 'utf-32-le', 'utf32be': 'utf-32-be', 'utf8sig': 'utf-8-sig'}


def lookup(encoding):
    if _special(encoding) is None:
        ''.encode(encoding)         # LookupError for what is unknown
    name = _NAMES.get(encoding.lower().replace('-', '').replace('_', ''), encoding.lower())

    def one_encode(obj, errors='strict'):
        return encode(obj, encoding, errors), len(obj)

    def one_decode(obj, errors='strict'):
        return decode(obj, encoding, errors), len(obj)

    return CodecInfo(one_encode, one_decode, _class(StreamReader, encoding),
                     _class(StreamWriter, encoding), _class(IncrementalEncoder, encoding),
                     _class(IncrementalDecoder, encoding), name)


def register(search_function):
    raise NotImplementedError('codecs.register is not in sockshell')


def _class(base, encoding):
    return type(base.__name__, (base,), {'_encoding': encoding})


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


class IncrementalEncoder:
    _encoding = 'utf-8'

    def __init__(self, errors='strict'):
        self.errors = errors

    def encode(self, input, final=False):
        return encode(input, self._encoding, self.errors)

    def reset(self):
        pass


class IncrementalDecoder:
    """Decodes bytes as they come: a character that is cut in two waits for its rest."""

    _encoding = 'utf-8'

    def __init__(self, errors='strict'):
        self.errors = errors
        self._rest = b''

    def decode(self, input, final=False):
        data = self._rest + bytes(input)
        self._rest = b''
        if not final:
            cut = len(data) - _unfinished(data, self._encoding)
            data, self._rest = data[:cut], data[cut:]
        return decode(data, self._encoding, self.errors)

    def reset(self):
        self._rest = b''

    def getstate(self):
        return (self._rest, 0)

    def setstate(self, state):
        self._rest = state[0]


def _unfinished(data, encoding):
    """How many bytes at the end belong to a character that is not whole yet."""
    key = encoding.lower().replace('-', '').replace('_', '')
    if key.startswith('utf16'):
        return len(data) % 2
    if key.startswith('utf32'):
        return len(data) % 4
    if key not in ('utf8', 'u8', 'utf', 'utf8sig'):
        return 0
    for back in range(1, min(3, len(data)) + 1):
        byte = data[-back]
        if byte & 0xc0 == 0x80:
            continue
        size = 2 if 0xc2 <= byte <= 0xdf else 3 if byte & 0xf0 == 0xe0 else (
            4 if 0xf0 <= byte <= 0xf4 else 1)
        return back if size > back else 0
    return 0


def iterencode(iterator, encoding, errors='strict', **kwargs):
    for text in iterator:
        if text:
            yield encode(text, encoding, errors)


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    decoder = getincrementaldecoder(encoding)(errors)
    for data in iterator:
        text = decoder.decode(data)
        if text:
            yield text
    text = decoder.decode(b'', True)
    if text:
        yield text


class StreamWriter:
    _encoding = 'utf-8'

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(encode(object, self._encoding, self.errors))

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        pass

    def __getattr__(self, name):
        return getattr(self.__dict__['stream'], name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader:
    _encoding = 'utf-8'

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self._decoder = getincrementaldecoder(self._encoding)(errors)
        self._text = ''

    def read(self, size=-1, chars=-1, firstline=False):
        count = chars if chars >= 0 else size
        while count < 0 or len(self._text) < count:
            data = self.stream.read() if count < 0 else self.stream.read(max(count, 1))
            self._text += self._decoder.decode(data, not data)
            if not data:
                break
        if count < 0:
            count = len(self._text)
        text, self._text = self._text[:count], self._text[count:]
        return text

    def readline(self, size=None, keepends=True):
        while '\n' not in self._text:
            data = self.stream.readline()
            self._text += self._decoder.decode(data, not data)
            if not data:
                break
        line, end, self._text = self._text.partition('\n')
        return line + end if keepends else line

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._text = ''

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __getattr__(self, name):
        return getattr(self.__dict__['stream'], name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReaderWriter:
    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def __getattr__(self, name):
        if name in ('write', 'writelines'):
            return getattr(self.writer, name)
        return getattr(self.reader, name)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """A file whose text is in an encoding; ends of lines stay as they are."""
    if encoding is not None and 'b' not in mode:
        mode = mode + 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    made = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    made.encoding = encoding
    return made


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    info = lookup(file_encoding or data_encoding)
    return StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
