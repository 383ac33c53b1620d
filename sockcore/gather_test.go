package sockcore_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

const mostBytes = 16 << 20

// gatherCases: what comes, and what each call gives of it, one after another.
var gatherCases = []struct {
	name, sent string
	closed     bool
	call       func(*Socket) ([]byte, error)
	want, err  string
	rest       string
}{
	{"exactly", "hello world", false, exactly(5), "hello", "", " world"},
	{"nothing", "hello", false, exactly(0), "", "", "hello"},
	{"too few", "hello", true, exactly(10), "hello", "the peer closed after 5 of 10 bytes", "hello"},
	{"none", "", true, exactly(3), "", "the peer closed after 0 of 3 bytes", ""},
	{"until", "a\r\nb\r\nc", false, until("\r\n", mostBytes), "a\r\n", "", "b\r\nc"},
	{"until the end", "a--", true, until("--", mostBytes), "a--", "", ""},
	{"until never", "a-b-", true, until("--", mostBytes), "a-b-", `the peer closed after 4 bytes, before "--"`, "a-b-"},
	{"until empty", "a", false, until("", 9), "", "empty delimiter", "a"},
	{"at the limit", "12345\n7", false, until("\n", 6), "12345\n", "", "7"},
	{"over the limit", "123456\n8", false, until("\n", 6), "123456",
		"more than 6 bytes came: a limit can be given", "123456\n8"},
	{"until with a negative limit", "1\n", false, until("\n", -1), "", "negative limit in recv_until", "1\n"},
	{"all of less than nothing", "1", false, all(-1), "", "negative limit in recv_all", "1"},
	{"line", "one\ntwo\n", false, line, "one\n", "", "two\n"},
	{"line at the end", "", true, line, "", "", ""},
	{"half a line", "on", true, line, "on", `the peer closed after 2 bytes, before "\n"`, "on"},
	{"all", "one\ntwo\n", true, all(8), "one\ntwo\n", "", ""},
	{"too much", "one\ntwo\n", true, all(7), "one\ntwo", "more than 7 bytes came: a limit can be given", "one\ntwo\n"},
}

func exactly(n int) func(*Socket) ([]byte, error) {
	return func(s *Socket) ([]byte, error) { return s.RecvExactly(bg, n) }
}

func until(d string, limit int) func(*Socket) ([]byte, error) {
	return func(s *Socket) ([]byte, error) { return s.RecvUntil(bg, d, limit) }
}

func line(s *Socket) ([]byte, error) { return s.RecvLine(bg, mostBytes) }

func all(limit int) func(*Socket) ([]byte, error) {
	return func(s *Socket) ([]byte, error) { return s.RecvAll(bg, limit) }
}

