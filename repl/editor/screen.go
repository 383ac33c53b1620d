package editor

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// screen paints the prompt, the line and what stands below it. Everything that
// is painted goes through here, so it knows where the cursor is.
type screen struct {
	tty    *tty
	hooks  *hooks
	prompt string
	below  []string // rows under the line, none so wide as the terminal
	row    int      // of the cursor, from the first row that is painted
	cols   int      // when it was painted
}

// show paints line with the cursor at pos, in place of what was painted last.
func (s *screen) show(line []rune, pos int) {
	cols, rows := s.tty.size()
	f, atRow, atCol := s.lay(line, pos, cols, true)
	if s.cols != 0 && cols != s.cols {
		// A terminal that was resized has wrapped the line anew, as lay does.
		s.row = min(atRow, rows-1)
	}
	s.cols = cols
	height := min(len(f.rows), max(1, rows-len(s.below)))
	first := max(0, min(atRow-height/2, len(f.rows)-height))
	below := s.below[:min(len(s.below), rows-height)]
	f.rows = f.rows[first : first+height]
	for _, text := range below {
		f.next(false)
		f.raw(text)
	}
	out := s.home() + f.render()
	s.row = atRow - first
	out += upRows(len(f.rows)-1-s.row) + "\r"
	if atCol > 0 {
		out += "\x1b[" + strconv.Itoa(atCol) + "C"
	}
	s.tty.write(out)
}

// finish paints all of line for the last time, and what is said after it, and
// goes to a row of its own.
func (s *screen) finish(line []rune, after string) {
	cols, _ := s.tty.size()
	f, _, _ := s.lay(line, len(line), cols, false)
	f.put(after, "")
	f.setStyle("")
	s.tty.write(s.home() + f.render() + "\r\n")
	s.row, s.below = 0, nil
}

// print writes whole lines in place of what was painted last.
func (s *screen) print(text string) {
	s.tty.write(s.home() + clearBelow + strings.ReplaceAll(text, "\n", "\r\n"))
	s.row = 0
}

// start goes to a row of its own: of what was written without a newline at its
// end, as many blanks as a row has less one wrap to the next row, but not at its start.
func (s *screen) start(prompt string) {
	cols, _ := s.tty.size()
	s.tty.write(strings.Repeat(" ", cols-1) + "\r")
	s.row, s.cols, s.below = 0, 0, nil
	last := strings.LastIndexByte(prompt, '\n') + 1
	before := s.hooks.escapeAllButColour(prompt[:last])
	s.tty.write(clearRow + strings.ReplaceAll(before, "\n", "\r\n"+clearRow))
	s.prompt = prompt[last:]
}

// clear empties the terminal.
func (s *screen) clear() {
	s.tty.write("\x1b[H\x1b[2J")
	s.row = 0
}

// home goes to the first row that was painted.
func (s *screen) home() string { return upRows(s.row) + "\r" }

func upRows(rows int) string {
	if rows <= 0 {
		return ""
	}
	return "\x1b[" + strconv.Itoa(rows) + "A"
}

// lay lays out prompt, line and hint, and says where the cursor belongs.
func (s *screen) lay(line []rune, pos, cols int, hint bool) (f *frame, atRow, atCol int) {
	f = newFrame(cols)
	s.putPrompt(f)
	indent := min(f.rows[len(f.rows)-1].width, cols/2)
	text := string(line)
	style := styles(text, s.hooks.paint(text))
	at := 0
	for i, r := range line {
		if i == pos {
			f.settle(cells.RuneWidth(r))
			atRow, atCol = f.at()
		}
		switch r {
		case '\n':
			f.next(false)
			f.put(continuation(indent), Dim)
		case '\t':
			f.put("→", Dim)
			f.put(strings.Repeat(" ", 3), "")
		default:
			f.put(s.hooks.escape(string(r)), style[at])
		}
		at += utf8.RuneLen(r)
	}
	if pos >= len(line) {
		f.settle(1)
		atRow, atCol = f.at()
		if hint && text != "" && line[len(line)-1] != '\n' {
			s.putHint(f, text)
		}
	}
	f.setStyle("")
	return f, atRow, atCol
}

// continuation stands before the further lines of an entry, as wide as the prompt.
func continuation(width int) string {
	if width < 4 {
		return strings.Repeat(" ", width)
	}
	return strings.Repeat(" ", width-4) + "... "
}

func (s *screen) putHint(f *frame, text string) {
	hint := s.hooks.escape(s.hooks.hint(text))
	f.put(cut(hint, f.room()-1), Dim)
}

// putPrompt lays out the prompt; the colours in it take no room.
func (s *screen) putPrompt(f *frame) {
	rest := s.prompt
	for rest != "" {
		at := colour().FindStringIndex(rest)
		if at == nil {
			break
		}
		f.put(s.hooks.escape(rest[:at[0]]), "")
		f.raw(rest[at[0]:at[1]])
		rest = rest[at[1]:]
	}
	f.put(s.hooks.escape(rest), "")
}
