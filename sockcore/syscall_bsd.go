//go:build darwin || freebsd

package sockcore

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

const (
	errorQueue = 0
	fionread   = 0x4004667f
	acceptName = "accept"
)

// withBirthFlags gives a new descriptor what Linux gives it in one call, before a
// fork can pass it on.
func withBirthFlags(nonblock bool, f func() (int, error)) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := f()
	if err != nil {
		return -1, err
	}
	unix.CloseOnExec(fd)
	return fd, unix.SetNonblock(fd, nonblock)
}

func newSocket(family, typ, proto int, nonblock bool) (int, error) {
	return withBirthFlags(nonblock, func() (int, error) { return unix.Socket(family, typ, proto) })
}

func newPair(family, typ, proto int, nonblock bool) (fds [2]int, err error) {
	_, err = withBirthFlags(nonblock, func() (int, error) {
		fds, err = unix.Socketpair(family, typ, proto)
		if err != nil {
			return -1, err
		}
		unix.CloseOnExec(fds[1])
		return fds[0], unix.SetNonblock(fds[1], nonblock)
	})
	return fds, err
}

func accept(fd int, from *sockaddr, nonblock bool) (int, error) {
	return withBirthFlags(nonblock, func() (int, error) {
		from.n = uint32(len(from.buf))
		n, _, errno := unix.Syscall(unix.SYS_ACCEPT, uintptr(fd),
			uintptr(unsafe.Pointer(&from.buf)), uintptr(unsafe.Pointer(&from.n)))
		if errno != 0 {
			from.n = 0
			return -1, errno
		}
		return int(n), nil
	})
}

// connectTellsAgain: a second connect(2) after a failure is a new try.
const connectTellsAgain = false
