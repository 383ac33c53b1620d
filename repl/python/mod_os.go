package python

import (
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// newPosix is posix: what os.py takes from Go. Everything that reaches the machine is refused under
// --restricted.
func newPosix(*Runtime) *Module {
	m := module("posix", map[string]Value{
		"stat_result": StatResult, "terminal_size": TerminalSize, "uname_result": UnameResult, "times_result": TimesResult,
		"error": OSError}, map[string]body{
		"getpid": osNumber(os.Getpid), "getppid": osNumber(os.Getppid), "getuid": osNumber(os.Getuid),
		"geteuid": osNumber(os.Geteuid), "getgid": osNumber(os.Getgid), "getegid": osNumber(os.Getegid),
		"cpu_count": osNumber(runtime.NumCPU), "getlogin": osLogin, "uname": osUname, "times": osTimes,
		"getcwd": osGetcwd, "chdir": osPath("os.chdir", os.Chdir), "listdir": osListdir, "scandir": osScandir,
		"mkdir": osMkdir, "rmdir": osPath("os.rmdir", syscall.Rmdir), "remove": osPath("os.remove", syscall.Unlink),
		"unlink": osPath("os.unlink", syscall.Unlink), "rename": osRename, "link": osLink, "symlink": osLink, "readlink": osReadlink,
		"stat": osStat, "lstat": osStat, "fstat": osFstat, "chmod": osChmod, "access": osAccess, "utime": osUtime,
		"open": osOpen, "close": osClose, "read": osRead, "write": osWrite, "lseek": osLseek, "pipe": osPipe, "dup": osDup,
		"dup2": osDup2, "isatty": osIsatty, "ftruncate": osFtruncate, "fsync": osFsync, "umask": osUmask,
		"set_blocking": osSetBlocking, "get_blocking": osGetBlocking,
		"set_inheritable": osSetInheritable, "get_inheritable": osGetInheritable,
		"kill": osKill, "strerror": osStrerror, "urandom": osUrandom, "environ": osEnviron, "putenv": osPutenv, "unsetenv": osUnsetenv,
		"get_terminal_size": osTerminalSize, "_exit": osExit, "realpath": osRealpath, "nice": func(*call) (Value, error) { return NewInt(0), nil },
	})
	for name, n := range map[string]int{"O_RDONLY": os.O_RDONLY, "O_WRONLY": os.O_WRONLY, "O_RDWR": os.O_RDWR,
		"O_APPEND": os.O_APPEND, "O_CREAT": os.O_CREATE, "O_EXCL": os.O_EXCL, "O_SYNC": os.O_SYNC, "O_TRUNC": os.O_TRUNC,
		"O_NONBLOCK": syscall.O_NONBLOCK, "O_CLOEXEC": syscall.O_CLOEXEC, "F_OK": 0, "R_OK": 4, "W_OK": 2, "X_OK": 1,
		"WNOHANG": syscall.WNOHANG, "EX_OK": 0} {
		m.Names.Set(name, NewInt(int64(n)))
	}
	return m
}

// The records of os.
var (
	StatResult = NewRecordType("os", "stat_result", "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size",
		"st_atime", "st_mtime", "st_ctime")
	TerminalSize = NewRecordType("os", "terminal_size", "columns", "lines")
	UnameResult  = NewRecordType("posix", "uname_result", "sysname", "nodename", "release", "version", "machine")
	TimesResult  = NewRecordType("posix", "times_result", "user", "system", "children_user", "children_system", "elapsed")
)

func osNumber(f func() int) body {
	return func(c *call) (Value, error) {
		_, err := c.bind()
		return NewInt(int64(f())), err
	}
}

// path takes a path: a str, bytes, or an object with __fspath__. It is refused under --restricted.
func (c *call) path(v Value) (string, error) {
	if err := c.t.refuseRestricted("os." + c.name); err != nil {
		return "", err
	}
	if f := v.Type().Lookup("__fspath__"); f != nil {
		made, err := CallBound(c.t, f, v, Args{})
		if err != nil {
			return "", err
		}
		v = made
	}
	s, ok := AsStr(v)
	if !ok {
		b, err := BytesLike(v)
		if err != nil {
			return "", Raise(TypeError, "%s: path should be string, bytes, os.PathLike or integer, not %s", c.name, TypeName(v))
		}
		s = string(b)
	}
	if strings.IndexByte(s, 0) >= 0 {
		return "", Raise(ValueError, "embedded null byte")
	}
	return s, nil
}

func osPath(_ string, f func(string) error) body {
	return func(c *call) (Value, error) {
		a, err := c.bind("path", "dir_fd?")
		if err != nil {
			return nil, err
		}
		p, err := c.path(a[0])
		if err != nil {
			return nil, err
		}
		return None, atPath(p, f(p))
	}
}

// atPath names the path in an error of a system call.
func atPath(path string, err error) error {
	var p *fs.PathError
	if err == nil || errors.As(err, &p) {
		return err
	}
	return &fs.PathError{Op: "", Path: path, Err: err}
}

func osLogin(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.getlogin"); err != nil {
		return nil, err
	}
	u, err := user.Current()
	if err != nil {
		return nil, err
	}
	return NewStr(u.Username), nil
}

