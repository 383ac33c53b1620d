package sockcore

import "golang.org/x/sys/unix"

// vsockLevel is the level whose integers have 64 bits.
const vsockLevel = unix.AF_VSOCK
