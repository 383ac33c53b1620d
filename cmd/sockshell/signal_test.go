package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// endings are the signals that end a session, with the status of each.
var endings = map[unix.Signal]int{unix.SIGTERM: 143, unix.SIGHUP: 129}

func TestSignalsEndThePrompt(t *testing.T) {
	for signal, status := range endings {
		for _, last := range []string{"", "half a line", "sleep 1000\n", "while True: pass\n\n"} {
			term := start(t)
			term.run("1001")
			term.typed(last)
			term.has(strings.TrimSpace("sock> " + last))
			if strings.HasSuffix(last, "\n") {
				term.cooked()
			}
			if err := unix.Kill(term.pid, signal); err != nil {
				t.Fatal(err)
			}
			term.ends(status)
			if !strings.Contains(historyOf(t, term.home), `"1001"`) {
				t.Error("the history was lost")
			}
			for _, noise := range []string{"Error", "goroutine", "signal", "sockshell:"} {
				term.lacks(noise)
			}
		}
	}
}

func TestSignalsEndAScript(t *testing.T) {
	for signal, status := range endings {
		for _, script := range []string{"print(1)\n", "print(1)\nsleep 1000\n",
			"print(1)\nwhile True: pass\n", "print(1)\n!exec sleep 1000\n"} {
			if got := endedBy(t, signal, script); got != status {
				t.Errorf("%q, %v: status %d, not %d", script, signal, got, status)
			}
		}
	}
	if got := endedBy(t, unix.SIGINT, "print(1)\nsleep 1000\n"); got != 130 {
		t.Errorf("Ctrl-C: status %d", got)
	}
	if got := endedBy(t, unix.SIGINT, "print(1)\n"); got != 130 {
		t.Errorf("Ctrl-C while it waits for a line: status %d", got)
	}
}

// endedBy is the status of a script that a signal ends after it printed 1.
func endedBy(t *testing.T, signal unix.Signal, script string) int {
	t.Helper()
	cmd := program(t, t.TempDir())
	var said strings.Builder
	cmd.Stderr = &said
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, script); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "1\n" {
		t.Fatalf("%q, %v", line, err)
	}
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if signal != unix.SIGINT && said.Len() > 0 {
		t.Errorf("%v: it said %q", signal, &said)
	}
	return exitStatus(cmd.ProcessState)
}

// TestSignalsEndTheWaitForAPipe: the script is a named pipe that nobody writes to.
func TestSignalsEndTheWaitForAPipe(t *testing.T) {
	for _, args := range [][]string{{"pipe"}, {"--restricted", "pipe"}, {"check", "pipe", "pipe"}} {
		for signal, status := range map[unix.Signal]int{unix.SIGINT: 130, unix.SIGTERM: 143} {
			dir := t.TempDir()
			if err := unix.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := program(t, dir, args...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(200 * time.Millisecond) // earlier it ends as well
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			if got := exitStatus(cmd.ProcessState); got != status {
				t.Errorf("%v, %v: status %d, not %d", args, signal, got, status)
			}
		}
	}
}

func TestStandardOutputClosed(t *testing.T) {
	sh, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash here")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, trap := range []string{"", "trap '' PIPE; "} { // as it is, and ignored by the parent
		cmd := program(t, t.TempDir())
		cmd.Path = sh
		cmd.Args = []string{"bash", "-c", trap + `"$0" -c 'while True: print("y")' | head -1; echo ${PIPESTATUS[0]}`, self}
		out, err := cmd.CombinedOutput()
		if err != nil || string(out) != "y\n141\n" {
			t.Errorf("%s%q, %v", trap, out, err)
		}
	}
}
