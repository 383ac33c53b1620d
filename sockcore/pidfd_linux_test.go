package sockcore_test

import (
	"fmt"
	"os"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

// TestPidfdsAreClosed: the descriptors of processes that a message and an option bring are
// the engine's until somebody claims them. newEngine fails the test when one is left.
func TestPidfdsAreClosed(t *testing.T) {
	e := newEngine(t)
	a, b := pair(t, e, unix.SOCK_DGRAM)
	if err := b.SetsockoptInt(bg, unix.SOL_SOCKET, unix.SO_PASSPIDFD, 1); err != nil {
		t.Skip("this kernel has no SO_PASSPIDFD:", err)
	}
	must[int](t)(a.Send(bg, "x", 0))
	m := must[*Message](t)(b.RecvMsg(bg, 10, 100, 0))
	option := must[int](t)(a.GetsockoptInt(bg, unix.SOL_SOCKET, unix.SO_PEERPIDFD))
	if len(m.Control) != 1 || RightsFDs(m.Control[0]) != nil {
		t.Fatalf("%v", m.Control)
	}
	var fd int
	want := fmt.Sprint("of the process ", os.Getpid())
	text := m.Control[0].String()
	if n, err := fmt.Sscanf(text, "SCM_PIDFD descriptor %d "+want, &fd); n != 1 || err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	e.Close()
	for _, fd := range []int{fd, option} {
		if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != unix.EBADF {
			t.Errorf("%d is still open: %v", fd, err)
		}
	}
}
