package command

import (
	"strings"
	"testing"

	"go.starlark.net/syntax"

	"sockshell/repl/syntax"
)

// FuzzDesugar holds what the language promises of commands: each desugars to one line, that
// line parses as Starlark, and it is no longer in command form.
func FuzzDesugar(f *testing.F) {
	for _, chapter := range Chapters() {
		for _, c := range chapter.Commands {
			for _, example := range c.Example {
				f.Add(example)
			}
		}
	}
	for _, text := range []string{
		"s.connect example.com 80", "c, addr = srv.accept", "s.sendto x MSG_PEEK 127.0.0.1 80",
		"s.bind /path", "s.bind @abstract", "s.connect [::1]:80", "s.connect ::1 80 0 2", "s.bind *:0",
		"s.send +OK", "a.send it's", "s.settimeout 500ms", "data = s.recv 4096 &", "s.recv 10 >> file",
		"x = catch s.recv 10", "assert (1) == 2", "print x, y", "import socket as s, struct",
		"!ls | wc", "s.recv?", "socket proto=tcp", "pack !HH 1 2", "time.sleep 1e-3", "return s.recv 5",
		"wait 1 2.5", "poll [a] 1", "hexdump hex\"00 ff\"", "s.sendall @file", "htons 70000",
		"catch time s.recv 5", "time catch s.recv 5", "s.settimeout nan", "sleep 0x10",
	} {
		f.Add(text)
	}
	g := Grammar()
	f.Fuzz(func(t *testing.T, text string) {
		call, err := line.Parse(text, g)
		if call == nil || err != nil {
			return
		}
		d, err := Desugar(call)
		if err != nil {
			return
		}
		if strings.Contains(d.Text, "\n") {
			t.Fatalf("%q desugars to several lines: %q", text, d.Text)
		}
		wrapped := d.Text
		if call.Return {
			wrapped = "def f(): " + wrapped
		}
		dialect := syntax.FileOptions{Set: true, While: true, TopLevelControl: true, GlobalReassign: true}
		if _, err := dialect.Parse("fuzz", wrapped+"\n", 0); err != nil && !writtenByHand(call) {
			t.Fatalf("%q desugars to %q: %v", text, d.Text, err)
		}
		if again, _ := line.Parse(d.Text, g); again != nil && again.Head[0] != "assert" {
			t.Fatalf("%q desugars to %q, which is a command again: %+v", text, d.Text, again)
		}
	})
}

// writtenByHand reports whether a part of the command is Starlark as it was typed, which may
// be wrong by itself.
func writtenByHand(c *line.Call) bool {
	for _, w := range c.Words {
		if w.Kind == syntax.Bracket {
			return true
		}
	}
	return c.Rest != "" && len(c.Words) == 0
}
