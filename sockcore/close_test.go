package sockcore_test

import (
	"context"
	"errors"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

// TestCloseAgainstRecv closes sockets under waiting receives while new sockets
// take their numbers: no receive may ever see a byte that is not its own.
func TestCloseAgainstRecv(t *testing.T) {
	e := newEngine(t)
	rounds := 2000
	if testing.Short() {
		rounds = 200
	}
	for i := range rounds {
		a, b := pair(t, e, unix.SOCK_STREAM)
		number := a.Fileno()
		got := make(chan error, 2)
		for range 2 {
			go func() {
				data, err := a.Recv(bg, 10, 0)
				if len(data) != 0 {
					err = errors.New("received " + string(data))
				}
				got <- err
			}()
		}
		if i%2 == 0 {
			runtime.Gosched()
		}
		ok(t, a.Close(bg))
		c, d := pair(t, e, unix.SOCK_STREAM) // one of them has a's number
		if _, err := d.Send(bg, "x", 0); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Send(bg, "y", 0); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := <-got; err != ErrClosed {
				t.Fatalf("round %d: %v", i, err)
			}
		}
		if end := must[[]byte](t)(b.Recv(bg, 10, 0)); len(end) != 0 {
			t.Fatalf("round %d: the peer got %q, not the end", i, end)
		}
		if c.Fileno() != number && d.Fileno() != number {
			t.Fatalf("round %d: %d was not given out again", i, number)
		}
		for _, s := range []*Socket{c, d} {
			if data := must[[]byte](t)(s.Recv(bg, 10, 0)); len(data) != 1 {
				t.Fatalf("round %d: a new socket was robbed", i)
			}
			ok(t, s.Close(bg))
		}
		ok(t, b.Close(bg))
	}
}

func TestCloseTwice(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	ok(t, a.Close(bg))
	ok(t, a.Close(bg))
	if !a.Closed() || a.Fileno() != -1 {
		t.Fatal("still open")
	}
	if _, err := a.Dup(); err != ErrClosed {
		t.Fatal(err)
	}
	if err := a.SetTimeout(0); err != ErrClosed {
		t.Fatal(err)
	}
	ok(t, b.Close(bg))
}

func TestDetachKeepsTheNumberOpen(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	number := a.Fileno()
	got := make(chan error)
	go func() { _, err := a.Recv(bg, 1, 0); got <- err }()
	time.Sleep(60 * time.Millisecond) // so that it is parked, and the number in the queue
	fd, err := a.Detach()
	if fd != number || err != nil || a.Fileno() != -1 {
		t.Fatal(fd, err)
	}
	if err := <-got; err != ErrClosed {
		t.Fatal(err)
	}
	again := must[*Socket](t)(a.Engine().Adopt(fd, -1, -1, -1))
	_, err = b.Send(bg, "x", 0)
	ok(t, err)
	if data := must[[]byte](t)(again.Recv(bg, 1, 0)); string(data) != "x" {
		t.Fatal(data)
	}
}

// TestManyWaiters has 2,000 receives wait on few threads and ends them all.
func TestManyWaiters(t *testing.T) {
	e := newEngine(t)
	ctx, cancel := context.WithCancel(bg)
	var done sync.WaitGroup
	var wrong atomic.Int64
	var all []*Socket
	for range 1000 {
		a, b := pair(t, e, unix.SOCK_STREAM)
		all = append(all, a, b)
	}
	for _, s := range all {
		done.Go(func() {
			if _, err := s.Recv(ctx, 1, 0); !errors.Is(err, context.Canceled) {
				wrong.Add(1)
			}
		})
	}
	time.Sleep(300 * time.Millisecond)
	if n := threads(t); n > 60 {
		t.Errorf("%d threads", n)
	}
	cancel()
	done.Wait()
	if wrong.Load() != 0 {
		t.Fatalf("%d ended otherwise", wrong.Load())
	}
	runtime.KeepAlive(all)
}

func threads(t *testing.T) int {
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		t.Skip("no list of threads here:", err)
	}
	return len(tasks)
}

// TestLingeringClose: a close that waits for the peer can be left.
func TestLingeringClose(t *testing.T) {
	a, b := connected(t, newEngine(t))
	fill(t, a)
	linger := &unix.Linger{Onoff: 1, Linger: 3}
	ok(t, unix.SetsockoptLinger(a.Fileno(), unix.SOL_SOCKET, unix.SO_LINGER, linger))
	ctx, cancel := context.WithTimeout(bg, 30*time.Millisecond)
	defer cancel()
	if err := a.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	if !a.Closed() {
		t.Fatal("not closed")
	}
	ok(t, b.Close(bg)) // with data unread: a reset, which ends the lingering
}

// fill sends until the socket takes no more, and says how much that was.
func fill(t *testing.T, s *Socket) int {
	t.Helper()
	total, chunk := 0, string(make([]byte, 1<<20))
	for full := 0; full < 4; { // the kernel moves it on for a while, and has room again
		n, err := s.Send(bg, chunk, unix.MSG_DONTWAIT)
		total += n
		if err == nil {
			full = 0
			continue
		}
		wantErrno(t, err, unix.EAGAIN)
		full++
		time.Sleep(3 * time.Millisecond)
	}
	return total
}

func TestLingerZeroResets(t *testing.T) {
	a, b := connected(t, newEngine(t))
	linger := &unix.Linger{Onoff: 1}
	ok(t, unix.SetsockoptLinger(a.Fileno(), unix.SOL_SOCKET, unix.SO_LINGER, linger))
	ok(t, a.Close(bg))
	_, err := b.Recv(bg, 1, 0)
	wantErrno(t, err, unix.ECONNRESET)
	if data := must[[]byte](t)(b.Recv(bg, 1, 0)); len(data) != 0 {
		t.Fatal(data)
	}
}

func TestCloseFD(t *testing.T) {
	e := newEngine(t)
	fd, err := unix.Dup(0)
	ok(t, err)
	ok(t, e.CloseFD(bg, fd))
	wantErrno(t, e.CloseFD(bg, fd), unix.EBADF)
}
