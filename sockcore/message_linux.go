package sockcore

import "golang.org/x/sys/unix"

// cloexecFlag keeps received descriptors from being inherited.
const cloexecFlag = unix.MSG_CMSG_CLOEXEC

func closeOnExec([]ControlMessage) {}
