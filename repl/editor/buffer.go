package editor

import (
	"slices"
)

// buffer is a line and the place of the cursor in it, in runes.
type buffer struct {
	line []rune
	pos  int
}

func (b *buffer) insert(text string) {
	runes := []rune(text)
	b.line = slices.Insert(b.line, b.pos, runes...)
	b.pos += len(runes)
}

// replace puts text in place of what is between start and the cursor.
func (b *buffer) replace(start int, text string) {
	b.line = slices.Delete(b.line, start, b.pos)
	b.pos = start
	b.insert(text)
}

// set replaces all, with the cursor at the end.
func (b *buffer) set(text string) {
	b.line = []rune(text)
	b.pos = len(b.line)
}

func (b *buffer) before() string { return string(b.line[:b.pos]) }

// act does an action that needs nothing but the buffer.
func (b *buffer) act(k key) {
	switch k.action {
	case paste:
		b.insert(k.text)
	case newline:
		b.insert("\n")
	case lineStart:
		b.pos = b.start()
	case lineEnd:
		b.pos = b.end()
	case deleteNext:
		if b.pos < len(b.line) {
			b.line = slices.Delete(b.line, b.pos, b.pos+1)
		}
	case transpose:
		b.transpose()
	}
}

// start is where the cursor's row of the text begins.
func (b *buffer) start() int {
	i := b.pos
	for i > 0 && b.line[i-1] != '\n' {
		i--
	}
	return i
}

// end is where the cursor's row of the text ends.
func (b *buffer) end() int {
	if n := slices.Index(b.line[b.pos:], '\n'); n >= 0 {
		return b.pos + n
	}
	return len(b.line)
}

// up goes to the row above; false in the first.
func (b *buffer) up() bool {
	start := b.start()
	if start == 0 {
		return false
	}
	col := b.pos - start
	b.pos = start - 1
	b.pos = min(b.start()+col, start-1)
	return true
}

// down goes to the row below; false in the last.
func (b *buffer) down() bool {
	end := b.end()
	if end == len(b.line) {
		return false
	}
	col := b.pos - b.start()
	b.pos = end + 1
	b.pos = min(b.pos+col, b.end())
	return true
}

// transpose swaps the characters on both sides of the cursor, at the end the last two.
func (b *buffer) transpose() {
	if len(b.line) < 2 || b.pos == 0 {
		return
	}
	i := min(b.pos, len(b.line)-1)
	b.line[i-1], b.line[i] = b.line[i], b.line[i-1]
	b.pos = i + 1
}
