//go:build darwin || freebsd

package sandbox

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

func attributes() *syscall.SysProcAttr { return nil }

// limitMemory bounds the data segment, as far as this system counts mappings to it.
func limitMemory(more uint64) error {
	return unix.Setrlimit(unix.RLIMIT_DATA, rlimit(more))
}

// confine ends the process when its seconds are over. This system has no filter of system
// calls that a program without privilege can give itself.
func confine() error {
	over := make(chan os.Signal, 1)
	signal.Notify(over, unix.SIGXCPU)
	go func() {
		<-over
		_ = unix.Kill(os.Getpid(), unix.SIGKILL)
	}()
	return nil
}