func osUname(*call) (Value, error) {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return nil, err
	}
	return UnameResult.Record(utsText(u.Sysname[:]), utsText(u.Nodename[:]), utsText(u.Release[:]),
		utsText(u.Version[:]), utsText(u.Machine[:])), nil
}

func utsText[T int8 | uint8](chars []T) Value {
	var b []byte
	for _, c := range chars {
		if c == 0 {
			break
		}
		b = append(b, byte(c))
	}
	return NewStr(string(b))
}

func osTimes(*call) (Value, error) {
	var u, k syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return nil, err
	}
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &k); err != nil {
		return nil, err
	}
	s := func(t syscall.Timeval) Value { return Float(float64(t.Nano()) / 1e9) }
	return TimesResult.Record(s(u.Utime), s(u.Stime), s(k.Utime), s(k.Stime), Float(float64(time.Now().UnixNano())/1e9)), nil
}

func osGetcwd(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.getcwd"); err != nil {
		return nil, err
	}
	dir, err := os.Getwd()
	return NewStr(dir), err
}

func osListdir(c *call) (Value, error) {
	entries, _, err := c.directory()
	if err != nil {
		return nil, err
	}
	items := make([]Value, len(entries))
	for i, e := range entries {
		items[i] = NewStr(e.Name())
	}
	return NewList(items...), nil
}

func (c *call) directory() ([]os.DirEntry, string, error) {
	a, err := c.bind("path?")
	if err != nil {
		return nil, "", err
	}
	p := "."
	if !isNone(a[0]) {
		if p, err = c.path(a[0]); err != nil {
			return nil, "", err
		}
	} else if err := c.t.refuseRestricted("os." + c.name); err != nil {
		return nil, "", err
	}
	entries, err := os.ReadDir(p)
	return entries, p, err
}

// osScandir gives (name, is a directory, is a link) of each entry.
func osScandir(c *call) (Value, error) {
	entries, _, err := c.directory()
	if err != nil {
		return nil, err
	}
	items := make([]Value, len(entries))
	for i, e := range entries {
		items[i] = NewTuple(NewStr(e.Name()), Bool(e.IsDir()), Bool(e.Type()&fs.ModeSymlink != 0))
	}
	return NewList(items...), nil
}

func osMkdir(c *call) (Value, error) {
	a, err := c.bind("path", "mode?")
	if err != nil {
		return nil, err
	}
	p, err := c.path(a[0])
	if err != nil {
		return nil, err
	}
	mode, err := optional(a[1], 0o777)
	if err != nil {
		return nil, err
	}
	return None, os.Mkdir(p, fs.FileMode(mode))
}

func osRename(c *call) (Value, error) {
	from, to, err := c.twoPaths()
	if err != nil {
		return nil, err
	}
	return None, atPath(from, syscall.Rename(from, to))
}

func (c *call) twoPaths() (from, to string, err error) {
	a, err := c.bind("src", "dst")
	if err != nil {
		return "", "", err
	}
	if from, err = c.path(a[0]); err != nil {
		return "", "", err
	}
	to, err = c.path(a[1])
	return from, to, err
}

