package sockcore_test

import (
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

func TestTypeFlags(t *testing.T) {
	e := newEngine(t)
	typ := unix.SOCK_DGRAM | unix.SOCK_CLOEXEC | unix.SOCK_NONBLOCK
	s := must[*Socket](t)(e.Socket(bg, unix.AF_INET, typ, 0))
	if s.Type() != unix.SOCK_DGRAM || s.Timeout() != 0 || !nonblocking(t, s) {
		t.Fatal(s.Type(), s.Timeout())
	}
	if on := must[bool](t)(s.Inheritable()); on {
		t.Fatal("inheritable from the start")
	}
	ok(t, s.SetInheritable(true))
	if on := must[bool](t)(s.Inheritable()); !on {
		t.Fatal("not inheritable")
	}
	if s.Family() != unix.AF_INET || s.Proto() != 0 || s.Engine() != e {
		t.Fatal(s.Family(), s.Proto())
	}
}
