package sockcore_test

import (
	"regexp"
	"slices"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

var firstNumber = regexp.MustCompile(`^\d+,`)

// TestTraceWritesAsStrace holds what strace 6.1 wrote of the same calls.
func TestTraceWritesAsStrace(t *testing.T) {
	e := newEngine(t)
	var s, u *Socket
	_, events := calls(e, func() {
		s = newTCP(t, e)
		u = must[*Socket](t)(e.Socket(bg, unix.AF_INET6, unix.SOCK_DGRAM, 0))
		ok(t, s.SetsockoptInt(bg, unix.SOL_SOCKET, unix.SO_KEEPALIVE, 1))
		_ = must[int](t)(s.GetsockoptInt(bg, unix.SOL_SOCKET, unix.SO_KEEPALIVE))
		_ = s.Bind(bg, Inet4{Addr: [4]byte{192, 0, 2, 77}, Port: 80})
		_ = u.Bind(bg, Inet6{Addr: [16]byte{15: 2}, Port: 81, ScopeID: 7})
		_ = s.Shutdown(bg, unix.SHUT_WR)
		_, _ = u.Getsockname(bg)
		_, _ = u.Recv(bg, 5, unix.MSG_DONTWAIT)
	})
	ok(t, s.Close(bg))
	ok(t, u.Close(bg))
	want := []string{
		"AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP",
		"AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP",
		"N, SOL_SOCKET, SO_KEEPALIVE, [1], 4",
		"N, SOL_SOCKET, SO_KEEPALIVE, [1], [4]",
		`N, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.77")}, 16`,
		"N, {sa_family=AF_INET6, sin6_port=htons(81), sin6_flowinfo=htonl(0), " +
			`inet_pton(AF_INET6, "::2", &sin6_addr), sin6_scope_id=7}, 28`,
		"N, SHUT_WR",
		"N, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), " +
			`inet_pton(AF_INET6, "::", &sin6_addr), sin6_scope_id=0}, [128 => 28]`,
		`N, "", 5, MSG_DONTWAIT, NULL, NULL`,
	}
	var got []string
	for _, ev := range events {
		got = append(got, firstNumber.ReplaceAllString(ev.Args, "N,"))
	}
	if !slices.Equal(got, want) {
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("got  %q\nwant %q", got[min(i, len(got)):], want[min(i, len(want)):])
				break
			}
		}
	}
}

func TestTraceOfNames(t *testing.T) {
	e := newEngine(t)
	_, events := calls(e, func() {
		s := must[*Socket](t)(e.Socket(bg, unix.AF_UNIX, unix.SOCK_DGRAM, 0))
		_ = s.Connect(bg, Unix{Path: "/nonexistent"})
		_ = s.Connect(bg, Unix{Path: "\x00nobody"})
		ok(t, s.Close(bg))
	})
	events = slices.DeleteFunc(events, func(e Event) bool { return e.Detail })
	for i, want := range map[int]string{
		1: `N, {sa_family=AF_UNIX, sun_path="/nonexistent"}, 15`,
		2: `N, {sa_family=AF_UNIX, sun_path=@"nobody"}, 9`,
	} {
		if got := firstNumber.ReplaceAllString(events[i].Args, "N,"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
