package repl

import (
	"io"
	"strings"

	"sockshell/repl/syntax"
)

// statements are the chunks of a program: each has the statements that begin on the lines of one.
func statements(text string, tree *syntax.Module) []syntax.Chunk {
	lines := strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n")
	var chunks []syntax.Chunk
	for _, stmt := range tree.Body {
		at := stmt.Range()
		last := int(at.End.Line)
		if n := len(chunks); n > 0 {
			before := &chunks[n-1]
			if end := before.Line + strings.Count(before.Text, "\n"); int(at.Start.Line) <= end {
				before.Module.Body = append(before.Module.Body, stmt)
				before.Text = cut(lines, before.Line, max(last, end))
				continue
			}
		}
		first := firstLine(stmt)
		chunks = append(chunks, syntax.Chunk{Text: cut(lines, first, commentsEnd(lines, last)), Line: first,
			Block: last > first, Module: &syntax.Module{Body: []syntax.Stmt{stmt}}})
	}
	return chunks
}

// commentsEnd is the last of the indented comments that follow a statement: they stand in its block.
func commentsEnd(lines []string, last int) int {
	for n := last + 1; n <= len(lines); n++ {
		bare := strings.TrimLeft(lines[n-1], " \t")
		switch {
		case bare == "":
		case bare[0] == '#' && len(bare) < len(lines[n-1]):
			last = n
		default:
			return last
		}
	}
	return last
}

// firstLine is where a statement begins: with its decorators.
func firstLine(stmt syntax.Stmt) int {
	first := stmt.Range().Start.Line
	var decorators []syntax.Expr
	switch n := stmt.(type) {
	case *syntax.FunctionDef:
		decorators = n.Decorators
	case *syntax.ClassDef:
		decorators = n.Decorators
	}
	if len(decorators) > 0 {
		first = min(first, decorators[0].Range().Start.Line)
	}
	return int(first)
}

// cut is the text of the lines from one number to another.
func cut(lines []string, first, last int) string {
	first, last = max(first, 1), min(last, len(lines))
	if first > last {
		return ""
	}
	return strings.TrimRight(strings.Join(lines[first-1:last], "\n"), "\r\n")
}

// chunkAt is the line of a text that an error is in.
func chunkAt(text string, e *syntax.Error) syntax.Chunk {
	return syntax.Chunk{Text: cut(strings.Split(text, "\n"), int(e.Start.Line), int(e.Start.Line)),
		Line: int(e.Start.Line), Err: e}
}

// longestProgram bounds what is read of a file.
const longestProgram = 64 << 20

// readAll reads a file that is a program: Ctrl-C ends the wait for one that is a pipe.
func (s *Session) readAll(r io.Reader) (string, error) {
	var b strings.Builder
	_, err := io.Copy(&b, io.LimitReader(waitingReader{r, s}, longestProgram))
	return b.String(), err
}
