package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// coprocess is a program that takes lines from a pipe; what it says on both its streams
// comes back.
type coprocess struct {
	*testing.T
	cmd   *exec.Cmd
	in    io.Writer
	out   *bufio.Reader
	asked int
}

// startCoprocess prepares a program's streams, and has start start it.
func startCoprocess(t *testing.T, cmd *exec.Cmd, start func() error) *coprocess {
	t.Helper()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = theirs, theirs
	if err := start(); err != nil {
		t.Fatal(err)
	}
	_ = theirs.Close()
	_ = out.SetReadDeadline(time.Now().Add(2 * generous))
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
		_ = out.Close()
	})
	return &coprocess{T: t, cmd: cmd, in: in, out: bufio.NewReader(out)}
}

// say runs lines and gives all that they show.
func (c *coprocess) say(lines string) string {
	c.Helper()
	c.asked++
	end := fmt.Sprintf("answer %d ends", c.asked)
	if _, err := fmt.Fprintf(c.in, "%s\nprint(%q)\n", lines, end); err != nil {
		c.Fatal(err)
	}
	var said strings.Builder
	for {
		line, err := c.out.ReadString('\n')
		if err != nil {
			c.Fatalf("the session is dead (%v): %s%s", err, &said, line)
		}
		if line == end+"\n" {
			return said.String()
		}
		said.WriteString(line)
	}
}

// descriptors are the open ones of the program, and what they are.
func (c *coprocess) descriptors() map[string]string {
	c.Helper()
	dir := fmt.Sprintf("/proc/%d/fd", c.cmd.Process.Pid)
	entries, err := os.ReadDir(dir)
	if err != nil {
		c.Skip("a process's descriptors cannot be seen here:", err)
	}
	all := map[string]string{}
	for _, e := range entries {
		if what, err := os.Readlink(filepath.Join(dir, e.Name())); err == nil {
			all[e.Name()] = what
		}
	}
	return all
}

// status is a number that /proc tells of the program: its Threads, its VmRSS in kB.
func (c *coprocess) status(what string) (n int) {
	c.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))
	if err != nil {
		c.Skip("what a process takes cannot be seen here:", err)
	}
	_, after, _ := strings.Cut(string(text), "\n"+what+":")
	if _, err := fmt.Sscan(after, &n); err != nil {
		c.Fatalf("/proc tells no %s: %v", what, err)
	}
	return n
}

// built is the program without the race detector, which takes time and memory itself.
func built(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sockshell")
	if out, err := exec.Command("go", "build", "-pgo=off", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}
