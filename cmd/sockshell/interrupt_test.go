package main

import (
	"fmt"
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
	{"sendall", nil, `a.sendall (b"x" * 10000000)`},
	{"send", []string{"a.settimeout 0", `_, err = catch a.sendall (b"x" * 10000000)`, "a.settimeout None"}, "a.send x"},
	{"backlog", []string{
		"l = socket", "l.bind 127.0.0.1 0", "l.listen 0", "addr = l.getsockname",
		"full = socket", "full.connect (addr)", "more = socket",
	}, "more.connect (addr)"},
	{"unix backlog", []string{
		"l = socket AF_UNIX", "l.bind ./full", "l.listen 0",
		"full = socket AF_UNIX", "full.connect ./full", "more = socket AF_UNIX",
	}, "more.connect ./full"},
	{"recvmsg", nil, "u.recvmsg 10"},
	{"recv_fds", nil, "recv_fds a 10 1"},
	{"recv_exactly", nil, "a.recv_exactly 10"},
	{"recv_until", []string{"b.send begun"}, `a.recv_until "\n"`},
	{"recv_line", nil, "a.recv_line"},
	{"recv_all", []string{"b.send begun"}, "a.recv_all"},
	{"expect", nil, "a.expect /hello/ None"},
	{"wait_for", nil, "wait_for 127.0.0.1 1"},
	{"read of a file", []string{`f = a.makefile("rb")`}, "f.readline"},
	{"connect_ex", []string{
		"l = socket", "l.bind 127.0.0.1 0", "l.listen 0", "addr = l.getsockname",
		"full = socket", "full.connect (addr)", "more = socket",
	}, "more.connect_ex (addr)"},
	{"tls", []string{"l = create_server 127.0.0.1 0", "c = create_connection (l.getsockname())"},
		"tls c server_hostname=localhost"},
	{"sendfile", []string{`to_file ("x" * 10000000) big`}, "a.sendfile big"},
	{"sendmsg", []string{"a.settimeout 0", `_, err = catch a.sendall (b"x" * 10000000)`, "a.settimeout None"}, "a.sendmsg [b'x']"},
	{"watch", nil, "watch 1000 a"},
	{"catch", nil, "_, err = catch a.recv 10"},
	{"a function of the script", []string{"def f(): return a.recv(10)\n"}, "[f() for i in range(3)]"},
	{"source", []string{`to_file "while True: pass" loop.sock`}, "source loop.sock"},
	{"program fed", nil, "gethostname | sleep 1000"},
	{"poll", nil, "poll [a, b] None"},
	{"select", nil, "select [a] [] []"},
	{"sleep", nil, "sleep 1000"},
	{"wait", []string{"a.recv 10 &"}, "wait"},
	{"loop", nil, "while True: pass\n"},
	{"list", nil, "while True: x = list(range(10000000))\n"},
	{"sum", nil, "sum(range(1 << 62))"},
	{"program", nil, "!sleep 1000"},
	{"a pipe to read", []string{"!mkfifo p1 p2 p3 p4 p5 p6 p7 p8"}, "file p1"},
	{"a pipe to send", nil, "a.sendall @p2"},
	{"a pipe of lines", nil, "source p3"},
	{"a pipe to write", nil, "save p5"},
	{"a pipe for a result", nil, "gethostname > p6"},
	{"a pipe to send by the kernel", nil, "a.sendfile p7"},
	{"a pipe with certificates", nil, "tls a server_hostname=x cafile=p8"},
	{"sends", nil, "while True: a.sendall x; b.recv 1\n"},
}

// TestControlCEndsEveryWait presses Ctrl-C in each wait of one session, and sees that it has
// all that it had.
func TestControlCEndsEveryWait(t *testing.T) {
	for _, cols := range widths {
		t.Run(fmt.Sprint(cols), func(t *testing.T) {
			term := startAt(t, t.TempDir(), size{cols, 24}, "--quiet")
			term.writes(pasteMark)
			for _, row := range waits {
				term.does(slices.Concat(pairs, row.lead)...)
				term.interrupted(row.waits)
				term.does(`print("` + row.name + `", a.fileno() > 0, b.fileno() > 0, u.fileno() > 0, v.fileno() > 0)`)
				term.writes(row.name + " True True True True\r\n")
			}
			term.typed("exit 0\n")
			term.ends(0)
		})
	}
}

// interrupted presses Ctrl-C in a line that waits.
func (t *terminal) interrupted(line string) {
	t.Helper()
	before := len(t.written())
	t.waitsFor(line)
	t.typed("\x03")
	t.writesAfter(before, "^C", "\r\n", "KeyboardInterrupt", pasteMark) // watch may show a value between
}

// does runs lines at any width, for it looks at no row of the screen.
func (t *terminal) does(lines ...string) {
	t.Helper()
	for _, line := range lines {
		before := len(t.written())
		t.typed(line + "\n")
		t.writesAfter(before, pasteEnd, pasteMark)
	}
}

// waitsFor types a line that waits, and waits until nobody reads the terminal.
func (t *terminal) waitsFor(line string) {
	t.Helper()
	before := len(t.written())
	t.typed(line + "\n")
	t.writesAfter(before, pasteEnd)
	t.cooked()
}

// cooked waits until no line is read any more, so that Ctrl-C is a signal.
func (t *terminal) cooked() {
	t.Helper()
	deadline := time.Now().Add(generous)
	for termios(t.TB, t.slave).Lflag&unix.ISIG == 0 {
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

// TestControlCBehindALine comes before the terminal is cooked again: it ends what the line
// waits for, and drops what was typed before it, as one a moment later does.
func TestControlCBehindALine(t *testing.T) {
	term := start(t)
	term.run("a, b = socketpair")
	term.typed("a.recv 10\nprint(\"dropped\")\nhalf\x03print(\"goes\", \"on\")\n")
	term.has("\nKeyboardInterrupt\n")
	term.has("\ngoes on\n")
	term.prompt()
	term.lacks("dropped")
	term.waitsFor("a.recv 10")
	term.typed("print(\"dropped\")\n\x03")
	term.run(`print("after all")`)
	term.has("\nafter all\n")
	if strings.Contains(term.written(), "dropped\r\nsock>") {
		t.Error("the terminal kept what was typed ahead")
	}
}
