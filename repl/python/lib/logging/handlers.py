"""More handlers: files that rotate, sockets, syslog, memory, queues."""

import logging
import os
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514


class BaseRotatingHandler(logging.FileHandler):
    namer = None
    rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """A file that becomes FILE.1 when it would grow over maxBytes."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False,
                 errors=None):
        if maxBytes > 0:
            mode = 'a'
        super().__init__(filename, mode, encoding, delay, errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, -1, -1):
                old = self.rotation_filename('%s.%d' % (self.baseFilename, i))
                new = self.rotation_filename('%s.%d' % (self.baseFilename, i + 1))
                if i == 0:
                    old = self.baseFilename
                if os.path.exists(old):
                    if os.path.exists(new):
                        os.remove(new)
                    self.rotate(old, new)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        self.stream.seek(0, 2)
        return self.stream.tell() + len(self.format(record) + '\n') >= self.maxBytes


_SECONDS = {'S': 1, 'M': 60, 'H': 3600, 'D': 86400}
_SUFFIX = {'S': '%Y-%m-%d_%H-%M-%S', 'M': '%Y-%m-%d_%H-%M', 'H': '%Y-%m-%d_%H', 'D': '%Y-%m-%d'}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file that gets its date as an ending every so many seconds, hours or days."""

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False,
                 utc=False, atTime=None, errors=None):
        super().__init__(filename, 'a', encoding, delay, errors)
        self.when = 'D' if when.upper() == 'MIDNIGHT' else when.upper()
        if self.when not in _SECONDS:
            raise ValueError('Invalid rollover interval specified: %s' % self.when)
        self.interval = _SECONDS[self.when] * interval
        self.suffix = _SUFFIX[self.when]
        self.backupCount = backupCount
        self.utc = utc
        self.rolloverAt = int(time.time()) + self.interval

    def shouldRollover(self, record):
        return time.time() >= self.rolloverAt

    def doRollover(self):
        began = self.rolloverAt - self.interval
        moment = time.gmtime(began) if self.utc else time.localtime(began)
        new = self.rotation_filename(self.baseFilename + '.' + time.strftime(self.suffix, moment))
        if self.stream:
            self.stream.close()
            self.stream = None
        if os.path.exists(new):
            os.remove(new)
        self.rotate(self.baseFilename, new)
        if self.backupCount > 0:
            folder, base = os.path.split(self.baseFilename)
            old = sorted([n for n in os.listdir(folder) if n.startswith(base + '.')])
            for name in old[:-self.backupCount]:
                os.remove(os.path.join(folder, name))
        if not self.delay:
            self.stream = self._open()
        while self.rolloverAt <= time.time():
            self.rolloverAt += self.interval


class SysLogHandler(logging.Handler):
    """Tells a syslog daemon, by UDP, or by its socket's path."""

    LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
    LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG = range(6)
    (LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6,
     LOG_LOCAL7) = range(16, 24)
    priority_map = {'DEBUG': 'debug', 'INFO': 'info', 'WARNING': 'warning', 'ERROR': 'error',
                    'CRITICAL': 'critical'}
    priority_names = {'emerg': 0, 'panic': 0, 'alert': 1, 'critical': 2, 'crit': 2, 'error': 3,
                      'err': 3, 'warning': 4, 'warn': 4, 'notice': 5, 'info': 6, 'debug': 7}
    facility_names = {'kern': 0, 'user': 1, 'mail': 2, 'daemon': 3, 'auth': 4, 'syslog': 5,
                      'local0': 16, 'local1': 17, 'local2': 18, 'local3': 19, 'local4': 20,
                      'local5': 21, 'local6': 22, 'local7': 23}
    ident = ''
    append_nul = True

    def __init__(self, address=('localhost', SYSLOG_UDP_PORT), facility=1, socktype=None):
        import socket
        logging.Handler.__init__(self)
        self.address = address
        self.facility = facility
        self.socktype = socket.SOCK_DGRAM if socktype is None else socktype
        self._datagrams = self.socktype == socket.SOCK_DGRAM
        if isinstance(address, str):
            self.socket = socket.socket(socket.AF_UNIX, self.socktype)
            self.socket.connect(address)
        else:
            self.socket = socket.socket(socket.AF_INET, self.socktype)
            if self.socktype == socket.SOCK_STREAM:
                self.socket.connect(address)

    def encodePriority(self, facility, priority):
        if isinstance(facility, str):
            facility = self.facility_names[facility]
        if isinstance(priority, str):
            priority = self.priority_names[priority]
        return facility << 3 | priority

    def mapPriority(self, levelName):
        return self.priority_map.get(levelName, 'warning')

    def emit(self, record):
        try:
            text = self.ident + self.format(record) + ('\0' if self.append_nul else '')
            priority = self.encodePriority(self.facility, self.mapPriority(record.levelname))
            message = ('<%d>' % priority + text).encode('utf-8')
            if self._datagrams and not isinstance(self.address, str):
                self.socket.sendto(message, self.address)
            else:
                self.socket.sendall(message)
        except Exception:
            self.handleError(record)

    def close(self):
        self.socket.close()
        logging.Handler.close(self)


class DatagramHandler(logging.Handler):
    """Sends each record's dict as JSON in a datagram; pickle is not in this Python."""

    def __init__(self, host, port):
        logging.Handler.__init__(self)
        self.host, self.port = host, port
        self.sock = None

    def makePickle(self, record):
        import json
        return json.dumps(dict(record.__dict__, msg=record.getMessage(), args=None,
                               exc_info=None)).encode()

    def emit(self, record):
        try:
            if self.sock is None:
                import socket
                self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.sock.sendto(self.makePickle(record), (self.host, self.port))
        except Exception:
            self.handleError(record)


class BufferingHandler(logging.Handler):
    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        self.flush()
        logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records until there are many, or one is grave; then hands them to target."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        record.message = record.msg = self.format(record)
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records from a queue, in a thread, and hands them to handlers."""

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self.respect_handler_level = respect_handler_level
        self._thread = None

    def start(self):
        import threading
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def handle(self, record):
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        while (record := self.queue.get()) is not None:
            self.handle(record)

    def stop(self):
        self.queue.put_nowait(None)
        self._thread.join()
        self._thread = None
