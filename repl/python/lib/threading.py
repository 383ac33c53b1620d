"""Threads, and what they wait on, over the native module _thread."""

import sys as _sys
import _thread
from time import monotonic as _now

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
           'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread',
           'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError', 'setprofile', 'settrace',
           'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'gettrace', 'getprofile',
           'get_native_id']

Lock = _thread.allocate_lock
RLock = _thread.RLock
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
ThreadError = RuntimeError
TIMEOUT_MAX = getattr(_thread, 'TIMEOUT_MAX', 9223372036.0)

_active = {}        # ident -> Thread, for those that run
_starting = {}      # threads that were started and have not reached their first step
_guard = Lock()     # held while either table changes
_counts = {'Thread': 0, 'Dummy': 0}


def _new_name(kind):
    with _guard:
        _counts[kind] += 1
        return '%s-%d' % (kind, _counts[kind])


class Condition:
    """Wait until another thread says that something has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return '<Condition(%s, %d)>' % (self._lock, len(self._waiters))

    def _is_owned(self):
        owned = getattr(self._lock, '_is_owned', None)
        if owned is not None:
            return owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _let_go(self):
        # An RLock may be held several times over: give up all of it, and say how much it was.
        save = getattr(self._lock, '_release_save', None)
        if save is not None:
            return save()
        self._lock.release()

    def _take_back(self, state):
        restore = getattr(self._lock, '_acquire_restore', None)
        if restore is not None:
            restore(state)
        else:
            self._lock.acquire()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._let_go()
        told = False
        try:
            if timeout is None:
                waiter.acquire()
                told = True
            elif timeout > 0:
                told = waiter.acquire(True, timeout)
            else:
                told = waiter.acquire(False)
            return told
        finally:
            self._take_back(state)
            if not told and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        end = None
        result = predicate()
        while not result:
            left = None
            if timeout is not None:
                if end is None:
                    end = _now() + timeout
                left = end - _now()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        while self._waiters and n > 0:
            self._waiters.pop(0).release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A counter that never falls below zero: acquire waits for one."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return '<%s.%s at %#x: value=%d>' % (cls.__module__, cls.__qualname__, id(self),
                                             self._value)

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not blocking:
                timeout = 0
            if not self._cond.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._check(n)
            self._value += n
            self._cond.notify(n)

    def _check(self, n):
        pass

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A Semaphore that may not be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return '<%s.%s at %#x: value=%d/%d>' % (cls.__module__, cls.__qualname__, id(self),
                                                self._value, self._initial_value)

    def _check(self, n):
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        state = 'set' if self._flag else 'unset'
        return '<%s.%s at %#x: %s>' % (cls.__module__, cls.__qualname__, id(self), state)

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                self._cond.wait(timeout)
            return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A place where a number of threads meet before any goes on."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._count = 0
        self._state = 'filling'     # then draining; or resetting, broken

    def __repr__(self):
        cls = self.__class__
        where = '%s.%s at %#x' % (cls.__module__, cls.__qualname__, id(self))
        if self.broken:
            return '<%s: broken>' % where
        return '<%s: waiters=%d/%d>' % (where, self.n_waiting, self.parties)

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._await(timeout)
                return index
            finally:
                self._count -= 1
                self._leave()

    def _enter(self):
        self._cond.wait_for(lambda: self._state not in ('draining', 'resetting'))
        if self._state == 'broken':
            raise BrokenBarrierError

    def _open(self):
        try:
            if self._action:
                self._action()
        except:
            self._break()
            raise
        self._state = 'draining'
        self._cond.notify_all()

    def _await(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 'filling', timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in ('broken', 'resetting'):
            raise BrokenBarrierError

    def _leave(self):
        if self._count == 0 and self._state in ('draining', 'resetting'):
            self._state = 'filling'
            self._cond.notify_all()

    def _break(self):
        self._state = 'broken'
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in ('filling', 'broken'):
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'


class Thread:
    """A call that runs beside the others."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if name is None:
            name = _new_name('Thread')
            label = getattr(target, '__name__', None)
            if label is not None:
                name += ' (%s)' % label
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._began = Event()
        self._done = Lock()         # held from the start to the end of the run
        self._stopped = False
        self._locals = {}           # what objects of class local keep for this thread
        self._initialized = True

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._stopped:
            status = 'stopped'
        elif self._began.is_set():
            status = 'started'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += ' %s' % self._ident
        return '<%s(%s, %s)>' % (self.__class__.__name__, self._name, status)

    def start(self):
        if not getattr(self, '_initialized', False):
            raise RuntimeError('thread.__init__() not called')
        if self._began.is_set():
            raise RuntimeError('threads can only be started once')
        with _guard:
            _starting[self] = self
        self._done.acquire()
        try:
            _thread.start_new_thread(self._bootstrap, ())
        except BaseException:
            with _guard:
                del _starting[self]
            self._done.release()
            raise
        self._began.wait()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # A thread that holds its own arguments would keep them alive.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            with _guard:
                _active[self._ident] = self
                del _starting[self]
            self._began.set()
            self.run()
        except BaseException as error:
            _report(error, self)
        finally:
            with _guard:
                _active.pop(self._ident, None)
            self._stopped = True
            self._locals = {}
            self._done.release()

    def join(self, timeout=None):
        if not getattr(self, '_initialized', False):
            raise RuntimeError('Thread.__init__() not called')
        if not self._began.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if self._stopped:
            return
        if timeout is None:
            self._done.acquire()
        elif not self._done.acquire(True, max(timeout, 0)):
            return
        self._done.release()

    def is_alive(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._began.is_set() and not self._stopped

    @property
    def name(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)

    @property
    def ident(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    @property
    def daemon(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not getattr(self, '_initialized', False):
            raise RuntimeError('Thread.__init__() not called')
        if self._began.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class _Known(Thread):
    """A thread that runs already and that no Thread has started."""

    def __init__(self, name, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._began.set()
        with _guard:
            _active[self._ident] = self

    def _bootstrap(self):
        raise RuntimeError('threads can only be started once')


class _MainThread(_Known):
    def __init__(self):
        _Known.__init__(self, 'MainThread', False)
        self._done.acquire()


class _DummyThread(_Known):
    def __init__(self):
        _Known.__init__(self, _new_name('Dummy'), True)

    def join(self, timeout=None):
        assert False, 'cannot join a dummy thread'


class Timer(Thread):
    """A call after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class local:
    """Attributes that each thread has for itself."""

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        object.__setattr__(self, '_local_args', (args, kw))
        current_thread()._locals[id(self)] = (self, {})
        return self

    def _here(self):
        kept = current_thread()._locals
        if id(self) not in kept:
            # The thread's first look: a subclass's __init__ runs once in each thread.
            kept[id(self)] = (self, {})
            args, kw = object.__getattribute__(self, '_local_args')
            self.__init__(*args, **kw)
        return kept[id(self)][1]

    @property
    def __dict__(self):
        return self._here()

    def __getattr__(self, name):
        names = self._here()
        if name in names:
            return names[name]
        raise _no_attribute(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError("'%s' object attribute '__dict__' is read-only" % _label(self))
        self._here()[name] = value

    def __delattr__(self, name):
        names = self._here()
        if name not in names:
            raise _no_attribute(self, name)
        del names[name]


def _label(self):
    return '_thread._local' if type(self) is local else type(self).__name__


def _no_attribute(self, name):
    return AttributeError("'%s' object has no attribute '%s'" % (_label(self), name))


class ExceptHookArgs(tuple):
    """What excepthook is told: the error in three parts, and the thread."""

    def __new__(cls, args):
        return tuple.__new__(cls, args)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return ('_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)'
                % tuple(self))


def excepthook(args, /):
    """Print an error that no one caught in a thread, and its traceback, on sys.stderr."""
    if args.exc_type == SystemExit:
        return
    if _sys.stderr is None:
        return
    import traceback
    name = args.thread.name if args.thread is not None else get_ident()
    text = 'Exception in thread %s:\n' % name
    text += ''.join(traceback.format_exception(args.exc_type, args.exc_value,
                                               args.exc_traceback))
    _sys.stderr.write(text)
    _sys.stderr.flush()


__excepthook__ = excepthook


def _report(error, thread):
    args = ExceptHookArgs((type(error), error, error.__traceback__, thread))
    try:
        excepthook(args)
    except BaseException as second:
        __excepthook__(ExceptHookArgs((type(second), second, second.__traceback__, thread)))


def current_thread():
    thread = _active.get(get_ident())
    return _DummyThread() if thread is None else thread


currentThread = current_thread


def main_thread():
    return _main


def active_count():
    with _guard:
        return len(_active) + len(_starting)


activeCount = active_count


def enumerate():
    with _guard:
        return list(_active.values()) + list(_starting.values())


def settrace(func):
    pass


def setprofile(func):
    pass


def gettrace():
    return None


def getprofile():
    return None


def stack_size(size=0):
    return 0


_at_end = []


def _register_atexit(func, *args, **kwargs):
    _at_end.append((func, args, kwargs))


def _shutdown():
    """Called when the program has reached its end: waits for all but the daemons."""
    while _at_end:
        func, args, kwargs = _at_end.pop()
        func(*args, **kwargs)
    me = current_thread()
    while True:
        others = [t for t in enumerate() if t is not me and t is not _main and not t.daemon]
        if not others:
            return
        for thread in others:
            thread._began.wait()
            thread.join()


_main = _MainThread()
