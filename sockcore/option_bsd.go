//go:build darwin || freebsd

package sockcore

// What else brings a descriptor: nothing here.
const (
	scmPidFD  = -1
	peerPidFD = -1
)

// vsockLevel is the level whose integers have 64 bits: none here.
const vsockLevel = -1
