package main

import (
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// bracketed is a text as a terminal pastes it.
func bracketed(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

// widths are the columns that what is tried at several is tried at.
var widths = []int{1, 20, 80, 200}

func TestALongPaste(t *testing.T) {
	const lines = 10_000
	for _, cols := range widths {
		t.Run(fmt.Sprint(cols), func(t *testing.T) {
			term := startAt(t, t.TempDir(), size{cols, 24}, "--no-history")
			term.writes("\x1b[J")
			term.typed(bracketed("n = 0\n" + strings.Repeat("n += 1\n", lines) + "print(\"counted\", n)"))
			term.typed("\n")
			term.writes(fmt.Sprint("counted ", lines, "\r\n"))
			term.typed("exit\n")
			term.ends(0)
		})
	}
}

func TestEveryWidth(t *testing.T) {
	for _, cols := range append(widths, 2) {
		t.Run(fmt.Sprint(cols), func(t *testing.T) {
			term := startAt(t, t.TempDir(), size{cols, 24})
			term.writes("\x1b[J")
			term.typed("config pager off\na, b = socketpair\ninfo a\noptions a\nwatch 1ms 2 a\nexplain recv\n" +
				"trace on\nb.send x; a.recv 1\ntrace off\na.send \"漢字 e\u0301\"\nb.recv 100\nsockets\nconfig\na.se\t\t\t\x15help\n" +
				"a.recv 1 &\n\x12sock\x07nonsense\nprint(\"half\" + \" way\")\n")
			term.writesThen("half way\r\n", pasteMark)
			term.typed("\x1b[A\x1b[A\x03print(\"all\" + \" well\")\n")
			term.writes("all well\r\n")
			term.typed("exit\n")
			term.ends(0)
		})
	}
}

func TestResizeWhileTyping(t *testing.T) {
	term := start(t)
	term.prompt()
	text := `print("` + strings.Repeat("0123456789", 9) + `")`
	for i, key := range text {
		term.typed(string(key))
		if i%10 == 0 {
			cols := 20 + i*7%70
			term.mu.Lock()
			term.screen.Resize(cols, 40)
			term.mu.Unlock()
			if err := pty.Setsize(term.master, &pty.Winsize{Cols: uint16(cols), Rows: 40}); err != nil {
				t.Fatal(err)
			}
		}
	}
	term.typed("\n")
	term.writes(strings.Repeat("0123456789", 9) + "\r\n")
	term.typed("exit\n")
	term.ends(0)
}

// An editor asks a terminal to mark what is pasted as long as it reads.
const (
	pasteMark = "\x1b[?2004h"
	pasteEnd  = "\x1b[?2004l"
)

// writesThen waits until something was written, and another thing after it.
func (t *terminal) writesThen(first, then string) { t.writesAfter(0, first, then) }

// writesAfter waits until all that was written, one after the other, after so many bytes.
func (t *terminal) writesAfter(before int, wanted ...string) {
	t.Helper()
	t.await(strings.Join(wanted, ", then "), func([]string) bool {
		rest := t.raw.String()[before:]
		for _, want := range wanted {
			_, after, ok := strings.Cut(rest, want)
			if !ok {
				return false
			}
			rest = after
		}
		return true
	})
}

// TestLinesFromBehindWhileTyping types while another program makes jobs end, 2,000 of them:
// with each key a few.
func TestLinesFromBehindWhileTyping(t *testing.T) {
	const count, atOnce = 2000, 200
	term := start(t, "--no-history")
	term.run("u = socket AF_UNIX SOCK_DGRAM", "u.bind box")
	for n := atOnce; n <= count; n += atOnce {
		term.typed(bracketed(strings.Repeat("u.recv 10 &\n", atOnce)))
		term.typed("\n")
		term.has(fmt.Sprintf("[%d] sock>", n))
	}
	peer, err := net.Dial("unixgram", filepath.Join(term.home, "box"))
	if err != nil {
		t.Fatal(err)
	}
	defer peer.Close()
	keys := `print("` + strings.Repeat("typed among notices ", 10) + `", "whole")`
	for i, sent := 0, 0; i < len(keys); i++ {
		term.typed(keys[i : i+1])
		for ; sent < count*(i+1)/len(keys); sent++ {
			if _, err := fmt.Fprint(peer, sent); err != nil {
				t.Fatal(err)
			}
		}
		term.await(fmt.Sprint(sent, " notices"), func([]string) bool {
			return strings.Count(term.raw.String(), "u.recv: b'") == sent
		})
	}
	term.typed("\n")
	term.has("among notices  whole\nsock>")
}
