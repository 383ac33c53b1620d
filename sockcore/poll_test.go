package sockcore_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

func TestPoll(t *testing.T) {
	e := newEngine(t)
	a, b := pair(t, e, unix.SOCK_STREAM)
	items := []PollItem{{Socket: a, Events: unix.POLLIN}, {Socket: b, Events: unix.POLLIN}}
	for _, timeout := range []Timeout{0, Timeout(10 * time.Millisecond)} {
		if n := must[int](t)(e.Poll(bg, items, timeout)); n != 0 {
			t.Fatal(n, items)
		}
	}
	time.AfterFunc(10*time.Millisecond, func() { _, _ = a.Send(bg, "x", 0) })
	if n := must[int](t)(e.Poll(bg, items, None)); n != 1 || items[1].Revents != unix.POLLIN {
		t.Fatal(n, items)
	}
	items[1].Events = unix.POLLOUT
	if n := must[int](t)(e.Poll(bg, items, None)); n != 1 || items[1].Revents != unix.POLLOUT {
		t.Fatal(n, items)
	}
}

func TestPollEnds(t *testing.T) {
	e := newEngine(t)
	a, b := pair(t, e, unix.SOCK_STREAM)
	items := []PollItem{{Socket: a, Events: unix.POLLIN}, {Socket: b, Events: unix.POLLIN}}
	ctx, cancel := context.WithTimeout(bg, 20*time.Millisecond)
	defer cancel()
	if _, err := e.Poll(ctx, items, None); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	time.AfterFunc(20*time.Millisecond, func() { _ = a.Close(bg) })
	for range 2 { // closed meanwhile, and before
		n := must[int](t)(e.Poll(bg, items, None))
		if n == 0 || items[0].Revents != unix.POLLNVAL {
			t.Fatal(n, items)
		}
	}
}

func TestPollOfABareDescriptor(t *testing.T) {
	e := newEngine(t)
	r, w, err := os.Pipe()
	ok(t, err)
	defer func() { _ = r.Close() }()
	defer func() { _ = w.Close() }()
	fd := int(r.Fd())
	items := []PollItem{{FD: fd, Events: unix.POLLIN}, {FD: 9999, Events: unix.POLLIN}}
	if n := must[int](t)(e.Poll(bg, items, None)); n != 1 || items[1].Revents != unix.POLLNVAL {
		t.Fatal(n, items)
	}
	_, err = w.Write([]byte("x"))
	ok(t, err)
	if n := must[int](t)(e.Poll(bg, items[:1], None)); n != 1 {
		t.Fatal(n, items)
	}
}

// TestManyPolls has more of them wait than have a seat.
func TestManyPolls(t *testing.T) {
	e := newEngine(t)
	a, b := pair(t, e, unix.SOCK_STREAM)
	got := make(chan error)
	const polls = 100
	for range polls {
		go func() {
			_, err := e.Poll(bg, []PollItem{{Socket: a, Events: unix.POLLIN}}, None)
			got <- err
		}()
	}
	time.Sleep(50 * time.Millisecond)
	_, err := b.Send(bg, "x", 0)
	ok(t, err)
	for range polls {
		ok(t, <-got)
	}
}

func TestBothDirectionsWait(t *testing.T) {
	e := newEngine(t)
	a, b := connected(t, e)
	fill(t, a)
	got := make(chan error, 4)
	for range 2 {
		go func() { _, err := a.Recv(bg, 1, 0); got <- err }()
		go func() { _, err := a.Send(bg, "x", 0); got <- err }()
	}
	time.Sleep(100 * time.Millisecond) // all are parked, or will be
	_, err := b.Send(bg, "12", 0)
	ok(t, err)
	end := drain(b, -1)
	for range 4 {
		ok(t, <-got)
	}
	ok(t, a.Close(bg))
	<-end
}

func TestOnWait(t *testing.T) {
	e := newEngine(t)
	waits, ends := 0, 0
	e.OnWait(func(context.Context) func() { waits++; return func() { ends++ } })
	a, b := pair(t, e, unix.SOCK_STREAM)
	_, err := a.Send(bg, "x", 0)
	ok(t, err)
	must[[]byte](t)(b.Recv(bg, 1, 0))
	if waits != 0 {
		t.Fatal("told of a wait that was none")
	}
	ok(t, b.SetTimeout(Timeout(100*time.Millisecond)))
	if _, err := b.Recv(bg, 1, 0); err != ErrTimeout || waits != 1 || ends != 1 {
		t.Fatal(err, waits, ends)
	}
	if err := a.Close(bg); err != nil {
		t.Fatal(err)
	}
	e.OnWait(nil)
}
