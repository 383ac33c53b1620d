package examples_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// program is the shell, built once.
var program string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "sockshell")
		if err != nil {
			panic(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		program = filepath.Join(dir, "sockshell")
		out, err := exec.Command("go", "build", "-o", program, "sockshell/cmd/sockshell").CombinedOutput()
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s%v\n", out, err)
			return 1
		}
		if err := os.Chmod(dir, 0o755); err != nil { // another user runs it too
			panic(err)
		}
		return m.Run()
	}())
}

// ways are how a script is run. Each gives what it wrote to standard output, and fails the
// test if there was an error.
var ways = []struct {
	name string
	run  func(t *testing.T, script string, in setting) string
}{
	{"file", runFile},
	{"pipe", runPipe},
	{"terminal", runTerminal},
}

// longest is how long a script may take before it hangs.
const longest = time.Minute

// shell is the program with the flags of a setting.
func shell(t *testing.T, in setting, args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	t.Cleanup(cancel)
	var flags []string
	for _, pair := range in.set {
		flags = append(flags, "--set", pair)
	}
	line := slices.Concat(in.within, []string{program}, flags, args)
	return exec.CommandContext(ctx, line[0], line[1:]...)
}

func runFile(t *testing.T, script string, in setting) string {
	return output(t, shell(t, in, append([]string{script}, in.args...)...), in)
}

// runPipe gives the lines on standard input, which has a name for those scripts that want
// arguments.
func runPipe(t *testing.T, script string, in setting) string {
	var args []string
	if in.args != nil {
		args = append([]string{"/dev/stdin"}, in.args...)
	}
	text, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	cmd := shell(t, in, args...)
	lines, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() { // fails when the shell leaves early
		_, _ = io.Copy(lines, bytes.NewReader(text))
		_ = lines.Close()
	}()
	return output(t, cmd, in)
}

// output is what a script writes to standard output. An endless one is interrupted when its
// clients are done, and says so.
func output(t *testing.T, cmd *exec.Cmd, in setting) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	status := 0
	if in.endless {
		<-in.over
		_ = cmd.Process.Signal(os.Interrupt)
		status = 130
	}
	_ = cmd.Wait()
	if got := cmd.ProcessState.ExitCode(); got != status ||
		in.endless != strings.HasSuffix(stderr.String(), "KeyboardInterrupt\n") ||
		!in.endless && stderr.Len() > 0 {
		t.Errorf("%s: status %d\n%s%s", strings.Join(cmd.Args[1:], " "), got, &stdout, &stderr)
	}
	return stdout.String()
}
