package editor

import (
	"slices"
	"strings"
)

// history is what was entered, and where Up has got to in it.
type history struct {
	earlier  func() []string // what was entered before this editor; nil once it is in entries
	entries  []string        // the newest last
	browsing bool            // the last key was Up or Down
	at       int             // the entry shown; len(entries) when it is typed
	typed    string          // the line before the first Up
	prefix   string          // what was before the cursor then
}

func (h *history) add(entry string) {
	if n := len(h.entries); entry == "" || n > 0 && h.entries[n-1] == entry {
		return
	}
	h.entries = append(h.entries, entry)
}

// load puts the earlier entries before the new ones, when a key first asks for any.
func (h *history) load() {
	if h.earlier == nil {
		return
	}
	h.entries = append(slices.Clip(h.earlier()), h.entries...)
	h.earlier = nil
}

func (h *history) forget(entry string) {
	h.load()
	h.entries = slices.DeleteFunc(h.entries, func(other string) bool { return other == entry })
}

func (h *history) rewind() { h.browsing = false }

// older shows the next older entry that begins as the line does before the cursor.
func (h *history) older(b *buffer) {
	h.load()
	if !h.browsing {
		h.browsing = true
		h.at, h.typed, h.prefix = len(h.entries), string(b.line), b.before()
	}
	shown := string(b.line)
	for i := h.at - 1; i >= 0; i-- {
		if strings.HasPrefix(h.entries[i], h.prefix) && h.entries[i] != shown {
			h.at = i
			b.set(h.entries[i])
			return
		}
	}
}

// newer goes back, in the end to the line as it was typed.
func (h *history) newer(b *buffer) {
	if !h.browsing {
		return
	}
	shown := string(b.line)
	for i := h.at + 1; i < len(h.entries); i++ {
		if strings.HasPrefix(h.entries[i], h.prefix) && h.entries[i] != shown {
			h.at = i
			b.set(h.entries[i])
			return
		}
	}
	h.at = len(h.entries)
	b.set(h.typed)
}

// find looks for query from the entry at index i on, in steps of by; -1 when in none.
func (h *history) find(query string, i, by int) int {
	for ; i >= 0 && i < len(h.entries); i += by {
		if strings.Contains(h.entries[i], query) {
			return i
		}
	}
	return -1
}
