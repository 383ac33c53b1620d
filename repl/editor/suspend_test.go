package editor

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// As a child of TestSuspend the test is a shell that reads one line.
func TestMain(m *testing.M) {
	if os.Getenv("EDITOR_TEST_CHILD") == "" {
		os.Exit(m.Run())
	}
	e, err := New(os.Stdin, os.Stdin, Hooks{}, noHistory)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	text, err := e.Read(always("child> "), "")
	fmt.Printf("%q %v\n", text, err)
	e.Close()
}

func TestSuspend(t *testing.T) {
	term := newTerminal(t, 40, 8, Hooks{})
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "EDITOR_TEST_CHILD=1")
	child.Stdin = term.slave
	var out strings.Builder
	child.Stdout, child.Stderr = &out, &out
	child.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { child.Process.Kill() })
	pid := child.Process.Pid
	term.shows("child> ")
	term.typed("half\x1a")

	var status unix.WaitStatus
	if _, err := unix.Wait4(pid, &status, unix.WUNTRACED, nil); err != nil {
		t.Fatal(err)
	}
	if !status.Stopped() || status.StopSignal() != unix.SIGTSTP {
		t.Fatalf("the child has status %v", status)
	}
	if state := termios(t, term.slave); *state != *term.was {
		t.Error("the terminal was not restored before the stop")
	}
	if err := unix.Kill(pid, unix.SIGCONT); err != nil {
		t.Fatal(err)
	}
	term.shows("child> half\nchild> half")
	term.typed(" typed\r")
	if err := child.Wait(); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "\"half typed\" <nil>\n" {
		t.Errorf("the child read %s", got)
	}
	if state := termios(t, term.slave); *state != *term.was {
		t.Error("the terminal was not restored at the end")
	}
}
