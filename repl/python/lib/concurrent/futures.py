"""Calls given to a pool of threads, and their results."""

import threading
from time import monotonic as _now
from collections import namedtuple

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError',
           'TimeoutError', 'BrokenExecutor', 'InvalidStateError', 'Future', 'Executor', 'wait',
           'as_completed', 'ThreadPoolExecutor']

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'
TimeoutError = TimeoutError

_PENDING, _RUNNING, _CANCELLED, _FINISHED = 'pending', 'running', 'cancelled', 'finished'


def __getattr__(name):
    if name == 'ProcessPoolExecutor':
        raise AttributeError("module 'concurrent.futures' has no attribute 'ProcessPoolExecutor': "
                             'there is no fork in sockshell; use ThreadPoolExecutor')
    raise AttributeError("module 'concurrent.futures' has no attribute %r" % name)


class Error(Exception):
    pass


class CancelledError(Error):
    """The call was cancelled."""


class InvalidStateError(Error):
    """Not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """The pool cannot go on."""


class Future:
    """The result of a call that runs, or will."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = '<%s at %#x state=%s' % (self.__class__.__name__, id(self), self._state)
            if self._state == _FINISHED:
                what = self._result if self._exception is None else self._exception
                verb = 'returned' if self._exception is None else 'raised'
                text += ' %s %s' % (verb, what.__class__.__name__)
            return text + '>'

    def cancel(self):
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state == _CANCELLED:
                return True
            self._state = _CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        return self._state == _CANCELLED

    def running(self):
        return self._state == _RUNNING

    def done(self):
        return self._state in (_CANCELLED, _FINISHED)

    def _call_back(self):
        for fn in self._done_callbacks:
            self._safely(fn)

    def _safely(self, fn):
        try:
            fn(self)
        except Exception:
            import logging
            logging.getLogger('concurrent.futures').exception('exception calling callback for %r',
                                                              self)

    def add_done_callback(self, fn):
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._safely(fn)

    def _await(self, timeout):
        with self._condition:
            self._condition.wait_for(self.done, timeout)
            if self._state == _CANCELLED:
                raise CancelledError()
            if self._state != _FINISHED:
                raise TimeoutError()

    def result(self, timeout=None):
        self._await(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._await(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == _CANCELLED:
                return False
            if self._state == _PENDING:
                self._state = _RUNNING
                return True
            raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError('%s: %r' % (self._state.upper(), self))
            self._result, self._exception = result, exception
            self._state = _FINISHED
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


class _Watch:
    """Is told of futures as they end."""

    def __init__(self, futures):
        self.condition = threading.Condition()
        self.ended = []
        for future in futures:
            future.add_done_callback(self.note)

    def note(self, future):
        with self.condition:
            self.ended.append(future)
            self.condition.notify_all()


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError('Invalid return condition: %r' % return_when)
    watch = _Watch(fs)

    def enough():
        if len(watch.ended) == len(fs):
            return True
        if return_when == FIRST_COMPLETED:
            return bool(watch.ended)
        return return_when == FIRST_EXCEPTION and any(
            not f.cancelled() and f._exception is not None for f in watch.ended)

    with watch.condition:
        watch.condition.wait_for(enough, timeout)
        done = set(watch.ended)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else _now() + timeout
    fs = set(fs)
    watch = _Watch(fs)
    given = 0
    while given < len(fs):
        with watch.condition:
            left = None if end is None else end - _now()
            if not watch.condition.wait_for(lambda: len(watch.ended) > given,
                                            left if left is None else max(left, 0)):
                raise TimeoutError('%d (of %d) futures unfinished' % (len(fs) - given, len(fs)))
            future = watch.ended[given]
        given += 1
        yield future


class Executor:
    """What runs calls."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else _now() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                while futures:
                    yield futures.pop(0).result(None if end is None else end - _now())
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


_pools = 0
_all = []


def _finish_all():
    # At the program's end the pools finish what they were given.
    for pool in _all[:]:
        pool.shutdown()


class ThreadPoolExecutor(Executor):
    """At most max_workers threads, started as they are needed."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        global _pools
        if max_workers is None:
            import os
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._prefix = thread_name_prefix or 'ThreadPoolExecutor-%d' % _pools
        _pools += not thread_name_prefix
        self._init = (initializer, initargs)
        self._condition = threading.Condition()
        self._work = []
        self._idle = 0
        self._threads = []
        self._shutdown = False
        self._broken = False
        if not _all:
            threading._register_atexit(_finish_all)
        _all.append(self)

    def submit(self, fn, /, *args, **kwargs):
        with self._condition:
            if self._broken:
                raise BrokenExecutor('A thread initializer failed, the thread pool is not usable '
                                     'anymore')
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            future = Future()
            self._work.append((future, fn, args, kwargs))
            if self._idle >= len(self._work):
                self._condition.notify()
            elif len(self._threads) < self._max_workers:
                thread = threading.Thread(
                    target=self._run, name='%s_%d' % (self._prefix, len(self._threads)))
                thread.daemon = True
                self._threads.append(thread)
                thread.start()
            return future

    def _run(self):
        initializer, initargs = self._init
        if initializer is not None:
            try:
                initializer(*initargs)
            except BaseException:
                self._break()
                return
        while True:
            with self._condition:
                self._idle += 1
                self._condition.wait_for(lambda: self._work or self._shutdown)
                self._idle -= 1
                if not self._work:
                    return
                future, fn, args, kwargs = self._work.pop(0)
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            # An idle thread keeps nothing alive.
            del future, fn, args, kwargs

    def _break(self):
        import logging
        logging.getLogger('concurrent.futures').critical('Exception in initializer:',
                                                         exc_info=True)
        with self._condition:
            self._broken = True
            work, self._work = self._work, []
        for item in work:
            item[0].set_exception(BrokenExecutor('A thread initializer failed, the thread pool '
                                                 'is not usable anymore'))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._condition:
            self._shutdown = True
            if cancel_futures:
                work, self._work = self._work, []
                for item in work:
                    item[0].cancel()
            self._condition.notify_all()
        if self in _all:
            _all.remove(self)
        if wait:
            for thread in self._threads:
                thread.join()
