package sockcore_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

// udp is two bound UDP sockets and the second one's address.
func udp(t *testing.T, e *Engine) (a, b *Socket, to Address) {
	t.Helper()
	a = must[*Socket](t)(e.Socket(bg, unix.AF_INET, unix.SOCK_DGRAM, 0))
	b = must[*Socket](t)(e.Socket(bg, unix.AF_INET, unix.SOCK_DGRAM, 0))
	ok(t, a.Bind(bg, loopback))
	ok(t, b.Bind(bg, loopback))
	return a, b, must[Address](t)(b.Getsockname(bg))
}

func TestReceiveSizes(t *testing.T) {
	a, b := connected(t, newEngine(t))
	for _, n := range []int{1, 4096, 65536, 65537, 1e9, 1e11, 1<<63 - 1} {
		_, err := a.Send(bg, "x", 0)
		ok(t, err)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		data := must[[]byte](t)(b.Recv(bg, n, 0))
		runtime.ReadMemStats(&after)
		if len(data) != 1 || after.TotalAlloc-before.TotalAlloc > 1<<20 {
			t.Fatalf("recv(%d): %d bytes, %d allocated", n, len(data),
				after.TotalAlloc-before.TotalAlloc)
		}
		if cap(data) > 64 {
			t.Fatalf("recv(%d): one byte that is kept holds %d", n, cap(data))
		}
	}
	if data, err := b.Recv(bg, 0, 0); len(data) != 0 || err != nil {
		t.Fatal(data, err)
	}
	var argument *ArgumentError
	_, err := b.Recv(bg, -1, 0)
	if !errors.As(err, &argument) || argument.Message != "negative buffersize in recv" {
		t.Fatal(err)
	}
	_, _, err = b.RecvFrom(bg, -1, 0)
	if !errors.As(err, &argument) || argument.Message != "negative buffersize in recvfrom" {
		t.Fatal(err)
	}
}

func TestLargeReceiveTakesWhatIsThere(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	n := must[int](t)(a.Send(bg, string(make([]byte, 150_000)), unix.MSG_DONTWAIT))
	if data := must[[]byte](t)(b.Recv(bg, 1<<40, 0)); len(data) != n || n <= 65536 {
		t.Fatal(len(data), n)
	}
}

// TestReceivedDataIsItsOwn: the memory that one receive gave is not another's, whether
// much or little of it was used.
func TestReceivedDataIsItsOwn(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	var all [][]byte
	for i := range 60 {
		size := []int{1, 600, 2049, 4096, 30_000, 70_000}[i%6]
		_, err := a.Send(bg, strings.Repeat(string(rune('A'+i)), size), 0)
		ok(t, err)
		data := must[[]byte](t)(b.Recv(bg, []int{4096, 65536, 1 << 20}[i%3], 0))
		if cap(data) > 2*len(data)+1024 {
			t.Errorf("%d bytes that are kept hold %d", len(data), cap(data))
		}
		all = append(all, data)
		must[int64](t)(b.Drain(bg))
	}
	for i, data := range all {
		if len(data) == 0 || strings.Trim(string(data), string(rune('A'+i))) != "" {
			t.Errorf("what came as %d was overwritten: %.40q", i, data)
		}
	}
}

func TestDatagrams(t *testing.T) {
	a, b, to := udp(t, newEngine(t))
	_, err := a.SendTo(bg, "0123456789", 0, to)
	ok(t, err)
	data, from, err := b.RecvFrom(bg, 4, unix.MSG_PEEK)
	if string(data) != "0123" || from != must[Address](t)(a.Getsockname(bg)) || err != nil {
		t.Fatal(data, from, err)
	}
	if b.BytesIn() != 0 {
		t.Fatal("a peek was counted")
	}
	data = must[[]byte](t)(b.Recv(bg, 4, unix.MSG_TRUNC)) // the rest is lost
	if string(data) != "0123" {
		t.Fatal(data)
	}
	_, err = a.SendTo(bg, "", 0, to)
	ok(t, err)
	if data = must[[]byte](t)(b.Recv(bg, 1e9, 0)); len(data) != 0 {
		t.Fatal(data)
	}
	large := strings.Repeat("x", 65507)
	_, err = a.SendTo(bg, large, 0, to)
	ok(t, err)
	if data = must[[]byte](t)(b.Recv(bg, 1e9, 0)); string(data) != large {
		t.Fatal(len(data))
	}
	_, err = a.SendTo(bg, string(make([]byte, 70_000)), 0, to)
	wantErrno(t, err, unix.EMSGSIZE)
	_, err = a.Send(bg, "x", 0)
	wantErrno(t, err, unix.EDESTADDRREQ)
}

