package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// answers are lines, each with the end of what it shows; "" is nothing at all.
type answers [][2]string

func (rows answers) check(c *coprocess) {
	c.Helper()
	for _, row := range rows {
		said := c.say(row[0])
		if !strings.HasSuffix(said, row[1]+"\n") && (row[1] != "" || said != "") {
			c.Errorf("%s: %q, not %q", row[0], said, row[1])
		}
	}
}

// startIn runs the shell in a network of its own that sh prepares; $@ is the shell.
func startIn(t *testing.T, prepare string) *coprocess {
	t.Helper()
	flags := "-n"
	if os.Geteuid() != 0 {
		flags += "Ur"
	}
	for _, tool := range []string{"unshare", "ip", "tc", "setpriv"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("no network can be made here:", err)
		}
	}
	cmd := program(t, t.TempDir(), "--keep-going", "--quiet")
	command := []string{"unshare", flags, "sh", "-c", prepare, "sh"}
	if out, err := exec.Command(command[0], append(command[1:], "true")...).CombinedOutput(); err != nil {
		t.Skipf("no network of its own here: %v: %s", err, out)
	}
	cmd.Args = slices.Concat(command, []string{cmd.Path}, cmd.Args[1:])
	cmd.Path, _ = exec.LookPath(command[0])
	return startCoprocess(t, cmd, cmd.Start)
}

// TestNetworkFaults has the kernel's own refusals of a network that is broken in each way.
func TestNetworkFaults(t *testing.T) {
	c := startIn(t, `ip link set lo up && ip addr add 10.9.9.1/32 dev lo &&
		ip route add 10.9.9.0/24 dev lo && ip route add unreachable 10.1.0.0/16 && ip route add prohibit 10.2.0.0/16 &&
		ip route add blackhole 10.3.0.0/16 && exec "$@"`)
	answers{
		{"s = socket", ""},
		{"s.connect 10.1.0.1 80", "OSError: [Errno 113] No route to host"},
		{"s.connect 10.2.0.1 80", "PermissionError: [Errno 13] Permission denied"},
		{"s.connect 10.3.0.1 80", "OSError: [Errno 22] Invalid argument"},
		{"s.connect 192.168.77.1 80", "OSError: [Errno 101] Network is unreachable"},
		{"s.bind 192.0.2.1 0", "OSError: [Errno 99] Cannot assign requested address"},
		{"s.setsockopt IPPROTO_TCP TCP_USER_TIMEOUT 100", ""},
		{"s.connect 10.9.9.2 80", "TimeoutError: [Errno 110] Connection timed out"},

		// The queue of the interface is full.
		{"u = socket AF_INET SOCK_DGRAM", ""},
		{"u.setsockopt IPPROTO_IP IP_RECVERR 1; u.settimeout 0", ""},
		{"!tc qdisc add dev lo root tbf rate 8kbit burst 1600 limit 3000", ""},
		{"for i in range(100): u.sendto(b'x' * 1000, ('127.0.0.1', 9))",
			"OSError: [Errno 105] No buffer space available"},
		{"!tc qdisc del dev lo root", ""},

		// The peer vanishes without a word: half-open.
		{"srv = create_server 127.0.0.1 0; a = create_connection (srv.getsockname())", ""},
		{"a.setsockopt IPPROTO_TCP TCP_USER_TIMEOUT 100", ""},
		{"!ip link set lo down", ""},
		{"a.send hello", "5"},
		{"a.recv 1", "TimeoutError: [Errno 110] Connection timed out"},
		{"a.send hello", "BrokenPipeError: [Errno 32] Broken pipe"},

		// No local port is left.
		{"!ip link set lo up; echo 40000 40001 >/proc/sys/net/ipv4/ip_local_port_range", ""},
		{"held = [create_connection(srv.getsockname()) for i in range(5)]",
			"OSError: [Errno 99] Cannot assign requested address"},
	}.check(c)
}

// TestRightsMissing is root without any right: what is refused says which class of error it is.
func TestRightsMissing(t *testing.T) {
	c := startIn(t, `ip link set lo up && exec setpriv --bounding-set=-all "$@"`)
	const denied, refused = "PermissionError: [Errno 13] Permission denied",
		"PermissionError: [Errno 1] Operation not permitted"
	answers{
		{"s = socket", ""},
		{"s.bind 127.0.0.1 80", denied},
		{"socket AF_INET SOCK_DGRAM icmp", denied},
		{"socket AF_INET SOCK_RAW icmp", refused},
		{"socket AF_PACKET SOCK_RAW", refused},
		{"s.setsockopt SOL_SOCKET SO_MARK 1", refused},
		{"s.setsockopt SOL_SOCKET SO_RCVBUFFORCE 99999", refused},
		{"s.setsockopt IPPROTO_IP IP_TRANSPARENT 1", refused},
		{"s.setsockopt SOL_SOCKET SO_BINDTODEVICE lo", ""},
	}.check(c)
}

// TestEachRefusal: the errors that a wrong order or argument gives, each from the kernel.
func TestEachRefusal(t *testing.T) {
	cmd := program(t, t.TempDir(), "--keep-going", "--quiet")
	c := startCoprocess(t, cmd, cmd.Start)
	answers{
		{"s = socket; u = socket AF_INET SOCK_DGRAM; x = socket AF_UNIX", ""},
		{"socket 99", "OSError: [Errno 97] Address family not supported by protocol"},
		{"socket AF_INET SOCK_STREAM udp", "OSError: [Errno 93] Protocol not supported"},
		{"s.accept", "OSError: [Errno 22] Invalid argument"},
		{"s.recv 1", "OSError: [Errno 107] Transport endpoint is not connected"},
		{"s.shutdown SHUT_WR", "OSError: [Errno 107] Transport endpoint is not connected"},
		{"s.send x", "BrokenPipeError: [Errno 32] Broken pipe"},
		{"u.send x", "OSError: [Errno 89] Destination address required"},
		{"u.sendto (b'x' * 70000) 127.0.0.1 9", "OSError: [Errno 90] Message too long"},
		{"x.bind (('/' + 'x' * 200))", "OSError: AF_UNIX path too long"},
		{"x.connect /nowhere/at/all", "FileNotFoundError: [Errno 2] No such file or directory"},
		{"srv = create_server 127.0.0.1 0; a = create_connection (srv.getsockname())", ""},
		{"a.connect (srv.getsockname())", "OSError: [Errno 106] Transport endpoint is already connected"},
		{"s.bind (srv.getsockname())", "OSError: [Errno 98] Address already in use"},
		{"s.connect 127.0.0.1 1", "ConnectionRefusedError: [Errno 111] Connection refused"},
		{"u.connect 127.0.0.1 1; u.send x", "1"},
		{"u.send x", "ConnectionRefusedError: [Errno 111] Connection refused"},
		{"socket fileno=777", "OSError: [Errno 9] Bad file descriptor"},
		{"socket fileno=0", "OSError: [Errno 88] Socket operation on non-socket"},
		{"s.close; s.recv 1", "OSError: [Errno 9] Bad file descriptor"},
	}.check(c)
}