func osLink(c *call) (Value, error) {
	from, to, err := c.twoPaths()
	if err != nil {
		return nil, err
	}
	if c.name == "symlink" {
		return None, atPath(to, syscall.Symlink(from, to))
	}
	return None, atPath(from, syscall.Link(from, to))
}

func osReadlink(c *call) (Value, error) {
	a, err := c.bind("path")
	if err != nil {
		return nil, err
	}
	p, err := c.path(a[0])
	if err != nil {
		return nil, err
	}
	to, err := os.Readlink(p)
	return NewStr(to), err
}

func osRealpath(c *call) (Value, error) {
	a, err := c.bind("path")
	if err != nil {
		return nil, err
	}
	p, err := c.path(a[0])
	if err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(p); err == nil {
		p = real
	}
	p, err = filepath.Abs(p)
	return NewStr(p), err
}

func osStat(c *call) (Value, error) {
	a, err := c.bind("path", "dir_fd?", "follow_symlinks?")
	if err != nil {
		return nil, err
	}
	var st syscall.Stat_t
	if fd, ok := AsInt(a[0]); ok {
		return statResult(&st, syscall.Fstat(int(fd), &st))
	}
	p, err := c.path(a[0])
	if err != nil {
		return nil, err
	}
	if c.name == "lstat" || a[2] == False {
		return statResult(&st, atPath(p, syscall.Lstat(p, &st)))
	}
	return statResult(&st, atPath(p, syscall.Stat(p, &st)))
}

func osFstat(c *call) (Value, error) {
	fd, err := c.descriptor()
	if err != nil {
		return nil, err
	}
	var st syscall.Stat_t
	return statResult(&st, syscall.Fstat(fd, &st))
}

// descriptor is the only argument, a file descriptor.
func (c *call) descriptor() (int, error) {
	a, err := c.bind("fd")
	if err != nil {
		return -1, err
	}
	return c.fd(a[0])
}

func (c *call) fd(v Value) (int, error) {
	if err := c.t.refuseRestricted("os." + c.name); err != nil {
		return -1, err
	}
	n, err := size(v)
	if err != nil {
		return -1, err
	}
	if n > 2 && c.t.OwnDescriptor != nil && c.t.OwnDescriptor(n) {
		return -1, NewOSError(int(syscall.EBADF), "Bad file descriptor")
	}
	return n, nil
}

func osChmod(c *call) (Value, error) {
	a, err := c.bind("path", "mode")
	if err != nil {
		return nil, err
	}
	p, err := c.path(a[0])
	if err != nil {
		return nil, err
	}
	mode, err := size(a[1])
	if err != nil {
		return nil, err
	}
	return None, atPath(p, syscall.Chmod(p, uint32(mode)))
}

func osAccess(c *call) (Value, error) {
	a, err := c.bind("path", "mode")
	if err != nil {
		return nil, err
	}
	p, err := c.path(a[0])
	if err != nil {
		return nil, err
	}
	mode, err := size(a[1])
	return Bool(syscall.Access(p, uint32(mode)) == nil), err
}

func osUtime(c *call) (Value, error) {
	a, err := c.bind("path", "times?")
	if err != nil {
		return nil, err
	}
	p, err := c.path(a[0])
	if err != nil {
		return nil, err
	}
	atime, mtime := time.Now(), time.Now()
	if u, ok := a[1].(*Tuple); ok && len(u.Items) == 2 {
		x, _ := AsFloat(u.Items[0])
		y, _ := AsFloat(u.Items[1])
		atime, mtime = time.Unix(0, int64(x*1e9)), time.Unix(0, int64(y*1e9))
	}
	return None, os.Chtimes(p, atime, mtime)
}

func osOpen(c *call) (Value, error) {
	a, err := c.bind("path", "flags", "mode?")
	if err != nil {
		return nil, err
	}
	p, err := c.path(a[0])
	if err != nil {
		return nil, err
	}
	flags, err := size(a[1])
	if err != nil {
		return nil, err
	}
	mode, err := optional(a[2], 0o777)
	if err != nil {
		return nil, err
	}
	var fd int
	c.t.Waits()
	c.t.Unlocked(func() { fd, err = syscall.Open(p, flags|syscall.O_CLOEXEC, uint32(mode)) })
	return NewInt(int64(fd)), atPath(p, err)
}

