package sockcore

import "golang.org/x/sys/unix"

// What else brings a descriptor: an item of ancillary data, and an option that is read.
const (
	scmPidFD  = unix.SCM_PIDFD
	peerPidFD = unix.SO_PEERPIDFD
)

// vsockLevel is the level whose integers have 64 bits.
const vsockLevel = unix.AF_VSOCK
