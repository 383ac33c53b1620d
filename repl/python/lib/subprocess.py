"""Other programs: started, fed, read and waited for, over the native module _subprocess."""

import os
import signal
import sys
import _subprocess

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput',
           'check_output', 'run', 'CalledProcessError', 'DEVNULL', 'SubprocessError',
           'TimeoutExpired', 'CompletedProcess', 'list2cmdline']

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """A program ended with another status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                name = signal.Signals(-self.returncode)
            except ValueError:
                return "Command '%s' died with unknown signal %d." % (self.cmd, -self.returncode)
            return "Command '%s' died with %r." % (self.cmd, name)
        return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)

    @property
    def stdout(self):
        return self.output


class CompletedProcess:
    """What run() gives."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = ['args=%r' % (self.args,), 'returncode=%r' % (self.returncode,)]
        if self.stdout is not None:
            parts.append('stdout=%r' % (self.stdout,))
        if self.stderr is not None:
            parts.append('stderr=%r' % (self.stderr,))
        return '%s(%s)' % (type(self).__name__, ', '.join(parts))

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class _Ends:
    """The descriptors of a child's streams, and those to be closed when it has them."""

    def __init__(self):
        self.child = []         # to be closed in this process once the child runs
        self.mine = []          # to be closed if the child does not start

    def pipe(self, child_reads):
        r, w = os.pipe()
        child, mine = (r, w) if child_reads else (w, r)
        self.child.append(child)
        self.mine.append(mine)
        return child, mine

    def null(self):
        fd = os.open(os.devnull, os.O_RDWR)
        self.child.append(fd)
        return fd

    def of(self, stream, child_reads):
        """The child's descriptor (None: ours), and our end of a pipe or None."""
        if stream is None:
            return None, None
        if stream == PIPE:
            return self.pipe(child_reads)
        if stream == DEVNULL:
            return self.null(), None
        if isinstance(stream, int):
            return stream, None
        if hasattr(stream, 'flush') and not child_reads:
            stream.flush()
        return stream.fileno(), None

    def close(self, fds):
        for fd in fds:
            os.close(fd)


