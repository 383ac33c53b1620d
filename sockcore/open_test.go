package sockcore_test

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

// nonblocking reads O_NONBLOCK, as anybody with the descriptor would.
func nonblocking(t *testing.T, s *Socket) bool {
	t.Helper()
	return must[int](t)(unix.FcntlInt(uintptr(s.Fileno()), unix.F_GETFL, 0))&unix.O_NONBLOCK != 0
}

func TestFlagsTellTheTruth(t *testing.T) {
	e := newEngine(t)
	s := newTCP(t, e)
	for _, c := range []struct {
		timeout Timeout
		want    bool
	}{{None, false}, {0, true}, {None, false}, {Timeout(time.Second), true}} {
		ok(t, s.SetTimeout(c.timeout))
		if nonblocking(t, s) != c.want || s.Timeout() != c.timeout {
			t.Fatalf("%v: O_NONBLOCK is %v", c.timeout, !c.want)
		}
	}
	a, b := connected(t, e) // accept and connect have put their flag back
	if nonblocking(t, a) || nonblocking(t, b) {
		t.Fatal("O_NONBLOCK was left set")
	}
}

func TestDefaultTimeout(t *testing.T) {
	e := newEngine(t)
	l, addr := listen(t, e)
	ok(t, l.SetTimeout(Timeout(time.Second)))
	a := newTCP(t, e)
	ok(t, a.Connect(bg, addr))
	b, _, err := l.Accept(bg)
	ok(t, err)
	if b.Timeout() != None || nonblocking(t, b) {
		t.Fatal("accept handed the listener's timeout down")
	}
	e.SetDefaultTimeout(Timeout(time.Minute))
	c := newTCP(t, e)
	ok(t, c.Connect(bg, addr))
	d, _, err := l.Accept(bg)
	ok(t, err)
	for _, s := range []*Socket{c, d} {
		if s.Timeout() != Timeout(time.Minute) || !nonblocking(t, s) {
			t.Fatal(s.Timeout())
		}
	}
	runtime.KeepAlive(b)
}

func TestAdoptAsksTheKernel(t *testing.T) {
	e := newEngine(t)
	fd := must[int](t)(unix.Socket(unix.AF_INET6, unix.SOCK_DGRAM, 0))
	s := must[*Socket](t)(e.Adopt(fd, -1, -1, -1))
	if s.Family() != unix.AF_INET6 || s.Type() != unix.SOCK_DGRAM || s.Proto() != unix.IPPROTO_UDP {
		t.Fatal(s.Family(), s.Type(), s.Proto())
	}
	file, err := os.Open(os.DevNull)
	ok(t, err)
	defer func() { _ = file.Close() }()
	_, err = e.Adopt(int(file.Fd()), -1, -1, -1)
	wantErrno(t, err, unix.ENOTSOCK)
	_, err = e.FromFD(int(file.Fd()), -1, -1, -1)
	wantErrno(t, err, unix.ENOTSOCK)
	_, err = e.Adopt(777, -1, -1, -1)
	wantErrno(t, err, unix.EBADF)
	var argument *ArgumentError
	if _, err = e.Adopt(-1, -1, -1, -1); !errors.As(err, &argument) ||
		argument.Message != "negative file descriptor" {
		t.Fatal(err)
	}
}

// TestInheritedFlagsStay uses somebody else's descriptor in every way, while a
// second holder of the open file looks at its flags.
func TestInheritedFlagsStay(t *testing.T) {
	e := newEngine(t)
	fd := must[int](t)(unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0))
	l := must[*Socket](t)(e.Adopt(fd, -1, -1, -1))
	ok(t, l.Bind(bg, loopback))
	ok(t, l.Listen(bg, 5))
	ok(t, l.SetTimeout(Timeout(50*time.Millisecond)))
	_, _, err := l.Accept(bg)
	if err != ErrTimeout || nonblocking(t, l) {
		t.Fatal(err)
	}
	ok(t, l.SetTimeout(0))
	_, _, err = l.Accept(bg)
	wantErrno(t, err, unix.EAGAIN)
	ok(t, l.SetTimeout(None))
	fd2 := must[int](t)(unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0))
	c := must[*Socket](t)(e.FromFD(fd2, -1, -1, -1))
	defer func() { _ = unix.Close(fd2) }()
	connected := make(chan error, 1)
	go func() { connected <- c.Connect(bg, must[Address](t)(l.Getsockname(bg))) }()
	a, _, err := l.Accept(bg)
	ok(t, err)
	ok(t, <-connected)
	ok(t, c.SetTimeout(0))
	_, err = c.Recv(bg, 1, 0)
	wantErrno(t, err, unix.EAGAIN)
	if nonblocking(t, l) || nonblocking(t, c) {
		t.Fatal("a flag was changed")
	}
	runtime.KeepAlive(a)
}

// TestFewDescriptors runs in a child process that may open 64.
func TestFewDescriptors(t *testing.T) {
	if os.Getenv("FEW_DESCRIPTORS") == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestFewDescriptors$")
		cmd.Env = append(os.Environ(), "FEW_DESCRIPTORS=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	few := unix.Rlimit{Cur: 64, Max: 64}
	ok(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &few))
	e := New()
	for range 1000 { // dropped ones are closed when they are in the way
		_, _ = pair(t, e, unix.SOCK_STREAM)
	}
	l, addr := listen(t, e)
	var held []*Socket
	for range 1000 {
		c, err := e.Socket(bg, unix.AF_INET, unix.SOCK_STREAM, 0)
		if err != nil {
			wantErrno(t, err, unix.EMFILE)
			break
		}
		held = append(held, c)
	}
	if len(held) < 40 || len(held) > 64 {
		t.Fatalf("%d sockets before EMFILE", len(held))
	}
	ok(t, held[0].Connect(bg, addr))
	_, _, err := l.Accept(bg)
	wantErrno(t, err, unix.EMFILE)
	_, err = l.Dup()
	wantErrno(t, err, unix.EMFILE)
	ok(t, held[1].Close(bg))
	_, _, err = l.Accept(bg)
	ok(t, err)
}
