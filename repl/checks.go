package repl

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// Check is an assert or an expect of a script, or another error that ended it.
type Check struct {
	Place  string // FILE:12
	Text   string // the line
	Took   time.Duration
	Class  string // of the error, as AssertionError; "" when it held
	Reason string // the error's text
	Caught bool   // the script took the error itself
	Error  bool   // it is no assert or expect, but what ended the script

	err error
}

// checks tells of the checks of a script, when somebody wants to know: of each with its
// number, from 0, and again when the script takes its error.
type checks struct {
	mu     sync.Mutex // jobs expect too
	report func(number int, c Check)
	count  int
	last   Check
}

func (c *checks) add(one Check) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if one.err != nil {
		one.Class, one.Reason = errorParts(nil, one.err)
		if compared := (*eval.Comparison)(nil); one.Reason == "" && errors.As(one.err, &compared) {
			one.Reason = compared.Error()
		}
	}
	c.report(c.count, one)
	c.count++
	c.last = one
}

// has reports whether an error is that of a check; with caught it is the script's matter.
func (c *checks) has(err error, caught bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.last.err == nil || !errors.Is(err, c.last.err) {
		return false
	}
	if caught && !c.last.Caught {
		c.last.Caught = true
		c.report(c.count-1, c.last)
	}
	return true
}

// Checking is called as an expect begins. What it gives is called as that ends;
// it is nil when nobody wants to know.
func (s *Session) Checking(t *python.Thread) func(error) {
	if s.cfg.Report == nil {
		return nil
	}
	f := s.frameOf(t)
	number, began := s.runningLine(t, f), time.Now()
	one := Check{Place: s.placeOf(f, number), Text: lineText(number, f.chunk)}
	return func(err error) {
		one.Took, one.err = time.Since(began), err
		s.checks.add(one)
	}
}

// asserted is told how an assert statement went.
func (s *Session) asserted(t *python.Thread, line int, top bool, err error) {
	f := s.frameOf(t)
	if top && !f.Program && !f.chunk.Block {
		line = f.chunk.Line // it may be compiled already, for another place
	}
	s.checks.add(Check{Place: s.placeOf(f, line), Text: f.lineText(line), err: err})
}

// Caught is told of each error that a script takes as a value.
func (s *Session) Caught(err error) {
	if s.cfg.Report != nil {
		s.checks.has(err, true)
	}
}

// runningLine is the number of the line of a frame that runs now: of a block its first.
func (s *Session) runningLine(_ *python.Thread, f *Frame) int { return f.chunk.Line }

// checkError adds an error that is no check's own.
func (s *Session) checkError(f *Frame, err error) {
	if s.cfg.Report == nil || s.checks.has(err, false) {
		return
	}
	number := s.errorLine(f, err)
	s.checks.add(Check{Place: s.placeOf(f, number), Text: lineText(number, f.chunk), Error: true, err: err})
}

// checkSignal adds that a signal ended the script.
func (s *Session) checkSignal(f *Frame, end *ended) {
	if s.cfg.Report != nil && end.signal != 0 {
		line := f.chunk.Line
		s.checks.add(Check{Place: s.placeOf(f, line), Text: lineText(line, f.chunk), Error: true,
			Class: "SystemExit", Reason: "signal " + strconv.Itoa(int(end.signal))})
	}
}

// lineText is a line of the frame by its number: of the chunk that runs, or of the file that was read whole.
func (f *Frame) lineText(number int) string {
	if text := lineText(number, f.chunk); text != "" || f.source == "" {
		return text
	}
	return lineText(number, syntax.Chunk{Text: f.source, Line: 1})
}

// lineText is a line of a chunk, by its number in the script; "" when that is not in it.
func lineText(number int, c syntax.Chunk) string {
	lines := strings.Split(c.Text, "\n")
	if i := number - c.Line; i >= 0 && i < len(lines) {
		return strings.TrimSpace(lines[i])
	}
	return ""
}
