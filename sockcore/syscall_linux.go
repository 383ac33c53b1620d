package sockcore

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

const (
	sockNonblock = unix.SOCK_NONBLOCK
	typeFlags    = unix.SOCK_NONBLOCK | unix.SOCK_CLOEXEC
	cmsgCloexec  = unix.MSG_CMSG_CLOEXEC
	errorQueue   = unix.MSG_ERRQUEUE
	fionread     = unix.TIOCINQ
	acceptName   = "accept4"
)

func birthFlags(nonblock bool) int {
	if nonblock {
		return unix.SOCK_CLOEXEC | unix.SOCK_NONBLOCK
	}
	return unix.SOCK_CLOEXEC
}

func newSocket(family, typ, proto int, nonblock bool) (int, error) {
	return unix.Socket(family, typ|birthFlags(nonblock), proto)
}

func newPair(family, typ, proto int, nonblock bool) ([2]int, error) {
	return unix.Socketpair(family, typ|birthFlags(nonblock), proto)
}

func accept(fd int, from *sockaddr, nonblock bool) (int, error) {
	from.n = uint32(len(from.buf))
	n, _, errno := unix.Syscall6(unix.SYS_ACCEPT4, uintptr(fd),
		uintptr(unsafe.Pointer(&from.buf)), uintptr(unsafe.Pointer(&from.n)),
		uintptr(birthFlags(nonblock)), 0, 0)
	if errno != 0 {
		from.n = 0
		return -1, errno
	}
	return int(n), nil
}

func askFamily(fd int) (int, error) {
	return unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DOMAIN)
}

func askProto(fd int) (int, error) {
	return unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_PROTOCOL)
}

// connectTellsAgain: a second connect(2) gives the first one's error, and only that call
// makes the socket fit for a third.
const connectTellsAgain = true
