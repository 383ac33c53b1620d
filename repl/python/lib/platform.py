"""What the program runs on."""

import os
import sys
from collections import namedtuple

_Names = namedtuple('uname_result', 'system node release version machine')


class uname_result(_Names):
    """As os.uname(), and the processor."""

    @property
    def processor(self):
        return ''

    def __iter__(self):
        yield from tuple.__iter__(self)
        yield self.processor

    def __len__(self):
        return 6

    def __repr__(self):
        return 'uname_result(%s)' % ', '.join(
            ['%s=%r' % (name, getattr(self, name)) for name in self._fields])


def uname():
    return uname_result(*os.uname())


def system():
    return os.uname()[0]


def node():
    return os.uname()[1]


def release():
    return os.uname()[2]


def version():
    return os.uname()[3]


def machine():
    return os.uname()[4]


def processor():
    return ''


def python_version():
    return '%d.%d.%d' % tuple(sys.version_info[:3])


def python_version_tuple():
    return tuple(python_version().split('.'))


def python_implementation():
    return sys.implementation.name if sys.implementation.name != 'cpython' else 'CPython'


def python_compiler():
    return sys.version.partition('[')[2].rstrip(']') or 'Go'


def python_build():
    return ('', '')


def python_branch():
    return ''


def python_revision():
    return ''


def architecture(executable=None, bits='', linkage=''):
    return (bits or ('64bit' if sys.maxsize > 2 ** 32 else '32bit'), linkage or 'ELF')


def platform(aliased=False, terse=False):
    parts = [system(), release()]
    if not terse:
        parts.append(machine())
    return '-'.join([p.replace(' ', '_') for p in parts if p])


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    return (lib, version)


def freedesktop_os_release():
    info = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
    for path in ('/etc/os-release', '/usr/lib/os-release'):
        try:
            with open(path) as file:
                for line in file:
                    key, equals, value = line.strip().partition('=')
                    if equals and not key.startswith('#'):
                        info[key] = value.strip('"\'')
            return info
        except OSError:
            pass
    raise OSError(2, 'Unable to read files /etc/os-release, /usr/lib/os-release')
