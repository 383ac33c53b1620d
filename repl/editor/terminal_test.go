package editor

import (
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/sys/unix"
)

// terminal is a pseudo-terminal with an editor on it, and a model of its screen.
type terminal struct {
	*testing.T
	*Editor
	master, slave *os.File
	screen        vt10x.Terminal
	mu            sync.Mutex
	raw           strings.Builder // all that was written to it
	changed       chan struct{}
	was           *unix.Termios
	results       chan result
}

type result struct {
	text string
	err  error
}

func newTerminal(t *testing.T, cols, rows int, hooks Hooks, history ...string) *terminal {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{
		T: t, master: master, slave: slave,
		screen:  vt10x.New(vt10x.WithSize(cols, rows)),
		changed: make(chan struct{}, 1),
		results: make(chan result, 1),
	}
	term.setSize(cols, rows)
	term.was = termios(t, slave)
	if term.Editor, err = New(slave, slave, hooks, func() []string { return history }); err != nil {
		t.Fatal(err)
	}
	copied := make(chan struct{})
	go func() {
		defer close(copied)
		term.copy()
	}()
	t.Cleanup(func() {
		if err := term.Close(); err != nil {
			t.Error(err)
		}
		slave.Close()
		master.Close()
		<-copied
	})
	return term
}

func termios(t *testing.T, f *os.File) *unix.Termios {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(f.Fd()), getTermios)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func (t *terminal) setSize(cols, rows int) {
	t.Helper()
	if err := pty.Setsize(t.master, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}); err != nil {
		t.Fatal(err)
	}
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
		t.screen.Write(p[:n])
		t.mu.Unlock()
		select {
		case t.changed <- struct{}{}:
		default:
		}
	}
}

func noHistory() []string { return nil }

func always(text string) func() string { return func() string { return text } }

// read starts a Read, whose result gets returns.
func (t *terminal) read(prompt, prefill string) {
	t.Helper()
	go func() {
		text, err := t.Read(always(prompt), prefill)
		t.results <- result{text, err}
	}()
}

func (t *terminal) typed(keys string) {
	t.Helper()
	if _, err := t.master.WriteString(keys); err != nil {
		t.Fatal(err)
	}
}

// await waits until ok, and fails with what it waits for.
func (t *terminal) await(what string, ok func() bool) {
	t.Helper()
	deadline := time.After(20 * time.Second)
	for {
		t.mu.Lock()
		good := ok()
		t.mu.Unlock()
		if good {
			return
		}
		select {
		case <-t.changed:
		case <-deadline:
			t.mu.Lock()
			defer t.mu.Unlock()
			t.Fatalf("waited for %s; the screen is\n%s\ncursor %v", what, t.text(), t.cursor())
		}
	}
}

// text is what the screen shows, without blanks at the ends of rows.
func (t *terminal) text() string {
	rows := strings.Split(t.screen.String(), "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " ")
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

type place struct{ col, row int }

func (t *terminal) cursor() place {
	c := t.screen.Cursor()
	return place{c.X, c.Y}
}

// shows waits until the screen shows just that.
func (t *terminal) shows(want string) {
	t.Helper()
	t.await("the screen "+want, func() bool { return t.text() == strings.TrimRight(want, " ") })
}

// has waits until the screen shows that somewhere.
func (t *terminal) has(want string) {
	t.Helper()
	t.await(want, func() bool { return strings.Contains(t.text(), want) })
}

func (t *terminal) at(col, row int) {
	t.Helper()
	t.await("the cursor", func() bool { return t.cursor() == place{col, row} })
}

// got waits for the Read to return.
func (t *terminal) got(want string, wantErr error) {
	t.Helper()
	select {
	case r := <-t.results:
		if r.text != want || r.err != wantErr {
			t.Fatalf("Read returned %q, %v; not %q, %v", r.text, r.err, want, wantErr)
		}
	case <-time.After(20 * time.Second):
		t.mu.Lock()
		defer t.mu.Unlock()
		t.Fatalf("Read did not return %q; the screen is\n%s", want, t.text())
	}
	if state := termios(t.T, t.slave); *state != *t.was {
		t.Fatalf("the terminal was not restored: %+v, was %+v", *state, *t.was)
	}
}
