package editor

import (
	"slices"
	"unicode/utf8"
)

// search is Ctrl-R: an entry of the history that contains what is typed.
type search struct {
	query  string
	at     int // the entry shown
	by     int // -1 to older entries, 1 to newer ones
	failed bool
	before buffer // the line when it began
}

func (e *Editor) startSearch(b *buffer, a action) {
	e.history.load()
	e.search = &search{at: len(e.history.entries), before: buffer{slices.Clone(b.line), b.pos}}
	e.turn(a)
	e.showSearch()
}

func (e *Editor) turn(a action) {
	e.search.by = -1
	if a == searchForward {
		e.search.by = 1
	}
}

// searchKey takes a key for the search. False ends it: the entry stays in the
// line, and the key is for that. What readline did with the key is undone.
func (e *Editor) searchKey(b *buffer, k key) bool {
	s := e.search
	shown := buffer{e.line, e.pos}
	r, _ := utf8.DecodeRuneInString(k.bytes)
	switch {
	case k.action == searchBack || k.action == searchForward:
		e.turn(k.action)
		e.look(s.at + s.by)
	case k.action == abort:
		*b = s.before
		e.stopSearch()
		return true
	case k.action == paste:
		s.query += k.text
		e.look(s.at)
	case k.bytes == "\x7f" || k.bytes == "\b":
		_, size := utf8.DecodeLastRuneInString(s.query)
		s.query = s.query[:len(s.query)-size]
		e.look(len(e.history.entries) - 1)
	case k.action == none && r >= ' ' && r != utf8.RuneError:
		s.query += k.bytes
		e.look(s.at)
	default:
		e.stopSearch()
		return false
	}
	*b = shown
	if s.at < len(e.history.entries) {
		b.set(e.history.entries[s.at])
	}
	e.showSearch()
	return true
}

// look searches from the entry at index from on.
func (e *Editor) look(from int) {
	s := e.search
	if s.query == "" {
		s.failed = false
		return
	}
	found := e.history.find(s.query, min(from, len(e.history.entries)-1), s.by)
	if s.failed = found < 0; !s.failed {
		s.at = found
	}
}

func (e *Editor) stopSearch() {
	e.search = nil
	e.setBelow(nil)
}

func (e *Editor) showSearch() {
	s := e.search
	text := "bck-i-search: "
	if s.by > 0 {
		text = "fwd-i-search: "
	}
	if s.failed {
		text = "failing " + text
	}
	cols, _ := e.input.tty.size()
	text += e.hooks.escape(s.query) + "_"
	e.setBelow([]string{cut(text, cols-1)})
}
