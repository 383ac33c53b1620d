package python

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// newErrno is the module errno: this system's names of errors.
func newErrno(*Runtime) *Module {
	m := NewModule("errno")
	codes := NewDict()
	for n := 1; n < 256; n++ {
		name := unix.ErrnoName(syscall.Errno(n))
		if name == "" {
			continue
		}
		m.Names.Set(name, NewInt(int64(n)))
		_ = codes.SetItem(nil, NewInt(int64(n)), NewStr(name))
	}
	for alias, n := range map[string]syscall.Errno{"EWOULDBLOCK": syscall.EWOULDBLOCK, "ENOTSUP": syscall.ENOTSUP,
		"EOPNOTSUPP": syscall.EOPNOTSUPP, "EDEADLK": syscall.EDEADLK} {
		m.Names.Set(alias, NewInt(int64(n)))
	}
	m.Names.Set("errorcode", codes)
	return m
}