func TestGather(t *testing.T) {
	for _, c := range gatherCases {
		t.Run(c.name, func(t *testing.T) {
			a, b := connected(t, newEngine(t))
			_, err := a.SendAll(bg, c.sent, 0)
			ok(t, err)
			if c.closed {
				ok(t, a.Shutdown(bg, unix.SHUT_WR))
			}
			got, err := c.call(b)
			if string(got) != c.want || text(err) != c.err {
				t.Fatalf("got %q, %q", got, text(err))
			}
			ok(t, a.Shutdown(bg, unix.SHUT_WR))
			if rest := must[[]byte](t)(b.RecvAll(bg, mostBytes)); string(rest) != c.rest {
				t.Fatalf("rest %q", rest)
			}
			if n := b.BytesIn(); n != int64(len(c.sent)) {
				t.Fatalf("counted %d", n)
			}
		})
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestGatherLeavesTheRest looks at what the kernel still has, by a duplicate.
func TestGatherLeavesTheRest(t *testing.T) {
	a, b := connected(t, newEngine(t))
	_, err := a.SendAll(bg, "one\ntwo\n", 0)
	ok(t, err)
	must[[]byte](t)(b.RecvLine(bg, mostBytes))
	other := must[*Socket](t)(b.Dup())
	if rest := must[[]byte](t)(other.Recv(bg, 100, 0)); string(rest) != "two\n" {
		t.Fatalf("%q", rest)
	}
}

// TestGatherGivesUp ends the wait in each way; what came is there for the next call.
func TestGatherGivesUp(t *testing.T) {
	ends := map[string]func(s *Socket) (context.Context, error){
		"timeout":     func(s *Socket) (context.Context, error) { return bg, s.SetTimeout(Timeout(50e6)) },
		"nonblocking": func(s *Socket) (context.Context, error) { return bg, s.SetTimeout(0) },
		"context": func(*Socket) (context.Context, error) {
			ctx, cancel := context.WithTimeoutCause(bg, 50*time.Millisecond, io.ErrNoProgress)
			context.AfterFunc(ctx, cancel)
			return ctx, nil
		},
	}
	wanted := map[string]error{"timeout": ErrTimeout, "nonblocking": unix.EAGAIN, "context": io.ErrNoProgress}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
			ctx := must[context.Context](t)(end(b))
			long := strings.Repeat("x", 100_000)
			_, err := a.SendAll(bg, long, 0)
			ok(t, err)
			data, err := b.RecvUntil(ctx, "\n", mostBytes)
			if !errors.Is(err, wanted[name]) || string(data) != long {
				t.Fatal(len(data), err)
			}
			checkPutBack(t, a, b, long)
		})
	}
}

// checkPutBack: b has long, though not in the kernel.
func checkPutBack(t *testing.T, a, b *Socket, long string) {
	t.Helper()
	items := []PollItem{{Socket: b, Events: unix.POLLIN}}
	if n := must[int](t)(b.Engine().Poll(bg, items, 0)); n != 1 || items[0].Revents != unix.POLLIN {
		t.Fatal(n, items)
	}
	for range 2 {
		if data := must[[]byte](t)(b.Recv(bg, 3, unix.MSG_PEEK)); string(data) != "xxx" {
			t.Fatalf("%q", data)
		}
	}
	_, err := a.SendAll(bg, "\nmore", 0)
	ok(t, err)
	if data := must[[]byte](t)(b.RecvLine(bg, mostBytes)); string(data) != long+"\n" {
		t.Fatal(len(data))
	}
	b.PutBack([]byte("again"))
	if data, _, err := b.RecvFrom(bg, 2, 0); string(data) != "ag" || err != nil {
		t.Fatal(data, err)
	}
	if n := must[int64](t)(b.Drain(bg)); n != int64(len("ain"+"more")) {
		t.Fatal(n)
	}
}

// TestGatherDeadline: bytes that keep coming do not put the end of the whole off.
func TestGatherDeadline(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	ctx, cancel := context.WithCancel(bg)
	defer cancel()
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		for ctx.Err() == nil {
			if _, err := a.Send(ctx, "x", 0); err != nil {
				return
			}
		}
	}()
	ok(t, b.SetTimeout(Timeout(200*time.Millisecond)))
	if _, err := b.RecvAll(bg, 1<<40); err != ErrTimeout {
		t.Fatal(err)
	}
	cancel()
	<-sent
	runtime.KeepAlive(a)
}

func TestGatherNeedsAStream(t *testing.T) {
	e := newEngine(t)
	for _, typ := range []int{unix.SOCK_DGRAM, unix.SOCK_SEQPACKET} {
		a, b := pair(t, e, typ)
		for _, call := range []func(*Socket) ([]byte, error){exactly(1), until("x", 9), line, all(9)} {
			var wrong *ArgumentError
			if _, err := call(b); !errors.As(err, &wrong) || !strings.Contains(wrong.Message, "needs a stream") {
				t.Fatal(err)
			}
		}
		for range 3 {
			_, err := a.Send(bg, "four", 0)
			ok(t, err)
		}
		if n := must[int64](t)(b.Drain(bg)); n != 12 {
			t.Fatal(n)
		}
	}
	s := newTCP(t, e)
	_, err := s.RecvLine(bg, 10)
	wantErrno(t, err, unix.ENOTCONN)
	ok(t, s.Close(bg))
	if _, err = s.RecvAll(bg, 10); err != ErrClosed {
		t.Fatal(err)
	}
}

