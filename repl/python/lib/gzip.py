"""Files of gzip."""

import _zlib
import io

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    return _zlib.compress(data, compresslevel, 31)


def decompress(data):
    parts = []
    while data:
        if data[:2] != b'\x1f\x8b':
            raise BadGzipFile('Not a gzipped file (%r)' % bytes(data[:2]))
        out, ended, data, wrong = _zlib.inflate(data, 31, 0)
        if wrong or not ended:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        parts.append(out)
        data = data.lstrip(b'\0')
    return b''.join(parts)


class GzipFile(io.BytesIO):
    """Read whole when it is opened, written whole when it is closed."""

    def __init__(self, filename=None, mode='rb', compresslevel=9, fileobj=None, mtime=None):
        self._file = fileobj
        self._own = fileobj is None
        self.mode = mode
        self.name = filename or ''
        self._level = compresslevel
        if self._own:
            import builtins
            self._file = builtins.open(filename, mode.rstrip('bt') + 'b')
        if 'r' in mode:
            super().__init__(decompress(self._file.read()))
        else:
            super().__init__()

    def close(self):
        if self._file is None:
            return
        file, self._file = self._file, None
        if 'r' not in self.mode:
            file.write(compress(self.getvalue(), self._level))
        if self._own:
            file.close()
        super().close()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
    text = 't' in mode
    file = GzipFile(filename if isinstance(filename, (str, bytes)) else None,
                    mode.replace('t', '').replace('b', '') + 'b', compresslevel,
                    None if isinstance(filename, (str, bytes)) else filename)
    return io.TextIOWrapper(file, encoding, errors, newline) if text else file
