"""Data made smaller, as zlib does it. What comes out of compress() is not CPython's byte for byte."""

import _zlib
from _zlib import crc32, adler32, error

DEFLATED = 8
MAX_WBITS = 15
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION = 0, 1, 9
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY = 0, 1, 2
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK = 0, 1, 2, 3, 4, 5
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = '1.2.13'


def compress(data, /, level=-1, wbits=MAX_WBITS):
    return _zlib.compress(data, level, wbits)


def _wrong(wbits):
    if wbits < 0:
        return 'invalid stored block lengths'
    return 'incorrect header check'


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    out, ended, rest, wrong = _zlib.inflate(data, wbits, 0)
    if wrong:
        raise error('Error -3 while decompressing data: ' + _wrong(wbits))
    if not ended:
        raise error('Error -5 while decompressing data: incomplete or truncated stream')
    return out


class _Compress:
    """Takes data piece by piece; all comes out of flush()."""

    def __init__(self, level, wbits):
        self._level = level
        self._wbits = wbits
        self._data = bytearray()

    def compress(self, data, /):
        self._data += data
        return b''

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b''
        if mode != Z_FINISH:
            raise ValueError('only Z_FINISH is in sockshell')
        return _zlib.compress(bytes(self._data), self._level, self._wbits)

    def copy(self):
        other = _Compress(self._level, self._wbits)
        other._data = self._data[:]
        return other


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
                strategy=Z_DEFAULT_STRATEGY, zdict=None):
    return _Compress(level, wbits)


class _Decompress:
    """Takes compressed data piece by piece, and gives what it holds so far."""

    def __init__(self, wbits):
        self._wbits = wbits
        self._data = b''
        self._given = 0
        self.unused_data = b''
        self.unconsumed_tail = b''
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if max_length < 0:
            raise ValueError('max_length must be non-negative')
        if self.eof:
            self.unused_data += data
            return b''
        # unconsumed_tail comes back as data: it is in _data already.
        if self.unconsumed_tail and bytes(data) == self.unconsumed_tail:
            data = b''
        self._data += data
        limit = self._given + max_length if max_length else 0
        out, ended, rest, wrong = _zlib.inflate(self._data, self._wbits, limit)
        if wrong:
            raise error('Error -3 while decompressing data: ' + _wrong(self._wbits))
        result = out[self._given:]
        self._given = len(out)
        self.unconsumed_tail = b''
        if ended:
            self.eof = True
            self.unused_data = rest
        elif max_length and len(result) == max_length:
            self.unconsumed_tail = rest or self._data[-1:]
        return result

    def flush(self, length=DEF_BUF_SIZE, /):
        return self.decompress(self.unconsumed_tail) if self.unconsumed_tail else b''

    def copy(self):
        other = _Decompress(self._wbits)
        other.__dict__.update(self.__dict__)
        return other


def decompressobj(wbits=MAX_WBITS, zdict=b''):
    return _Decompress(wbits)
