package sockcore_test

import (
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

// refusing is an address of this machine where nobody listens.
func refusing(t *testing.T, e *Engine) Address {
	t.Helper()
	s := newTCP(t, e)
	ok(t, s.Bind(bg, loopback))
	addr := must[Address](t)(s.Getsockname(bg))
	ok(t, s.Close(bg))
	return addr
}

func TestConnectRefused(t *testing.T) {
	e := newEngine(t)
	wantErrno(t, newTCP(t, e).Connect(bg, refusing(t, e)), unix.ECONNREFUSED)
	fd := must[int](t)(unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0))
	adopted := must[*Socket](t)(e.Adopt(fd, -1, -1, -1))
	wantErrno(t, adopted.Connect(bg, refusing(t, e)), unix.ECONNREFUSED)
}

func TestConnectWithoutWaiting(t *testing.T) {
	e := newEngine(t)
	_, addr := listen(t, e)
	s := newTCP(t, e)
	ok(t, s.SetTimeout(0))
	wantErrno(t, s.Connect(bg, addr), unix.EINPROGRESS)
	must[int](t)(e.Poll(bg, []PollItem{{Socket: s, Events: unix.POLLOUT}}, None))
	ok(t, s.Connect(bg, addr))
	wantErrno(t, s.Connect(bg, addr), unix.EISCONN)
	blocking := newTCP(t, e)
	ok(t, blocking.Connect(bg, addr))
	wantErrno(t, blocking.Connect(bg, addr), unix.EISCONN)
}

// TestConnectCanBeLeft connects to a listener whose queue is full, so that the
// kernel tries for long.
func TestConnectCanBeLeft(t *testing.T) {
	e := newEngine(t)
	l := newTCP(t, e)
	ok(t, l.Bind(bg, loopback))
	ok(t, l.Listen(bg, 0))
	addr := must[Address](t)(l.Getsockname(bg))
	var held []*Socket
	for range 4 { // more than the queue takes
		s := newTCP(t, e)
		ok(t, s.SetTimeout(0))
		wantErrno(t, s.Connect(bg, addr), unix.EINPROGRESS)
		held = append(held, s)
	}
	s := newTCP(t, e)
	ctx, cancel := context.WithTimeout(bg, 30*time.Millisecond)
	defer cancel()
	if err := s.Connect(ctx, addr); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	ok(t, s.SetTimeout(Timeout(60*time.Millisecond)))
	if err := s.Connect(bg, addr); err != ErrTimeout { // the same try goes on
		t.Fatal(err)
	}
	ok(t, s.SetTimeout(None))
	got := make(chan error)
	go func() { got <- s.Connect(bg, addr) }()
	time.Sleep(60 * time.Millisecond)
	ok(t, s.Close(bg))
	if err := <-got; err != ErrClosed {
		t.Fatal(err)
	}
	runtime.KeepAlive(held)
}

// unixListener listens with a queue of none.
func unixListener(t *testing.T, e *Engine) (*Socket, Address) {
	t.Helper()
	l := must[*Socket](t)(e.Socket(bg, unix.AF_UNIX, unix.SOCK_STREAM, 0))
	addr := Unix{Path: filepath.Join(t.TempDir(), "s")}
	ok(t, l.Bind(bg, addr))
	ok(t, l.Listen(bg, 0))
	return l, addr
}

func newUnix(t *testing.T, e *Engine) *Socket {
	t.Helper()
	return must[*Socket](t)(e.Socket(bg, unix.AF_UNIX, unix.SOCK_STREAM, 0))
}

