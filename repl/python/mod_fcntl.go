package python

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// newFcntl is the module fcntl: what is asked of a descriptor.
func newFcntl(*Runtime) *Module {
	return module("fcntl", map[string]Value{
		"F_DUPFD": NewInt(unix.F_DUPFD), "F_GETFD": NewInt(unix.F_GETFD), "F_SETFD": NewInt(unix.F_SETFD),
		"F_GETFL": NewInt(unix.F_GETFL), "F_SETFL": NewInt(unix.F_SETFL), "FD_CLOEXEC": NewInt(unix.FD_CLOEXEC),
		"LOCK_SH": NewInt(unix.LOCK_SH), "LOCK_EX": NewInt(unix.LOCK_EX), "LOCK_NB": NewInt(unix.LOCK_NB),
		"LOCK_UN": NewInt(unix.LOCK_UN)}, map[string]body{
		"fcntl": fcntlFcntl, "ioctl": fcntlIoctl, "flock": fcntlFlock,
	})
}

// descriptorOf is a number or what has a fileno(); it is refused under --restricted, and when it is the shell's own.
func (c *call) descriptorOf(v Value) (int, error) {
	if err := c.t.refuseRestricted("fcntl." + c.name); err != nil {
		return 0, err
	}
	if _, ok := AsInt(v); !ok {
		f, err := FindAttr(c.t, v, "fileno")
		if err != nil {
			return 0, err
		}
		if f == nil {
			return 0, Raise(TypeError, "argument must be an int, or have a fileno() method.")
		}
		if v, err = Call(c.t, f, Args{}); err != nil {
			return 0, err
		}
	}
	fd, err := size(v)
	if err != nil {
		return 0, err
	}
	if fd < 0 {
		return 0, Raise(ValueError, "file descriptor cannot be a negative integer (%d)", fd)
	}
	if c.t.OwnDescriptor != nil && c.t.OwnDescriptor(fd) {
		return 0, NewOSError(int(syscall.EBADF), "Bad file descriptor")
	}
	return fd, nil
}

func fcntlFcntl(c *call) (Value, error) {
	a, err := c.bind("fd", "cmd", "arg?")
	if err != nil {
		return nil, err
	}
	fd, err := c.descriptorOf(a[0])
	if err != nil {
		return nil, err
	}
	cmd, err := size(a[1])
	if err != nil {
		return nil, err
	}
	arg, err := optional(a[2], 0)
	if err != nil {
		return nil, err
	}
	n, err := unix.FcntlInt(uintptr(fd), cmd, arg)
	if err != nil {
		return nil, err
	}
	return NewInt(int64(n)), nil
}

// ioctlSize is how much a request may read and write at most.
const ioctlSize = 1024

// fcntlIoctl is ioctl(fd, request, arg=0, mutate_flag=True): bytes come back as bytes, a bytearray is changed.
func fcntlIoctl(c *call) (Value, error) {
	a, err := c.bind("fd", "request", "arg?", "mutate_flag?")
	if err != nil {
		return nil, err
	}
	fd, err := c.descriptorOf(a[0])
	if err != nil {
		return nil, err
	}
	request, err := Index(a[1])
	if err != nil {
		return nil, err
	}
	if a[2] == nil {
		a[2] = NewInt(0)
	}
	if n, ok := AsInt(a[2]); ok {
		return ioctl(fd, request, uintptr(n))
	}
	data, err := BytesLike(a[2])
	if err != nil {
		return nil, err
	}
	if len(data) > ioctlSize {
		return nil, Raise(ValueError, "ioctl string arg too long")
	}
	var room [ioctlSize + 1]byte
	copy(room[:], data)
	n, err := ioctl(fd, request, uintptr(unsafe.Pointer(&room)))
	if err != nil {
		return nil, err
	}
	if b, ok := a[2].(*ByteArray); ok {
		copy(b.Buffer(), room[:len(data)])
		return n, nil
	}
	return BytesOf(append([]byte(nil), room[:len(data)]...)), nil
}

func ioctl(fd int, request int64, arg uintptr) (Value, error) {
	n, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), uintptr(request), arg)
	if errno != 0 {
		return nil, errno
	}
	return NewInt(int64(n)), nil
}

func fcntlFlock(c *call) (Value, error) {
	a, err := c.bind("fd", "operation")
	if err != nil {
		return nil, err
	}
	fd, err := c.descriptorOf(a[0])
	if err != nil {
		return nil, err
	}
	operation, err := size(a[1])
	if err != nil {
		return nil, err
	}
	c.t.Unlocked(func() { err = syscall.Flock(fd, operation) })
	return None, err
}
