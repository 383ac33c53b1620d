package sockcore_test

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

func TestConversation(t *testing.T) {
	a, b := connected(t, newEngine(t))
	if n, err := a.Send(bg, "hello", 0); n != 5 || err != nil {
		t.Fatal(n, err)
	}
	if got := must[[]byte](t)(b.Recv(bg, 100, 0)); string(got) != "hello" {
		t.Fatalf("got %q", got)
	}
	go func() {
		time.Sleep(100 * time.Millisecond)
		_, _ = b.Send(bg, "late", 0)
	}()
	if got := must[[]byte](t)(a.Recv(bg, 1<<30, 0)); string(got) != "late" {
		t.Fatalf("got %q", got)
	}
	ok(t, a.Close(bg))
	if got := must[[]byte](t)(b.Recv(bg, 100, 0)); len(got) != 0 {
		t.Fatalf("got %q after the peer closed", got)
	}
	if _, err := a.Recv(bg, 1, 0); !errors.Is(err, ErrClosed) {
		t.Fatal(err)
	}
	if a.Fileno() != -1 || a.BytesOut() != 5 || a.BytesIn() != 4 {
		t.Fatal(a.Fileno(), a.BytesOut(), a.BytesIn())
	}
}

func TestTimeouts(t *testing.T) {
	e := newEngine(t)
	a, b := pair(t, e, unix.SOCK_STREAM)
	ok(t, a.SetTimeout(Timeout(20*time.Millisecond)))
	if _, err := a.Recv(bg, 1, 0); err != ErrTimeout {
		t.Fatal(err)
	}
	ok(t, a.SetTimeout(Timeout(100*time.Millisecond))) // beyond the seat in poll(2)
	if _, err := a.Recv(bg, 1, 0); err != ErrTimeout {
		t.Fatal(err)
	}
	ok(t, a.SetTimeout(0))
	_, err := a.Recv(bg, 1, 0)
	wantErrno(t, err, unix.EAGAIN)
	_, err = b.Recv(bg, 1, unix.MSG_DONTWAIT)
	wantErrno(t, err, unix.EAGAIN)
	var argument *ArgumentError
	if err := a.SetTimeout(-5); !errors.As(err, &argument) || argument.Name != "ValueError" {
		t.Fatal(err)
	}
}

func TestContextEndsWait(t *testing.T) {
	e := newEngine(t)
	for _, delay := range []time.Duration{0, 10 * time.Millisecond, 100 * time.Millisecond} {
		a, b := pair(t, e, unix.SOCK_STREAM)
		ctx, cancel := context.WithCancelCause(bg)
		why := errors.New("why")
		time.AfterFunc(delay, func() { cancel(why) })
		defer runtime.KeepAlive(b)
		if _, err := a.Recv(ctx, 1, 0); err != why {
			t.Fatal(err)
		}
	}
}

func TestCloseEndsWait(t *testing.T) {
	e := newEngine(t)
	for _, delay := range []time.Duration{10 * time.Millisecond, 100 * time.Millisecond} {
		a, b := pair(t, e, unix.SOCK_STREAM)
		time.AfterFunc(delay, func() { _ = a.Close(bg) })
		if _, err := a.Recv(bg, 1, 0); err != ErrClosed {
			t.Fatal(err)
		}
		if got := must[[]byte](t)(b.Recv(bg, 1, 0)); len(got) != 0 {
			t.Fatal(got)
		}
	}
}
