"""Paths as POSIX has them: os.path."""

import os
import stat
from posix import realpath

curdir = "."
pardir = ".."
sep = "/"
extsep = "."
altsep = None
pathsep = ":"
devnull = "/dev/null"

__all__ = ["abspath", "basename", "commonpath", "commonprefix", "dirname", "exists", "expanduser", "expandvars",
           "getatime", "getctime", "getmtime", "getsize", "isabs", "isdir", "isfile", "islink", "ismount", "join",
           "lexists", "normcase", "normpath", "realpath", "relpath", "samefile", "split", "splitdrive", "splitext"]


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def isabs(path):
    path = os.fspath(path)
    return path.startswith(_slash(path))


def join(path, *more):
    path = os.fspath(path)
    slash = _slash(path)
    for part in map(os.fspath, more):
        if part.startswith(slash):
            path = part
        elif not path or path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(path):
    path = os.fspath(path)
    slash = _slash(path)
    at = path.rfind(slash) + 1
    head, tail = path[:at], path[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def basename(path):
    path = os.fspath(path)
    return path[path.rfind(_slash(path)) + 1:]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = os.fspath(path)
    dot = b"." if isinstance(path, bytes) else "."
    start = path.rfind(_slash(path)) + 1
    at = path.rfind(dot)
    if at > start and path[start:at].strip(dot):
        return path[:at], path[at:]
    return path, path[:0]


def splitdrive(path):
    path = os.fspath(path)
    return path[:0], path


def normcase(path):
    return os.fspath(path)


def normpath(path):
    path = os.fspath(path)
    slash, dot = _slash(path), path[:0] + (b"." if isinstance(path, bytes) else ".")
    if not path:
        return dot
    lead = slash if path.startswith(slash) else path[:0]
    if path.startswith(slash * 2) and not path.startswith(slash * 3):
        lead = slash * 2
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part == dot * 2 and (parts and parts[-1] != dot * 2 or lead):
            if parts:
                parts.pop()
            continue
        parts.append(part)
    return lead + slash.join(parts) or dot


def abspath(path):
    path = os.fspath(path)
    if not isabs(path):
        cwd = os.getcwdb() if isinstance(path, bytes) else os.getcwd()
        path = join(cwd, path)
    return normpath(path)


def relpath(path, start="."):
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    same = len(commonprefix([here, there]))
    return join(*[".."] * (len(here) - same) + there[same:]) if here != there else "."


def commonprefix(paths):
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    for i, part in enumerate(low):
        if part != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    parts = commonprefix([[part for part in path.split("/") if part] for path in paths])
    return ("/" if isabs(paths[0]) else "") + "/".join(parts)


def _stat(path, follow=True):
    try:
        return os.stat(path) if follow else os.lstat(path)
    except (OSError, ValueError):
        return None


def exists(path):
    return _stat(path) is not None


def lexists(path):
    return _stat(path, False) is not None


def isfile(path):
    st = _stat(path)
    return st is not None and stat.S_ISREG(st.st_mode)


def isdir(path):
    st = _stat(path)
    return st is not None and stat.S_ISDIR(st.st_mode)


def islink(path):
    st = _stat(path, False)
    return st is not None and stat.S_ISLNK(st.st_mode)


def ismount(path):
    return abspath(path) == "/"


def getsize(path):
    return os.stat(path).st_size


def getmtime(path):
    return os.stat(path).st_mtime


def getatime(path):
    return os.stat(path).st_atime


def getctime(path):
    return os.stat(path).st_ctime


def samefile(a, b):
    a, b = os.stat(a), os.stat(b)
    return a.st_ino == b.st_ino and a.st_dev == b.st_dev


def expanduser(path):
    path = os.fspath(path)
    if path == "~" or path.startswith("~/"):
        home = os.environ.get("HOME")
        if home:
            return home.rstrip("/") + path[1:] or "/"
    return path


def expandvars(path):
    import re
    return re.sub(r"\$(\w+|\{[^}]*\})", lambda m: os.environ.get(m[1].strip("{}"), m[0]), path)
