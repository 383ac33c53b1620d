package editor

import (
	"slices"
	"unicode"
)

// undo is what the line was before each change. A word that is typed is one change.
type undo struct {
	states []buffer
	typing bool // the last key was a letter of a word
}

// mostUndone is how many changes are kept.
const mostUndone = 200

// note keeps what the line was before a key that changed it.
func (u *undo) note(was, now buffer, k key) {
	if k.action == undoLast || slices.Equal(was.line, now.line) {
		u.typing = false
		return
	}
	letter := k.action == none && len(now.line) == len(was.line)+1 && now.pos == was.pos+1 &&
		!unicode.IsSpace(now.line[was.pos])
	if !letter || !u.typing {
		u.states = append(u.states[max(0, len(u.states)-mostUndone+1):], was)
	}
	u.typing = letter
}

// back takes the last change back.
func (u *undo) back(b *buffer) {
	if n := len(u.states); n > 0 {
		*b = buffer{slices.Clone(u.states[n-1].line), u.states[n-1].pos}
		u.states = u.states[:n-1]
	}
}
