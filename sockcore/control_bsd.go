//go:build darwin || freebsd

package sockcore

import "golang.org/x/sys/unix"

// controlForms are the items that are told apart on this system.
func controlForms() map[[2]int]controlForm {
	return map[[2]int]controlForm{{unix.SOL_SOCKET, unix.SCM_RIGHTS}: {"SCM_RIGHTS", rightsText}}
}
