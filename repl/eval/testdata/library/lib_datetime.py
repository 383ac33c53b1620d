import datetime as D, copy
from datetime import *
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for d in (date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31), date(1999, 12, 31), date(2021, 1, 3), date(2020, 12, 31)):
    print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(d.toordinal()) == d, d.ctime(), d.strftime('%d/%m/%y %A %B %j %%'), d.timetuple()[:9], f'{d:%Y}', f'{d}', date.fromisocalendar(*d.isocalendar()) == d, hash(d) == hash(copy.copy(d)))
t(lambda: date(2023, 2, 29)); t(lambda: date(0, 1, 1)); t(lambda: date(2023, 13, 1)); t(lambda: date('a', 1, 1)); t(lambda: date(2023, 1)); t(lambda: date(2023, 1, 1.5))
print(date(2024, 3, 1) - date(2024, 2, 1), date(2024, 3, 1) - timedelta(1), date(2024, 1, 31) + timedelta(30), date(2024, 1, 1) < date(2024, 1, 2), date(2024, 1, 1) == date(2024, 1, 1), date(2024, 5, 5).replace(day=1))
t(lambda: date.max + timedelta(1))
for s in ('2024-01-02', '20240102', '2024-W01-2', '2024W012', '2024-W01', '2024-1-2', '2024-13-01', 'x', '', '2024-01-02T'): t(lambda: date.fromisoformat(s))
for a in ({}, {'days': 1}, {'seconds': -1}, {'hours': 25, 'minutes': 61}, {'microseconds': 1}, {'days': 1.5}, {'weeks': 2, 'milliseconds': 3}, {'seconds': 0.1}, {'days': -1, 'seconds': 5}, {'seconds': 1e-7}, {'minutes': 1 / 3}):
    x = timedelta(**a); print(repr(x), x, x.total_seconds(), x.days, x.seconds, x.microseconds, -x, abs(x), x * 2, x / 2, x // 2, x * 1.5, bool(x), x == timedelta(seconds=x.total_seconds()))
print(timedelta(5) / timedelta(2), timedelta(5) // timedelta(2), timedelta(5) % timedelta(2), divmod(timedelta(5), timedelta(2)), timedelta(1) + timedelta(hours=1), timedelta(1) > timedelta(0), timedelta.max, timedelta.min, sum([timedelta(1), timedelta(2)], timedelta()))
t(lambda: timedelta('a')); t(lambda: timedelta(10 ** 9)); t(lambda: timedelta(1) / 0)
for x in (datetime(2024, 1, 2), datetime(2024, 1, 2, 3, 4, 5), datetime(2024, 1, 2, 3, 4, 5, 678), datetime(2024, 1, 2, 3, 4, tzinfo=timezone.utc), datetime(2024, 1, 2, 23, 59, 59, 999999, timezone(timedelta(hours=5, minutes=30)))):
    print(x, repr(x), x.isoformat(), x.isoformat(' ', 'minutes'), x.isoformat(timespec='milliseconds'), x.ctime(), x.date(), x.time(), x.timetz(), x.strftime('%Y-%m-%d %H:%M:%S.%f %z %Z %a %b %p %I'), x.utcoffset(), x.tzname(), x.timetuple()[:6], x.utctimetuple()[:6], x + timedelta(hours=30), x - timedelta(days=1), x.replace(hour=1), f'{x:%H}', datetime.fromisoformat(x.isoformat()) == x, datetime.combine(x.date(), x.timetz()) == x)
print(datetime(2024, 1, 2) - datetime(2023, 1, 1, 12), datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, timezone.utc), datetime.fromtimestamp(-1.25, timezone(timedelta(hours=2))), datetime.utcfromtimestamp(86400.999999), datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=-5))), datetime(2024, 1, 1, tzinfo=timezone.utc) == datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))))
t(lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc)); t(lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc)); t(lambda: datetime(2024, 1, 1) == datetime(2024, 1, 1, tzinfo=timezone.utc)); t(lambda: datetime(2024, 1, 1) < date(2024, 1, 1)); t(lambda: datetime(2024, 1, 1, 24)); t(lambda: datetime(2024, 1, 1, tzinfo=3)); t(lambda: datetime.max + timedelta(1)); t(lambda: datetime(2024, 1, 1) == date(2024, 1, 1))
for s in ('2024-01-02T03:04:05', '2024-01-02 03:04', '2024-01-02T03:04:05.678', '2024-01-02T03:04:05.123456789', '2024-01-02T03:04:05Z', '2024-01-02T03:04:05+05:30', '20240102T030405', '2024-01-02', '2024-01-02T', '2024-01-02T25:00', 'junk', '2024-01-02T03:04:05-0800', '2024-W01-2T10', '2024-01-02T03:04:5'): t(lambda: datetime.fromisoformat(s))
for s, f in (('2024-01-02 03:04:05', '%Y-%m-%d %H:%M:%S'), ('02/01/24', '%d/%m/%y'), ('2024-01-02T03:04:05.678+0200', '%Y-%m-%dT%H:%M:%S.%f%z'), ('Jan 5 2024', '%b %d %Y'), ('x', '%Y'), ('2024', '%Y-%m'), ('12:30 PM', '%I:%M %p'), ('2024-01-02 +00:00', '%Y-%m-%d %z'), ('5.1', '%S.%f')): t(lambda: datetime.strptime(s, f))
for x in (time(), time(1, 2), time(1, 2, 3), time(1, 2, 3, 4), time(23, tzinfo=timezone.utc)):
    print(x, repr(x), x.isoformat('minutes'), x.strftime('%H:%M'), x.replace(minute=9), x.utcoffset(), x.tzname(), x < time(5) if x.tzinfo is None else None)
t(lambda: time(24)); t(lambda: time.fromisoformat('01:02:03.5')); t(lambda: time.fromisoformat('1:2')); t(lambda: time(1) < time(1, tzinfo=timezone.utc)); t(lambda: time(1).isoformat('x'))
print(timezone.utc, repr(timezone.utc), timezone(timedelta(hours=-3)), repr(timezone(timedelta(hours=-3), 'BRT')), timezone(timedelta(0)) is timezone.utc, timezone.min, UTC, {timezone.utc: 1}[timezone(timedelta(0))])
t(lambda: timezone(timedelta(days=1))); t(lambda: timezone(3))
class Z(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=1)
    def dst(self, dt): return timedelta(0)
    def tzname(self, dt): return 'Z1'
print(datetime(2024, 1, 1, tzinfo=Z()), datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(Z()), datetime(2024, 1, 1, tzinfo=Z()).tzname())
n = datetime.now(); print(type(n).__name__, abs(datetime.now() - n) < timedelta(seconds=5), date.today() == n.date(), isinstance(n, date), copy.deepcopy(n) == n, sorted([datetime(2024, 1, 2), datetime(2024, 1, 1)])[0], {datetime(2024, 1, 1): 1}[datetime(2024, 1, 1)], datetime.min, datetime.max, n.astimezone().tzinfo is not None, abs(n.timestamp() - n.astimezone().timestamp()) < 1)
