"""Files: bytes and text, of descriptors and of memory."""

import posix
from _io import UnsupportedOperation, hold as _hold

__all__ = ["BlockingIOError", "BufferedIOBase", "BufferedRWPair", "BufferedReader", "BufferedWriter", "BytesIO",
           "FileIO", "IOBase", "RawIOBase", "SEEK_CUR", "SEEK_END", "SEEK_SET", "StringIO", "TextIOBase",
           "TextIOWrapper", "UnsupportedOperation", "open", "DEFAULT_BUFFER_SIZE"]

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError


class IOBase:
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _refuse(self, what):
        raise UnsupportedOperation(what)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True

    def flush(self):
        self._check()

    def fileno(self):
        self._refuse("fileno")

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def seek(self, offset, whence=0):
        self._refuse("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        self._refuse("truncate")

    def readlines(self, hint=-1):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def readline(self, size=-1):
        line = b""
        while size is None or size < 0 or len(line) < size:
            c = self.read(1)
            if not c:
                break
            line += c
            if c == b"\n":
                break
        return line


class RawIOBase(IOBase):
    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        n = self.readinto(buffer)
        return None if n is None else bytes(buffer[:n])

    def readall(self):
        parts = []
        while part := self.read(65536):
            parts.append(part)
        return b"".join(parts)


class BufferedIOBase(IOBase):
    def read1(self, size=-1):
        return self.read(size)

    def readinto(self, buffer):
        buffer = memoryview(buffer).cast("B")
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto


class FileIO(RawIOBase):
    """A descriptor, without a buffer."""

    def __init__(self, file, mode="r", closefd=True, opener=None):
        plain = mode.replace("b", "")
        kind, plus = plain[:1], "+" in plain
        if kind not in ("r", "w", "a", "x"):
            raise ValueError(f"invalid mode: {mode}")
        self.mode = {"r": "rb", "w": "wb", "a": "ab", "x": "xb"}[kind] + ("+" if plus else "")
        self._reads, self._writes = kind == "r" or plus, kind != "r" or plus
        self._closefd = closefd
        self._out = []  # what a buffer above it has to write
        self.name = file
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
            self._fd = file
            self._held = _hold(file, self._out, closefd)
            return
        flags = posix.O_RDWR if plus else posix.O_RDONLY if kind == "r" else posix.O_WRONLY
        flags |= {"r": 0, "w": posix.O_CREAT | posix.O_TRUNC, "a": posix.O_CREAT | posix.O_APPEND,
                  "x": posix.O_CREAT | posix.O_EXCL}[kind]
        self._fd = opener(file, flags) if opener else posix.open(file, flags, 0o666)
        if posix.fstat(self._fd).st_mode & 0o170000 == 0o040000:
            posix.close(self._fd)
            raise IsADirectoryError(21, "Is a directory", file)
        self._held = _hold(self._fd, self._out, closefd)

    def __repr__(self):
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self._closefd}>"

    def fileno(self):
        self._check()
        return self._fd

    def isatty(self):
        self._check()
        return posix.isatty(self._fd)

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        try:
            posix.lseek(self._fd, 0, 1)
        except OSError:
            return False
        return True

    def seek(self, offset, whence=0):
        self._check()
        return posix.lseek(self._fd, offset, whence)

    def truncate(self, size=None):
        self._check()
        size = self.tell() if size is None else size
        posix.ftruncate(self._fd, size)
        return size

    def read(self, size=-1):
        self._check()
        if not self._reads:
            self._refuse("File not open for reading")
        if size is None or size < 0:
            return self.readall()
        try:
            return posix.read(self._fd, size)
        except BlockingIOError:
            return None

    def readinto(self, buffer):
        buffer = memoryview(buffer).cast("B")
        data = self.read(len(buffer))
        if data is None:
            return None
        buffer[:len(data)] = data
        return len(data)

    def write(self, data):
        self._check()
        if not self._writes:
            self._refuse("File not open for writing")
        return posix.write(self._fd, data)

    def close(self):
        if not self.closed:
            self.closed = True
            self._held.close()


