package repl

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"sockshell/repl/line"
	"sockshell/repl/value"
)

// parseException is a line that does not parse, as an error of Python's class.
func parseException(err error) *value.Exception {
	var e *line.Error
	if errors.As(err, &e) {
		return &value.Exception{Class: "SyntaxError", Message: e.Message, Cause: err}
	}
	return nil
}

// parseErrorLine finds where in a chunk the parser stopped.
func parseErrorLine(err error, c line.Chunk) (int, bool) {
	var e *line.Error
	if errors.As(err, &e) && e.Start <= len(c.Text) {
		return c.Line + strings.Count(c.Text[:e.Start], "\n"), true
	}
	var syn syntax.Error
	if errors.As(err, &syn) && c.Block {
		return int(syn.Pos.Line), true
	}
	return 0, false
}

// evalErrorLine finds the line of a chunk that was running.
func evalErrorLine(err error, file string, c line.Chunk) (int, bool) {
	var e *starlark.EvalError
	if !errors.As(err, &e) {
		return 0, false
	}
	last := c.Line + strings.Count(c.Text, "\n")
	for i := len(e.CallStack) - 1; i >= 0; i-- {
		pos := e.CallStack[i].Pos
		if number := int(pos.Line); pos.Filename() == file && number >= c.Line && number <= last {
			return number, true
		}
	}
	return 0, false
}

// within says what an assert compared, and where an error came from, when that is not the line
// which stands before it: the innermost function, and the line that has this file read.
func (s *Session) within(err error, number int) string {
	var parts []string
	var compared *value.Comparison
	if errors.As(err, &compared) {
		parts = append(parts, compared.Error())
	}
	var e *starlark.EvalError
	if errors.As(err, &e) {
		for _, frame := range slices.Backward(e.CallStack) {
			if frame.Pos.Line < 1 { // a builtin
				continue
			}
			place := fmt.Sprintf("%s:%d", frame.Pos.Filename(), frame.Pos.Line)
			if frame.Name != nameLine && place != s.placeOf(number) {
				parts = append(parts, "in "+frame.Name+", "+place)
			}
			break
		}
	}
	if s.eval.from != "" && !s.prompting {
		parts = append(parts, "from "+s.eval.from)
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// told is an error that a line's own lines have told.
type told struct{ error }

func (t told) Unwrap() error { return t.error }

// tells marks an error of a script that a line has run.
func tells(err error) error {
	if err == nil {
		return nil
	}
	return told{err}
}

// exitStatus is what a script that fails so ends with.
func exitStatus(err error) int {
	switch e := asException(err); {
	case e.IsA("SyntaxError"):
		return 2
	case e.IsA("AssertionError"):
		return 3
	}
	return 1
}