func osClose(c *call) (Value, error) {
	fd, err := c.descriptor()
	if err != nil {
		return nil, err
	}
	return None, syscall.Close(fd)
}

// osRead is os.read(fd, n); the wait ends with the thread's interrupt.
func osRead(c *call) (Value, error) {
	a, err := c.bind("fd", "n")
	if err != nil {
		return nil, err
	}
	fd, err := c.fd(a[0])
	if err != nil {
		return nil, err
	}
	n, err := size(a[1])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, syscall.EINVAL
	}
	b := make([]byte, min(n, 16<<20))
	got, err := c.t.ReadFD(fd, b)
	if err != nil {
		return nil, err
	}
	return BytesOf(b[:got:got]), nil
}

func osWrite(c *call) (Value, error) {
	a, err := c.bind("fd", "data")
	if err != nil {
		return nil, err
	}
	fd, err := c.fd(a[0])
	if err != nil {
		return nil, err
	}
	b, err := BytesLike(a[1])
	if err != nil {
		return nil, err
	}
	if fd == 1 || fd == 2 {
		c.t.Waits() // what was printed comes first
	}
	n, err := c.t.WriteFD(fd, b)
	return NewInt(int64(n)), err
}

func osLseek(c *call) (Value, error) {
	a, err := c.bind("fd", "position", "how")
	if err != nil {
		return nil, err
	}
	fd, err := c.fd(a[0])
	if err != nil {
		return nil, err
	}
	at, err := Index(a[1])
	if err != nil {
		return nil, err
	}
	how, err := size(a[2])
	if err != nil {
		return nil, err
	}
	n, err := syscall.Seek(fd, at, how)
	return NewInt(n), err
}

func osPipe(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.pipe"); err != nil {
		return nil, err
	}
	var p [2]int
	if err := pipe(&p); err != nil {
		return nil, err
	}
	return NewTuple(NewInt(int64(p[0])), NewInt(int64(p[1]))), nil
}

func pipe(p *[2]int) error {
	if err := syscall.Pipe(p[:]); err != nil {
		return err
	}
	syscall.CloseOnExec(p[0])
	syscall.CloseOnExec(p[1])
	return nil
}

func osDup(c *call) (Value, error) {
	fd, err := c.descriptor()
	if err != nil {
		return nil, err
	}
	n, err := syscall.Dup(fd)
	if err == nil {
		syscall.CloseOnExec(n)
	}
	return NewInt(int64(n)), err
}

func osDup2(c *call) (Value, error) {
	a, err := c.bind("fd", "fd2", "inheritable?")
	if err != nil {
		return nil, err
	}
	from, err := c.fd(a[0])
	if err != nil {
		return nil, err
	}
	to, err := c.fd(a[1])
	if err != nil {
		return nil, err
	}
	c.t.Waits()
	return NewInt(int64(to)), dup2(from, to)
}

func osIsatty(c *call) (Value, error) {
	a, err := c.bind("fd")
	if err != nil {
		return nil, err
	}
	fd, err := size(a[0])
	if err != nil {
		return nil, err
	}
	return Bool(isTerminal(fd)), nil
}

func osFtruncate(c *call) (Value, error) {
	a, err := c.bind("fd", "length")
	if err != nil {
		return nil, err
	}
	fd, err := c.fd(a[0])
	if err != nil {
		return nil, err
	}
	n, err := Index(a[1])
	if err != nil {
		return nil, err
	}
	return None, syscall.Ftruncate(fd, n)
}

func osFsync(c *call) (Value, error) {
	fd, err := c.descriptor()
	if err != nil {
		return nil, err
	}
	return None, syscall.Fsync(fd)
}

func osUmask(c *call) (Value, error) {
	fd, err := c.descriptor()
	if err != nil {
		return nil, err
	}
	return NewInt(int64(syscall.Umask(fd))), nil
}

func osSetBlocking(c *call) (Value, error) {
	a, err := c.bind("fd", "blocking")
	if err != nil {
		return nil, err
	}
	fd, err := c.fd(a[0])
	if err != nil {
		return nil, err
	}
	blocking, err := Truth(c.t, a[1])
	if err != nil {
		return nil, err
	}
	return None, syscall.SetNonblock(fd, !blocking)
}

