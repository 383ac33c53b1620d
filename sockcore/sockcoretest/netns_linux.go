package sockcoretest

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// InNetns runs f in a network namespace of its own, in which there is nothing but
// a loopback interface that is up. f must make its sockets in its own goroutine.
// The test is skipped where the right to make one is missing.
func InNetns(t testing.TB, f func()) {
	t.Helper()
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		err := unix.Unshare(unix.CLONE_NEWNET)
		if err == nil {
			err = raiseLoopback()
		}
		if err != nil {
			done <- err
			return
		}
		defer close(done) // also when f calls t.FailNow
		f()
	}()
	if err := <-done; err != nil {
		t.Skipf("no network namespace here: %v", err)
	}
}

func raiseLoopback() error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer func() { _ = unix.Close(fd) }()
	lo, err := unix.NewIfreq("lo")
	if err != nil {
		return err
	}
	lo.SetUint16(unix.IFF_UP)
	return unix.IoctlIfreq(fd, unix.SIOCSIFFLAGS, lo)
}
