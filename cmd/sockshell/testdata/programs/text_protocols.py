"""Small formats: csv, configparser, datetime, pprint, and a log written by several loggers."""
import collections
import configparser
import csv
import datetime
import io
import logging
import logging.handlers
import pprint
import socket
import string
import sys
import time
import traceback
import uuid
import warnings

config = configparser.ConfigParser()
config.read_string("""
[DEFAULT]
timeout = 5

[server]
host = localhost
port = %(base)s1
base = 808
debug = yes
""")
print(config["server"]["port"], config.getint("server", "timeout"), config["server"].getboolean("debug"),
      config.sections(), config.has_option("server", "nope"))

rows = list(csv.DictReader(io.StringIO("name,port\nssh,22\n\"a, b\",80\n")))
print(rows)
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["x", 1, 'quote "q"', None])
print(repr(out.getvalue()))

moment = datetime.datetime(2024, 2, 29, 13, 5, 9)
print(moment, moment.isoformat(), moment.strftime("%d/%b/%Y:%H:%M:%S"), moment + datetime.timedelta(days=1, hours=-2))
print(datetime.datetime.strptime("01 Mar 2024", "%d %b %Y").date() - moment.date(), moment.weekday())
print(datetime.timedelta(seconds=3725.5), time.strftime("%Y-%m-%d", time.gmtime(0)))
pprint.pprint({"services": [{"name": n, "port": p, "open": True} for n, p in [("ssh", 22), ("http", 80)]],
               "host": "192.0.2.1"}, width=60)

syslog = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
syslog.bind(("127.0.0.1", 0))
syslog.settimeout(5)
log = logging.getLogger("app.net")
log.propagate = False
handler = logging.handlers.SysLogHandler(address=syslog.getsockname(),
                                         facility=logging.handlers.SysLogHandler.LOG_LOCAL0)
handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
log.addHandler(handler)
log.warning("disk %s is %d%% full", "sda", 91)
log.debug("not sent")
print(syslog.recv(1000))
try:
    raise KeyError("lost")
except KeyError:
    log.exception("failed")
data = syslog.recv(2000)
print(data.startswith(b"<131>app.net: failed\nTraceback"), b"KeyError: 'lost'" in data)
handler.close()
syslog.close()

t = string.Template("$who owes ${n}$$")
print(t.substitute(who="bob", n=5), t.safe_substitute(n=1), string.ascii_lowercase[:5], string.capwords("a b"))
print(uuid.UUID(int=5), len(str(uuid.uuid4())), uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"))
counts = collections.Counter(word for line in ("a b a", "b a") for word in line.split())
tree = collections.defaultdict(list)
for k, v in counts.items():
    tree[v].append(k)
print(counts, dict(tree), collections.deque([1, 2, 3], maxlen=2), collections.ChainMap({"a": 1}, {"b": 2})["b"])


def deep(n):
    if n == 0:
        raise OverflowError("bottom")
    deep(n - 1)


try:
    deep(2)
except OverflowError as e:
    lines = traceback.format_exc().splitlines()
    print(lines[0], lines[-1], len(lines), traceback.extract_tb(e.__traceback__)[-1].name)
    print(*traceback.format_exception_only(type(e), e), end="")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("old call", DeprecationWarning)
    print(len(caught), caught[0].category.__name__, caught[0].message)
print("to stderr", file=sys.stderr)
sys.stderr.write("and more\n")
sys.stdout.write("written\n")
