package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestProgramsHaveTheTerminal(t *testing.T) {
	term := start(t)
	term.run("!test -t 0 && test -t 1 && test -t 2 && echo all three", "a, b = socketpair")
	term.has("\nall three\n")
	term.run("a.send hello", "b.recv 10 | (cat && test -t 1 && echo shown)")
	term.has("\nhelloshown\n")
	term.prompt()
	term.typed("!read line; echo \"got $line\"\n")
	term.cooked()
	term.typed("typed\n")
	term.has("\ngot typed\n")
}

// pager is a program that marks what it is given.
func pager(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pager")
	text := "#!/bin/sh\nsed 's/^/paged: /' | tail -n 3\n"
	if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PAGER", path)
}

func TestPagerPastAScreen(t *testing.T) {
	pager(t)
	term := start(t)
	term.run("a, b = socketpair", `a.send (b"line\n" * 30)`, "b.recv 1000")
	term.has("\n(150 bytes)\n")
	term.lacks("paged")
	term.run(`a.send (b"line\n" * 50)`, "b.recv 1000")
	term.has("\npaged: line\\n\npaged: line\\n\npaged: (250 bytes)\n")
	term.run("config pager off", `a.send (b"line\n" * 60)`)
	term.typed("b.recv 1000\n") // it scrolls away
	term.has("\nline\\n\n(300 bytes)\n")
	term.lacks("paged: (300")
}

func TestProgress(t *testing.T) {
	term := start(t)
	term.run("a, b = socketpair", "a.send 12345")
	term.typed("b.recv_exactly 10\n")
	progress := regexp.MustCompile(`(?m)^\d+s, received 5 B \(`) // on a busy machine later than 1s
	term.await("progress", func(rows []string) bool { return progress.MatchString(strings.Join(rows, "\n")) })
	term.typed("\x03")
	term.has("\nKeyboardInterrupt\n")
	term.prompt()
	term.lacks("Ctrl-C ends it")
	term.run("sleep 1500ms", `print("done")`)
	term.has("sock> sleep 1500ms\nsock>")
}

func TestWatchShowsATableInItsPlace(t *testing.T) {
	term := start(t)
	term.run("config pager off", "s = socket", "watch 1ms 3 sockets", "watch 1ms 2 1 + 1")
	term.has("\nname  state")
	term.has("\n2\n2\nsock>")
	term.headings(1)
	term.run("all = [socket() for i in range(60)]", "watch 1ms 3 sockets")
	term.has("\n… and 24 more\nsock>")
	term.headings(1)
	term.typed("\x0c")
	term.run("def f():\n    print(\"between\")\n    return sockets()[:1]\n", "watch(f, 0.001, 2)")
	term.headings(2)
}

// headings counts those of tables on the screen.
func (t *terminal) headings(want int) {
	t.Helper()
	if n := strings.Count(t.text(), "name  state"); n != want {
		t.Errorf("%d headings, not %d:\n%s", n, want, t.text())
	}
}
