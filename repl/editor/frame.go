package editor

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

const (
	clearRow   = "\x1b[K"
	clearBelow = "\x1b[J"
)

// cells counts as wcwidth(3) does in any locale: characters of ambiguous width
// are narrow, and each character counts by itself, as most terminals have it.
var cells = &runewidth.Condition{StrictEmojiNeutral: true}

// Width is how many cells of a terminal text takes.
func Width(text string) int { return width(text) }

func width(text string) int {
	n := 0
	for _, r := range text {
		n += cells.RuneWidth(r)
	}
	return n
}

// cut is as much of text as fits into n cells.
func cut(text string, n int) string {
	for i, r := range text {
		if n -= cells.RuneWidth(r); n < 0 {
			return text[:i]
		}
	}
	return text
}

// frame lays text out in the rows of a terminal.
type frame struct {
	cols  int
	rows  []row
	style Style // of the last cell
}

// row is one row of a frame: what to write for it, and how wide that is.
type row struct {
	text  []byte
	width int
	wraps bool // its line goes on in the next row
}

func newFrame(cols int) *frame { return &frame{cols: cols, rows: make([]row, 1)} }

// at is the place of the next cell, where the row is not full.
func (f *frame) at() (row, col int) {
	return len(f.rows) - 1, f.rows[len(f.rows)-1].width
}

// room is how many cells are left in the row.
func (f *frame) room() int {
	_, col := f.at()
	return f.cols - col
}

// put writes visible text, which wraps at the edge as a terminal does by itself.
func (f *frame) put(text string, style Style) {
	for _, r := range text {
		f.cell(string(r), cells.RuneWidth(r), style)
	}
}

func (f *frame) cell(text string, width int, style Style) {
	if width > f.cols {
		text, width = "?", 1
	}
	f.settle(width)
	if style != f.style {
		f.setStyle(style)
	}
	r := &f.rows[len(f.rows)-1]
	r.text = append(r.text, text...)
	r.width += width
}

// raw writes what takes no room, such as a colour.
func (f *frame) raw(text string) {
	r := &f.rows[len(f.rows)-1]
	r.text = append(r.text, text...)
}

func (f *frame) setStyle(style Style) {
	if f.style != "" {
		f.raw(plain)
	}
	f.style = style
	f.raw(style.on())
}

// next begins a row.
func (f *frame) next(wraps bool) {
	f.setStyle("")
	f.rows[len(f.rows)-1].wraps = wraps
	f.rows = append(f.rows, row{})
}

// settle goes to where a cell of that width will be.
func (f *frame) settle(width int) {
	if min(width, f.cols) > f.room() {
		f.next(true)
	}
}

// render is what paints the rows over what was there, when the cursor stands at
// the left of the first, and clears all below. tmux has three wishes: that a row
// is cleared from its left, or blanks in it count when it wraps anew; but not one
// that a line goes on in, or it forgets that; and that no screen is cleared from
// its corner, for it keeps that as one to scroll back to.
// A clear after a full row would take its last cell.
func (f *frame) render() string {
	var b strings.Builder
	goesOn := false
	for i := range f.rows {
		r := &f.rows[i]
		full, last := r.width == f.cols, i == len(f.rows)-1
		switch {
		case full && last:
			b.WriteString(clearBelow)
		case !goesOn:
			b.WriteString(clearRow)
		}
		b.Write(r.text)
		goesOn = full && r.wraps
		switch {
		case full && last:
		case last:
			b.WriteString(clearBelow)
		case goesOn:
			b.WriteString(" \r") // so the terminal knows
		case full:
			b.WriteString("\r\n")
		default:
			b.WriteString(clearRow + "\r\n")
		}
	}
	return b.String()
}
