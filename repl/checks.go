package repl

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	"sockshell/repl/command"
	"sockshell/repl/line"
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

// checks collects the checks of a script, when somebody wants them.
type checks struct {
	mu   sync.Mutex // jobs expect too
	list []*Check
}

func (c *checks) add(one Check) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if one.err != nil {
		e := asException(one.err)
		one.Class, one.Reason = e.Class, e.Message
	}
	c.list = append(c.list, &one)
}

// has reports whether an error is that of a check; with caught it is the script's matter.
func (c *checks) has(err error, caught bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.list); n > 0 && c.list[n-1].err != nil && errors.Is(err, c.list[n-1].err) {
		c.list[n-1].Caught = c.list[n-1].Caught || caught
		return true
	}
	return false
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

// report hands over what was checked.
func (s *Session) report() {
	if s.cfg.Report == nil {
		return
	}
	list := make([]Check, len(s.checks.list))
	for i, one := range s.checks.list {
		list[i] = *one
	}
	s.cfg.Report(list)
}

// lineText is a line of a chunk, by its number in the script; "" when that is not in it.
func lineText(number int, c line.Chunk) string {
	lines := strings.Split(c.Text, "\n")
	if i := number - c.Line; i >= 0 && i < len(lines) {
		return strings.TrimSpace(lines[i])
	}
	return ""
}
