package repl

import (
	"time"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
)

// Frame is a run of a file, of a prompt's lines, or of a line that a pipe brings. It is made for that run
// and travels with the thread that runs it: Thread.Frame. Nothing of it outlives it.
type Frame struct {
	File    string // the name that positions carry
	From    string // the line that has the file read, FILE:12; "" for what is run itself
	Program bool   // it is a file: a value that stands alone in it is not shown
	Keeps   bool   // an error ends its line alone, as at a prompt: the start file
	Parent  *Frame // only a line without a Parent is recorded and counted

	source string          // the text of a file that was read whole
	chunk  syntax.Chunk    // the line or block that runs
	began  time.Time       // it
	shown  []any           // its values, for --json
	fresh  []*value.Socket // those that it gave a name first
	table  shownTable      // by it
	cache  cache
}

// frameOf is the Frame that a thread runs in: of a job or another thread the session's own.
func (s *Session) frameOf(t *python.Thread) *Frame {
	if t != nil {
		if f, ok := t.Frame.(*Frame); ok {
			return f
		}
	}
	return s.top
}

// typed reports whether the frame's lines are what a person types: errors need no place.
func (s *Session) typed(f *Frame) bool { return s.prompting && f.Parent == nil }

// cache keeps the lines that were compiled, by their text. It is emptied when it is full:
// a script of a million different lines must not keep them all.
type cache struct {
	kept map[string]*compiled
	last *compiled // that was found
}

const cacheSize = 4096

// find is get for a line as it was read, which may be gone after it.
func (c *cache) find(text []byte) *compiled {
	c.last = c.kept[string(text)]
	return c.last
}

func (c *cache) get(text string) *compiled {
	if c.last != nil && c.last.text == text { // the same string: no byte is compared
		return c.last
	}
	return c.kept[text]
}

func (c *cache) put(text string, v *compiled) {
	if c.kept == nil || len(c.kept) >= cacheSize {
		c.kept = make(map[string]*compiled)
	}
	c.kept[text] = v
}
