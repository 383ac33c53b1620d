package editor

import (
	"fmt"
	"regexp"
	"runtime/debug"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Hooks are what an Editor asks while a line is typed; all are optional. They
// must not call the Editor. One that panics gives nothing, the first time it is
// reported through Panicked, and the Editor goes on.
type Hooks struct {
	// Paint gives the parts of line their styles.
	Paint func(line string) []Span
	// Hint is shown dim after the cursor when that is at the end of line.
	Hint func(line string) string
	// Complete gives what may stand in place of line[start:pos], best first; pos
	// and start count bytes.
	Complete func(line string, pos int) (start int, items []Item)
	// More reports whether text, on Enter, wants another line before it is whole.
	More func(text string) bool
	// Escape makes control characters and invalid UTF-8 visible. Without it Go's
	// escapes are shown.
	Escape func(text string) string
	// Panicked is told of a panic in the hook named, from a goroutine of its own.
	Panicked func(hook string, value any, stack []byte)
}

// Item is something to complete to.
type Item struct {
	Text string // what is inserted
	Doc  string // one line about it
}

// hooks are Hooks that may be absent and may panic.
type hooks struct {
	Hooks
	reported sync.Map // name of a hook
}

func (h *hooks) guard(name string) {
	value := recover()
	if value == nil {
		return
	}
	if _, again := h.reported.LoadOrStore(name, true); again || h.Panicked == nil {
		return
	}
	stack := debug.Stack()
	go func() {
		defer func() { _ = recover() }()
		h.Panicked(name, value, stack)
	}()
}

func (h *hooks) paint(line string) (spans []Span) {
	defer h.guard("Paint")
	if h.Paint == nil {
		return nil
	}
	return h.Paint(line)
}

func (h *hooks) hint(line string) (hint string) {
	defer h.guard("Hint")
	if h.Hint == nil {
		return ""
	}
	return h.Hint(line)
}

func (h *hooks) complete(line string, pos int) (start int, items []Item) {
	defer h.guard("Complete")
	if h.Complete == nil {
		return pos, nil
	}
	from, found := h.Complete(line, pos)
	if from < 0 || from > pos || !utf8.RuneStart((line + " ")[from]) {
		panic(fmt.Sprintf("start %d is no character before the cursor at %d", from, pos))
	}
	return from, found
}

func (h *hooks) more(text string) (more bool) {
	defer h.guard("More")
	return h.More != nil && h.More(text)
}

func (h *hooks) escape(text string) (escaped string) {
	defer h.guard("Escape")
	escaped = visible(text)
	if h.Escape != nil {
		escaped = h.Escape(text)
	}
	return escaped
}

// escapeAllButColour is escape for text that has colours of the shell's own.
func (h *hooks) escapeAllButColour(text string) string {
	var b strings.Builder
	for {
		at := colour().FindStringIndex(text)
		if at == nil {
			return b.String() + h.escape(text)
		}
		b.WriteString(h.escape(text[:at[0]]) + text[at[0]:at[1]])
		text = text[at[1]:]
	}
}

// visible is Escape where there is none.
func visible(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsGraphic(r) || r == '\n' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\u%04x", r)
		}
	}
	return b.String()
}

// colour is what a prompt may hold besides text (SGR).
var colour = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b\\[[0-9;]*m") })
