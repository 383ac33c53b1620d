package editor

import (
	"fmt"
	"strings"
	"testing"
)

// The text reads on over the rows, and the cursor stands where the next
// character goes, at any width.
func TestWidths(t *testing.T) {
	line := strings.Repeat("0123456789", 23)[:225]
	for _, cols := range []int{1, 2, 7, 20, 33, 77, 80, 200, 231, 232} {
		t.Run(fmt.Sprint(cols), func(t *testing.T) {
			term := newTerminal(t, cols, 240, Hooks{})
			term.read("sock> ", line)
			term.wraps(cols, "sock> "+line, 231)
			term.typed("!")
			term.wraps(cols, "sock> "+line+"!", 232)
			term.typed("\x01")
			term.wraps(cols, "sock> "+line+"!", 6)
			term.typed("\x1b[3~\x1b[3~\x1b[C")
			term.wraps(cols, "sock> "+line[2:]+"!", 7)
			term.typed("\x05\x1b[D")
			term.wraps(cols, "sock> "+line[2:]+"!", 229)
			term.typed("\r")
			term.got(line[2:]+"!", nil)
		})
	}
}

// wraps waits for text to fill the rows, with the cursor before the cell at.
func (t *terminal) wraps(cols int, text string, at int) {
	t.Helper()
	var rows []string
	for rest := text; rest != ""; {
		n := min(cols, len(rest))
		rows = append(rows, strings.TrimRight(rest[:n], " "))
		rest = rest[n:]
	}
	t.shows(strings.Join(rows, "\n"))
	t.at(at%cols, at/cols)
}

// More rows than the terminal has: those around the cursor are shown.
func TestTallEntry(t *testing.T) {
	term := newTerminal(t, 20, 5, Hooks{Complete: verbs})
	var rows []string
	for i := range 30 {
		rows = append(rows, fmt.Sprintf("row %d", i))
	}
	term.Print("above")
	term.read("> ", strings.Join(rows, "\n"))
	term.shows("  row 25\n  row 26\n  row 27\n  row 28\n  row 29")
	term.typed(strings.Repeat("\x1b[A", 10))
	term.has("row 19")
	term.at(8, 2)
	term.typed(strings.Repeat("\x1b[A", 19) + "X")
	term.shows("> row 0X\n  row 1\n  row 2\n  row 3\n  row 4")
	term.typed(" \t")
	term.has("\nrecv")
	term.typed("\r")
	term.got("row 0X "+strings.Join(rows, "\n")[5:], nil)
	term.shows("  row 26\n  row 27\n  row 28\n  row 29")
}

func TestResize(t *testing.T) {
	term := newTerminal(t, 20, 6, Hooks{})
	term.read("sock> ", "0123456789012345678901234")
	term.shows("sock> 01234567890123\n45678901234")
	term.mu.Lock()
	term.screen.Resize(40, 6)
	term.mu.Unlock()
	term.setSize(40, 6)
	term.typed("!")
	term.has("sock> 0123456789012345678901234!")
	term.typed("\r")
	term.got("0123456789012345678901234!", nil)
}

// A terminal gives a wide character two cells, and none to one that combines.
func TestWideCharacters(t *testing.T) {
	line := []rune("漢e\u0301字🙂x")
	s := &screen{prompt: "> ", hooks: &hooks{}}
	for pos, want := range []place{{2, 0}, {4, 0}, {5, 0}, {5, 0}, {7, 0}, {9, 0}, {10, 0}} {
		_, row, col := s.lay(line, pos, 20, false)
		if (place{col, row}) != want {
			t.Errorf("before rune %d of 20 columns: %d, %d; not %v", pos, col, row, want)
		}
	}
	for pos, want := range []place{{2, 0}, {0, 1}, {1, 1}, {1, 1}, {0, 2}, {2, 2}, {3, 2}} {
		f, row, col := s.lay(line, pos, 4, false)
		if (place{col, row}) != want {
			t.Errorf("before rune %d of 4 columns: %d, %d; not %v", pos, col, row, want)
		}
		if got := f.render(); got != "\x1b[K> 漢 \re\u0301字\x1b[K\r\n\x1b[K🙂x\x1b[J" {
			t.Errorf("%q", got)
		}
	}
}
