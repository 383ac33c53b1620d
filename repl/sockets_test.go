package repl

import "testing"

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
