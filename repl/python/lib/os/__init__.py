"""The machine: files, processes, the environment. Refused under --restricted."""

import sys
import posix
from posix import *
from posix import _exit

name = "posix"
curdir = "."
pardir = ".."
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
linesep = "\n"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT = 0, 1
error = OSError
supports_follow_symlinks = set()


def _missing(what, instead):
    def refuse(*args):
        raise OSError(f"os.{what} is not in sockshell: {instead}")
    refuse.__name__ = what
    return refuse


fork = _missing("fork", "threads, or subprocess")
forkpty = _missing("forkpty", "threads, or subprocess")
execv = _missing("execv", "subprocess")
execvp = _missing("execvp", "subprocess")
execl = _missing("execl", "subprocess")
execlp = _missing("execlp", "subprocess")
wait = _missing("wait", "subprocess")
waitpid = _missing("waitpid", "subprocess")
setuid = _missing("setuid", "start it as that user")
setgid = _missing("setgid", "start it as that group")
setsid = _missing("setsid", "subprocess")


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return type(path).__fspath__(path)
    raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getcwdb():
    return fsencode(getcwd())


class _Environ:
    """os.environ: changes reach the process and the programs that it starts."""

    def __init__(self):
        self._data = None

    def _read(self):
        if self._data is None:
            self._data = posix.environ()
        return self._data

    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError("str expected, not " + type(key).__name__)
        return self._read()[key]

    def __setitem__(self, key, value):
        for text in key, value:
            if not isinstance(text, str):
                raise TypeError("str expected, not " + type(text).__name__)
        putenv(key, value)
        self._read()[key] = value

    def __delitem__(self, key):
        del self._read()[key]
        unsetenv(key)

    def __contains__(self, key):
        return key in self._read()

    def __iter__(self):
        return iter(list(self._read()))

    def __len__(self):
        return len(self._read())

    def __repr__(self):
        return "environ(" + repr(self._read()) + ")"

    def get(self, key, default=None):
        return self._read().get(key, default)

    def keys(self):
        return self._read().keys()

    def values(self):
        return self._read().values()

    def items(self):
        return self._read().items()

    def copy(self):
        return dict(self._read())

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        value = self._read().pop(key, *default)
        unsetenv(key)
        return value

    def update(self, *args, **kw):
        for key, value in dict(*args, **kw).items():
            self[key] = value


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


import posixpath as path
sys.modules["os.path"] = path


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=True)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def replace(src, dst):
    rename(src, dst)


class DirEntry:
    def __init__(self, folder, name, is_dir, is_link):
        self.name = name
        self.path = path.join(folder, name)
        self._dir = is_dir
        self._link = is_link

    def is_dir(self, *, follow_symlinks=True):
        return self._dir or self._link and follow_symlinks and path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not self._link)

    def is_symlink(self):
        return self._link

    def stat(self, *, follow_symlinks=True):
        return stat(self.path) if follow_symlinks else lstat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(folder="."):
    return _Scan([DirEntry(folder, *entry) for entry in posix.scandir(folder)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    try:
        entries = list(scandir(top))
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    dirs = [e.name for e in entries if e.is_dir()]
    files = [e.name for e in entries if not e.is_dir()]
    if topdown:
        yield top, dirs, files
    for d in dirs:
        below = path.join(top, d)
        if followlinks or not path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def get_terminal_size(fd=1, /):
    """The columns and lines of the terminal that fd is."""
    return posix.get_terminal_size(fd)


def fdopen(fd, *args, **kw):
    return open_file(fd, *args, **kw)


def open_file(*args, **kw):
    import io
    return io.open(*args, **kw)


def system(command):
    import subprocess
    return subprocess.call(command, shell=True)


def popen(command, mode="r"):
    import io
    import subprocess
    return io.StringIO(subprocess.run(command, shell=True, stdout=subprocess.PIPE, text=True).stdout)


def abort():
    _exit(134)


def urandom(size):
    return posix.urandom(size)


def closerange(low, high):
    for fd in range(low, high):
        try:
            close(fd)
        except OSError:
            pass


class PathLike:
    pass


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff
