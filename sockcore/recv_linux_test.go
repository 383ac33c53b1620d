package sockcore_test

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

// TestErrorQueueDoesNotSpin: with an error that nobody reads, poll(2) says POLLERR
// for ever.
func TestErrorQueueDoesNotSpin(t *testing.T) {
	e := newEngine(t)
	a, b, to := udp(t, e)
	ok(t, b.Close(bg))
	ok(t, unix.SetsockoptInt(a.Fileno(), unix.IPPROTO_IP, unix.IP_RECVERR, 1))
	_, err := a.SendTo(bg, "x", 0, to)
	ok(t, err)
	_, err = a.Recv(bg, 1, 0)
	wantErrno(t, err, unix.ECONNREFUSED)
	ok(t, a.SetTimeout(Timeout(100*time.Millisecond)))
	got, _ := calls(e, func() {
		if _, err := a.Recv(bg, 1, 0); err != ErrTimeout {
			t.Error(err)
		}
	})
	if len(got) > 20 {
		t.Fatalf("%d calls", len(got))
	}
	ok(t, a.SetTimeout(None))
	if data := must[[]byte](t)(a.Recv(bg, 1, unix.MSG_ERRQUEUE)); string(data) != "x" {
		t.Fatal(data)
	}
	_, err = a.Recv(bg, 1, unix.MSG_ERRQUEUE) // never waits
	wantErrno(t, err, unix.EAGAIN)
}
