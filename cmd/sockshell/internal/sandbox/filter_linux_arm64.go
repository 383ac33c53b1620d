package sandbox

import "golang.org/x/sys/unix"

const arch = unix.AUDIT_ARCH_AARCH64

// deniedHere are the older forms of calls in denied.
var deniedHere = []uint32{unix.SYS_RENAMEAT}

var opens = []open{{unix.SYS_OPENAT, 2}}
