package main

import (
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
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

func TestStopAndGoOn(t *testing.T) {
	for _, cols := range widths {
		t.Run(fmt.Sprint(cols), func(t *testing.T) { stopped(t, cols) })
	}
}

func stopped(t *testing.T, cols int) {
	term := startAt(t, t.TempDir(), size{cols, 40})
	term.writes("\x1b[J")
	term.typed("half a line")
	for range 2 {
		before := len(term.written())
		term.typed("\x1a")
		term.cooked() // the terminal is whole while the shell is stopped
		_ = unix.Kill(term.pid, unix.SIGCONT)
		term.await("the line anew", func([]string) bool {
			return strings.Contains(term.raw.String()[before:], pasteMark)
		})
	}
	term.typed("\x01print(\"\x05\", \"whole\")\n")
	term.writesThen("half a line whole\r\n", pasteMark)
	term.typed("exit\n")
	term.ends(0)
}

// pasteMark is what an editor asks a terminal for when it begins to read.
const pasteMark = "\x1b[?2004h"

// writesThen waits until something was written, and another thing after it.
func (t *terminal) writesThen(first, then string) {
	t.Helper()
	t.await(then, func([]string) bool {
		_, after, _ := strings.Cut(t.raw.String(), first)
		return strings.Contains(after, then)
	})
}

// TestLinesFromBehindWhileTyping types while another program makes jobs end, 2,000 of them.
func TestLinesFromBehindWhileTyping(t *testing.T) {
	const count = 2000
	term := start(t, "--no-history")
	term.run("u = socket AF_UNIX SOCK_DGRAM", "u.bind box")
	term.typed(bracketed(strings.Repeat("u.recv 10 &\n", count)))
	term.typed("\n")
	term.has(fmt.Sprintf("[%d] sock>", count))
	peer, err := net.Dial("unixgram", filepath.Join(term.home, "box"))
	if err != nil {
		t.Fatal(err)
	}
	defer peer.Close()
	sent := make(chan error, 1)
	go func() {
		for i := range count {
			if _, err := fmt.Fprint(peer, i); err != nil {
				sent <- err
				return
			}
		}
		sent <- nil
	}()
	text := strings.Repeat("typed among notices ", 10)
	for _, key := range `print("` + text + `", "whole")` {
		term.typed(string(key))
		time.Sleep(time.Millisecond) // as one types, so that notices come between
	}
	if err := <-sent; err != nil {
		t.Fatal(err)
	}
	term.await("every notice", func([]string) bool {
		return strings.Count(term.raw.String(), "u.recv: b'") == count
	})
	term.typed("\n")
	term.has("among notices  whole\nsock>")
}