func osGetBlocking(c *call) (Value, error) {
	fd, err := c.descriptor()
	if err != nil {
		return nil, err
	}
	flags, err := descriptorFlags(fd, syscall.F_GETFL)
	return Bool(flags&syscall.O_NONBLOCK == 0), err
}

func osSetInheritable(c *call) (Value, error) {
	a, err := c.bind("fd", "inheritable")
	if err != nil {
		return nil, err
	}
	fd, err := c.fd(a[0])
	if err != nil {
		return nil, err
	}
	yes, err := Truth(c.t, a[1])
	if err != nil {
		return nil, err
	}
	flag := syscall.FD_CLOEXEC
	if yes {
		flag = 0
	}
	_, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_SETFD, uintptr(flag))
	if errno != 0 {
		return nil, errno
	}
	return None, nil
}

func osGetInheritable(c *call) (Value, error) {
	fd, err := c.descriptor()
	if err != nil {
		return nil, err
	}
	flags, err := descriptorFlags(fd, syscall.F_GETFD)
	return Bool(flags&syscall.FD_CLOEXEC == 0), err
}

func descriptorFlags(fd, what int) (int, error) {
	n, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), uintptr(what), 0)
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

func osKill(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.kill"); err != nil {
		return nil, err
	}
	a, err := c.bind("pid", "signal")
	if err != nil {
		return nil, err
	}
	pid, err := size(a[0])
	if err != nil {
		return nil, err
	}
	sig, err := size(a[1])
	if err != nil {
		return nil, err
	}
	return None, syscall.Kill(pid, syscall.Signal(sig))
}

func osStrerror(c *call) (Value, error) {
	a, err := c.bind("code")
	if err != nil {
		return nil, err
	}
	n, err := size(a[0])
	if err != nil {
		return nil, err
	}
	e := AsException(c.t, syscall.Errno(n))
	if s := e.Own("strerror"); s != nil {
		return s, nil
	}
	return NewStr("Unknown error " + strconv.Itoa(n)), nil
}

func osEnviron(c *call) (Value, error) {
	d := NewDict()
	if c.t.Restricted {
		return d, nil
	}
	list := os.Environ()
	slices.Sort(list)
	for _, pair := range list {
		name, value, _ := strings.Cut(pair, "=")
		d.SetStr(name, NewStr(value))
	}
	return d, nil
}

func osPutenv(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.putenv"); err != nil {
		return nil, err
	}
	a, err := c.bind("name", "value")
	if err != nil {
		return nil, err
	}
	name, err := text(a[0], "putenv", "1")
	if err != nil {
		return nil, err
	}
	value, err := text(a[1], "putenv", "2")
	if err != nil {
		return nil, err
	}
	return None, os.Setenv(name, value)
}

func osUnsetenv(c *call) (Value, error) {
	if err := c.t.refuseRestricted("os.unsetenv"); err != nil {
		return nil, err
	}
	a, err := c.bind("name")
	if err != nil {
		return nil, err
	}
	name, err := text(a[0], "unsetenv", "1")
	if err != nil {
		return nil, err
	}
	return None, os.Unsetenv(name)
}

// osExit is os._exit: the session ends, as with sys.exit, but nothing catches it.
func osExit(c *call) (Value, error) {
	n, err := c.descriptor()
	if err != nil {
		return nil, err
	}
	if c.t.Exit != nil {
		return nil, c.t.Exit(n)
	}
	v, err := CallValues(c.t, SystemExit, NewInt(int64(n)))
	if err != nil {
		return nil, err
	}
	return nil, v.(*Exception)
}

// osTerminalSize is get_terminal_size(fd).
func osTerminalSize(c *call) (Value, error) {
	a, err := c.bind("fd")
	if err != nil {
		return nil, err
	}
	fd, err := size(a[0])
	if err != nil {
		return nil, err
	}
	w, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	if err != nil {
		return nil, err
	}
	return TerminalSize.Record(NewInt(int64(w.Col)), NewInt(int64(w.Row))), nil
}
