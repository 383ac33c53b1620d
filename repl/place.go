package repl

import (
	"errors"
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

// evalErrorLine finds the innermost line of that file that was running.
func evalErrorLine(err error, file string) (int, bool) {
	var e *starlark.EvalError
	if !errors.As(err, &e) {
		return 0, false
	}
	for i := len(e.CallStack) - 1; i >= 0; i-- {
		if pos := e.CallStack[i].Pos; pos.Filename() == file && pos.Line > 0 {
			return int(pos.Line), true
		}
	}
	return 0, false
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
