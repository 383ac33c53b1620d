package editor

import (
	"io"
	"slices"
)

// keyReader is what readline reads from: each Read gives it one key, after the
// one before was dealt with. So readline never holds a key that nobody has
// acted on, and the line is painted once when no more keys wait.
type keyReader struct{ *Editor }

func (r keyReader) Read(p []byte) (int, error) {
	e := r.Editor
	<-e.done
	for {
		if ready, _ := e.input.tty.ready(0); !ready && len(e.input.back) == 0 {
			e.refresh()
		}
		k, err := e.input.next()
		if err != nil {
			e.lost()
			return 0, io.EOF
		}
		if b := e.forReadline(k); b != "" {
			return copy(p, b), nil
		}
	}
}

// lost notes that no further key will come.
func (e *Editor) lost() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ended = true
	e.input.tty.stopped.Close()
	close(e.gone)
}

// forReadline is what readline is to see of a key; nothing when it is done with.
func (e *Editor) forReadline(k key) string {
	switch {
	case k.action == suspend:
		e.suspend()
		return ""
	case k.bytes == endOfInput && len(e.line) > 0:
		k = key{action: deleteNext}
	}
	if k.action == none {
		return k.bytes
	}
	e.own = k
	return string(rune(keyOwn))
}

// key is called by readline after each key, with the buffer that it made of
// it, and returns the buffer that it is to have.
func (e *Editor) key(line []rune, pos int, r rune) ([]rune, int, bool) {
	if r == keyStart {
		return nil, 0, false
	}
	defer func() { e.done <- struct{}{} }()
	switch r {
	case keyReturn, keyNewline, keyInterrupt, keyEOF:
		return nil, 0, false // the line is Read's already
	}
	k := key{bytes: string(r)}
	if r == keyOwn {
		k = e.own
	}
	was := buffer{e.line, e.pos}
	b := &buffer{slices.Clone(line), pos}
	e.act(b, k)
	e.undo.note(was, *b, k)
	e.set(b.line, b.pos)
	return b.line, b.pos, true
}

// act does what a key asks for, after readline has done its part.
func (e *Editor) act(b *buffer, k key) {
	if e.search != nil && e.searchKey(b, k) {
		return
	}
	if k.action != tab && e.pages != nil {
		e.pages = nil
		e.setBelow(nil)
	}
	switch k.action {
	case up:
		if e.history.browsing || !b.up() {
			e.history.older(b)
		}
		return
	case down:
		if e.history.browsing || !b.down() {
			e.history.newer(b)
		}
		return
	case tab:
		e.complete(b)
	case undoLast:
		e.undo.back(b)
	case searchBack, searchForward:
		e.startSearch(b, k.action)
	case clearScreen:
		e.mu.Lock()
		e.screen.clear()
		e.mu.Unlock()
	default:
		b.act(k)
	}
	e.history.rewind()
}

func (e *Editor) setBelow(rows []string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.screen.below = rows
}
