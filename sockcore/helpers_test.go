package sockcore_test

import (
	"context"
	"errors"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

var bg = context.Background()

// loopback is any free port of 127.0.0.1.
var loopback = Inet4{Addr: [4]byte{127, 0, 0, 1}}

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newEngine is an engine whose test may not leak.
func newEngine(t testing.TB) *Engine {
	t.Helper()
	sockcoretest.NoLeaks(t)
	return sockcoretest.Engine(t)
}

func newTCP(t testing.TB, e *Engine) *Socket {
	t.Helper()
	return must[*Socket](t)(e.Socket(bg, unix.AF_INET, unix.SOCK_STREAM, 0))
}

// listen is a listening TCP socket and its address.
func listen(t testing.TB, e *Engine) (*Socket, Address) {
	t.Helper()
	l := newTCP(t, e)
	ok(t, l.Bind(bg, loopback))
	ok(t, l.Listen(bg, 128))
	return l, must[Address](t)(l.Getsockname(bg))
}

// connected is a TCP connection.
func connected(t testing.TB, e *Engine) (a, b *Socket) {
	t.Helper()
	l, addr := listen(t, e)
	a = newTCP(t, e)
	ok(t, a.Connect(bg, addr))
	b, _, err := l.Accept(bg)
	ok(t, err)
	ok(t, l.Close(bg))
	return a, b
}

func pair(t testing.TB, e *Engine, typ int) (a, b *Socket) {
	t.Helper()
	a, b, err := e.Socketpair(bg, unix.AF_UNIX, typ, 0)
	ok(t, err)
	return a, b
}

func wantErrno(t *testing.T, err error, errno unix.Errno) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Errno != errno {
		t.Fatalf("got %v, want %v", err, errno)
	}
}

// second and third are the error of a call whose results do not matter.
func second(_ any, err error) error   { return err }
func third(_, _ any, err error) error { return err }
