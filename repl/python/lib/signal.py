"""Signals: what is done when one comes, and timers that send one."""

import sys as _sys
import _signal
from enum import IntEnum as _IntEnum

Signals = _IntEnum('Signals', dict(_signal.numbers), module='signal')
for _member in Signals:
    setattr(_sys.modules[__name__], _member.name, _member)
NSIG = 65
SIGRTMIN, SIGRTMAX = 34, 64


class Handlers(_IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


class Sigmasks(_IntEnum):
    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


SIG_DFL, SIG_IGN = Handlers.SIG_DFL, Handlers.SIG_IGN
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = Sigmasks
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2


class itimer_error(OSError):
    pass


ItimerError = itimer_error


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def _named(handler):
    return Handlers(handler) if isinstance(handler, int) else handler


def signal(signalnum, handler):
    old = _signal.signal(int(signalnum), int(handler) if isinstance(handler, int) else handler)
    return _before(signalnum, old)


def _before(signalnum, old):
    if old is None:
        return default_int_handler if signalnum == 2 else Handlers.SIG_DFL
    return _named(old)


def getsignal(signalnum):
    return _before(signalnum, _signal.getsignal(int(signalnum)))


def raise_signal(signalnum):
    _signal.raise_signal(int(signalnum))


def alarm(seconds, /):
    import math
    return math.ceil(_signal.setitimer(seconds, 0)[0])


def setitimer(which, seconds, interval=0.0):
    if which != ITIMER_REAL:
        raise ItimerError(22, 'Invalid argument')
    try:
        return _signal.setitimer(seconds, interval)
    except OSError as error:
        raise ItimerError(error.errno, error.strerror) from None


def getitimer(which):
    if which != ITIMER_REAL:
        raise ItimerError(22, 'Invalid argument')
    return _signal.getitimer()


def pause():
    _signal.pause()


def strsignal(signalnum):
    return _signal.strsignal(int(signalnum))


def valid_signals():
    return set(Signals)


def siginterrupt(signalnum, flag):
    pass


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    return -1


def pthread_kill(thread_id, signalnum):
    _signal.raise_signal(int(signalnum))
