package sockcore

import "golang.org/x/sys/unix"

// cloexecFlag is 0: this system has no MSG_CMSG_CLOEXEC.
const cloexecFlag = 0

// closeOnExec keeps received descriptors from being inherited.
func closeOnExec(control []ControlMessage) {
	for _, m := range control {
		for _, fd := range RightsFDs(m) {
			unix.CloseOnExec(fd)
		}
	}
}
