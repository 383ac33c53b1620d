package editor

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
	"testing"

	"github.com/creack/pty"
)

func TestTyping(t *testing.T) {
	term := newTerminal(t, 40, 5, Hooks{})
	term.read("sock> ", "")
	term.shows("sock> ")
	term.at(6, 0)
	term.typed("s.recv 10")
	term.shows("sock> s.recv 10")
	term.at(15, 0)
	term.typed("\r")
	term.got("s.recv 10", nil)
	term.at(0, 1)

	term.read("sock> ", "x = ")
	term.shows("sock> s.recv 10\nsock> x =")
	term.typed("1\r")
	term.got("x = 1", nil)
}

// edits are keys typed after a line, and the line that they leave.
var edits = []struct{ name, line, keys, want string }{
	{"backspace", "abc", "\x7f", "ab"},
	{"Ctrl-H", "abc", "\b", "ab"},
	{"left", "abc", "\x1b[DX", "abXc"},
	{"left, application mode", "abc", "\x1bODX", "abXc"},
	{"right", "abc", "\x1b[D\x1b[D\x1b[CX", "abXc"},
	{"home", "abc", "\x1b[HX", "Xabc"},
	{"home, application mode", "abc", "\x1bOHX", "Xabc"},
	{"home in tmux", "abc", "\x1b[1~X", "Xabc"},
	{"home in rxvt", "abc", "\x1b[7~X", "Xabc"},
	{"end", "abc", "\x01\x1b[FX", "abcX"},
	{"end in tmux", "abc", "\x01\x1b[4~X", "abcX"},
	{"end in rxvt", "abc", "\x01\x1b[8~X", "abcX"},
	{"Ctrl-A Ctrl-E", "abc", "\x01X\x05Y", "XabcY"},
	{"Ctrl-left", "one two", "\x1b[1;5DX", "one Xtwo"},
	{"Alt-left", "one two", "\x1b[1;3DX", "one Xtwo"},
	{"Ctrl-right", "one two", "\x01\x1b[1;5CX", "one Xtwo"},
	{"Shift-left", "one two", "\x1b[1;2DX", "one twXo"},
	{"Alt-b", "one two", "\x1bbX", "one Xtwo"},
	{"Alt-f", "one two", "\x01\x1bfX", "one Xtwo"},
	{"Alt-d", "one two", "\x01\x1bd", " two"},
	{"Alt-backspace", "one two", "\x1b\x7f", "one "},
	{"Ctrl-W", "one two", "\x17", "one "},
	{"Ctrl-U", "one two", "\x1b[D\x15", "o"},
	{"Ctrl-K Ctrl-Y", "one two", "\x01\x0b\x19\x19", "one twoone two"},
	{"undo a word", "one", "two three\x1f", "onetwo "},
	{"undo all", "one", "two\x1b[D\x7f\x15\x1f\x1f\x1f\x1f\x1fX", "oneX"},
	{"undo a paste", "one", "\x1b[200~a\nb\x1b[201~\x1f", "one"},
	{"undo after Up", "abc", "\x1b[A\x1fX", "abcX"},
	{"undo, then type", "one", " two\x1f\x1fX", "oneX"},
	{"delete", "abc", "\x01\x1b[3~", "bc"},
	{"delete at the end", "abc", "\x1b[3~", "abc"},
	{"Ctrl-D in a line", "abc", "\x01\x04", "bc"},
	{"Ctrl-T", "abc", "\x14", "acb"},
	{"Ctrl-T with one", "a", "\x14\x14b", "ab"},
	{"Ctrl-T with none", "", "\x14\x14b", "b"},
	{"NUL", "a", "\x00\x00b", "ab"},
	{"F1 in Linux", "a", "\x1b[[Ab", "ab"},
	{"F5", "a", "\x1b[15~b", "ab"},
	{"insert", "a", "\x1b[2~b", "ab"},
	{"a broken sequence", "a", "\x1b[1;\x1b[DX", "Xa"},
	{"Alt-Enter", "a", "\x1b\rb", "a\nb"},
	{"Shift-Enter", "a", "\x1b[27;2;13~b\x1b[13;2uc", "a\nb\nc"},
	{"up in several rows", "abc\nd", "\x1b[AX", "aXbc\nd"},
	{"down in several rows", "a\nbcd", "\x1b[A\x1b[DX\x1b[BY", "Xa\nbYcd"},
	{"home and end of a row", "ab\ncd", "\x1b[AX\x1b[HY\x1b[FZ", "YabXZ\ncd"},
	{"UTF-8", "é", "ü\x1b[D漢", "é漢ü"},
	{"a byte of no character", "a", "\xff\xc3b", "a\ufffd\ufffdb"},
}