class Popen:
    """A program that runs."""

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None,
                 preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None,
                 universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1,
                 process_group=None):
        if preexec_fn is not None:
            raise NotImplementedError('preexec_fn is not in sockshell: there is no fork')
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding, self.errors = encoding, errors
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self._sent = self._collected = None
        words = _words(args, shell, executable)
        ends = _Ends()
        try:
            child_in, my_in = ends.of(stdin, True)
            child_out, my_out = ends.of(stdout, False)
            if stderr == STDOUT:
                child_err, my_err = 1 if child_out is None else child_out, None
            else:
                child_err, my_err = ends.of(stderr, False)
            sys.stdout.flush()
            self.pid = _subprocess.spawn(
                words, child_in, child_out, child_err,
                None if env is None else {os.fsdecode(k): os.fsdecode(v)
                                          for k, v in env.items()},
                None if cwd is None else os.fspath(cwd), bool(start_new_session))
        except BaseException:
            ends.close(ends.mine)
            raise
        finally:
            ends.close(ends.child)
        self.stdin = self._file(my_in, 'wb', bufsize)
        self.stdout = self._file(my_out, 'rb', bufsize)
        self.stderr = self._file(my_err, 'rb', bufsize)

    def _file(self, fd, mode, bufsize):
        if fd is None:
            return None
        if self.text_mode:
            if bufsize == 0:
                bufsize = -1
            return open(fd, mode[0], bufsize, encoding=self.encoding or 'utf-8',
                        errors=self.errors)
        return open(fd, mode, -1 if bufsize == 1 else bufsize)

    def __repr__(self):
        args = self.args if isinstance(self.args, (str, bytes)) else list(self.args)
        text = '<%s: returncode: %s args: %r>' % (self.__class__.__name__, self.returncode, args)
        return text[:76] + '...>' if len(text) > 80 else text

    @property
    def universal_newlines(self):
        return self.text_mode

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for file in (self.stdout, self.stderr, self.stdin):
            if file:
                try:
                    file.close()
                except BrokenPipeError:
                    pass
        self.wait()

    def poll(self):
        if self.returncode is None:
            self.returncode = _subprocess.wait(self.pid, 0)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            self.returncode = _subprocess.wait(self.pid, timeout)
            if self.returncode is None:
                raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def send_signal(self, sig):
        if self.poll() is None:
            try:
                _subprocess.kill(self.pid, int(sig))
            except ProcessLookupError:
                pass

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def communicate(self, input=None, timeout=None):
        """Sends input, reads both outputs to their ends and waits."""
        if self._collected is not None and input:
            raise ValueError('Cannot send input after starting communication')
        if self._collected is None:
            self._start_pumps(input)
        pumps, results = self._collected
        end = None if timeout is None else _now() + timeout
        for pump in pumps:
            pump.join(None if end is None else max(end - _now(), 0))
            if pump.is_alive():
                raise TimeoutExpired(self.args, timeout)
        try:
            self.wait(None if end is None else max(end - _now(), 0))
        except TimeoutExpired:
            raise TimeoutExpired(self.args, timeout) from None
        return results['stdout'], results['stderr']

    def _start_pumps(self, input):
        # A thread a pipe: none may fill up while another one is waited for.
        import threading
        results = {'stdout': None, 'stderr': None}
        pumps = []

        def read(name, file):
            results[name] = file.read()
            file.close()

        def write(file):
            try:
                if input:
                    file.write(input)
                    file.flush()
            except BrokenPipeError:
                pass
            finally:
                try:
                    file.close()
                except BrokenPipeError:
                    pass

        for name in ('stdout', 'stderr'):
            file = getattr(self, name)
            if file is not None:
                pumps.append(threading.Thread(target=read, args=(name, file), daemon=True))
        if self.stdin is not None:
            if input is not None and self.text_mode != isinstance(input, str):
                # The thread would fail unseen: fail here.
                self.stdin.write(input)
            pumps.append(threading.Thread(target=write, args=(self.stdin,), daemon=True))
        for pump in pumps:
            pump.start()
        self._collected = (pumps, results)


def _now():
    from time import monotonic
    return monotonic()


def _words(args, shell, executable):
    if isinstance(args, (str, bytes)):
        args = [args]
    elif hasattr(args, '__fspath__'):
        args = [os.fspath(args)]
    else:
        args = list(args)
    for arg in args:
        if not isinstance(arg, (str, bytes)) and not hasattr(arg, '__fspath__'):
            raise TypeError('expected str, bytes or os.PathLike object, not %s'
                            % type(arg).__name__)
    args = [os.fsdecode(os.fspath(arg)) for arg in args]
    if shell:
        return [executable or '/bin/sh', '-c'] + args
    if not args:
        raise IndexError('list index out of range')
    return [executable] + args[1:] if executable else args


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        status = process.poll()
        if check and status:
            raise CalledProcessError(status, process.args, stdout, stderr)
    return CompletedProcess(process.args, status, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as p:
        try:
            return p.wait(timeout=timeout)
        except:
            p.kill()
            raise


def check_call(*popenargs, **kwargs):
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, kwargs.get('args', popenargs and popenargs[0]))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError('%s argument not allowed, it will be overridden.' % name)
    if 'input' in kwargs and kwargs['input'] is None:
        kwargs['input'] = '' if kwargs.get('text') or kwargs.get('universal_newlines') else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding,
                            errors=errors)
        status = 0
    except CalledProcessError as error:
        data, status = error.output, error.returncode
    return status, data[:-1] if data[-1:] == '\n' else data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    return ' '.join(['"%s"' % arg if ' ' in arg or not arg else arg
                     for arg in map(os.fsdecode, seq)])