class _Buffered(BufferedIOBase):
    """Reads and writes through a buffer."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw
        self._size = buffer_size
        self._ahead = b""
        self._out = raw._out if isinstance(raw, FileIO) else []
        self._pending = 0

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def detach(self):
        self.flush()
        return self.raw

    def read(self, size=-1):
        self._check()
        if not self.readable():
            self._refuse("read")
        self.flush()
        if size is None or size < 0:
            data, self._ahead = self._ahead + (self.raw.readall() or b""), b""
            return data
        parts, have = [self._ahead], len(self._ahead)
        while have < size:
            part = self.raw.read(max(size - have, self._size))
            if not part:
                if part is None and have == 0:
                    return None
                break
            parts.append(part)
            have += len(part)
        data = b"".join(parts) if len(parts) > 1 else parts[0]
        self._ahead = data[size:]
        return data[:size]

    def read1(self, size=-1):
        self._check()
        if not self._ahead:
            self._ahead = self.raw.read(self._size if size is None or size < 0 else size) or b""
        size = len(self._ahead) if size is None or size < 0 else size
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def peek(self, size=0):
        self._check()
        if not self._ahead:
            self._ahead = self.raw.read(self._size) or b""
        return self._ahead

    def readline(self, size=-1):
        self._check()
        if not self.readable():
            self._refuse("read")
        limit = -1 if size is None else size
        data = self._ahead
        at = data.find(b"\n")
        parts = []
        while at < 0 and (limit < 0 or sum(map(len, parts)) + len(data) < limit):
            parts.append(data)
            data = self.raw.read(self._size)
            if not data:
                data = b""
                break
            at = data.find(b"\n")
        whole = b"".join(parts) + data
        end = len(whole) if at < 0 else len(whole) - len(data) + at + 1
        if limit >= 0:
            end = min(end, limit)
        self._ahead = whole[end:]
        return whole[:end]

    def write(self, data):
        self._check()
        if not self.writable():
            self._refuse("write")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._ahead:
            self.raw.seek(-len(self._ahead), 1)
            self._ahead = b""
        data = bytes(data)
        self._out.append(data)
        self._pending += len(data)
        if self._pending > self._size:
            self.flush()
        return len(data)

    def flush(self):
        self._check()
        if self._out:
            data, self._pending = b"".join(self._out), 0
            self._out.clear()
            while data:
                n = self.raw.write(data)
                data = data[n:]

    def seek(self, offset, whence=0):
        self._check()
        self.flush()
        if whence == 1:
            offset -= len(self._ahead)
        self._ahead = b""
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check()
        return self.raw.tell() - len(self._ahead) + self._pending

    def truncate(self, size=None):
        self.flush()
        return self.raw.truncate(self.tell() if size is None else size)

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()


class BufferedReader(_Buffered):
    pass


class BufferedWriter(_Buffered):
    pass


class BufferedRandom(_Buffered):
    pass


class BufferedRWPair(BufferedIOBase):
    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader, self.writer = BufferedReader(reader, buffer_size), BufferedWriter(writer, buffer_size)
        self.read, self.readline, self.write, self.flush = (
            self.reader.read, self.reader.readline, self.writer.write, self.writer.flush)

    def readable(self):
        return True

    def writable(self):
        return True


class BytesIO(BufferedIOBase):
    """A file of bytes in memory."""

    def __init__(self, initial_bytes=b""):
        self._data = bytearray(initial_bytes)
        self._at = 0

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        return memoryview(self._data)

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def read(self, size=-1):
        self._check()
        end = len(self._data) if size is None or size < 0 else min(self._at + size, len(self._data))
        data = bytes(self._data[self._at:end])
        self._at = max(self._at, end)
        return data

    def readline(self, size=-1):
        self._check()
        at = self._data.find(b"\n", self._at)
        end = len(self._data) if at < 0 else at + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        data = bytes(self._data[self._at:end])
        self._at = max(self._at, end)
        return data

    def write(self, data):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._at > len(self._data):
            self._data.extend(bytes(self._at - len(self._data)))
        n = len(data)
        self._data[self._at:self._at + n] = data
        self._at += n
        return n

    def seek(self, offset, whence=0):
        self._check()
        at = offset + (0, self._at, len(self._data))[whence]
        if at < 0:
            raise ValueError(f"negative seek value {offset}")
        self._at = at
        return at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None):
        self._check()
        size = self._at if size is None else size
        del self._data[size:]
        return size

    def __repr__(self):
        return f"<_io.BytesIO object at {id(self):#x}>"


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class StringIO(TextIOBase):
    """A file of text in memory."""

    def __init__(self, initial_value="", newline="\n"):
        self._text = initial_value or ""
        self._at = 0
        self._newline = newline

    def getvalue(self):
        self._check()
        return self._text

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def read(self, size=-1):
        self._check()
        end = len(self._text) if size is None or size < 0 else self._at + size
        text = self._text[self._at:end]
        self._at += len(text)
        return text

    def readline(self, size=-1):
        self._check()
        at = self._text.find("\n", self._at)
        end = len(self._text) if at < 0 else at + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        text = self._text[self._at:end]
        self._at += len(text)
        return text

    def write(self, text):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if self._at == len(self._text):
            self._text += text
        else:
            self._text = self._text.ljust(self._at, "\0")
            self._text = self._text[:self._at] + text + self._text[self._at + len(text):]
        self._at += len(text)
        return len(text)

    def seek(self, offset, whence=0):
        self._check()
        self._at = offset + (0, self._at, len(self._text))[whence]
        return self._at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None):
        self._check()
        size = self._at if size is None else size
        self._text = self._text[:size]
        return size

    def __repr__(self):
        return f"<_io.StringIO object at {id(self):#x}>"


class TextIOWrapper(TextIOBase):
    """Text over a file of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self.buffer = buffer
        self.encoding = encoding or "UTF-8"
        "".encode(self.encoding)
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self._newline = newline
        self._ahead = ""

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    def __repr__(self):
        mode = getattr(self, "mode", None)
        return f"<_io.TextIOWrapper name={self.name!r}" + (
            f" mode={mode!r}" if mode else "") + f" encoding={self.encoding!r}>"

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.encoding, self.errors = encoding or self.encoding, errors or self.errors
        if line_buffering is not None:
            self.line_buffering = line_buffering

    def detach(self):
        self.flush()
        return self.buffer

    def _decoded(self, data):
        text = data.decode(self.encoding, self.errors)
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _whole(self, data):
        """Bytes and what belongs to their last character."""
        wide = self.encoding.lower().replace("_", "-") in ("utf-8", "utf8")
        while wide and data:
            start = len(data) - 1
            while start > 0 and len(data) - start < 4 and data[start] & 0xc0 == 0x80:
                start -= 1
            lead = data[start]
            need = 1 if lead < 0xc0 else 2 if lead < 0xe0 else 3 if lead < 0xf0 else 4
            if lead < 0x80 or len(data) - start >= need:
                break
            more = self.buffer.read(need - (len(data) - start))
            if not more:
                break
            data += more
        return data

    def read(self, size=-1):
        self._check()
        if not self.readable():
            self._refuse("not readable")
        if size is None or size < 0:
            text = self._ahead + self._decoded(self.buffer.read() or b"")
            self._ahead = ""
            return text
        while len(self._ahead) < size:
            data = self.buffer.read(size - len(self._ahead))
            if not data:
                break
            data = self._whole(data)
            if data.endswith(b"\r") and self._newline is None:
                data += self.buffer.read(1) or b""
            self._ahead += self._decoded(data)
        text, self._ahead = self._ahead[:size], self._ahead[size:]
        return text

    def readline(self, size=-1):
        self._check()
        if not self.readable():
            self._refuse("not readable")
        end = self._ahead.find("\n") + 1
        if not end:
            data = self.buffer.readline()
            self._ahead += self._decoded(data)
            end = self._ahead.find("\n") + 1 or len(self._ahead)
        if size is not None and size >= 0:
            end = min(end, size)
        text, self._ahead = self._ahead[:end], self._ahead[end:]
        return text

    def write(self, text):
        self._check()
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not " + type(text).__name__)
        if not self.writable():
            self._refuse("not writable")
        out = text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text
        self.buffer.write(out.encode(self.encoding, self.errors))
        if self.line_buffering and "\n" in text:
            self.flush()
        return len(text)

    def flush(self):
        self._check()
        self.buffer.flush()

    def seek(self, offset, whence=0):
        self._check()
        self._ahead = ""
        return self.buffer.seek(offset, whence)

    def tell(self):
        self._check()
        return self.buffer.tell() - len(self._ahead.encode(self.encoding, self.errors))

    def truncate(self, size=None):
        self.flush()
        return self.buffer.truncate(size)

    def close(self):
        if not self.closed:
            self.buffer.close()


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file, as the builtin does."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if set(mode) - set("rwxabt+") or len(set(mode)) != len(mode):
        raise ValueError(f"invalid mode: {mode!r}")
    if sum(c in mode for c in "rwxa") != 1:
        raise ValueError("must have exactly one of create/read/write/append mode"
                         if any(c in mode for c in "rwxa") else
                         "Must have exactly one of create/read/write/append mode and at most one plus")
    binary = "b" in mode
    if binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    for value, name in (encoding, "an encoding"), (errors, "an errors"), (newline, "a newline"):
        if binary and value is not None:
            raise ValueError(f"binary mode doesn't take {name} argument")
    if not isinstance(file, int):
        import os
        file = os.fspath(file)
    raw = FileIO(file, mode.replace("t", ""), closefd, opener)
    if buffering == 0:
        if not binary:
            raise ValueError("can't have unbuffered text I/O")
        return raw
    kind = BufferedRandom if "+" in mode else BufferedReader if "r" in mode else BufferedWriter
    buffer = kind(raw, buffering if buffering > 1 else DEFAULT_BUFFER_SIZE)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1 or raw.isatty())
    text.mode = mode
    return text


open_code = open
