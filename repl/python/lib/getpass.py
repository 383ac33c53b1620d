"""A password asked for without showing it, and the user's name."""

import os
import sys

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    pass


def getpass(prompt='Password: ', stream=None):
    try:
        import termios
        fd = sys.stdin.fileno()
        old = termios.tcgetattr(fd)
    except Exception:
        return _shown(prompt, stream)
    new = old[:]
    new[3] &= ~termios.ECHO
    try:
        termios.tcsetattr(fd, termios.TCSAFLUSH, new)
        return _ask(prompt, stream)
    finally:
        termios.tcsetattr(fd, termios.TCSAFLUSH, old)
        (stream or sys.stderr).write('\n')


def _shown(prompt, stream):
    import warnings
    warnings.warn('Can not control echo on the terminal.', GetPassWarning, stacklevel=3)
    print('Warning: Password input may be echoed.', file=stream or sys.stderr)
    return _ask(prompt, stream)


def _ask(prompt, stream):
    stream = stream or sys.stderr
    stream.write(prompt)
    stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line[:-1] if line[-1] == '\n' else line


def getuser():
    for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
        user = os.environ.get(name)
        if user:
            return user
    import pwd
    return pwd.getpwuid(os.getuid())[0]
