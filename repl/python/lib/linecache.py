"""Lines of source files, kept."""

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}


def getlines(filename, module_globals=None):
    if filename not in cache:
        lines = []
        if not (filename.startswith('<') and filename.endswith('>')):
            try:
                with open(filename, encoding='utf-8', errors='replace') as file:
                    lines = file.readlines()
            except (OSError, ValueError):
                return []
        cache[filename] = lines
    return cache[filename]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def clearcache():
    cache.clear()


def checkcache(filename=None):
    if filename is None:
        cache.clear()
    else:
        cache.pop(filename, None)


def lazycache(filename, module_globals):
    return False
