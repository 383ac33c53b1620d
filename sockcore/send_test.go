package sockcore_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

const plenty = 20_000_000

// drain reads n bytes, or to the end when n < 0.
func drain(s *Socket, n int) chan []byte {
	got := make(chan []byte, 1)
	go func() {
		var all []byte
		for n < 0 || len(all) < n {
			data, err := s.Recv(bg, 1<<20, 0)
			if err != nil || len(data) == 0 {
				break
			}
			all = append(all, data...)
		}
		got <- all
	}()
	return got
}

func TestBlockingSendSendsAll(t *testing.T) {
	a, b := connected(t, newEngine(t))
	data := bytes.Repeat([]byte("0123456789"), plenty/10)
	got := drain(b, plenty)
	if n, err := a.Send(bg, string(data), 0); n != plenty || err != nil {
		t.Fatal(n, err)
	}
	if !bytes.Equal(<-got, data) || a.BytesOut() != plenty || b.BytesIn() != plenty {
		t.Fatal("not what was sent", a.BytesOut(), b.BytesIn())
	}
}

func TestPartialSends(t *testing.T) {
	a, b := connected(t, newEngine(t))
	data := string(make([]byte, plenty))
	ok(t, a.SetTimeout(0))
	n, err := a.Send(bg, data, 0)
	if n <= 0 || n >= plenty || err != nil {
		t.Fatal(n, err)
	}
	fill(t, a)
	_, err = a.Send(bg, data, 0)
	wantErrno(t, err, unix.EAGAIN)
	ok(t, a.SetTimeout(Timeout(80*time.Millisecond)))
	if n, err := a.SendAll(bg, data, 0); n >= plenty || err != ErrTimeout {
		t.Fatal(n, err)
	}
	ok(t, b.Close(bg))
}

func TestInterruptedSends(t *testing.T) {
	a, b := connected(t, newEngine(t))
	data := string(make([]byte, plenty))
	ctx, cancel := context.WithTimeout(bg, 60*time.Millisecond)
	defer cancel()
	if n, err := a.Send(ctx, data, 0); n <= 0 || n >= plenty || err != nil {
		t.Fatal(n, err)
	}
	c, d := connected(t, a.Engine())
	if n, err := c.SendAll(ctx, data, 0); n <= 0 || !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(n, err)
	}
	ok(t, d.SetTimeout(None))
	ok(t, b.Close(bg))
}

func TestSendToThePeerThatLeft(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	ok(t, b.Close(bg))
	_, err := a.Send(bg, "x", 0)
	wantErrno(t, err, unix.EPIPE)
	s := newTCP(t, a.Engine())
	_, err = s.Send(bg, "x", 0)
	wantErrno(t, err, unix.EPIPE)
	_, err = s.Recv(bg, 1, 0)
	wantErrno(t, err, unix.ENOTCONN)
}

func TestHalfClose(t *testing.T) {
	a, b := connected(t, newEngine(t))
	ok(t, a.Shutdown(bg, unix.SHUT_WR))
	if data := must[[]byte](t)(b.Recv(bg, 1, 0)); len(data) != 0 {
		t.Fatal(data)
	}
	_, err := b.Send(bg, "back", 0)
	ok(t, err)
	if data := must[[]byte](t)(a.Recv(bg, 10, 0)); string(data) != "back" {
		t.Fatal(data)
	}
	_, err = a.Send(bg, "x", 0)
	wantErrno(t, err, unix.EPIPE)
}

// TestFullDatagramQueue: the receiver's queue is full, and there is room later.
func TestFullDatagramQueue(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_DGRAM)
	thousand := string(make([]byte, 1000))
	sent := 0
	for {
		_, err := a.Send(bg, thousand, unix.MSG_DONTWAIT)
		if err != nil {
			wantErrno(t, err, unix.EAGAIN)
			break
		}
		sent++
	}
	done := make(chan error)
	go func() { _, err := a.Send(bg, "last", 0); done <- err }()
	for range sent {
		if data := must[[]byte](t)(b.Recv(bg, 5000, 0)); len(data) != 1000 {
			t.Fatal(len(data))
		}
	}
	ok(t, <-done)
	if data := must[[]byte](t)(b.Recv(bg, 5000, 0)); string(data) != "last" {
		t.Fatal(data)
	}
}

func TestSendfile(t *testing.T) {
	e := newEngine(t)
	data := bytes.Repeat([]byte("0123456789"), plenty/10)
	path := filepath.Join(t.TempDir(), "data")
	ok(t, os.WriteFile(path, data, 0o600))
	file, err := os.Open(path)
	ok(t, err)
	defer func() { _ = file.Close() }()
	for _, c := range []struct{ offset, count, want int64 }{
		{0, -1, plenty}, {5, 100, 100}, {plenty - 5, 100, 5}, {0, 0, 0}} {
		for _, adopted := range []bool{false, true} {
			a, b := connected(t, e)
			s := a
			if adopted {
				s = must[*Socket](t)(e.FromFD(a.Fileno(), -1, -1, -1))
			}
			got := drain(b, -1)
			if n, err := s.Sendfile(bg, file, c.offset, c.count); n != c.want || err != nil {
				t.Fatal(n, err)
			}
			ok(t, s.Close(bg))
			ok(t, a.Close(bg))
			if !bytes.Equal(<-got, data[c.offset:c.offset+c.want]) {
				t.Fatal("not what is in the file")
			}
			ok(t, b.Close(bg))
		}
	}
}
