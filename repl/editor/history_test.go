package editor

import (
	"fmt"
	"testing"
)

func TestHistory(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{}, "s.bind a", "c.close", "s.bind b", "s.bind b", "d.close")
	term.read("> ", "")
	term.shows("> ")
	for _, step := range []struct{ keys, want string }{
		{"\x1b[A", "> d.close"},
		{"\x1b[B", ">"},
		{"s.\x1b[A", "> s.bind b"},
		{"\x1bOA", "> s.bind a"},
		{"\x10", "> s.bind a"},
		{"\x0e", "> s.bind b"},
		{"\x1b[B", "> s."},
		{"\x1b[B", "> s."},
		{"\x15half\x01\x1b[A", "> d.close"},
		{"\x1b[A\x1b[A\x1b[A", "> s.bind a"},
		{"!\x01\x1b[A", "> d.close"},
		{"\x1b[B", "> s.bind a!"},
	} {
		term.typed(step.keys)
		term.shows(step.want)
	}
	term.typed("\r")
	term.got("s.bind a!", nil)
}

func TestRemember(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{}, "first")
	term.Remember("for x in y:\n  print x")
	term.read("sock> ", "")
	term.shows("sock> ")
	term.typed("\x1b[A")
	term.shows("sock> for x in y:\n  ...   print x")
	term.typed("\x1b[A")
	term.shows("sock> first")
	term.typed("\x1b[B\x1b[D\x1b[A\x1b[Fa\r")
	term.got("for x in y:a\n  print x", nil)
	term.Remember("typed")
	term.Remember("typed")
	term.Remember("")
	term.read("> ", "")
	term.has("\n>")
	term.typed("\x1b[A\x1b[A\x1b[A\r")
	term.got("first", nil)
}

func TestSearch(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{}, "s.bind a", "c.close", "s.bind b", "d.close")
	term.read("> ", "typed")
	term.shows("> typed")
	for _, step := range []struct{ keys, want string }{
		{"\x12", "> typed\nbck-i-search: _"},
		{"b", "> s.bind b\nbck-i-search: b_"},
		{"i", "> s.bind b\nbck-i-search: bi_"},
		{"\x12", "> s.bind a\nbck-i-search: bi_"},
		{"\x12", "> s.bind a\nfailing bck-i-search: bi_"},
		{"\x13", "> s.bind b\nfwd-i-search: bi_"},
		{"\x7f\x7f", "> s.bind b\nfwd-i-search: _"},
		{"\x12cl", "> c.close\nbck-i-search: cl_"},
		{"\x07", "> typed"},
		{"\x12bi\x1b[H", "> s.bind b"},
		{"X", "> Xs.bind b"},
		{"\x12zz", "> Xs.bind b\nfailing bck-i-search: zz_"},
		{"\x1b", "> Xs.bind b"},
		{"\x12c.", "> c.close\nbck-i-search: c._"},
	} {
		term.typed(step.keys)
		term.shows(step.want)
	}
	term.typed("\r")
	term.got("c.close", nil)
	term.shows("> c.close")
}

func TestSearchInterrupted(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{}, "one")
	term.read("> ", "")
	term.shows("> ")
	term.typed("\x12o")
	term.shows("> one\nbck-i-search: o_")
	term.typed("\x03")
	term.got("", ErrInterrupted)
	term.read("> ", "")
	term.shows("> one^C\n> ")
	term.typed("x\r")
	term.got("x", nil)
}

// A key in a session with 100,000 entries, of which none or the oldest matches.
func BenchmarkHistory(b *testing.B) {
	entries := make([]string, 100_000)
	for i := range entries {
		entries[i] = fmt.Sprintf("s%d.connect 192.0.2.%d 80", i, i%256)
	}
	h := &history{entries: entries}
	b.Run("Up", func(b *testing.B) {
		for b.Loop() {
			h.rewind()
			h.older(&buffer{[]rune("s0.x"), 3})
		}
	})
	b.Run("Ctrl-R", func(b *testing.B) {
		for b.Loop() {
			h.find("no such entry", len(entries)-1, -1)
		}
	})
}
