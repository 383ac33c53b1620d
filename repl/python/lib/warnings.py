"""Warnings: what a program should know, and that does not stop it."""

import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings',
           'simplefilter', 'resetwarnings', 'catch_warnings']

filters = [('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0),
           ('ignore', None, ImportWarning, None, 0), ('ignore', None, ResourceWarning, None, 0)]
_seen = set()


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return '{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def formatwarning(message, category, filename, lineno, line=None):
    text = '%s:%s: %s: %s\n' % (filename, lineno, category.__name__, message)
    if line is None:
        import linecache
        line = linecache.getline(filename, lineno)
    line = line.strip()
    return text + '  %s\n' % line if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


def _action(message, category, lineno):
    text = str(message)
    for action, pattern, kind, module, line in filters:
        if issubclass(category, kind) and line in (0, lineno):
            if pattern is None:
                return action
            import re
            if re.match(pattern, text, re.I):
                return action
    return 'default'


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    filename, lineno = 'sys', 1
    try:
        frame = sys._getframe(max(stacklevel, 1))
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
        # At the top of a program DeprecationWarning is shown: its author can mend it.
        top = frame.f_globals.get('__name__') == '__main__'
    except (AttributeError, ValueError):
        top = True
    warn_explicit(message, category, filename, lineno, _top=top)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None, _top=False):
    if isinstance(message, Warning):
        category = message.__class__
    else:
        message = category(message)
    action = _action(message, category, lineno)
    if action == 'ignore' and _top and category is DeprecationWarning and filters[-4:-3] and (
            filters[-4][2] is DeprecationWarning):
        action = 'default'
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = (str(message), category, filename, lineno if action == 'default' else 0)
    if action == 'once':
        key = (str(message), category)
    if action != 'always':
        if key in _seen:
            return
        _seen.add(key)
    _show(WarningMessage(message, category, filename, lineno))


def _show(msg):
    showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    assert action in ('error', 'ignore', 'always', 'default', 'module', 'once'), (
        'invalid action: %r' % (action,))
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in ('error', 'ignore', 'always', 'default', 'module', 'once'), (
        'invalid action: %r' % (action,))
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    _seen.clear()
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)


def resetwarnings():
    filters.clear()
    _seen.clear()


class catch_warnings:
    """Within it filters may change; with record=True warnings go to a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _show
        self._saved = (filters[:], _show)
        _seen.clear()
        log = None
        if self._record:
            log = []
            _show = log.append
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global _show
        filters[:], _show = self._saved
        _seen.clear()