func TestEditing(t *testing.T) {
	term := newTerminal(t, 80, 24, Hooks{})
	for i, test := range edits {
		prompt := fmt.Sprint(i, "> ")
		term.read(prompt, test.line)
		term.has(prompt[:len(prompt)-1])
		term.typed(test.keys + "\r")
		if r := <-term.results; r.text != test.want || r.err != nil {
			t.Errorf("%s: %q, %v; not %q", test.name, r.text, r.err, test.want)
		}
	}
}

func TestEnds(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.read("sock> ", "")
	term.shows("sock> ")
	term.typed("\x1b[3~half\x03")
	term.got("", ErrInterrupted)
	term.shows("sock> half^C")
	term.read("sock> ", "")
	term.at(6, 1)
	term.typed("\x04")
	term.got("", io.EOF)
	term.read("sock> ", "")
	term.typed("more\r")
	term.got("more", nil)
}

// What is typed while nothing is read is there at the next prompt. Ctrl-D
// then is no end.
func TestTypeAhead(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.typed("one\r\x04two\rthr")
	term.has("thr") // echoed by the terminal itself
	term.read("> ", "")
	term.got("one", nil)
	term.read("> ", "")
	term.got("two", nil)
	term.read("> ", "")
	term.has("> thr")
	term.typed("ee\rfour\rfi")
	term.got("three", nil)
	term.read("> ", "")
	term.got("four", nil)
	term.read("> ", "")
	term.has("> fi")
	term.typed("\x03")
	term.got("", ErrInterrupted)
}

func TestClose(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	term.read("> ", "")
	term.shows("> ")
	term.typed("half")
	term.shows("> half")
	if err := term.Close(); err != nil {
		t.Fatal(err)
	}
	term.got("", io.EOF)
	term.read("> ", "")
	term.got("", io.EOF)
}

// What was typed but not entered is not run when the terminal goes away.
func TestHangup(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer slave.Close()
	e, err := New(slave, slave, Hooks{}, noHistory)
	if err != nil {
		t.Fatal(err)
	}
	results := make(chan result)
	go func() {
		text, err := e.Read(always("> "), "half")
		results <- result{text, err}
	}()
	var seen []byte
	for !bytes.Contains(seen, []byte("> half")) {
		p := make([]byte, 100)
		n, err := master.Read(p)
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, p[:n]...)
	}
	master.Close()
	if r := <-results; r.text != "" || r.err != io.EOF {
		t.Errorf("%q, %v", r.text, r.err)
	}
	e.Close() // its error is that of a terminal that is gone
}

func TestNoTerminal(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if _, err := New(r, w, Hooks{}, noHistory); err == nil {
		t.Error("an editor on a pipe")
	}
}

func TestPanics(t *testing.T) {
	var mu sync.Mutex
	told := map[string]int{}
	var term *terminal
	term = newTerminal(t, 40, 8, Hooks{
		Paint:    func(string) []Span { panic("paint") },
		Hint:     func(string) string { panic("hint") },
		Complete: func(line string, pos int) (int, []Item) { return pos + 1, []Item{{"x", ""}} },
		More:     func(string) bool { panic("more") },
		Escape:   func(string) string { panic("escape") },
		Panicked: func(hook string, _ any, stack []byte) {
			mu.Lock()
			defer mu.Unlock()
			if len(stack) > 0 {
				told[hook]++
			}
			term.Print("panic in " + hook)
			panic("again")
		},
	})
	term.read("> ", "")
	term.has(">")
	term.typed("abc\t\t")
	for _, hook := range []string{"Paint", "Hint", "Complete", "Escape"} {
		term.has("panic in " + hook)
	}
	term.has("> abc")
	term.typed("d\r")
	term.got("abcd", nil)
	term.has("panic in More")
	mu.Lock()
	defer mu.Unlock()
	for hook, n := range told {
		if n != 1 {
			t.Errorf("told %d times of %s", n, hook)
		}
	}
}
