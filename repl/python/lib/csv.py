"""Tables as lines of text with separators."""

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect',
           'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect',
           'get_dialect', 'list_dialects', 'unregister_dialect', 'DictReader', 'DictWriter',
           'unix_dialect']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    pass


class Dialect:
    delimiter = ','
    quotechar = '"'
    doublequote = True
    escapechar = None
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    quoting = QUOTE_ALL
    lineterminator = '\n'


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}
_NAMES = ('delimiter', 'quotechar', 'doublequote', 'escapechar', 'skipinitialspace',
          'lineterminator', 'quoting', 'strict')


def _dialect(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    result = Dialect()
    for name in _NAMES:
        setattr(result, name, getattr(dialect, name, getattr(Dialect, name)))
    for name, value in options.items():
        if name not in _NAMES:
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        setattr(result, name, value)
    if not isinstance(result.delimiter, str):
        raise TypeError('"delimiter" must be string, not %s' % type(result.delimiter).__name__)
    if len(result.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    if result.quotechar is None and result.quoting != QUOTE_NONE:
        if 'quotechar' in options and 'quoting' not in options:
            result.quoting = QUOTE_NONE
        else:
            raise TypeError('quotechar must be set if quoting enabled')
    return result


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    get_dialect(name)
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


_limit = 131072


def field_size_limit(*new):
    global _limit
    old = _limit
    if new:
        _limit = new[0]
    return old


class reader:
    """The rows of lines."""

    def __init__(self, csvfile, dialect='excel', **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = _dialect(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._row = []
        self._field = ''
        self._quoted = False
        state = 'start'
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state in ('inside', 'escape'):
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    self._save()
                    return self._row
                raise
            if not isinstance(line, str):
                raise Error('iterator should return strings, not %s (the file should be opened '
                            'in text mode)' % type(line).__name__)
            self.line_num += 1
            state = self._scan(line, state)
            if state in ('end', 'empty'):
                return self._row

    def _save(self):
        value = self._field
        if self.dialect.quoting == QUOTE_NONNUMERIC and not self._quoted:
            value = float(value)
        self._row.append(value)
        self._field = ''
        self._quoted = False

    def _scan(self, line, state):
        """Reads a line; the state is 'inside' when a quoted field goes on in the next."""
        d = self.dialect
        quoting = d.quoting != QUOTE_NONE and d.quotechar
        for c in line:
            if state == 'escape':
                self._field += c
                state = 'inside' if self._quoted else 'field'
            elif state == 'inside':
                if c == d.escapechar:
                    state = 'escape'
                elif c == d.quotechar and quoting:
                    state = 'quote'
                else:
                    self._field += c
            elif state == 'quote' and c == d.quotechar and d.doublequote:
                self._field += c
                state = 'inside'
            elif c in '\r\n':
                if state == 'start' and not self._row:
                    state = 'empty'
                elif state not in ('end', 'empty'):
                    self._save()
                    state = 'end'
            elif state in ('end', 'empty'):
                raise Error('new-line character seen in unquoted field - do you need to open the '
                            'file with newline=\'\'?')
            elif c == d.delimiter:
                self._save()
                state = 'start' if not d.skipinitialspace else 'skip'
            elif state == 'skip' and c == ' ':
                pass
            elif state in ('start', 'skip') and c == d.quotechar and quoting:
                self._quoted = True
                state = 'inside'
            elif state == 'quote' and d.strict:
                raise Error("'%s' expected after '%s'" % (d.delimiter, d.quotechar))
            elif c == d.escapechar:
                state = 'escape'
            else:
                self._field += c
                state = 'field'
            if len(self._field) > _limit:
                raise Error('field larger than field limit (%d)' % _limit)
        if state == 'inside':
            return state
        if state == 'escape':
            self._field += '\n'
            return 'inside'
        if state == 'start' and not self._row:
            return 'empty'
        if state not in ('end', 'empty'):
            self._save()
            state = 'end'
        return state


class writer:
    """Writes rows as lines."""

    def __init__(self, csvfile, dialect='excel', **fmtparams):
        if not hasattr(csvfile, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = _dialect(dialect, fmtparams)

    def writerow(self, row):
        try:
            values = list(row)
        except TypeError:
            raise Error('iterable expected, not %s' % type(row).__name__) from None
        fields = [self._field(v) for v in values]
        if fields == [''] and len(fields) == 1:
            if self.dialect.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            fields = [self.dialect.quotechar * 2]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        d = self.dialect
        text = '' if value is None else value if isinstance(value, str) else str(value)
        special = [d.delimiter, '\r', '\n'] + [c for c in (d.quotechar, d.escapechar) if c]
        special += list(d.lineterminator)
        quote = d.quoting == QUOTE_ALL or (
            d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)))
        if d.quoting == QUOTE_NONE:
            return ''.join([self._escaped(c) if c in special else c for c in text])
        result = ''
        for c in text:
            if c == d.quotechar:
                quote = quote or d.doublequote
                result += c + c if d.doublequote else self._escaped(c)
            elif c == d.escapechar and c:
                result += c + c
            else:
                quote = quote or c in special
                result += c
        return d.quotechar + result + d.quotechar if quote else result

    def _escaped(self, c):
        if not self.dialect.escapechar:
            raise Error('need to escape, but no escapechar set')
        return self.dialect.escapechar + c


class DictReader:
    """Rows as dicts; the first row has the names, unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args,
                 **kwds):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.line_num = 0

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
            self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args,
                 **kwds):
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames = list(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = [k for k in rowdict if k not in self.fieldnames]
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: '
                                 + ', '.join([repr(k) for k in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for rowdict in rowdicts:
            self.writerow(rowdict)
