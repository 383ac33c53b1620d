package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostile are bytes that could steer a terminal, by what they are.
var hostile = map[string]string{
	"C0":            "a\x00b\x01\x02\x03\x04\x05\x06\ac\b\v\f\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1c\x1d\x1e\x1f\x7f",
	"carriage":      "over\rwritten\r\r\n",
	"ESC":           "\x1bc\x1b7\x1b8\x1bM\x1b(0\x1b#8\x1b=\x1bZ\x1b\\",
	"CSI":           "\x1b[2J\x1b[H\x1b[31m\x1b[6n\x1b[c\x1b[?1049h\x1b[?1000h\x1b[20t\x1b[3A",
	"OSC":           "\x1b]0;title\a\x1b]52;c;aGk=\x1b\\\x1b]8;;http://x\a\x1bP1$q\x1b\\\x1b_x\x1b\\",
	"split":         "\x1b\n[2J\x1b[\n31m",
	"C1":            "\u0080\u0084\u0085\u0088\u008d\u0090\u0098\u009a\u009b2J\u009c\u009d0;t\u009c\u009e\u009f",
	"bidi":          "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029\ufeff",
	"invalid UTF-8": "\x80\x9b2J\x9d0;t\x9c\xc0\x9b\xc2\xe2\x80\xed\xa0\x80\xf8\xff\xfe",
}

// views are lines that show h, which are the bytes, or t, the text of it; own begins an
// abstract name that no other process has.
var views = []string{
	"a.send (h); b.recv 1000", "config view text", "a.send (h); b.recv 1000", "config view hex",
	"a.send (h); b.recv 1000", "config view repr", "a.send (h); b.recv 1000", "config view auto",
	"h", "t", "[t, h]", "{t: h}", "print(t)", "print(h)", "print(t, end=t)", "vars", "hexdump (h)",
	"assert False, t", "int(t)", "{}[t]", "fail(t)", "help (t)", "config view (t)", "trace (t)",
	"socket (t)", "gethostbyname (t)", "inet_aton (t)", "source (t)", "file (t)", "h > (t)",
	"l = socket AF_UNIX", "l.bind (own + t[:40])", "l.listen", "c = socket AF_UNIX",
	`c.bind (own + "c" + t[:40])`, "c.connect (own + t[:40])", "l.accept", "c", "sockets",
	"info c", "info l", "options c", "watch 1ms 2 t", "watch 1ms 2 h", "c.getpeername", "l.getsockname", "w = socket AF_UNIX", "w.connect (t[:40])",
	"l.bind (own + t[:40])", "w.bind (t[:40])", "explain", "explain (t)", "explain /recv/", "jobs", "l.close; c.close; w.close",
	"trace full", "a.send (h); b.recv 1000", "trace off",
	"b.recv 1000 &", "a.send (h); sleep 50ms", "x, y = b.recv 1000 &", "a.send (h); sleep 50ms",
	"b.expect never 20ms", "a.send (h); b.expect never 20ms", "catch a.bind (t)",
	"config prompt (t)", "1", `config prompt "sock> "`, "config history.ignore (t)", "history",
}

// own are the sequences that the shell itself writes: colours, the cursor up and right,
// clearing, and the marks of a paste.
var own = regexp.MustCompile("\x1b\\[(\\d*(;\\d+)*m|\\d+[AC]|[KJH]|2J|\\?2004[hl])|\r\n| \r|\r|\n|\a|\t")

// steering is what of the bytes written to a terminal could steer it beyond that.
func steering(raw string) string {
	rest := own.ReplaceAllString(raw, "")
	for i, r := range rest {
		invalid := r == utf8.RuneError && !strings.HasPrefix(rest[i:], "\uFFFD")
		if invalid || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' {
			return fmt.Sprintf("%q in %q", r, rest[max(0, i-100):min(len(rest), i+40)])
		}
	}
	return ""
}

func TestNothingSteersTheTerminal(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) { shown(t, text) })
	}
}

// shown sends a text through every view, and looks at the bytes that reach the terminal.
func shown(t *testing.T, text string) {
	home := t.TempDir()
	keepHostile(t, home, text)
	term := startAt(t, home, size{100, 40})
	term.prompt()
	codec := "utf-8"
	if !utf8.ValidString(text) {
		codec = "latin-1"
	}
	lines := append([]string{
		"config pager off", "a, b = socketpair", fmt.Sprintf("h = bytes.fromhex(%q)", hex.EncodeToString([]byte(text))),
		fmt.Sprintf("t = h.decode(%q)", codec), fmt.Sprintf(`own = "\x00%d "`, os.Getpid()),
	}, views...)
	lines = append(lines, `print("whole:", len(h) > 5 and len(t) > 5)`)
	at := 0
	for i, line := range lines {
		term.typed(line + "\n" + fmt.Sprintf("print(\"done\", %d)\n", i))
		shown := term.upTo(at, fmt.Sprintf("done %d\r\n", i))
		at += len(shown)
		if bad := steering(shown); bad != "" {
			t.Errorf("%s: %s", line, bad)
		}
	}
	if !strings.Contains(term.written(), "whole: True") {
		t.Fatal("the text did not come to be in h and t")
	}
	term.prompt() // in cooked mode the terminal itself would echo Ctrl-U
	// Ctrl-U clears the line; a Ctrl-C would make the terminal drop what was typed ahead.
	term.typed("source \t\t\x15a.connect \t\t\x15\x1b[A\x1b[A\x1b[A\x15\x12recalled\x07\x15print(\"done\", \"at last\")\n")
	if bad := steering(term.upTo(at, "done at last\r\n")); bad != "" {
		t.Errorf("completion and history: %s", bad)
	}
}

// upTo waits for a text, and gives all that was written after so many bytes, up to its end:
// what comes behind it may have come in part.
func (t *terminal) upTo(at int, end string) string {
	t.Helper()
	t.writesAfter(at, end)
	before, _, _ := strings.Cut(t.written()[at:], end)
	return before + end
}

// keepHostile leaves a file of that name, and a history with it.
func keepHostile(t *testing.T, home, text string) {
	name := strings.NewReplacer("/", "", "\x00", "").Replace(text)
	for _, path := range []string{name[:min(len(name), 100)], "other"} {
		if err := os.WriteFile(filepath.Join(home, path), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(home, "state", "sockshell")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	entries := "1 " + strconv.Quote("recalled "+text) + "\n2 " + strconv.Quote("s.connect "+name+" 80") + "\n"
	if err := os.WriteFile(filepath.Join(dir, "history"), []byte(entries), 0o600); err != nil {
		t.Fatal(err)
	}
}

// written is all that was written to the terminal so far.
func (t *terminal) written() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.raw.String()
}

// writes waits until that was written.
func (t *terminal) writes(want string) {
	t.Helper()
	t.await(want, func([]string) bool { return strings.Contains(t.raw.String(), want) })
}
