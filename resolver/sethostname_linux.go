package resolver

import (
	"errors"
	"strings"
	"syscall"
)

// Sethostname is sethostname(2), which needs a privilege.
func Sethostname(name string) error {
	if strings.Contains(name, "\x00") {
		return raise("ValueError", "embedded null byte")
	}
	err := syscall.Sethostname([]byte(name))
	if errno := syscall.Errno(0); errors.As(err, &errno) {
		return systemError(errno)
	}
	return err
}
