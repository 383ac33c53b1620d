"""Dates and addresses as mail writes them."""

import time

__all__ = ['formataddr', 'parseaddr', 'getaddresses', 'formatdate', 'make_msgid', 'parsedate',
           'parsedate_to_datetime', 'quote', 'unquote', 'format_datetime']

_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']


def quote(str):
    return str.replace('\\', '\\\\').replace('"', '\\"')


def unquote(str):
    if len(str) > 1 and (str[0] + str[-1]) in ('""', '<>'):
        return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
    return str


def formataddr(pair, charset='utf-8'):
    name, address = pair
    if not name:
        return address
    if not name.isascii():
        import base64
        return '=?utf-8?b?%s?= <%s>' % (base64.b64encode(name.encode()).decode(), address)
    if any(c in '()<>@,:;".[]' for c in name):
        return '"%s" <%s>' % (quote(name), address)
    return '%s <%s>' % (name, address)


def parseaddr(addr, *, strict=True):
    addr = addr.strip()
    if '<' in addr and addr.endswith('>'):
        name, _, address = addr[:-1].rpartition('<')
        return unquote(name.strip()), address.strip()
    if '@' not in addr and ' ' in addr:
        return '', ''
    return '', addr


def getaddresses(fieldvalues, *, strict=True):
    found = []
    for value in fieldvalues:
        part = ''
        quoted = False
        for c in str(value) + ',':
            quoted ^= c == '"'
            if c == ',' and not quoted:
                if part.strip():
                    found.append(parseaddr(part))
                part = ''
            else:
                part += c
    return found


def formatdate(timeval=None, localtime=False, usegmt=False):
    if timeval is None:
        timeval = time.time()
    t = time.localtime(timeval) if localtime else time.gmtime(timeval)
    zone = 'GMT' if usegmt else '-0000'
    if localtime:
        offset = t.tm_gmtoff // 60
        zone = '%s%02d%02d' % ('-' if offset < 0 else '+', abs(offset) // 60, abs(offset) % 60)
    return '%s, %02d %s %04d %02d:%02d:%02d %s' % (
        _DAYS[t.tm_wday], t.tm_mday, _MONTHS[t.tm_mon - 1], t.tm_year, t.tm_hour, t.tm_min,
        t.tm_sec, zone)


def format_datetime(dt, usegmt=False):
    zone = 'GMT' if usegmt else dt.strftime('%z') or '-0000'
    return '%s, %02d %s %04d %s %s' % (_DAYS[dt.weekday()], dt.day, _MONTHS[dt.month - 1],
                                       dt.year, dt.strftime('%H:%M:%S'), zone)


def parsedate(data):
    words = data.replace(',', ' ').replace('-', ' ').split()
    if words and words[0][:3].title() in _DAYS:
        words = words[1:]
    try:
        hour, minute, *second = [int(n) for n in words[3].split(':')]
        year = int(words[2])
        return (year + (1900 if 68 < year < 100 else 2000 if year < 100 else 0),
                _MONTHS.index(words[1][:3].title()) + 1, int(words[0]), hour, minute,
                second[0] if second else 0, 0, 1, -1)
    except (ValueError, IndexError):
        return None


def parsedate_to_datetime(data):
    import datetime
    parts = parsedate(data)
    if parts is None:
        raise ValueError('Invalid date value or format "%s"' % str(data))
    zone = data.split()[-1]
    if zone == '-0000' or not (zone[1:].isdigit() or zone in ('GMT', 'UTC')):
        return datetime.datetime(*parts[:6])
    minutes = 0
    if zone[1:].isdigit():
        minutes = (int(zone[1:3]) * 60 + int(zone[3:5])) * (-1 if zone[0] == '-' else 1)
    return datetime.datetime(*parts[:6], tzinfo=datetime.timezone(
        datetime.timedelta(minutes=minutes)))


def make_msgid(idstring=None, domain=None):
    import os
    import random
    import socket
    return '<%d.%d.%d%s@%s>' % (time.time() * 100, os.getpid(), random.getrandbits(64),
                                '' if idstring is None else '.' + idstring,
                                domain or socket.getfqdn())
