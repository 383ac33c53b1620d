package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// pairs is what each wait is tried with.
var pairs = []string{"a, b = socketpair", "u, v = socketpair AF_UNIX SOCK_DGRAM"}

// waits are lines that wait until Ctrl-C, each after lines that lead there.
var waits = []struct {
	name  string
	lead  []string
	waits string
}{
	{"recv", nil, "a.recv 10"},
	{"recvfrom", nil, "u.recvfrom 10"},
	{"accept", []string{"l = socket", "l.bind 127.0.0.1 0", "l.listen"}, "l.accept"},
	{"sendall", nil, `a.sendall ("x" * 10000000)`},
	{"send", []string{"a.settimeout 0", `_, err = catch a.sendall ("x" * 10000000)`, "a.settimeout None"}, "a.send x"},
	{"backlog", []string{
		"l = socket", "l.bind 127.0.0.1 0", "l.listen 0", "addr = l.getsockname",
		"full = socket", "full.connect (addr)", "more = socket",
	}, "more.connect (addr)"},
	{"unix backlog", []string{
		"l = socket AF_UNIX", "l.bind @sockshell-full", "l.listen 0",
		"full = socket AF_UNIX", "full.connect @sockshell-full", "more = socket AF_UNIX",
	}, "more.connect @sockshell-full"},
	{"poll", nil, "poll [a, b] None"},
	{"select", nil, "select [a] [] []"},
	{"sleep", nil, "sleep 1000"},
	{"wait", []string{"a.recv 10 &"}, "wait"},
	{"loop", nil, "while True: pass\n"},
	{"list", nil, "while True: x = list(range(10000000))\n"},
	{"sum", nil, "sum(range(1 << 62))"},
	{"program", nil, "!sleep 1000"},
	{"sends", nil, "while True: a.sendall x; b.recv 1\n"},
}

func TestControlCEndsEveryWait(t *testing.T) {
	for _, row := range waits {
		t.Run(row.name, func(t *testing.T) { interrupted(t, slices.Concat(pairs, row.lead), row.waits) })
	}
}

// interrupted waits with a line that says that it began, presses Ctrl-C, and sees that the
// session has all that it had.
func interrupted(t *testing.T, lead []string, waits string) {
	term := start(t, "--quiet")
	term.run(lead...)
	term.typed(waits + "\n")
	term.has("sock> " + strings.TrimSpace(waits))
	term.cooked()
	term.typed("\x03")
	term.has("\nKeyboardInterrupt\n")
	term.typed("a.fileno() > 0, b.fileno() > 0, u.fileno() > 0, v.fileno() > 0\n")
	term.has("\n(True, True, True, True)\n")
	term.typed("exit 0\n")
	term.ends(0)
}

// cooked waits until no line is read any more, so that Ctrl-C is a signal.
func (t *terminal) cooked() {
	t.Helper()
	deadline := time.Now().Add(generous)
	for termios(t.T, t.slave).Lflag&unix.ISIG == 0 {
		if time.Now().After(deadline) {
			t.Fatalf("the terminal stays raw; the screen is\n%s", t.text())
		}
		time.Sleep(time.Millisecond)
	}
}

func TestClosingUnderAJob(t *testing.T) {
	term := start(t)
	term.run("a, b = socketpair")
	term.typed("data = a.recv 10 &\n")
	term.has("\n[1] sock>")
	term.typed("half")
	term.has("sock> half")
	term.typed("\x03")
	term.typed("a.close\n")
	term.has("[1] a.recv: OSError: [Errno 9] Bad file descriptor")
	term.prompt()
}

func TestNoticeAboveTheLineBeingTyped(t *testing.T) {
	term := start(t)
	term.run("a, b = socketpair")
	term.typed("data = a.recv 10 &\n")
	term.has("\n[1] sock>")
	term.typed("b.send hello\nprint(da")
	term.has("[1] a.recv done\n")
	term.await("the half-typed line below it", func(rows []string) bool {
		return strings.HasSuffix(rows[len(rows)-1], "sock> print(da")
	})
	term.typed("ta)\n")
	term.has("\nb'hello'\n")
}