// TestFullUnixBacklog: EAGAIN at once, or a wait until there is room.
func TestFullUnixBacklog(t *testing.T) {
	e := newEngine(t)
	l, addr := unixListener(t, e)
	first := newUnix(t, e)
	ok(t, first.Connect(bg, addr))
	s := newUnix(t, e)
	ok(t, s.SetTimeout(0))
	wantErrno(t, s.Connect(bg, addr), unix.EAGAIN)
	ok(t, s.SetTimeout(Timeout(20*time.Millisecond)))
	if err := s.Connect(bg, addr); err != ErrTimeout {
		t.Fatal(err)
	}
	ok(t, s.SetTimeout(None))
	got := make(chan error)
	go func() { got <- s.Connect(bg, addr) }()
	time.Sleep(20 * time.Millisecond)
	_, _, err := l.Accept(bg)
	ok(t, err)
	ok(t, <-got)
	runtime.KeepAlive([]*Socket{first, l})
}

func TestAddresses(t *testing.T) {
	e := newEngine(t)
	s := newTCP(t, e)
	if a := must[Address](t)(s.Getsockname(bg)); a != (Inet4{}) {
		t.Fatal(a)
	}
	_, err := s.Getpeername(bg)
	wantErrno(t, err, unix.ENOTCONN)
	ok(t, s.Bind(bg, loopback))
	wantErrno(t, s.Bind(bg, loopback), unix.EINVAL)
	wantErrno(t, newTCP(t, e).Bind(bg, Inet4{Addr: [4]byte{192, 0, 2, 1}}), unix.EADDRNOTAVAIL)
	taken := must[Address](t)(s.Getsockname(bg))
	wantErrno(t, newTCP(t, e).Bind(bg, taken), unix.EADDRINUSE)
	u := newUnix(t, e)
	ok(t, u.Bind(bg, Unix{})) // autobind
	name := must[Address](t)(u.Getsockname(bg)).(Unix).Path
	if !regexp.MustCompile(`^\x00[0-9a-f]{5}$`).MatchString(name) {
		t.Fatalf("%q", name)
	}
	wantErrno(t, s.Shutdown(bg, 9), unix.EINVAL)
}

func TestAcceptWithoutListen(t *testing.T) {
	e := newEngine(t)
	s := newTCP(t, e)
	_, _, err := s.Accept(bg)
	wantErrno(t, err, unix.EINVAL)
	if s.Listening() {
		t.Fatal("listening")
	}
	ok(t, s.Listen(bg, -1))
	if !s.Listening() {
		t.Fatal("not listening")
	}
}

func TestAcceptTellsThePeer(t *testing.T) {
	e := newEngine(t)
	l, addr := listen(t, e)
	go func() {
		time.Sleep(60 * time.Millisecond)
		_ = newTCP(t, e).Connect(bg, addr)
	}()
	s, from, err := l.Accept(bg)
	ok(t, err)
	if peer := must[Address](t)(s.Getpeername(bg)); peer != from || nonblocking(t, s) {
		t.Fatal(peer, from)
	}
	if on := must[bool](t)(s.Inheritable()); on {
		t.Fatal("inheritable")
	}
}

func TestNoRoute(t *testing.T) {
	sockcoretest.InNetns(t, func() {
		e := New()
		defer e.Close()
		s, err := e.Socket(bg, unix.AF_INET, unix.SOCK_STREAM, 0)
		if err == nil {
			err = s.Connect(bg, Inet4{Addr: [4]byte{192, 0, 2, 1}, Port: 9})
		}
		if !errors.Is(err, unix.ENETUNREACH) {
			t.Error(err)
		}
	})
}

func TestPeers(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ name, ask, answer string }{
		{"redis-server", "PING\r\n", "+PONG\r\n"},
		{"nginx", "GET / HTTP/1.0\r\n\r\n", "HTTP/1.1 200"}} {
		t.Run(c.name, func(t *testing.T) {
			s := newUnix(t, e)
			ok(t, s.Connect(bg, Unix{Path: sockcoretest.Peer(t, c.name).Path}))
			_, err := s.SendAll(bg, c.ask, 0)
			ok(t, err)
			data := must[[]byte](t)(s.Recv(bg, len(c.answer), unix.MSG_WAITALL))
			if string(data) != c.answer {
				t.Fatalf("%q", data)
			}
			ok(t, s.Close(bg))
		})
	}
}
