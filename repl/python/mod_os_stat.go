package python

import (
	"syscall"
)

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