// TestLargeDatagram is larger than a pageful.
func TestLargeDatagram(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_DGRAM)
	large := strings.Repeat("y", 150_000)
	_, err := a.Send(bg, large, 0)
	ok(t, err)
	if data := must[[]byte](t)(b.Recv(bg, 1e9, 0)); string(data) != large {
		t.Fatal(len(data))
	}
}

func TestRefusedDatagram(t *testing.T) {
	a, b, to := udp(t, newEngine(t))
	ok(t, b.Close(bg))
	ok(t, a.Connect(bg, to))
	_, err := a.Send(bg, "x", 0)
	ok(t, err)
	_, err = a.Recv(bg, 1, 0)
	wantErrno(t, err, unix.ECONNREFUSED)
}

func TestUrgentByte(t *testing.T) {
	a, b := connected(t, newEngine(t))
	_, err := a.Send(bg, "!", unix.MSG_OOB)
	ok(t, err)
	items := []PollItem{{Socket: b, Events: unix.POLLPRI}}
	must[int](t)(a.Engine().Poll(bg, items, None))
	if data := must[[]byte](t)(b.Recv(bg, 1, unix.MSG_OOB)); string(data) != "!" {
		t.Fatal(data)
	}
	_, err = b.Recv(bg, 1, unix.MSG_OOB)
	wantErrno(t, err, unix.EINVAL)
}

func TestWaitAll(t *testing.T) {
	a, b := connected(t, newEngine(t))
	go func() {
		for range 10 {
			_, _ = a.Send(bg, strings.Repeat("z", 10_000), 0)
			time.Sleep(2 * time.Millisecond)
		}
		_, _ = a.Send(bg, "end", 0)
	}()
	if data := must[[]byte](t)(b.Recv(bg, 100_000, unix.MSG_WAITALL)); len(data) != 100_000 {
		t.Fatal(len(data))
	}
	ctx, cancel := context.WithTimeout(bg, 100*time.Millisecond)
	defer cancel()
	data, err := b.Recv(ctx, 1e11, unix.MSG_WAITALL)
	if string(data) != "end" || err != nil {
		t.Fatal(data, err)
	}
	if _, err := b.Recv(ctx, 10, unix.MSG_WAITALL); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	runtime.KeepAlive(a) // dropped, it would be closed
}

// TestReceiveTimeoutOfTheKernel sets SO_RCVTIMEO where the engine does not see it,
// on a descriptor that it adopts.
func TestReceiveTimeoutOfTheKernel(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	short := unix.NsecToTimeval(int64(60 * time.Millisecond))
	ok(t, unix.SetsockoptTimeval(a.Fileno(), unix.SOL_SOCKET, unix.SO_RCVTIMEO, &short))
	s := must[*Socket](t)(a.Engine().FromFD(a.Fileno(), -1, -1, -1))
	_, err := s.Recv(bg, 1, 0)
	wantErrno(t, err, unix.EAGAIN)
	runtime.KeepAlive(b)
}

func TestManySignals(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	ok(t, a.SetTimeout(Timeout(150*time.Millisecond)))
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
				_ = unix.Kill(unix.Getpid(), unix.SIGWINCH)
				time.Sleep(100 * time.Microsecond)
			}
		}
	}()
	began := time.Now()
	_, err := a.Recv(bg, 1, 0)
	close(stop)
	if took := time.Since(began); err != ErrTimeout || took < 150*time.Millisecond {
		t.Fatal(err, took)
	}
	runtime.KeepAlive(b)
}
