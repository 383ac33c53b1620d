package repl

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	"sockshell/repl/command"
	"sockshell/repl/line"
	"sockshell/repl/value"
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
		e := asException(one.err)
		one.Class, one.Reason = e.Class, e.Message
		if compared := (*value.Comparison)(nil); one.Reason == "" && errors.As(one.err, &compared) {
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

// Checking is called as an assert or expect begins. What it gives is called as that ends;
// it is nil when nobody wants to know.
func (s *Session) Checking(c *command.Call) func(error) {
	if s.cfg.Report == nil {
		return nil
	}
	number, began := s.runningLine(c), time.Now()
	one := Check{Place: s.placeOf(number), Text: lineText(number, s.chunk)}
	return func(err error) {
		one.Took, one.err = time.Since(began), err
		s.checks.add(one)
	}
}

// Caught is told of each error that a script takes as a value.
func (s *Session) Caught(err error) {
	if s.cfg.Report != nil {
		s.checks.has(err, true)
	}
}

// runningLine is the number of the line that makes a call. A line that is no block may be
// compiled already, for another place: what it calls itself stands where it runs now.
func (s *Session) runningLine(c *command.Call) int {
	if c.Thread == nil || c.Thread.CallStackDepth() < 2 {
		return s.chunk.Line
	}
	frame := c.Thread.CallFrame(1) // 0 is the command
	if frame.Name == nameLine && !s.chunk.Block || frame.Pos.Filename() != s.eval.file {
		return s.chunk.Line
	}
	return int(frame.Pos.Line)
}

// checkError adds an error that is no check's own.
func (s *Session) checkError(err error, c line.Chunk) {
	if s.cfg.Report == nil || s.checks.has(err, false) {
		return
	}
	number := s.errorLine(err, c)
	s.checks.add(Check{Place: s.placeOf(number), Text: lineText(number, c), Error: true, err: err})
}

// checkSignal adds that a signal ended the script.
func (s *Session) checkSignal(end *ended, c line.Chunk) {
	if s.cfg.Report != nil && end.signal != 0 {
		s.checks.add(Check{Place: s.placeOf(c.Line), Text: lineText(c.Line, c), Error: true,
			Class: "SystemExit", Reason: "signal " + strconv.Itoa(int(end.signal))})
	}
}

// lineText is a line of a chunk, by its number in the script; "" when that is not in it.
func lineText(number int, c line.Chunk) string {
	lines := strings.Split(c.Text, "\n")
	if i := number - c.Line; i >= 0 && i < len(lines) {
		return strings.TrimSpace(lines[i])
	}
	return ""
}
