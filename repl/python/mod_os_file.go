package python

import (
	"syscall"
)

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
	c.t.Unlocked(func() {
		err = withDescriptor(func() (err error) {
			fd, err = syscall.Open(p, flags|syscall.O_CLOEXEC, uint32(mode))
			return err
		})
	})
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
