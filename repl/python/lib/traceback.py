"""Errors and the calls that led to them, as text."""

import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only',
           'format_list', 'format_stack', 'format_tb', 'print_exc', 'format_exc',
           'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']

_CAUSE = ('\nThe above exception was the direct cause of the following exception:\n\n')
_CONTEXT = ('\nDuring handling of the above exception, another exception occurred:\n\n')
_HEAD = 'Traceback (most recent call last):\n'


class FrameSummary:
    """A place in a chain of calls."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = locals
        self._line = line
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno

    @property
    def line(self):
        return self._source().strip()

    def _source(self):
        if self._line is None:
            if self.lineno is None:
                return ''
            import linecache
            self._line = linecache.getline(self.filename, self.lineno).rstrip('\n')
        return self._line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return '<FrameSummary file %s, line %s in %s>' % (self.filename, self.lineno, self.name)

    def _format(self):
        text = '  File "%s", line %s, in %s\n' % (self.filename, self.lineno, self.name)
        if self.line:
            text += '    %s\n' % self.line + self._carets()
        return text

    def _carets(self):
        # Where in the line the error is, unless that is all of it.
        if self.colno is None or self.end_colno is None:
            return ''
        source = self._source()
        start = len(source) - len(source.lstrip())
        end = len(source.rstrip())
        last = self.end_colno if self.end_lineno in (None, self.lineno) else end
        if self.colno <= start and last >= end:
            return ''
        return '    %s%s\n' % (' ' * (self.colno - start), '^' * max(last - self.colno, 1))


class StackSummary(list):
    """Places, oldest first."""

    @classmethod
    def extract(cls, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls(_limited([_summary(frame, line) for frame, line in frames], limit))

    @classmethod
    def from_list(cls, a_list):
        return cls([f if isinstance(f, FrameSummary)
                    else FrameSummary(f[0], f[1], f[2], line=f[3]) for f in a_list])

    def format(self):
        result = []
        last, count = None, 0
        for frame in self:
            place = (frame.filename, frame.lineno, frame.name)
            if place != last:
                if count > 3:
                    result.append(_repeated(count))
                last, count = place, 0
            count += 1
            if count <= 3:
                result.append(frame._format())
        if count > 3:
            result.append(_repeated(count))
        return result


def _repeated(count):
    more = count - 3
    return '  [Previous line repeated %d more time%s]\n' % (more, '' if more == 1 else 's')


def _limited(frames, limit):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is None:
            return frames
        limit = max(limit, 0)
    return frames[:limit] if limit >= 0 else frames[limit:]


def _summary(frame, place):
    code = frame.f_code
    if not isinstance(place, tuple):
        place = (place, None, None, None)
    return FrameSummary(code.co_filename, place[0], code.co_name, end_lineno=place[1],
                        colno=place[2], end_colno=place[3])


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _places(tb):
    # A traceback may know the range of the expression that failed, not its line alone.
    while tb is not None:
        yield tb.tb_frame, getattr(tb, 'tb_range', None) or tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    return StackSummary.extract(_places(tb), limit=limit)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    frames = [_summary(frame, line) for frame, line in walk_stack(f)]
    return StackSummary(_limited(frames, limit)[::-1])


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write(extract_stack(sys._getframe(1) if f is None else f, limit).format(), file)


def _write(lines, file):
    (sys.stderr if file is None else file).write(''.join(lines))


_SAME = object()


def format_exception(exc, /, value=_SAME, tb=_SAME, limit=None, chain=True, **kwargs):
    if value is _SAME:
        value, tb = exc, getattr(exc, '__traceback__', None)
    return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))


def format_exception_only(exc, /, value=_SAME):
    if value is _SAME:
        value = exc
    return _only(type(value), value)


def _only(kind, value):
    if value is None:
        return ['None\n' if kind in (None, type(None)) else kind.__qualname__ + '\n']
    name = kind.__qualname__
    if kind.__module__ not in ('__main__', 'builtins'):
        name = '%s.%s' % (kind.__module__, name)
    if isinstance(value, SyntaxError):
        return _syntax_error(name, value)
    try:
        text = str(value)
    except Exception:
        text = '<exception str() failed>'
    lines = ['%s: %s\n' % (name, text) if text else name + '\n']
    for note in getattr(value, '__notes__', None) or ():
        lines += [line + '\n' for line in str(note).split('\n')]
    return lines


def _syntax_error(name, value):
    lines = []
    if value.lineno is not None:
        lines.append('  File "%s", line %s\n' % (value.filename or '<string>', value.lineno))
    elif value.filename is not None:
        lines.append('  File "%s"\n' % value.filename)
    if value.text is not None and value.lineno is not None:
        line = value.text.rstrip('\n')
        shown = line.lstrip(' \n\f')
        lines.append('    %s\n' % shown)
        if value.offset is not None:
            column = value.offset - 1 - (len(line) - len(shown))
            end = getattr(value, 'end_offset', None)
            width = end - value.offset if end not in (None, 0, -1) else 1
            if column >= 0:
                lines.append('    %s%s\n' % (' ' * column, '^' * max(width, 1)))
    lines.append('%s: %s\n' % (name, value.msg or '<no detail available>'))
    return lines


class TracebackException:
    """An error, its calls, and the errors that it came from, ready to be shown."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self._value = exc_value
        self._has_calls = exc_traceback is not None
        self.stack = extract_tb(exc_traceback, limit)
        self.__cause__ = self._from(getattr(exc_value, '__cause__', None), limit, seen)
        self.__context__ = self._from(getattr(exc_value, '__context__', None), limit, seen)
        self.__suppress_context__ = getattr(exc_value, '__suppress_context__', False)

    @staticmethod
    def _from(error, limit, seen):
        if error is None or id(error) in seen:
            return None
        return TracebackException(type(error), error, error.__traceback__, limit=limit,
                                  _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return str(self._value)

    def format_exception_only(self):
        yield from _only(self.exc_type, self._value)

    def format(self, *, chain=True):
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield _CONTEXT
        if self._has_calls:
            yield _HEAD
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)


def print_exception(exc, /, value=_SAME, tb=_SAME, limit=None, file=None, chain=True):
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    kind, value, tb = sys.exc_info()
    return ''.join(format_exception(kind, value, tb, limit, chain))


def print_exc(limit=None, file=None, chain=True):
    kind, value, tb = sys.exc_info()
    print_exception(kind, value, tb, limit, file, chain)


def print_last(limit=None, file=None, chain=True):
    value = getattr(sys, 'last_value', None)
    if value is None:
        raise ValueError('no last exception')
    print_exception(type(value), value, value.__traceback__, limit, file, chain)


def clear_frames(tb):
    pass
