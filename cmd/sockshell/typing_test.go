package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// bracketed is a text as a terminal pastes it.
func bracketed(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

func TestALongPaste(t *testing.T) {
	const lines = 10_000
	term := start(t, "--no-history")
	term.prompt()
	var b strings.Builder
	b.WriteString("n = 0\n")
	for range lines {
		b.WriteString("n += 1\n")
	}
	term.typed(bracketed(b.String() + "print(\"counted\", n)"))
	term.writes(`"counted"`)
	term.typed("\n")
	term.has(fmt.Sprint("\ncounted ", lines, "\n"))
	term.prompt()
}

func TestEveryWidth(t *testing.T) {
	for _, cols := range []int{1, 2, 20, 80, 200} {
		t.Run(fmt.Sprint(cols), func(t *testing.T) {
			term := startAt(t, t.TempDir(), size{cols, 24})
			term.writes("\x1b[J")
			term.typed("a, b = socketpair\na.send \"漢字 e\u0301\"\nb.recv 100\nsockets\nconfig\na.se\t\t\t\x15help\n" +
				"a.recv 1 &\n\x12sock\x07nonsense\n\x1b[A\x1b[A\x03print(\"all\" + \" well\")\n")
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
	term.prompt() // until then a Ctrl-D is the terminal's
	term.typed("\x04")
	term.ends(0)
}

func TestStopAndGoOn(t *testing.T) {
	term := start(t)
	term.prompt()
	term.typed("half a line")
	term.has("half a line")
	for range 3 {
		before := len(term.written())
		term.typed("\x1a")
		term.cooked() // the terminal is whole while the shell is stopped
		_ = unix.Kill(term.pid, unix.SIGCONT)
		term.await("the line anew", func([]string) bool {
			return strings.Contains(term.raw.String()[before:], pasteMark)
		})
		term.has("half a line")
	}
	term.typed("\x15print(\"whole\")\n")
	term.has("\nwhole\n")
	term.typed("\x04")
	term.ends(0)
}

// pasteMark is what an editor asks a terminal for when it begins to read.
const pasteMark = "\x1b[?2004h"

// TestLinesFromBehindWhileTyping types among the notices of jobs that end.
func TestLinesFromBehindWhileTyping(t *testing.T) {
	const count = 500
	term := start(t, "--no-history")
	term.run("a, b = socketpair AF_UNIX SOCK_DGRAM")
	term.typed(bracketed(strings.Repeat("b.recv 10 &\n", count)))
	term.typed("\n")
	term.has(fmt.Sprintf("[%d] sock>", count))
	term.typed(fmt.Sprintf("for i in range(%d): _ = a.send(str(i))\n\n", count))
	line := `print("typed " + "whole")`
	for _, key := range line {
		term.typed(string(key))
		time.Sleep(time.Millisecond) // as one types, so that notices come between
	}
	term.typed("\n")
	term.has("\ntyped whole\n")
	term.await("every notice", func([]string) bool {
		return strings.Count(term.raw.String(), "b.recv: b'") == count
	})
}
