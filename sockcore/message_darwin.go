package sockcore

import "golang.org/x/sys/unix"

// setCloseOnExec keeps received descriptors from being inherited: this system has no
// MSG_CMSG_CLOEXEC.
func setCloseOnExec(control []ControlMessage) {
	for _, m := range control {
		for _, fd := range RightsFDs(m) {
			unix.CloseOnExec(fd)
		}
	}
}
