package repl

import (
	"fmt"
	"os"
	"strings"

	"sockshell/repl/python"

	"sockshell/repl/editor"
	"sockshell/repl/render"
	"sockshell/repl/value"
)

// shownTable is the last table that the line which runs has shown on a terminal.
type shownTable struct{ rows, end int } // end counts the rows written when it was there

// Show shows a value of a line that goes on: at once, and never through the pager. On a
// terminal a table takes the place of the last one, unless something stands below that.
func (s *Session) Show(t *python.Thread, v python.Value) error {
	f := s.frameOf(t)
	plain := render.Plain(v) + "\n"
	_, isTable := v.(*value.Table)
	switch {
	case s.cfg.JSON:
		_, _ = s.out.WriteString(render.Result{
			Line: f.chunk.Line, Input: f.chunk.Text, Value: render.Object(v), Took: f.took(),
		}.JSON())
	case !s.out.terminal:
		s.out.show(plain, plain)
	case isTable:
		s.showInPlace(f, s.seen(v), plain)
	default:
		s.out.show(s.seen(v), plain)
	}
	return s.out.problem()
}

func (s *Session) showInPlace(f *Frame, seen, plain string) {
	out, _ := s.cfg.Stdout.(*os.File)
	_, height := editor.Size(out)
	seen = cutRows(seen, height-1)
	back := ""
	if last := f.table; last.rows > 0 && last.end == s.progress.written() {
		back = fmt.Sprintf("\x1b[%dA\x1b[J", last.rows)
	}
	s.out.show(back+seen, plain)
	f.table = shownTable{strings.Count(seen, "\n"), s.progress.written()}
}

// cutRows is as much of a text as fits into so many rows, and how much does not.
func cutRows(text string, rows int) string {
	lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	if rows < 2 || len(lines) <= rows {
		return text
	}
	return strings.Join(lines[:rows-1], "") + fmt.Sprintf("… and %d more\n", len(lines)-rows+1)
}
