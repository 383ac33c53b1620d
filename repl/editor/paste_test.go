package editor

import (
	"strings"
	"testing"
)

func pasted(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

func TestPaste(t *testing.T) {
	completed := Hooks{Complete: func(string, int) (int, []Item) { panic("completed") }}
	term := newTerminal(t, 40, 8, completed)
	term.read("sock> ", "ac")
	term.shows("sock> ac")
	term.typed("\x1b[D" + pasted("b\r\n\tone\rtwo\x03\x1b[31m\x00\u0085\n"))
	term.shows("sock> ab\n  ... →   one\n  ... two[31mc")
	term.at(13, 2)
	term.typed("\x1b[AX")
	term.shows("sock> ab\n  ... →   oneX\n  ... two[31mc")
	term.typed("\r")
	term.got("ab\n\toneX\ntwo[31mc", nil)
}

func TestPasteInPieces(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.read("> ", "")
	term.shows("> ")
	for _, b := range []byte(pasted("漢é\nx") + "\x1b[1;5D\x1b[1;5D漢") {
		term.typed(string([]byte{b}))
	}
	term.typed("\r")
	term.got("漢漢é\nx", nil)
}

func TestLongPaste(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.read("> ", "")
	term.shows("> ")
	line := strings.Repeat("0123456789", 10)
	text := strings.TrimSuffix(strings.Repeat(line+"\n", 500), "\n")
	term.typed(pasted(text) + "end")
	term.has("89end")
	term.typed("\r")
	term.got(text+"end", nil)
}

func TestPasteMode(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.read("> ", "")
	term.shows("> ")
	term.await("paste mode on", func() bool { return strings.Count(term.raw.String(), pasteOn) == 1 })
	term.typed("\r")
	term.got("", nil)
	term.await("paste mode off", func() bool { return strings.HasSuffix(term.raw.String(), pasteOff) })
}

func TestCleanPaste(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"lines", "a\r\nb\rc\nd\n", "a\nb\nc\nd"},
		{"an empty line at the end stays", "def f():\n  pass\n\n", "def f():\n  pass\n"},
		{"control characters", "a\x1b[2Jb\x7f\u009b", "a[2Jb"},
		{"bytes of no character", "a\xffb", "a\ufffdb"},
		{"quotes around a word", "s.send “hello”", `s.send "hello"`},
		{"after a prompt", "sock> s.send ‘hello’", "sock> s.send 'hello'"},
		{"after Python's prompt", ">>> print(„hello“)", `>>> print("hello")`},
		{"in each line by itself", "s.send “a”\ns.send 'it’s'", "s.send \"a\"\ns.send 'it’s'"},
		{"inside straight ones", `s.send "he said “yes”"`, `s.send "he said “yes”"`},
		{"an apostrophe", "s.sendall it’s", "s.sendall it’s"},
		{"no command", "“Quoted” prose", "“Quoted” prose"},
	} {
		if got := cleanPaste(test.text); got != test.want {
			t.Errorf("%s: %q became %q, not %q", test.name, test.text, got, test.want)
		}
	}
}
