package sockcore_test

import (
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

// passed sends one end of a socketpair over another, closes it here, and is the number that
// it got on arrival, with the end that stayed.
func passed(t *testing.T, e *Engine) (fd int, stayed *Socket) {
	t.Helper()
	a, b := pair(t, e, unix.SOCK_STREAM)
	gone, stayed := pair(t, e, unix.SOCK_STREAM)
	_, err := a.SendMsg(bg, []string{"x"}, []ControlMessage{RightsMessage(gone.Fileno())}, 0, nil)
	ok(t, err)
	ok(t, gone.Close(bg))
	m, err := b.RecvMsg(bg, 10, 100, 0)
	ok(t, err)
	fds := RightsFDs(m.Control[0])
	if len(fds) != 1 {
		t.Fatal(m)
	}
	return fds[0], stayed
}

// TestUnclaimedAreClosed: newEngine fails the test when one is left.
func TestUnclaimedAreClosed(t *testing.T) {
	e := newEngine(t)
	fd, _ := passed(t, e)
	if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != nil {
		t.Fatalf("closed too soon: %v", err)
	}
	e.Close()
	if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != unix.EBADF {
		t.Fatalf("still open: %v", err)
	}
}

func TestClaimedAreTheClaimants(t *testing.T) {
	e := newEngine(t)
	fd, stayed := passed(t, e)
	s, err := e.Adopt(fd, -1, -1, -1)
	ok(t, err)
	number, err := s.Detach()
	ok(t, err)
	closed, _ := passed(t, e)
	ok(t, e.CloseFD(bg, closed))
	e.Close()
	if _, err := unix.FcntlInt(uintptr(number), unix.F_GETFD, 0); err != nil {
		t.Fatalf("what was claimed and detached is closed: %v", err)
	}
	ok(t, unix.Close(number))
	_ = stayed
}

// TestCutRightsDoNotLeak: of three there is room for one.
func TestCutRightsDoNotLeak(t *testing.T) {
	e := newEngine(t)
	a, b := pair(t, e, unix.SOCK_STREAM)
	_, err := a.SendMsg(bg, []string{"x"}, []ControlMessage{RightsMessage(0, 1, 2)}, 0, nil)
	ok(t, err)
	m, err := b.RecvMsg(bg, 10, unix.CmsgLen(4), 0)
	ok(t, err)
	if m.Flags&unix.MSG_CTRUNC == 0 || len(RightsFDs(m.Control[0])) != 1 {
		t.Fatalf("%+v", m)
	}
}
