package repl

import (
	"strings"

	"sockshell/repl/editor"
	"sockshell/repl/render"
	"sockshell/repl/syntax"
)

// point shows a caret under what does not parse: below the line as it was typed where that stands right
// above, else below the line once more.
func (s *Session) point(f *Frame, err error) {
	e := syntaxError(err)
	cols := width(s.cfg.Stderr)
	if e == nil || !s.errors.terminal || cols == 0 {
		return
	}
	indent := editor.Width(s.plainPrompt())
	lines := strings.Split(f.chunk.Text, "\n")
	at := int(e.Start.Line) - f.chunk.Line
	if at < 0 || at >= len(lines) || e.Start.Col < 1 {
		return
	}
	line, caret := marked(lines[at], e.Span)
	if indent+editor.Width(line) >= cols || indent+editor.Width(caret) >= cols {
		return // what is broken into rows has no place right below it
	}
	seen := strings.Repeat(" ", indent) + s.errors.palette.Paint(render.Failure, caret) + "\n"
	if int(e.Start.Line) != s.entryLines {
		seen = strings.Repeat(" ", indent) + render.EscapeLine(line) + "\n" + seen
	}
	_ = s.out.Flush()
	s.errors.show(seen, "")
}

// marked is a line with its tabs as blanks, and the row to stand below it: a caret for each cell of the
// range, and one for a place alone.
func marked(line string, at syntax.Span) (shown, caret string) {
	text := []rune(strings.ReplaceAll(line, "\t", " "))
	from := min(int(at.Start.Col)-1, len(text))
	to := len(text)
	if at.End.Line == at.Start.Line {
		to = min(int(at.End.Col)-1, to)
	}
	n := max(1, editor.Width(string(text[from:max(from, to)])))
	return string(text), strings.Repeat(" ", editor.Width(string(text[:from]))) + strings.Repeat("^", n)
}
