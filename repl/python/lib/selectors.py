"""Waiting for many files, over select, poll and epoll."""

import math
import select
from collections import namedtuple

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'])


def _fileobj_to_fd(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError('Invalid file object: {!r}'.format(fileobj)) from None
    if fd < 0:
        raise ValueError('Invalid file descriptor: {}'.format(fd))
    return fd


class _SelectorMapping:
    """What is registered, by file: what get_map() shows."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._fd_to_key)

    def __getitem__(self, fileobj):
        key = self._selector._find(fileobj)
        if key is None:
            raise KeyError('{!r} is not registered'.format(fileobj))
        return key

    def get(self, fileobj, default=None):
        key = self._selector._find(fileobj)
        return default if key is None else key

    def __contains__(self, fileobj):
        return self._selector._find(fileobj) is not None

    def __iter__(self):
        return iter(self._selector._fd_to_key)

    def keys(self):
        return self._selector._fd_to_key.keys()

    def values(self):
        return self._selector._fd_to_key.values()

    def items(self):
        return self._selector._fd_to_key.items()


class BaseSelector:
    """A table of files; a subclass waits for them."""

    def __init__(self):
        self._fd_to_key = {}
        self._map = _SelectorMapping(self)

    def _find(self, fileobj):
        try:
            return self._fd_to_key.get(_fileobj_to_fd(fileobj))
        except ValueError:
            # A closed file has no descriptor any more: look for the object itself.
            for key in self._fd_to_key.values():
                if key.fileobj is fileobj:
                    return key
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError('Invalid events: {!r}'.format(events))
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._fd_to_key:
            raise KeyError('{!r} (FD {}) is already registered'.format(fileobj, key.fd))
        self._fd_to_key[key.fd] = key
        return key

    def _fileobj_lookup(self, fileobj):
        try:
            return _fileobj_to_fd(fileobj)
        except ValueError:
            for key in self._fd_to_key.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def unregister(self, fileobj):
        try:
            return self._fd_to_key.pop(self._fileobj_lookup(fileobj))
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = key._replace(data=data)
            self._fd_to_key[key.fd] = key
        return key

    def select(self, timeout=None):
        raise NotImplementedError

    def close(self):
        self._fd_to_key.clear()
        self._map = None

    def get_key(self, fileobj):
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError('Selector is closed')
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None

    def get_map(self):
        return self._map

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def _ready(self, found):
        """From (fd, events) to (key, events), for what is registered."""
        ready = []
        for fd, events in found:
            key = self._fd_to_key.get(fd)
            if key is not None and events & key.events:
                ready.append((key, events & key.events))
        return ready


class SelectSelector(BaseSelector):
    """Over select.select."""

    def select(self, timeout=None):
        timeout = None if timeout is None else max(timeout, 0)
        keys = list(self._fd_to_key.values())
        readers = [key.fd for key in keys if key.events & EVENT_READ]
        writers = [key.fd for key in keys if key.events & EVENT_WRITE]
        try:
            r, w, _ = select.select(readers, writers, [], timeout)
        except InterruptedError:
            return []
        r, w = set(r), set(w)
        return self._ready([(fd, (fd in r) * EVENT_READ | (fd in w) * EVENT_WRITE)
                            for fd in [*r, *(w - r)]])


class _PollLike(BaseSelector):
    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _mask(self, events):
        return ((events & EVENT_READ and self._in) | (events & EVENT_WRITE and self._out))

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._mask(events))
        except:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            pass        # closed already
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fileobj_lookup(fileobj)]
        except KeyError:
            raise KeyError('{!r} is not registered'.format(fileobj)) from None
        if events != key.events:
            if not events or events & ~(EVENT_READ | EVENT_WRITE):
                raise ValueError('Invalid events: {!r}'.format(events))
            self._selector.modify(key.fd, self._mask(events))
        if events != key.events or data != key.data:
            key = key._replace(events=events, data=data)
            self._fd_to_key[key.fd] = key
        return key

    def _events(self, found):
        # An error or a hang-up wakes whoever waits, for reading or writing.
        return self._ready([(fd, (event & ~self._in and EVENT_WRITE)
                             | (event & ~self._out and EVENT_READ)) for fd, event in found])


if hasattr(select, 'poll'):
    class PollSelector(_PollLike):
        """Over select.poll."""

        _selector_cls = select.poll
        _in = select.POLLIN
        _out = select.POLLOUT

        def select(self, timeout=None):
            if timeout is not None:
                timeout = math.ceil(timeout * 1e3) if timeout > 0 else 0
            try:
                found = self._selector.poll(timeout)
            except InterruptedError:
                return []
            return self._events(found)

    DefaultSelector = PollSelector
else:
    DefaultSelector = SelectSelector

if hasattr(select, 'epoll'):
    class EpollSelector(_PollLike):
        """Over select.epoll."""

        _selector_cls = select.epoll
        _in = select.EPOLLIN
        _out = select.EPOLLOUT

        def fileno(self):
            return self._selector.fileno()

        def select(self, timeout=None):
            if timeout is None:
                timeout = -1
            else:
                timeout = math.ceil(timeout * 1e3) * 1e-3 if timeout > 0 else 0
            try:
                found = self._selector.poll(timeout, max(len(self._fd_to_key), 1))
            except InterruptedError:
                return []
            return self._events(found)

        def close(self):
            self._selector.close()
            super().close()

    DefaultSelector = EpollSelector
