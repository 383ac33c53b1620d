package sockcore

import "golang.org/x/sys/unix"

// Darwin has no flags in socket types, and no option for family and protocol.
const (
	sockNonblock = 0
	typeFlags    = 0
	cmsgCloexec  = 0
)

func askFamily(fd int) (int, error) {
	var a sockaddr
	if err := a.ask(unix.SYS_GETSOCKNAME, fd); err != nil {
		return 0, err
	}
	return int(a.buf[1]), nil // after sa_len
}

func askProto(fd int) (int, error) { return 0, nil }
