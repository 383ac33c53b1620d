package sockcore

import "golang.org/x/sys/unix"

const (
	sockNonblock = unix.SOCK_NONBLOCK
	typeFlags    = unix.SOCK_NONBLOCK | unix.SOCK_CLOEXEC
	cmsgCloexec  = unix.MSG_CMSG_CLOEXEC
)

func askFamily(fd int) (int, error) {
	return unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DOMAIN)
}

func askProto(fd int) (int, error) {
	return unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_PROTOCOL)
}
