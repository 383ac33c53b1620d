package python

import (
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
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