// heap is how much memory the heap has taken from the system and not given back.
func heap() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapSys - m.HeapReleased)
}

// TestGatherMemory sends 1 GiB without a newline, of which a line may have 16 MiB. That takes few
// times as much memory (the race detector takes some itself), and all can still be received.
func TestGatherMemory(t *testing.T) {
	a, b := connected(t, newEngine(t))
	const pieces, most = 1024, 6 * mostBytes
	piece := strings.Repeat("x", 1<<20)
	debug.FreeOSMemory()
	before := heap()
	go func() {
		for range pieces {
			_, _ = a.SendAll(bg, piece, 0)
		}
		_ = a.Shutdown(bg, unix.SHUT_WR)
	}()
	_, err := b.RecvLine(bg, mostBytes)
	var over *GatherError
	if took := heap() - before; !errors.As(err, &over) || took > most {
		t.Fatalf("%v; it took %d bytes", err, took)
	}
	got := 0
	for data := []byte("some"); len(data) > 0; got += len(data) {
		data = must[[]byte](t)(b.Recv(bg, len(piece), 0))
	}
	if got != pieces*len(piece) {
		t.Errorf("%d bytes came, not %d", got, pieces*len(piece))
	}
}

// FuzzUntil sends a text in random parts: each call gives what splitting the whole gives.
func FuzzUntil(f *testing.F) {
	f.Add("a\r\nb\r\n\r\nc", "\r\n", uint64(1))
	f.Add("aaab aab ab", "aab", uint64(2))
	f.Add(strings.Repeat("-", 5000)+"--!-!", "--!", uint64(3))
	f.Fuzz(func(t *testing.T, whole, delimiter string, seed uint64) {
		if delimiter == "" || len(whole) > 100_000 {
			t.Skip("an empty delimiter is refused, and a long text is slow to fuzz")
		}
		a, b := pair(t, sockcoretest.Engine(t), unix.SOCK_STREAM)
		go sendInParts(a, whole, rand.New(rand.NewPCG(seed, 0)))
		want := strings.SplitAfter(whole, delimiter)
		for i, part := range want {
			data, err := b.RecvUntil(bg, delimiter, mostBytes)
			if string(data) != part || (err != nil) != (i == len(want)-1) {
				t.Fatalf("got %q %v, want %q", data, err, part)
			}
		}
	})
}

// sendInParts sends a text a few bytes at a time, or many, and ends the stream.
func sendInParts(s *Socket, whole string, random *rand.Rand) {
	for whole != "" {
		n := min(len(whole), 1<<random.IntN(12))
		n = 1 + random.IntN(n)
		if _, err := s.SendAll(bg, whole[:n], 0); err != nil {
			return
		}
		if random.IntN(4) == 0 {
			runtime.Gosched()
		}
		whole = whole[n:]
	}
	_ = s.Shutdown(bg, unix.SHUT_WR)
}

// BenchmarkRecvLine reads short lines of a stream that has many.
func BenchmarkRecvLine(b *testing.B) {
	x, y := pair(b, newEngine(b), unix.SOCK_STREAM)
	lines := slices.Repeat([]byte("a line of text\n"), 1000)
	for i := 0; b.Loop(); i++ {
		if i%1000 == 0 {
			_, _ = x.SendAll(bg, string(lines), 0)
		}
		if data, err := y.RecvLine(bg, mostBytes); err != nil || !bytes.HasSuffix(data, []byte("\n")) {
			b.Fatal(data, err)
		}
	}
}
