"""Files copied, moved and removed; the terminal's size."""

import os

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copy', 'copy2', 'copytree', 'move', 'rmtree',
           'Error', 'SameFileError', 'which', 'get_terminal_size', 'disk_usage']


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def get_terminal_size(fallback=(80, 24)):
    columns, lines = (_number('COLUMNS'), _number('LINES'))
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(1)
        except (AttributeError, ValueError, OSError):
            size = fallback
        if columns <= 0:
            columns = size[0] or fallback[0]
        if lines <= 0:
            lines = size[1] or fallback[1]
    from collections import namedtuple
    make = getattr(os, 'terminal_size', None)
    return make((columns, lines)) if make else namedtuple(
        'terminal_size', 'columns lines', module='os')(columns, lines)


def _number(name):
    try:
        return int(os.environ[name])
    except (KeyError, ValueError):
        return 0


def copyfileobj(fsrc, fdst, length=0):
    while buf := fsrc.read(length or 64 * 1024):
        fdst.write(buf)


def _same(src, dst):
    return os.path.exists(dst) and os.path.realpath(src) == os.path.realpath(dst)


def copyfile(src, dst, *, follow_symlinks=True):
    if _same(src, dst):
        raise SameFileError('{!r} and {!r} are the same file'.format(src, dst))
    with open(src, 'rb') as fsrc, open(dst, 'wb') as fdst:
        copyfileobj(fsrc, fdst)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst


copy2 = copy


def copytree(src, dst, dirs_exist_ok=False):
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in os.listdir(src):
        a, b = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(a):
            copytree(a, b, dirs_exist_ok)
        else:
            copy(a, b)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    try:
        for name in os.listdir(path):
            full = os.path.join(path, name)
            if os.path.isdir(full) and not os.path.islink(full):
                rmtree(full, ignore_errors, onerror)
            else:
                os.unlink(full)
        os.rmdir(path)
    except OSError:
        if not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src.rstrip('/')))
        if os.path.exists(dst):
            raise Error("Destination path '%s' already exists" % dst)
    try:
        os.rename(src, dst)
    except OSError:
        if os.path.isdir(src):
            copytree(src, dst)
            rmtree(src)
        else:
            copy_function(src, dst)
            os.unlink(src)
    return dst


def disk_usage(path):
    from collections import namedtuple
    st = os.statvfs(path)
    free = st.f_bavail * st.f_frsize
    total = st.f_blocks * st.f_frsize
    used = (st.f_blocks - st.f_bfree) * st.f_frsize
    return namedtuple('usage', 'total used free')(total, used, free)


def which(cmd, mode=None, path=None):
    """The file that a command's name stands for, or None."""
    if os.path.dirname(cmd):
        return cmd if _runs(cmd) else None
    if path is None:
        path = os.environ.get('PATH', '/bin:/usr/bin')
    for folder in path.split(':'):
        name = os.path.join(folder, cmd)
        if _runs(name):
            return name
    return None


def _runs(name):
    return os.path.isfile(name) and os.access(name, os.X_OK)
