//go:build !linux

package resolver

import "syscall"

// Sethostname is sethostname(2); only Linux has it as a call.
func Sethostname(string) error { return systemError(syscall.ENOSYS) }
