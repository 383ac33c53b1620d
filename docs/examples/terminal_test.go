package examples_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// The screen has room for a whole session, so that all of it can be compared.
const (
	screenRows = 400
	screenCols = 180
)

// typist is a person at a terminal on which the shell runs.
type typist struct {
	*testing.T
	master  *os.File
	mu      sync.Mutex
	screen  vt10x.Terminal
	changed chan struct{}
	ended   chan struct{}
}

// runTerminal types a script line by line, each when the shell is ready for it.
func runTerminal(t *testing.T, script string, in setting) string {
	text, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	p := sitDown(t, in)
	rows := 0
	for line := range strings.Lines(p.preparation(in) + string(text)) {
		rows = p.awaitPrompt(rows)
		p.typeLine(strings.TrimSuffix(line, "\n"))
	}
	if in.endless { // its last line is in a block
		rows = p.awaitPrompt(rows)
		p.typeLine("")
		<-in.over
		_, _ = p.master.WriteString("\x03")
	}
	if !leaves.Match(text) {
		p.awaitPrompt(rows)
		p.typeLine("exit")
	}
	<-p.ended
	return strings.TrimSuffix(p.shown(), "^C\nKeyboardInterrupt\n")
}

// leaves is a script that says exit in its last line.
var leaves = regexp.MustCompile(`\nexit[^\n]*\n$`)

// preparation makes what is shown the same as off a terminal, and gives the arguments.
func (p *typist) preparation(in setting) string {
	lines := "config view repr\n"
	for _, arg := range in.args {
		lines += fmt.Sprintf("sys.argv.append(%q)\n", arg)
	}
	return lines
}

func sitDown(t *testing.T, in setting) *typist {
	t.Helper()
	cmd := shell(t, in, "--color", "never", "--no-rc", "--no-history", "--quiet")
	cmd.Env = append(os.Environ(), "TERM=xterm")
	size := &pty.Winsize{Rows: screenRows, Cols: screenCols}
	master, err := pty.StartWithSize(cmd, size)
	if err != nil {
		t.Fatal(err)
	}
	p := &typist{T: t, master: master,
		screen:  vt10x.New(vt10x.WithSize(screenCols, screenRows)),
		changed: make(chan struct{}, 1), ended: make(chan struct{})}
	go p.watch()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_ = master.Close()
		<-p.ended
	})
	return p
}

// watch keeps the screen up to date until the shell leaves.
func (p *typist) watch() {
	defer close(p.ended)
	buf := make([]byte, 4096)
	for {
		n, err := p.master.Read(buf)
		if err != nil {
			return
		}
		p.mu.Lock()
		_, _ = p.screen.Write(buf[:n])
		p.mu.Unlock()
		select {
		case p.changed <- struct{}{}:
		default:
		}
	}
}

func (p *typist) typeLine(text string) {
	p.Helper()
	if _, err := p.master.WriteString(text + "\r"); err != nil {
		p.Fatal(err)
	}
}

// awaitPrompt waits for an empty prompt below that many rows, and returns its row.
func (p *typist) awaitPrompt(above int) int {
	p.Helper()
	deadline := time.After(longest)
	for {
		if row, text := p.cursorRow(); row >= above && isPrompt(text) {
			return row + 1
		}
		select {
		case <-p.changed:
		case <-p.ended:
			p.Fatalf("the shell left; the screen is\n%s", strings.Join(p.rows(), "\n"))
		case <-deadline:
			p.Fatalf("no prompt comes; the screen is\n%s", strings.Join(p.rows(), "\n"))
		}
	}
}

// cursorRow is the row where something would be typed now: all of the screen is too much to
// look at for each change.
func (p *typist) cursorRow() (row int, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	row = p.screen.Cursor().Y
	for x := range screenCols {
		text += string(p.screen.Cell(x, row).Char)
	}
	return row, strings.TrimRight(text, " \x00")
}

func isPrompt(row string) bool { return row == "sock>" || row == "  ..." }

func (p *typist) rows() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	rows := strings.Split(p.screen.String(), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Split(strings.TrimRight(strings.Join(rows, "\n"), "\n"), "\n")
}

// shown is what the shell wrote between the lines that were typed.
func (p *typist) shown() string {
	var out strings.Builder
	for _, row := range p.rows() {
		if !strings.HasPrefix(row, "sock>") && !strings.HasPrefix(row, "  ...") {
			out.WriteString(row + "\n")
		}
	}
	return out.String()
}
