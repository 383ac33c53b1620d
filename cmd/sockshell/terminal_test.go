package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/sys/unix"
)

// generous is how long a test waits for what must come at once, on a busy machine.
const generous = 30 * time.Second

// terminal is the program on a pseudo-terminal, and a model of its screen.
type terminal struct {
	testing.TB
	home          string // its XDG directories
	pid           int
	reportFile    *os.File // what the leader of the session says
	report        *bufio.Reader
	master, slave *os.File
	was           *unix.Termios
	mu            sync.Mutex
	screen        vt10x.Terminal
	raw           strings.Builder // all that was written to it
	changed       chan struct{}
}

// size is what a terminal shows of a session.
type size struct{ cols, rows int }

// start runs the program with a home of its own.
func start(t testing.TB, args ...string) *terminal {
	t.Helper()
	return startAt(t, t.TempDir(), size{80, 40}, args...)
}

func startAt(t testing.TB, home string, s size, args ...string) *terminal {
	t.Helper()
	return startCommand(t, home, s, program(t, home, args...))
}

func startCommand(t testing.TB, home string, s size, cmd *exec.Cmd) *terminal {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{
		TB: t, home: home, master: master, slave: slave, was: termios(t, slave),
		screen:  vt10x.New(vt10x.WithSize(s.cols, s.rows)),
		changed: make(chan struct{}, 1),
	}
	if err := pty.Setsize(master, &pty.Winsize{Cols: uint16(s.cols), Rows: uint16(s.rows)}); err != nil {
		t.Fatal(err)
	}
	copied := make(chan struct{})
	go func() { defer close(copied); term.copy() }()
	t.Cleanup(func() {
		_ = slave.Close()
		<-copied // nobody has the terminal any more
		_ = master.Close()
	})
	term.lead(cmd)
	return term
}

// lead starts the program under a leader of its session.
func (t *terminal) lead(cmd *exec.Cmd) {
	t.Helper()
	report, said, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	held, hold, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Env = append(cmd.Env, asSession+"=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = t.slave, t.slave, t.slave
	cmd.ExtraFiles = []*os.File{said, held}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = said.Close(), held.Close()
	t.reportFile, t.report = report, bufio.NewReader(report)
	t.pid = t.reported()
	t.Cleanup(func() {
		_ = unix.Kill(t.pid, unix.SIGKILL)
		_ = hold.Close()
		_ = cmd.Wait()
		_ = report.Close()
	})
}

// reported is the next number that the leader says.
func (t *terminal) reported() int {
	t.Helper()
	_ = t.reportFile.SetReadDeadline(time.Now().Add(generous))
	var n int
	if _, err := fmt.Fscanln(t.report, &n); err != nil {
		t.Fatalf("%v; the screen is\n%s", err, t.text())
	}
	return n
}

// program is a run of it that touches no file of the person who tests.
func program(t testing.TB, home string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = home
	cmd.Env = append(os.Environ(), asProgram+"=1", "TERM=xterm", "NO_COLOR=", "HOME="+home,
		"XDG_STATE_HOME="+home+"/state", "XDG_CONFIG_HOME="+home+"/config",
		// The race detector would hold up the end of each program for a second.
		"GORACE="+os.Getenv("GORACE")+" atexit_sleep_ms=0")
	return cmd
}

func termios(t testing.TB, f *os.File) *unix.Termios {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(f.Fd()), getTermios)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func (t *terminal) copy() {
	p := make([]byte, 4096)
	for {
		n, err := t.master.Read(p)
		if err != nil {
			return
		}
		t.mu.Lock()
		t.raw.Write(p[:n])
		_, _ = t.screen.Write(p[:n])
		t.mu.Unlock()
		select {
		case t.changed <- struct{}{}:
		default:
		}
	}
}

// typed presses keys; a newline is Enter.
func (t *terminal) typed(keys string) {
	t.Helper()
	if _, err := t.master.WriteString(strings.ReplaceAll(keys, "\n", "\r")); err != nil {
		t.Fatal(err)
	}
}

// run types a line at the prompt, and waits for the next prompt.
func (t *terminal) run(lines ...string) {
	t.Helper()
	for _, line := range lines {
		t.prompt()
		t.typed(line + "\n")
		first, _, _ := strings.Cut(line, "\n")
		t.has("sock> " + first)
	}
	t.prompt()
}

// prompt waits for one that nothing stands behind.
func (t *terminal) prompt() {
	t.Helper()
	t.await("a prompt", func(rows []string) bool {
		return strings.HasSuffix(rows[len(rows)-1], "sock>") && t.atEnd(rows)
	})
}

func (t *terminal) atEnd(rows []string) bool { return t.screen.Cursor().Y == len(rows)-1 }

// await waits until the rows of the screen are as they should be.
func (t *terminal) await(what string, ok func(rows []string) bool) {
	t.Helper()
	deadline := time.After(generous)
	for {
		t.mu.Lock()
		rows := t.rows()
		good := ok(rows)
		t.mu.Unlock()
		if good {
			return
		}
		select {
		case <-t.changed:
		case <-deadline:
			t.Fatalf("waited for %s; the screen is\n%s", what, strings.Join(rows, "\n"))
		}
	}
}

// rows are the screen's, without blanks at their ends and empty ones at the end.
func (t *terminal) rows() []string {
	rows := strings.Split(t.screen.String(), "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " ")
	}
	return strings.Split(strings.TrimRight(strings.Join(rows, "\n"), "\n"), "\n")
}

// has waits until the screen shows that, over the ends of rows too.
func (t *terminal) has(want string) {
	t.Helper()
	t.await(want, func(rows []string) bool { return strings.Contains(strings.Join(rows, "\n"), want) })
}

func (t *terminal) lacks(what string) {
	t.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	if text := strings.Join(t.rows(), "\n"); strings.Contains(text, what) {
		t.Fatalf("the screen shows %q:\n%s", what, text)
	}
}

// ends waits for the end of the program, with that status and the terminal as it was.
func (t *terminal) ends(status int) {
	t.Helper()
	if got := t.reported(); got != status {
		t.Errorf("status %d, not %d; the screen is\n%s", got, status, t.text())
	}
	t.asBefore()
}

// asBefore looks at the terminal's modes.
func (t *terminal) asBefore() {
	t.Helper()
	if now := termios(t.TB, t.slave); *now != *t.was {
		t.Errorf("the terminal was not restored: %+v, was %+v", *now, *t.was)
	}
}

func (t *terminal) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(t.rows(), "\n")
}
