package repl

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestFamiliesLive runs lines on families that not every kernel has.
func TestFamiliesLive(t *testing.T) {
	for _, c := range []struct {
		name               string
		family, typ, proto int
		lines, want        []string
	}{
		{"packet", unix.AF_PACKET, unix.SOCK_RAW, 0, []string{
			// A protocol of nobody's: others send over lo meanwhile.
			"p = socket AF_PACKET SOCK_DGRAM", "p.bind lo 0x88b5", "p.getsockname",
			"q = socket AF_PACKET SOCK_DGRAM", `q.sendto frame ("lo", 0x88b5, 0, 0, b"\x00" * 6)`,
			"p.recvfrom 100", "p.bind lo 70000",
		}, []string{
			`('lo', 34997, 0, 772, b'\x00\x00\x00\x00\x00\x00')`, "5",
			`(b'frame', ('lo', 34997, 0, 772, b'\x00\x00\x00\x00\x00\x00'))`,
			"OverflowError: bind(): proto must be 0-65535.",
		}},
		{"vsock", unix.AF_VSOCK, unix.SOCK_STREAM, 0, []string{
			"v = socket AF_VSOCK SOCK_STREAM", "v.bind VMADDR_CID_ANY 4294967295", "v.getsockname()[0]", "v.listen",
			"c = socket AF_VSOCK SOCK_STREAM", "v.bind (1, 2, 3)",
		}, []string{"4294967295", "TypeError: getsockaddrarg() takes exactly 2 arguments (3 given)"}},
		{"mptcp", unix.AF_INET, unix.SOCK_STREAM, unix.IPPROTO_MPTCP, []string{
			"l = socket AF_INET SOCK_STREAM IPPROTO_MPTCP", "l.bind 127.0.0.1 0", "l.listen",
			"m = socket AF_INET SOCK_STREAM IPPROTO_MPTCP", "m.connect (l.getsockname())", "a, addr = l.accept",
			"m.sendall hello", "a.recv 10", "m.getsockopt IPPROTO_TCP TCP_IS_MPTCP",
		}, []string{"b'hello'", "1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fd, err := unix.Socket(c.family, c.typ, c.proto)
			if errors.Is(err, unix.EAFNOSUPPORT) || errors.Is(err, unix.EPROTONOSUPPORT) || errors.Is(err, unix.EPERM) {
				t.Skip("no such socket here:", err)
			}
			if err == nil {
				_ = unix.Close(fd)
			}
			var got []string
			for _, step := range runSession(t, c.lines, Config{}).Steps {
				if step.Output != "" {
					got = append(got, strings.TrimSpace(step.Output))
				}
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}
