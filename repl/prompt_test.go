package repl

import (
	"context"
	"io"
	"strings"
	"testing"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
)

func TestHintLosesWhatIsTyped(t *testing.T) {
	s := quiet(t)
	for _, input := range []string{"u = socket AF_UNIX", "i = socket"} {
		if err := s.runTyped(input); err != nil {
			t.Fatal(err)
		}
	}
	for text, want := range map[string]string{
		`i.send "a b; (c" `: "[flags]", `i.send "a`: "", `i.send "a\" b" 0 `: "", "x = 1; i.send ": "data [flags]",
		"i.send (a) ": "[flags]", "i.connect": " host port", "i.connect localhost ": "port", "i.connect localhost 80 ": "", "i.connect (x) ": "",
		"u.connect ": "path", "u.connect /tmp/x ": "", "i.sendto hello ": "[flags] host port", "explain why ": "",
		"i.sendto hello localhost ": "port", "create_connection ": "host port [timeout] [source_address] [all_errors=…]",
		"s.recv": " bufsize [flags]", "s.recv ": "bufsize [flags]", "s.recv 10": " [flags]",
		"data = s.recv ": "bufsize [flags]", "catch s.recv ": "bufsize [flags]", "s.send (": "", "s.recv 10 MSG_PEEK ": "", "x": "", "": "", "= ": "",
	} {
		if got := s.hint(text); got != want {
			t.Errorf("hint(%q) is %q, not %q", text, got, want)
		}
	}
}

// quiet is a session that a person would type at, with nobody to see it.
func quiet(t testing.TB) *Session {
	s := newSession(context.Background(), Config{
		Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard, Getenv: func(string) string { return "" },
	})
	s.prompting = true
	t.Cleanup(s.close)
	return s
}

// TestPanicIsOneLine: a panic in a command is an error; the session goes on.
func TestPanicIsOneLine(t *testing.T) {
	s := quiet(t)
	s.set("boom", &python.Builtin{Name: "boom", Fn: func(*python.Thread, python.Value, python.Args) (python.Value, error) {
		panic("at the disco")
	}})
	for _, input := range []string{"a, b = socketpair", "boom()", "a.send hello", "x = b.recv 10"} {
		if err := s.runTyped(input); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.hist.record.Transcript().Steps[1].Output; got != "SystemError: internal error: at the disco\n" {
		t.Errorf("it showed %q", got)
	}
	if got := value.Repr(s.lookup("x")); got != "b'hello'" {
		t.Errorf("afterwards x is %s", got)
	}
}

func TestWhy(t *testing.T) {
	s := quiet(t)
	s.settings.view = "repr"
	for _, row := range []struct{ lines, why string }{
		{"s = socket; s.connect 127.0.0.1 1", "nothing listens on 127.0.0.1:1"},
		{"t = socket; t.accept", "listen comes first"},
		{"u = socket; u.close; u.recv 1", "u was closed by: u.close"},
		{"w = 5; assert w == 6", "5 == 6 does not hold"},
		{"assert b'a' * 1000 in [(1, 'x')]", "b'" + strings.Repeat("a", 198) + "… in [(1, 'x')] does not hold"},
		{"v = socket; v.recv 1", "this socket has no peer yet: connect, or accept one"},
	} {
		if got := s.whyOf(row.lines); got != row.why {
			t.Errorf("%s: %q, not %q", row.lines, got, row.why)
		}
	}
}

// whyOf is why the last of some lines fails.
func (s *Session) whyOf(lines string) string {
	all := strings.Split(lines, "; ")
	for _, text := range all[:len(all)-1] {
		_ = s.runTyped(text)
	}
	chunks, _ := syntax.NewReader(true, s.grammar).Feed(all[len(all)-1])
	return s.why(s.runChunk(s.top, chunks[0], nil), chunks[0])
}

// TestTimingBeginsWithTheNextLine: the line that turns it on was not timed from its start.
func TestTimingBeginsWithTheNextLine(t *testing.T) {
	if got := lastOutput(t, Config{}, "config timing on"); got != "" {
		t.Error(got)
	}
	if got := lastOutput(t, Config{}, "config timing on", "1"); !strings.HasPrefix(got, "1\ntook ") {
		t.Error(got)
	}
	if got := lastOutput(t, Config{}, "config timing on", "config timing off"); got != "" {
		t.Error(got)
	}
}
