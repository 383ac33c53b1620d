package repl

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/creack/pty"
	"sockshell/repl/python"
)

// broken is a value that cannot even be asked for its names.
type broken struct{}

func (broken) AttrNames() []string                               { panic("out of order") }
func (broken) Attr(*python.Thread, string) (python.Value, error) { panic("out of order") }
func (broken) Type() *python.Type                                { return brokenType }

var brokenType = &python.Type{Name: "broken"}

// TestPanicWhileTyping presses Tab where completion panics: the line that was begun goes on,
// the shell says what happened, and the terminal is whole in the end.
func TestPanicWhileTyping(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer master.Close()
	defer slave.Close()
	before := sttyOf(t, slave)
	s := newSession(context.Background(), Config{Stdin: slave, Stdout: slave, Stderr: slave,
		Getenv: func(string) string { return "" }, NoHistory: true, NoRC: true, Color: "never"})
	s.set("boom", broken{})
	ended := make(chan int)
	go func() {
		defer s.close()
		ended <- s.run()
	}()
	seen := &screenText{t: t, master: master}
	seen.until("sock> ")
	seen.types("boom.\t")
	seen.until("internal error in Complete: out of order")
	seen.types("\x15print(\"goes\", \"on\")\r")
	seen.until("goes on")
	seen.types("exit 7\r")
	if status := <-ended; status != 7 {
		t.Errorf("status %d", status)
	}
	if after := sttyOf(t, slave); after != before {
		t.Errorf("the terminal is %s, was %s", after, before)
	}
}

// screenText is what a terminal was sent.
type screenText struct {
	t      *testing.T
	master *os.File
	text   strings.Builder
}

func (s *screenText) types(keys string) {
	if _, err := s.master.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// until reads until that was sent.
func (s *screenText) until(want string) {
	p := make([]byte, 4096)
	for !strings.Contains(s.text.String(), want) {
		n, err := s.master.Read(p)
		if err != nil {
			s.t.Fatalf("%v before %q in %q", err, want, s.text.String())
		}
		s.text.Write(p[:n])
	}
}

// sttyOf is all that a terminal is set to.
func sttyOf(t *testing.T, f *os.File) string {
	cmd := exec.Command("stty", "-g")
	cmd.Stdin = f
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
