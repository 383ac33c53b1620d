package repl

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

// connected are lines that make a connection of this session to itself.
var connected = []string{"l = create_server 127.0.0.1 0", "s = create_connection (l.getsockname())",
	"c, peer = l.accept", "s.setsockopt SOL_SOCKET SO_KEEPALIVE 1", "s.send hello", "c.recv 2"}

func TestInfo(t *testing.T) {
	for input, want := range map[string]string{
		`info(s)["state"], info(s)["bytes_out"], info(s)["peer"] == l.getsockname()`: `\('ESTABLISHED', 5, True\)`,
		`info(c)["bytes_in"], info(c)["recv_queue_bytes"]`:                           `\(2, 3\)`,
		`info(s)["options"]["SO_KEEPALIVE"]`:                                         `1`,
		`"SO_REUSEADDR" in info(s)["options"], info(l)["options"]`:                   `\(False, \{'SO_REUSEADDR': 1\}\)`,
		`info(s)["process"]`:                                                         `'this shell'`,
		`info(s)["tcp"]["bytes_acked"]`:                                              `6`,
		`"tcp" in info(l), info(l)["backlog"]`:                                       `\(False, 128\)`,
		`x, y = socketpair; info(x)["process"]`:                                      `'this shell'`,
		`s.close; info(s)["options"], info(s)["process"]`:                            `KeyError`,
		`u = socket AF_INET SOCK_DGRAM; u.connect 127.0.0.1 53; info(u)["service"]`:  `'domain'`,
		`json.dumps(info(l)["options"])`:                                             `'\{"SO_REUSEADDR": 1\}'`,
		`info(l) == info(l), info(l) == {}, sockets() == sockets(), [] == sockets()`: `\(True, False, True, False\)`,
	} {
		if got := lastOutput(t, Config{}, append(connected, input)...); !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("%s: no %s in %s", input, want, got)
		}
	}
}

// TestInfoNamesThePeer looks at a server of another program.
func TestInfoNamesThePeer(t *testing.T) {
	server := sockcoretest.Peer(t, "nginx")
	got := lastOutput(t, Config{}, fmt.Sprint("s = create_connection 127.0.0.1 ", server.Port),
		`s.sendall "GET / HTTP/1.1\r\nHost: x\r\n\r\n"`, "s.recv 1", `info(s)["process"]`)
	if !regexp.MustCompile(`nginx \(process \d+\)`).MatchString(got) {
		t.Errorf("the peer is %s", got)
	}
}

func TestInfoRestrictedNamesNobody(t *testing.T) {
	got := lastOutput(t, Config{Restricted: true}, "x, y = socketpair", `"process" in info(x)`)
	if got != "False\n" {
		t.Error(got)
	}
}

// TestInfoLines is what a terminal shows: units behind the values, and lines that fit.
func TestInfoLines(t *testing.T) {
	s := quiet(t)
	for _, input := range append(connected, "i = info(s)") {
		if err := s.runTyped(input); err != nil {
			t.Fatal(err)
		}
	}
	text := s.seen(s.lookup("i"))
	for _, want := range []string{`(?m)^name +s$`, `(?m)^local +127\.0\.0\.1:\d+$`, `(?m)^recv_queue +0 bytes$`,
		`(?m)^options +(SO_\w+ \d+, )*SO_KEEPALIVE 1`, `options timestamps sack`, `\brtt [\d.]+(µs|ms)\b`, `\bpacing_rate \d+ bytes/s`, `\brto \d+ms`} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	for line := range strings.Lines(text) {
		if len([]rune(line)) > 80 {
			t.Errorf("too long: %s", line)
		}
	}
}

// TestTCPInfoLines has the fields that hold the largest number for "no limit".
func TestTCPInfoLines(t *testing.T) {
	s := quiet(t)
	for _, input := range append(connected, "i = s.tcp_info", "j = l.tcp_info") {
		if err := s.runTyped(input); err != nil {
			t.Fatal(err)
		}
	}
	text := s.seen(s.lookup("i"))
	for _, want := range []string{`(?m)^state +TCP_ESTABLISHED$`, `(?m)^max_pacing_rate +unlimited$`} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if text := s.seen(s.lookup("j")); !strings.Contains(text, "TCP_LISTEN\n") {
		t.Error(text)
	}
}

// TestOptionsFit shows the columns that one reads on a terminal of 80 columns.
func TestOptionsFit(t *testing.T) {
	got := lastOutput(t, Config{}, "a, b = socketpair", "options a")
	if !regexp.MustCompile(`(?m)^SO_RCVBUF.{1,50}  bytes to receive`).MatchString(got) {
		t.Error(got)
	}
}
