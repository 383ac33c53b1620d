"""Hashes of bytes."""

import _hashlib

__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256',
           'sha3_384', 'sha3_512', 'new', 'algorithms_guaranteed', 'algorithms_available',
           'pbkdf2_hmac', 'file_digest']

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224',
                         'sha3_256', 'sha3_384', 'sha3_512'}
algorithms_available = algorithms_guaranteed | {'sha512_224', 'sha512_256'}


def new(name, data=b'', *, usedforsecurity=True, string=None):
    return _hashlib.new(name, data if string is None else string)


def md5(string=b'', *, usedforsecurity=True):
    return _hashlib.new('md5', string)


def sha1(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha1', string)


def sha224(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha224', string)


def sha256(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha256', string)


def sha384(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha384', string)


def sha512(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha512', string)


def sha3_224(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha3_224', string)


def sha3_256(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha3_256', string)


def sha3_384(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha3_384', string)


def sha3_512(string=b'', *, usedforsecurity=True):
    return _hashlib.new('sha3_512', string)


pbkdf2_hmac = _hashlib.pbkdf2_hmac


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    made = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(_bufsize):
        made.update(data)
    return made
