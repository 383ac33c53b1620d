"""Paths as objects."""

import fnmatch
import os

__all__ = ['PurePath', 'PurePosixPath', 'Path', 'PosixPath']


class PurePath:
    """A path that is only looked at."""

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        self = object.__new__(cls)
        self._text = _joined(args)
        return self

    def __str__(self):
        return self._text

    __fspath__ = __str__

    def as_posix(self):
        return self._text

    def __bytes__(self):
        return os.fsencode(self._text)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, self._text)

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return type(self)(self._text, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self._text)
        except TypeError:
            return NotImplemented

    def joinpath(self, *others):
        return type(self)(self._text, *others)

    @property
    def parts(self):
        root = self.root
        rest = self._text[len(root):]
        names = tuple(rest.split('/')) if rest and self._text != '.' else ()
        return (root,) + names if root else names

    drive = ''

    @property
    def root(self):
        return '/' if self._text.startswith('/') else ''

    anchor = root

    @property
    def name(self):
        parts = self.parts
        return '' if not parts or parts[-1] == self.root else parts[-1]

    @property
    def suffix(self):
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + part for part in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        suffix = self.suffix
        return self.name[:-len(suffix)] if suffix else self.name

    @property
    def parent(self):
        if self._text == self.root or not self.parts:
            return self
        head = self._text.rpartition('/')[0]
        return type(self)(head or self.root or '.')

    @property
    def parents(self):
        found = []
        path = self
        while path.parent != path:
            path = path.parent
            found.append(path)
        return tuple(found)

    def is_absolute(self):
        return self._text.startswith('/')

    def with_name(self, name):
        if not self.name:
            raise ValueError('%r has an empty name' % self)
        if not name or '/' in name or name == '.':
            raise ValueError('Invalid name %r' % name)
        return self.parent / name

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError('Invalid suffix %r' % suffix)
        if not self.name:
            raise ValueError('%r has an empty name' % self)
        return self.with_name(self.stem + suffix)

    def relative_to(self, *other):
        other = type(self)(*other)
        n = len(other.parts)
        if self.parts[:n] != other.parts:
            raise ValueError('%r is not in the subpath of %r OR one path is relative and the '
                             'other is absolute.' % (str(self), str(other)))
        return type(self)(*self.parts[n:])

    def is_relative_to(self, *other):
        other = type(self)(*other)
        return self.parts[:len(other.parts)] == other.parts

    def match(self, pattern):
        mine, wanted = self.parts, type(self)(pattern).parts
        if not wanted:
            raise ValueError('empty pattern')
        if len(wanted) > len(mine) or pattern.startswith('/') and len(wanted) != len(mine):
            return False
        return all([fnmatch.fnmatchcase(a, b) for a, b in zip(mine[::-1], wanted[::-1])])

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        return 'file://' + quote(self._text)


def _joined(args):
    text = ''
    for arg in args:
        part = os.fspath(arg)
        if not isinstance(part, str):
            raise TypeError("argument should be a str or an os.PathLike object where __fspath__ "
                            "returns a str, not %r" % type(part).__name__)
        text = part if part.startswith('/') else text + '/' + part if text else part
    root = '/' if text.startswith('/') else ''
    return root + '/'.join([p for p in text.split('/') if p not in ('', '.')]) or '.'


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    """A path in the file system."""

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser('~'))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self._text) if follow_symlinks else os.lstat(self._text)

    def lstat(self):
        return os.lstat(self._text)

    def exists(self):
        return os.path.exists(self._text)

    def is_file(self):
        return os.path.isfile(self._text)

    def is_dir(self):
        return os.path.isdir(self._text)

    def is_symlink(self):
        return os.path.islink(self._text)

    def is_socket(self):
        import stat
        try:
            return stat.S_ISSOCK(os.stat(self._text).st_mode)
        except OSError:
            return False

    def expanduser(self):
        return type(self)(os.path.expanduser(self._text))

    def absolute(self):
        return type(self)(os.getcwd(), self._text)

    def resolve(self, strict=False):
        if strict:
            os.stat(self._text)
        return type(self)(os.path.realpath(self._text))

    def samefile(self, other):
        a, b = os.stat(self._text), os.stat(other)
        return (a.st_ino, a.st_dev) == (b.st_ino, b.st_dev)

    def iterdir(self):
        for name in os.listdir(self._text):
            yield self / name

    def glob(self, pattern):
        import glob
        if not pattern:
            raise ValueError('Unacceptable pattern: %r' % pattern)
        for name in glob.glob(pattern, root_dir=self._text, recursive=True, include_hidden=True):
            yield self / name

    def rglob(self, pattern):
        return self.glob('**/' + pattern)

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return open(self._text, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open('rb') as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        with self.open('r', encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        with self.open('wb') as f:
            return f.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % type(data).__name__)
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self._text, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', self._text)
            os.utime(self._text)
        else:
            os.close(os.open(self._text, os.O_CREAT | os.O_WRONLY, mode))

    def chmod(self, mode):
        os.chmod(self._text, mode)

    def rename(self, target):
        os.rename(self._text, target)
        return type(self)(target)

    replace = rename

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self._text)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self._text)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self._text)

    def readlink(self):
        return type(self)(os.readlink(self._text))

    def owner(self):
        import pwd
        return pwd.getpwuid(self.stat().st_uid).pw_name


class PosixPath(Path, PurePosixPath):
    pass
