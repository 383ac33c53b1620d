package sockcore_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

// waits are all ways to wait on a socket. Each is given a connected one whose peer
// neither sends nor receives, and that can take no more. It is of AF_UNIX: what TCP has
// taken moves on by itself, and then there is room again.
func waits(t *testing.T) map[string]func(ctx context.Context, s *Socket) error {
	path := filepath.Join(t.TempDir(), "data")
	ok(t, os.WriteFile(path, make([]byte, 1000), 0o600))
	file, err := os.Open(path)
	ok(t, err)
	t.Cleanup(func() { _ = file.Close() })
	type way = func(ctx context.Context, s *Socket) error
	return map[string]way{
		"recv": func(ctx context.Context, s *Socket) error {
			return second(s.Recv(ctx, 1, 0))
		},
		"recvfrom": func(ctx context.Context, s *Socket) error {
			return third(s.RecvFrom(ctx, 1, 0))
		},
		"waitall": func(ctx context.Context, s *Socket) error {
			return second(s.Recv(ctx, 10, unix.MSG_WAITALL))
		},
		"send": func(ctx context.Context, s *Socket) error {
			return second(s.Send(ctx, "x", 0))
		},
		"sendall": func(ctx context.Context, s *Socket) error {
			return second(s.SendAll(ctx, "x", 0))
		},
		"sendfile": func(ctx context.Context, s *Socket) error {
			return second(s.Sendfile(ctx, file, 0, -1))
		},
		"accept": func(ctx context.Context, s *Socket) error {
			return acceptOn(ctx, t, s)
		},
	}
}

// acceptOn waits on a listener, which is closed when s is.
func acceptOn(ctx context.Context, t *testing.T, s *Socket) error {
	l, _ := listen(t, s.Engine())
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for !s.Closed() {
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
			}
		}
		_ = l.Close(bg)
	}()
	_, _, err := l.Accept(ctx)
	return err
}

// TestEveryWaitEnds by its context, by a close and by the timeout, while it sits in
// poll(2) (10 ms) and when it is parked (80 ms).
func TestEveryWaitEnds(t *testing.T) {
	e := newEngine(t)
	why := errors.New("why")
	for name, wait := range waits(t) {
		for _, after := range []time.Duration{10 * time.Millisecond, 80 * time.Millisecond} {
			t.Run(name+" "+after.String(), func(t *testing.T) {
				a, b := pair(t, e, unix.SOCK_STREAM)
				fill(t, a)
				ctx, cancel := context.WithCancelCause(bg)
				time.AfterFunc(after, func() { cancel(why) })
				if err := wait(ctx, a); err != why {
					t.Error("context:", err)
				}
				c, d := pair(t, e, unix.SOCK_STREAM)
				fill(t, c)
				time.AfterFunc(after, func() { _ = c.Close(bg) })
				if err := wait(bg, c); err != ErrClosed {
					t.Error("close:", err)
				}
				for _, s := range []*Socket{a, b, d} {
					ok(t, s.Close(bg))
				}
			})
		}
	}
}

// TestEveryTimeout holds for all but accept, which is on a socket of its own here.
func TestEveryTimeout(t *testing.T) {
	e := newEngine(t)
	for name, wait := range waits(t) {
		if name == "accept" || name == "waitall" {
			continue
		}
		a, b := pair(t, e, unix.SOCK_STREAM)
		fill(t, a)
		ok(t, a.SetTimeout(Timeout(20*time.Millisecond)))
		if err := wait(bg, a); err != ErrTimeout {
			t.Error(name, err)
		}
		ok(t, a.SetTimeout(0))
		if err := wait(bg, a); !errors.Is(err, unix.EAGAIN) {
			t.Error(name, err)
		}
		ok(t, a.Close(bg))
		ok(t, b.Close(bg))
	}
}
