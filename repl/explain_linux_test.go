package repl

import (
	"regexp"
	"strings"
	"testing"

	"sockshell/docs/explain"
	"sockshell/repl/command"
	"sockshell/repl/syntax"
	"sockshell/sockcore"
)

// TestExplainLastError asks real sockets: each row is a session, and what plain explain
// must say of its last error.
func TestExplainLastError(t *testing.T) {
	for _, row := range []struct {
		inputs []string
		want   []string // regular expressions
	}{
		{[]string{"s = socket", "s.connect 127.0.0.1 1"},
			[]string{`^s.connect 127.0.0.1 1: ConnectionRefusedError`, `Here: nothing listens on 127.0.0.1:1\n`,
				`reset: no socket listens`}},
		{[]string{"l = create_server 127.0.0.1 0", "s = socket", "s.connect 127.0.0.1 1"},
			[]string{`nothing listens on port 1; what does:`, `127.0.0.1:\d+ is in LISTEN, of this shell`}},
		{[]string{"l = create_server 127.0.0.1 0", "s = socket", "s.bind (l.getsockname())"},
			[]string{`Here: l of this session has 127.0.0.1:\d+`, `is in LISTEN, of this shell`, `SO_REUSEADDR`}},
		{[]string{"l = create_server 127.0.0.1 0", "c = create_connection (l.getsockname())",
			"d, peer = l.accept", "d.close", "c.close", "at = l.getsockname()", "l.close",
			"s = socket", "s.bind (at)"},
			[]string{`127.0.0.1:\d+ to 127.0.0.1:\d+ is in TIME_WAIT, gone in \d+ s`, `Now:\n`}},
		{[]string{"u = socket AF_INET SOCK_DGRAM", "u.sendto hi 255.255.255.255 9"},
			[]string{`SO_BROADCAST of u is 0`}},
		{[]string{"s = socket", "s.bind 192.0.2.199 0"},
			[]string{`this machine has: .*127.0.0.1`}},
		{[]string{"a, b = socketpair", "b.close", "a.send x"},
			[]string{`BrokenPipeError`, `Now:\n    a is UNCONNECTED|Now:\n    a is CONNECTED`}},
		{[]string{"a, b = socketpair", "a.settimeout 0.01", "a.recv 1"},
			[]string{`TimeoutError: timed out`, `settimeout gave is over`}},
		{[]string{"getaddrinfo nosuch.invalid 80 flags=AI_NUMERICHOST"},
			[]string{`no name server was asked`, `spelt right`}},
		{[]string{"1 / 0"}, []string{`ZeroDivisionError`, `no page on it`}},
	} {
		got := lastOutput(t, Config{}, append(row.inputs, "explain")...)
		for _, want := range row.want {
			if !regexp.MustCompile(want).MatchString(got) {
				t.Errorf("%q: no %q in:\n%s", row.inputs, want, got)
			}
		}
	}
}

func TestExplainRestrictedLooksAtNothing(t *testing.T) {
	got := lastOutput(t, Config{Restricted: true},
		"l = create_server 127.0.0.1 0", "s = socket", "s.bind (l.getsockname())", "explain")
	if strings.Contains(got, "Now:") || !strings.Contains(got, "SO_REUSEADDR") {
		t.Error(got)
	}
}

func TestExplainTopics(t *testing.T) {
	for input, want := range map[string]string{
		"explain":               "explain two-sends-one-recv ",
		"explain all":           "explain ECONNREFUSED ",
		"explain ECONNREFUSED":  "Somebody answered",
		"explain TCP_TIME_WAIT": "its name rests",
		"explain close":         `s.close\n`,
		"explain CLOSE":         "new, or whose connection is over",
		"explain why did two sends come in one recv?": "stream of bytes",
		"explain it's half-open":                      "without a word",
		"explain /user_timeout/":                      "explain keepalive",
		"explain nothingofthekind":                    "ValueError: no page speaks of nothingofthekind",
		"explain /nothingofthekind/":                  "ValueError: nothing speaks of",
		"explain /(/":                                 "is no regular expression",
		"help /linger/":                               "SO_LINGER",
		"help /nothingofthekind/":                     "ValueError: nothing speaks of",
	} {
		if got := lastOutput(t, Config{}, input); !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("%s: no %q in:\n%s", input, want, got)
		}
	}
	if got := lastOutput(t, Config{}, "s = socket", "s?"); !strings.Contains(got, "s is a socket: info s") {
		t.Error(got)
	}
	got := lastOutput(t, Config{}, "s = socket", "x, err = catch s.recv 1", "explain (err)")
	if !strings.HasPrefix(got, "ENOTCONN") {
		t.Error(got)
	}
}

// constantPattern finds what must be the name of a constant.
var constantPattern = regexp.MustCompile(
	`\b(E[A-Z]{3,}|(?:SO|MSG|SOCK|AF|SOL|IP|IPV6|TCP|IPPROTO|SHUT|EAI|POLL)_?[A-Z0-9]*_?[A-Z0-9_]*[A-Z])\b`)

// TestPagesNameWhatExists parses each line of a page that one can type, and looks up each
// constant that it names.
func TestPagesNameWhatExists(t *testing.T) {
	for _, p := range explain.Pages() {
		for text := range strings.Lines(p.Text) {
			typed, ok := strings.CutPrefix(text, "    ")
			if !ok {
				checkConstants(t, p, text)
				continue
			}
			tree, err := syntax.ParseChunk(strings.TrimSpace(typed), 1, command.Grammar())
			if err != nil {
				t.Errorf("%s.md: no command: %s%v", p.Name, text, err)
				continue
			}
			call, ok := tree.Body[0].(*syntax.Command)
			if !ok {
				continue // Python as it stands
			}
			if _, err := new(command.Lowering).Lower(call); err != nil {
				t.Errorf("%s.md: %s%v", p.Name, text, err)
			}
		}
	}
}

// notConstants look like one.
var notConstants = map[string]bool{"ESTABLISHED": true, "TCP": true, "IP": true, "AF": true, "TCP_ABORT": true}

func checkConstants(t *testing.T, p explain.Page, text string) {
	t.Helper()
	for _, name := range constantPattern.FindAllString(text, -1) {
		if _, ok := sockcore.ConstantValue(name); !ok && !notConstants[name] {
			t.Errorf("%s.md: no constant %s: %s", p.Name, name, text)
		}
	}
	if _, ok := sockcore.ConstantValue(p.Name); !ok && strings.HasPrefix(p.Name, "E") &&
		p.Name != "ESTABLISHED" {
		t.Errorf("%s.md: no errno", p.Name)
	}
}
