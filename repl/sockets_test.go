package repl

import (
	"strings"
	"testing"

	"sockshell/repl/render"
)

func TestWrapLines(t *testing.T) {
	for _, row := range []struct {
		text  string
		width int
		want  string
	}{
		{"one two three\nfour", 8, "one two\nthree\nfour"},
		{"    one two three four\n", 14, "    one two\n    three four\n"},
		{"exactly8", 8, "exactly8"}, {"one two", 7, "one two"}, {"one two", 6, "one\ntwo"},
		{"nothingtobreakat all", 8, "nothingtobreakat all"}, {"any width", 0, "any width"},
		{"    deep inside a narrow one", 8, "    deep inside a narrow one"},
		{"漢字 漢字", 4, "漢字\n漢字"}, {"", 5, ""},
	} {
		if got := wrapLines(row.text, row.width); got != row.want {
			t.Errorf("wrapLines(%q, %d) is %q, not %q", row.text, row.width, got, row.want)
		}
	}
}

func TestPaintTable(t *testing.T) {
	const table = "name  state\nl     LISTEN  x\nc     ESTABLISHED  x\nd     TIME_WAIT  x"
	painted := paintTable(table, render.Painted())
	for _, want := range []string{"\x1b[1mname  state", "\x1b[36;1m LISTEN ", "\x1b[32m ESTABLISHED ", "\x1b[33m TIME_WAIT "} {
		if !strings.Contains(painted, want) {
			t.Errorf("no %q in %q", want, painted)
		}
	}
	if plain := paintTable(table, render.Palette{}); plain != table {
		t.Errorf("without colours it is %q", plain)
	}
}
