package repl

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
)

// syntaxError is the error of a text that did not parse, nil of another.
func syntaxError(err error) *syntax.Error {
	var e *syntax.Error
	if errors.As(err, &e) {
		return e
	}
	return nil
}

// errorParts are the class and the message that a person is told. A class of the program may have a __str__ of
// its own, which t runs; nil where that must not be.
func errorParts(t *python.Thread, err error) (class, message string) {
	var end *ended
	if errors.As(err, &end) {
		return end.class, end.text
	}
	if end := endOf(err); end != nil && end.class != "SystemExit" {
		return end.class, end.text
	}
	if e := syntaxError(err); e != nil {
		return e.Class, e.Message
	}
	e := value.AsException(err)
	class = strings.TrimPrefix(e.Type().FullName(), "__main__.")
	if t == nil {
		return class, e.Text()
	}
	text, err := python.ToStr(t, e)
	if err != nil {
		text = "<exception str() failed>"
	}
	return class, text
}

// errorText is Python's last line: the class and the message.
func errorText(t *python.Thread, err error) string {
	class, message := errorParts(t, err)
	if message == "" {
		return class
	}
	return class + ": " + message
}

// errorLine is the line of the frame's file that failed: within a chunk, the one in it.
func (s *Session) errorLine(f *Frame, err error) int {
	if e := syntaxError(err); e != nil && e.Start.Line > 0 {
		return int(e.Start.Line)
	}
	c := f.chunk
	last := c.Line + strings.Count(c.Text, "\n")
	var e *python.Exception
	if c.Line == last || !errors.As(err, &e) {
		return c.Line
	}
	for _, p := range slices.Backward(e.Trace) {
		if p.File == f.File && p.Line >= c.Line && p.Line <= last {
			return p.Line
		}
	}
	return c.Line
}

// mostCalls is how many calls of a chain are told.
const mostCalls = 8

// within says what an assert compared, and the calls that an error came through, innermost last, when
// those are not the line which stands before it; and the line that has this file read.
func (s *Session) within(f *Frame, err error, number int) string {
	var parts []string
	var compared *eval.Comparison
	if errors.As(err, &compared) && !s.typed(f) {
		parts = append(parts, compared.Error())
	}
	var e *python.Exception
	if errors.As(err, &e) {
		parts = append(parts, notes(e)...)
		var calls []string
		for _, p := range e.Trace {
			if p.Function == "<module>" || p.Function == "<lambda>" || p.Line < 1 {
				continue
			}
			calls = append(calls, fmt.Sprintf("in %s, %s:%d", p.Function, p.File, p.Line))
		}
		slices.Reverse(calls)
		if left := len(calls) - mostCalls; left > 0 {
			calls = slices.Concat(calls[:mostCalls/2], []string{fmt.Sprintf("%d more calls", left)}, calls[len(calls)-mostCalls/2:])
		}
		parts = append(parts, calls...)
	}
	if f.From != "" && !s.prompting {
		parts = append(parts, "from "+f.From)
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// notes are what add_note has added to an exception.
func notes(e *python.Exception) (texts []string) {
	list, _ := e.Own("__notes__").(*python.List)
	if list == nil {
		return nil
	}
	for _, note := range list.Items {
		if text, ok := python.AsStr(note); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// meant is what Python's prompt adds to the error about a name that is not defined: which one
// was perhaps meant. It is no part of the error's own text.
func (s *Session) meant(err error) string {
	var e *python.Exception
	if !errors.As(err, &e) || !e.Type().Below(python.NameError) {
		return ""
	}
	name, ok := python.AsStr(python.OrNone(e.Own("name")))
	if !ok {
		return ""
	}
	if near := s.nearestName(name); near != "" {
		return ". Did you mean: '" + near + "'?"
	}
	return ""
}

// exitStatus is what a script that fails so ends with.
func exitStatus(err error) int {
	if syntaxError(err) != nil {
		return 2
	}
	e := value.AsException(err)
	switch {
	case e.Type().Below(python.SyntaxErrorType):
		return 2
	case e.Type().Below(python.AssertionError):
		return 3
	}
	return 1
}
