"""Hashes that only those who have the key can make (RFC 2104)."""

import _hashlib
from _hashlib import compare_digest

__all__ = ['new', 'digest', 'compare_digest', 'HMAC']


class HMAC:
    """A hash under a key."""

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError('key: expected bytes or bytearray, but got %r' % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        inner = _made(digestmod)
        self.digest_size = inner.digest_size
        self.block_size = inner.block_size
        self.name = 'hmac-' + inner.name
        self._make = digestmod
        if len(key) > self.block_size:
            whole = _made(digestmod)
            whole.update(key)
            key = whole.digest()
        key = bytes(key).ljust(self.block_size, b'\0')
        self._inner = inner
        self._outer = _made(digestmod)
        self._inner.update(bytes([b ^ 0x36 for b in key]))
        self._outer.update(bytes([b ^ 0x5c for b in key]))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        other = self.__class__.__new__(self.__class__)
        other.__dict__.update(self.__dict__)
        other._inner = self._inner.copy()
        return other

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def _made(digestmod):
    if callable(digestmod):
        return digestmod()
    if isinstance(digestmod, str):
        return _hashlib.new(digestmod)
    return digestmod.new()


def new(key, msg=None, digestmod=''):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    if isinstance(digest, str):
        return _hashlib.hmac(key, msg, digest)
    return HMAC(key, msg, digest).digest()
