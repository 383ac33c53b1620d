package sockcore_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

// calls traces what f does: "call result errno" of each event, with a "+" before
// what only a full trace shows.
func calls(e *Engine, f func()) (all []string, events []Event) {
	e.SetTrace(func(ev Event) {
		line := ev.Call + " " + ev.Result
		if ev.Errno != 0 {
			line += " " + unix.ErrnoName(ev.Errno)
		}
		if ev.Detail {
			line = "+" + line
		}
		all = append(all, line)
		events = append(events, ev)
	})
	defer e.SetTrace(nil)
	f()
	return all, events
}

func TestTrace(t *testing.T) {
	e := newEngine(t)
	var a, b *Socket
	got, events := calls(e, func() {
		a, b = pair(t, e, unix.SOCK_STREAM)
		_, _ = a.Send(bg, "hello", 0)
		_, _ = b.Recv(bg, 100, unix.MSG_PEEK)
		_, _ = b.Recv(bg, 100, 0)
		_, _ = b.Recv(bg, 100, unix.MSG_DONTWAIT)
		_ = a.SetTimeout(Timeout(10 * time.Millisecond))
		_, _ = a.Recv(bg, 1, 0)
		_, _ = a.Getpeername(bg)
		_ = a.Connect(bg, Unix{Path: "/nonexistent"})
		_ = a.Close(bg)
		_, _ = a.Recv(bg, 1, 0) // no call is made
	})
	want := []string{"socketpair 0", "sendto 5", "recvfrom 5", "recvfrom 5", "recvfrom -1 EAGAIN",
		"+fcntl 0", "+poll 0", "recvfrom -1 EAGAIN", "getpeername 0", "connect -1 ENOENT", "close 0"}
	if !slices.Equal(got, want) {
		t.Fatalf("got  %q\nwant %q", got, want)
	}
	if !strings.Contains(events[1].Args, `"hello", 5`) || events[1].Socket != a {
		t.Fatal(events[1].Args)
	}
	if !strings.Contains(events[2].Args, `"hello", 100`) {
		t.Fatal(events[2].Args)
	}
	if events[7].Took < 10*time.Millisecond {
		t.Fatal(events[7].Took)
	}
	ok(t, b.Close(bg))
}

func TestTraceShowsTheRaisedFlag(t *testing.T) {
	e := newEngine(t)
	l, addr := listen(t, e)
	s := newTCP(t, e)
	got, _ := calls(e, func() {
		ok(t, s.Connect(bg, addr))
		_, _, err := l.Accept(bg)
		ok(t, err)
	})
	if !slices.Contains(got, "+fcntl 0") || !slices.Contains(got, "connect 0") {
		t.Fatalf("%q", got)
	}
}

func TestTraceOfErrors(t *testing.T) {
	e := newEngine(t)
	got, events := calls(e, func() {
		_, _ = e.Socket(bg, unix.AF_INET, 77, 0)
		_, _ = e.FromFD(9999, -1, -1, -1)
		_, _ = e.Poll(bg, nil, 0)
	})
	want := []string{"socket -1 EINVAL", "fcntl -1 EBADF", "poll 0"}
	if !slices.Equal(got, want) || events[0].Socket != nil {
		t.Fatalf("%q", got)
	}
}
