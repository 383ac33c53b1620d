"""Dates and times."""

import math as _math
import time as _time

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR',
           'UTC']

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059
_DAYS_BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
_MONTHS = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
_WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    if month == 2:
        return 29 if _leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _ordinal(year, month, day):
    y = year - 1
    return (y * 365 + y // 4 - y // 100 + y // 400 + _DAYS_BEFORE[month]
            + (month > 2 and _leap(year)) + day)


def _from_ordinal(n):
    """Year, month and day of the nth day since the year 1."""
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while n >= _month_days(year, month):
        n -= _month_days(year, month)
        month += 1
    return year, month, n + 1


def _whole(value):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError("'%s' object cannot be interpreted as an integer"
                        % type(value).__name__) from None


def _check_date(year, month, day):
    for i, (name, value) in enumerate((('year', year), ('month', month), ('day', day))):
        if value is None:
            raise TypeError('function missing required argument %r (pos %d)' % (name, i + 1))
    year, month, day = _whole(year), _whole(month), _whole(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('year %i is out of range' % year)
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_days(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    values = [_whole(v) for v in (hour, minute, second, microsecond, fold)]
    for name, value, most in zip(('hour', 'minute', 'second', 'microsecond'), values,
                                 (23, 59, 59, 999999)):
        if not 0 <= value <= most:
            raise ValueError('%s must be in 0..%d' % (name, most))
    if values[4] not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return values


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'"
                        % type(tz).__name__)


def _offset_text(offset, separator=':'):
    if offset is None:
        return ''
    sign = '+'
    if offset.days < 0:
        sign, offset = '-', -offset
    hours, rest = divmod(offset.days * 86400 + offset.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = '%s%02d%s%02d' % (sign, hours, separator, minutes)
    if seconds or offset.microseconds:
        text += '%s%02d' % (separator, seconds)
        if offset.microseconds:
            text += '.%06d' % offset.microseconds
    return text


def _strftime(obj, format, tuple):
    """time.strftime, after what it does not know: %f %z %Z %:z."""
    result = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c != '%' or i == len(format):
            result.append(c)
            continue
        c = format[i]
        i += 1
        if c == 'f':
            result.append('%06d' % getattr(obj, 'microsecond', 0))
        elif c == 'z':
            offset = obj.utcoffset() if hasattr(obj, 'utcoffset') else None
            result.append(_offset_text(offset, ''))
        elif c == 'Z':
            name = obj.tzname() if hasattr(obj, 'tzname') else None
            result.append((name or '').replace('%', '%%'))
        else:
            result.append('%' + c)
    return _time.strftime(''.join(result), tuple)


def _compare(a, b):
    return (a > b) - (a < b)


class timedelta:
    """A span of time: days, seconds and microseconds."""

    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        total = 0
        part = 0.0          # of microseconds, what fractions add
        for name, value, scale in (
                ('days', days, 86400000000), ('seconds', seconds, 1000000),
                ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                ('minutes', minutes, 60000000), ('hours', hours, 3600000000),
                ('weeks', weeks, 604800000000)):
            if isinstance(value, int):
                total += value * scale
            elif isinstance(value, float):
                fraction, whole = _math.modf(value)
                total += int(whole) * scale
                fraction, whole = _math.modf(fraction * scale)
                total += int(whole)
                part += fraction
            else:
                raise TypeError('unsupported type for timedelta %s component: %s' % (
                    name, type(value).__name__))
        return _delta(total + round(part), cls)

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def total_seconds(self):
        return _micros(self) / 10 ** 6

    def __repr__(self):
        parts = ['%s=%d' % (name, getattr(self, name))
                 for name in ('days', 'seconds', 'microseconds') if getattr(self, name)]
        return 'datetime.%s(%s)' % (type(self).__qualname__, ', '.join(parts) or '0')

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = '%d:%02d:%02d' % (minutes // 60, minutes % 60, seconds)
        if self._days:
            text = '%d day%s, %s' % (self._days, '' if abs(self._days) == 1 else 's', text)
        if self._microseconds:
            text += '.%06d' % self._microseconds
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(_micros(self) + _micros(other))

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(_micros(self) - _micros(other))

    def __rsub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(_micros(other) - _micros(self))

    def __neg__(self):
        return _delta(-_micros(self))

    def __pos__(self):
        return self

    def __abs__(self):
        return _delta(abs(_micros(self)))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(_micros(self) * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_rounded(_micros(self) * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return _micros(self) // _micros(other)
        if isinstance(other, int):
            return _delta(_micros(self) // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return _micros(self) / _micros(other)
        if isinstance(other, int):
            return _delta(_rounded(_micros(self), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_rounded(b * _micros(self), a))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(_micros(self) % _micros(other))

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(_micros(self), _micros(other))
        return q, _delta(r)

    def __eq__(self, other):
        return _micros(self) == _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return _micros(self) < _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return _micros(self) <= _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return _micros(self) > _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return _micros(self) >= _micros(other) if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return _micros(self) != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _micros(delta):
    return (delta._days * 86400 + delta._seconds) * 1000000 + delta._microseconds


def _rounded(a, b):
    """a / b as a whole number, halves to the even one."""
    q, r = divmod(a, b)
    r *= 2
    more = r > b if b > 0 else r < b
    if more or r == b and q % 2 == 1:
        q += 1
    return q


def _delta(micros, cls=timedelta):
    seconds, micros = divmod(micros, 1000000)
    days, seconds = divmod(seconds, 86400)
    if abs(days) > 999999999:
        raise OverflowError('days=%d; must have magnitude <= 999999999' % days)
    self = object.__new__(cls)
    self._days, self._seconds, self._microseconds = days, seconds, micros
    return self


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class date:
    """A day."""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year=None, month=None, day=None):
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.localtime(t)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > _MAX_ORDINAL:
            raise ValueError('year is out of range')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_iso_date(date_string))
        except _Unreadable:
            raise ValueError('Invalid isoformat string: %r' % date_string) from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError('Year is out of range: %d' % year)
        if not 1 <= week <= (53 if _weeks53(year) else 52):
            raise ValueError('Invalid week: %d' % week)
        if not 1 <= day <= 7:
            raise ValueError('Invalid day: %d (range is [1, 7])' % day)
        return cls(*_from_ordinal(_week_one(year) + (week - 1) * 7 + day - 1))

    def __repr__(self):
        return 'datetime.%s(%d, %d, %d)' % (type(self).__qualname__, self._year, self._month,
                                            self._day)

    def isoformat(self):
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    __str__ = isoformat

    def ctime(self):
        return '%s %s %2d 00:00:00 %04d' % (_WEEKDAYS[self.weekday()], _MONTHS[self._month],
                                            self._day, self._year)

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError('must be str, not %s' % type(fmt).__name__)
        return self.strftime(fmt) if fmt else str(self)

    def timetuple(self):
        return _struct(self, 0, 0, 0, -1)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        day = self.toordinal()
        if day < _week_one(year):
            year -= 1
        elif year < MAXYEAR + 1 and day >= _week_one(year + 1):
            year += 1
        week, weekday = divmod(day - _week_one(year), 7)
        return IsoCalendarDate(year, week + 1, weekday + 1)

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other._days
        if not 0 < n <= _MAX_ORDINAL:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, self._key()


def _struct(d, hour, minute, second, dst):
    days = _DAYS_BEFORE[d._month] + (d._month > 2 and _leap(d._year)) + d._day
    return _time.struct_time((d._year, d._month, d._day, hour, minute, second,
                              (_ordinal(d._year, d._month, d._day) + 6) % 7, days, dst))


def _week_one(year):
    """The Monday of the week that has the year's first Thursday."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _weeks53(year):
    first = (_ordinal(year, 1, 1) + 6) % 7
    return first == 3 or first == 2 and _leap(year)


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%s, week=%s, weekday=%s)' % tuple(self)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class tzinfo:
    """A zone; a subclass says how far it is from UTC."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError('tzinfo subclass must override tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('tzinfo subclass must override utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('tzinfo subclass must override dst()')

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None or dst is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
        return dt + dst


class timezone(tzinfo):
    """A zone of a fixed distance from UTC."""

    __slots__ = ('_offset', '_name')

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError('timezone() argument 1 must be datetime.timedelta, not %s'
                            % type(offset).__name__)
        if name is None and not offset:
            return cls.utc if hasattr(cls, 'utc') else cls._create(offset, None)
        if name is not None and not isinstance(name, str):
            raise TypeError('timezone() argument 2 must be str, not %s' % type(name).__name__)
        if not timedelta(days=-1) < offset < timedelta(days=1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) '
                             'and timedelta(hours=24), not %r.' % offset)
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name):
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return 'datetime.timezone(%r)' % self._offset
        return 'datetime.timezone(%r, %r)' % (self._offset, self._name)

    def __str__(self):
        return self.tzname(None)

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    def __deepcopy__(self, memo):
        return self


timezone.utc = UTC = timezone._create(timedelta(0), None)
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


class time:
    """A time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        values = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = values
        self._tzinfo = tzinfo
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_iso_time(time_string.removeprefix('T')))
        except _Unreadable:
            raise ValueError('Invalid isoformat string: %r' % time_string) from None

    def __repr__(self):
        return 'datetime.%s(%s)' % (type(self).__qualname__, _time_args(
            self, [self._hour, self._minute]))

    def isoformat(self, timespec='auto'):
        return _clock(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1,
                                        -1))

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(*[old if new is None else new for old, new in (
            (self._hour, hour), (self._minute, minute), (self._second, second),
            (self._microsecond, microsecond))],
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 10 ** 6 + (
            self._microsecond)

    def _against(self, other, equal=False):
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            if equal:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        mine, theirs = self._micros(), other._micros()
        if a is not None:
            mine, theirs = mine - _micros(a), theirs - _micros(b)
        return _compare(mine, theirs)

    def __eq__(self, other):
        return self._against(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._against(other) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._against(other) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._against(other) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._against(other) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (0 if offset is None else _micros(offset)))


def _time_args(self, parts):
    if self._microsecond or self._second:
        parts.append(self._second)
    if self._microsecond:
        parts.append(self._microsecond)
    texts = [str(p) for p in parts]
    if self._tzinfo is not None:
        texts.append('tzinfo=%r' % self._tzinfo)
    if self._fold:
        texts.append('fold=1')
    return ', '.join(texts)


def _clock(self, timespec):
    h, m, s, us = self._hour, self._minute, self._second, self._microsecond
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    formats = {'hours': '%02d' % h, 'minutes': '%02d:%02d' % (h, m),
               'seconds': '%02d:%02d:%02d' % (h, m, s),
               'milliseconds': '%02d:%02d:%02d.%03d' % (h, m, s, us // 1000),
               'microseconds': '%02d:%02d:%02d.%06d' % (h, m, s, us)}
    if timespec not in formats:
        raise ValueError('Unknown timespec value')
    return formats[timespec]


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# ---------------------------------------------------------------- ISO 8601


class _Unreadable(Exception):
    pass


def _number(text, size):
    if len(text) != size or not (text.isascii() and text.isdigit()):
        raise _Unreadable
    return int(text)


def _iso_date(text):
    year = _number(text[:4], 4)
    rest = text[4:]
    dash = rest[:1] == '-'
    if dash:
        rest = rest[1:]
    if rest[:1] == 'W':
        week = _number(rest[1:3], 2)
        day = 1
        if len(rest) > 3:
            if dash != (rest[3] == '-'):
                raise _Unreadable
            day = _number(rest[4:] if dash else rest[3:], 1)
        d = date.fromisocalendar(year, week, day)
        return d._key()
    month = _number(rest[:2], 2)
    if dash:
        if rest[2:3] != '-':
            raise _Unreadable
        return year, month, _number(rest[3:], 2)
    return year, month, _number(rest[2:], 2)


def _iso_time(text):
    zone = None
    for i, c in enumerate(text):
        if c in '+-Z':
            zone = _iso_zone(text[i:])
            text = text[:i]
            break
    return (*_iso_clock(text), zone)


def _iso_clock(text):
    text, _, fraction = text.replace(',', '.').partition('.')
    colon = text[2:3] == ':'
    values = []
    while text:
        values.append(_number(text[:2], 2))
        text = text[2:]
        if text and colon:
            if text[0] != ':' or len(text) == 1:
                raise _Unreadable
            text = text[1:]
    if not 1 <= len(values) <= 3 or fraction and len(values) < 3:
        raise _Unreadable
    values += [0] * (3 - len(values))
    if fraction:
        if not (fraction.isascii() and fraction.isdigit()):
            raise _Unreadable
        values.append(int(fraction[:6].ljust(6, '0')))
    else:
        values.append(0)
    return values


def _iso_zone(text):
    if text == 'Z':
        return timezone.utc
    if text[0] == 'Z':
        raise _Unreadable
    hour, minute, second, micro = _iso_clock(text[1:])
    delta = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    return timezone(-delta if text[0] == '-' else delta)


# ---------------------------------------------------------------- datetime


class datetime(date):
    """A day and a time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year=None, month=None, day=None, hour=0, minute=0, second=0,
                microsecond=0, tzinfo=None, *, fold=0):
        year, month, day = _check_date(year, month, day)
        values = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond, self._fold = values
        self._tzinfo = tzinfo
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of(cls, t, utc, tz):
        fraction, whole = _math.modf(t)
        micro = round(fraction * 1e6)
        whole = int(whole)
        if micro >= 1000000:
            whole, micro = whole + 1, micro - 1000000
        elif micro < 0:
            whole, micro = whole - 1, micro + 1000000
        parts = _time.gmtime(whole) if utc else _time.localtime(whole)
        return cls(*parts[:5], min(parts[5], 59), micro, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        made = cls._of(timestamp, tz is not None, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls._of(t, True, None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time._tzinfo if tzinfo is True else tzinfo
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second,
                   time._microsecond, zone, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            end = _date_end(date_string)
            day = _iso_date(date_string[:end])
            if len(date_string) == end:
                return cls(*day)
            if len(date_string) == end + 1:
                raise _Unreadable
            return cls(*day, *_iso_time(date_string[end + 1:]))
        except _Unreadable:
            raise ValueError('Invalid isoformat string: %r' % date_string) from None

    @classmethod
    def strptime(cls, date_string, format):
        parts = _time.strptime(date_string, _plain_format(date_string, format))
        micro, zone = _extra(date_string, format)
        return cls(*parts[:6], micro, zone)

    def timetuple(self):
        dst = self.dst()
        return _struct(self, self._hour, self._minute, self._second,
                       -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        offset = self.utcoffset()
        shifted = self - offset if offset else self
        return _struct(shifted, shifted._hour, shifted._minute, shifted._second, 0)

    def timestamp(self):
        if self._tzinfo is None:
            return _time.mktime((self._year, self._month, self._day, self._hour, self._minute,
                                 self._second, 0, 1, -1)) + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        return _clock_time(self._hour, self._minute, self._second, self._microsecond,
                           fold=self._fold)

    def timetz(self):
        return _clock_time(self._hour, self._minute, self._second, self._microsecond,
                           self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(*[old if new is None else new for old, new in (
            (self._year, year), (self._month, month), (self._day, day), (self._hour, hour),
            (self._minute, minute), (self._second, second), (self._microsecond, microsecond))],
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        if tz is None:
            t = _time.localtime(int(self.timestamp()))
            tz = timezone(timedelta(seconds=t.tm_gmtoff), t.tm_zone)
        elif not isinstance(tz, tzinfo):
            raise TypeError('tz argument must be an instance of tzinfo')
        mine = self._tzinfo
        if mine is None:
            t = _time.localtime(int(self.timestamp()))
            offset = timedelta(seconds=t.tm_gmtoff)
        elif mine is tz:
            return self
        else:
            offset = self.utcoffset()
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        return '%s %s %2d %02d:%02d:%02d %04d' % (
            _WEEKDAYS[self.weekday()], _MONTHS[self._month], self._day, self._hour, self._minute,
            self._second, self._year)

    def isoformat(self, sep='T', timespec='auto'):
        return '%04d-%02d-%02d%s%s%s' % (self._year, self._month, self._day, sep,
                                         _clock(self, timespec), _offset_text(self.utcoffset()))

    def __repr__(self):
        return 'datetime.%s(%s)' % (type(self).__qualname__, _time_args(
            self, [self._year, self._month, self._day, self._hour, self._minute]))

    def __str__(self):
        return self.isoformat(sep=' ')

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _micros(self):
        """Since the beginning of the year 1, by its own clock."""
        return (((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60
                + self._second) * 1000000 + self._microsecond

    def _against(self, other, equal=False):
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            if equal:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        mine, theirs = self._micros(), other._micros()
        if a is not None:
            mine, theirs = mine - _micros(a), theirs - _micros(b)
        return _compare(mine, theirs)

    def _refuse(self, other):
        if isinstance(other, date):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, datetime):
            return self._against(other, True) == 0
        return False if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        return self._against(other) < 0 if isinstance(other, datetime) else self._refuse(other)

    def __le__(self, other):
        return self._against(other) <= 0 if isinstance(other, datetime) else self._refuse(other)

    def __gt__(self, other):
        return self._against(other) > 0 if isinstance(other, datetime) else self._refuse(other)

    def __ge__(self, other):
        return self._against(other) >= 0 if isinstance(other, datetime) else self._refuse(other)

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (0 if offset is None else _micros(offset)))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        seconds, micro = divmod(self._micros() + _micros(other), 1000000)
        days, seconds = divmod(seconds, 86400)
        if not 0 < days <= _MAX_ORDINAL:
            raise OverflowError('date value out of range')
        return type(self)(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60,
                          micro, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        delta = self._micros() - other._micros()
        if a is not None:
            delta += _micros(b) - _micros(a)
        return _delta(delta)

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day, self._hour, self._minute,
                                self._second, self._microsecond, self._tzinfo)


_date, _clock_time = date, time
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def _date_end(text):
    """Where the date ends in an ISO text."""
    if len(text) < 7:
        raise _Unreadable
    if text[4] == '-':
        if text[5] == 'W':
            return 10 if text[8:9] == '-' and len(text) > 9 else 8
        return 10
    if text[4] == 'W':
        return 8 if len(text) > 7 and text[7].isdigit() else 7
    return 8


# strptime: time.strptime knows nothing of %f and %z; they are read by a pattern that the format makes.

_READERS = {'f': '([0-9]{1,6})', 'z': r'([+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z)',
            '%': '%', 'Y': r'\d{4}', 'j': r'\d{1,3}'}


def _directives(format):
    return [format[i + 1] for i in range(len(format) - 1)
            if format[i] == '%' and (i == 0 or format[i - 1] != '%')]


def _pattern(format):
    import re
    result = ''
    order = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c == '%' and i < len(format):
            c = format[i]
            i += 1
            if c in 'fz':
                order.append(c)
            result += _READERS.get(c, r'\S+?' if c in 'aAbBpcxXZ' else r'\d{1,2}')
        elif c.isspace():
            result += r'\s*'
        else:
            result += re.escape(c)
    return result + r'\Z', order


def _plain_format(text, format):
    """The format as time.strptime takes it: %f and %z replaced by what stands in their places."""
    if '%f' not in format and '%z' not in format:
        return format
    import re
    pattern, order = _pattern(format)
    match = re.match(pattern, text)
    if match is None:
        raise ValueError('time data %r does not match format %r' % (text, format))
    for letter, value in zip(order, match.groups()):
        format = format.replace('%' + letter, value, 1)
    return format


def _extra(text, format):
    if '%f' not in format and '%z' not in format:
        return 0, None
    import re
    pattern, order = _pattern(format)
    micro, zone = 0, None
    for letter, value in zip(order, re.match(pattern, text).groups()):
        if letter == 'f':
            micro = int(value.ljust(6, '0'))
        else:
            zone = _iso_zone(value)
    return micro, zone
