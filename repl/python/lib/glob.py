"""Files by shell patterns."""

import fnmatch
import os

__all__ = ['escape', 'glob', 'iglob']


def has_magic(s):
    return any(c in s for c in '*?[')


def escape(pathname):
    return ''.join(['[%s]' % c if c in '*?[' else c for c in pathname])


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    for name in _find(pathname, root_dir or '', recursive, include_hidden):
        if name:
            yield name


def _find(pathname, root, recursive, hidden):
    folder, base = os.path.split(pathname)
    if not has_magic(pathname):
        if os.path.lexists(os.path.join(root, pathname)):
            yield pathname
        return
    if folder and folder != pathname and has_magic(folder):
        folders = _find(folder, root, recursive, hidden)
    else:
        folders = [folder]
    for found in folders:
        where = os.path.join(root, found)
        if base == '**' and recursive:
            names = _below(where, hidden)
        elif has_magic(base):
            names = [n for n in _names(where) if fnmatch.fnmatch(n, base)
                     and (hidden or base[:1] == '.' or n[:1] != '.')]
        else:
            names = [base] if os.path.lexists(os.path.join(where, base)) else []
        for name in names:
            yield os.path.join(found, name) if found else name


def _names(folder):
    try:
        return os.listdir(folder or '.')
    except OSError:
        return []


def _below(folder, hidden, prefix=''):
    yield prefix
    for name in _names(folder):
        if name[:1] == '.' and not hidden:
            continue
        path = os.path.join(prefix, name)
        if os.path.isdir(os.path.join(folder, name)):
            yield from _below(os.path.join(folder, name), hidden, path)
        else:
            yield path
