package command

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"sockshell/repl/python"
	"time"

	"golang.org/x/sys/unix"
)

// killed is the exit code, to package os, of a program that a signal has ended.
const killed = -1

// program runs a line of sh, its output where the shell's goes. On a terminal it has that
// itself, as an editor needs it.
func (c *Call) program(line string, input io.Reader) error {
	if err := c.unrestricted("a program"); err != nil {
		return err
	}
	c.Flush()
	cmd := exec.CommandContext(c.Context, "/bin/sh", "-c", line)
	cmd.Stdin, cmd.Stderr = input, os.Stderr
	cmd.WaitDelay = lastOutput // what sh has started may outlive it, and hold the pipes
	var err error
	if in, out := c.Shell.Terminal(); out != nil {
		cmd.Stdout = out
		if input == nil {
			cmd.Stdin = in
		}
		// Ctrl-C has reached it too. It puts the terminal back before it ends.
		cmd.Cancel = func() error { return cmd.Process.Signal(unix.SIGTERM) }
		_, err = aside(c, func() (none, error) { return none{}, cmd.Run() })
	} else {
		_, err = aside(c, func() (none, error) { return none{}, c.runPiped(cmd) })
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == killed {
		select { // by Ctrl-C, it may be, of which the shell hears a moment later
		case <-c.Context.Done():
		case <-time.After(100 * time.Millisecond):
		}
	}
	if errors.As(err, &exit) && c.Context.Err() == nil {
		return python.Raise(python.ChildProcessError, "%s: %s", line, exit)
	}
	return err
}

// lastOutput is how long an ended program's output is waited for, when another holds it open.
const lastOutput = time.Second

// runPiped runs a program whose output is copied to the shell's. After Ctrl-C nobody waits for
// what holds the pipe still.
func (c *Call) runPiped(cmd *exec.Cmd) error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd.Stdout = w
	err = cmd.Start()
	_ = w.Close()
	copied := make(chan struct{})
	go func() {
		defer close(copied)
		_, _ = io.Copy(c.Shell.Out(), r)
	}()
	if err == nil {
		err = cmd.Wait()
		select {
		case <-copied:
		case <-c.Context.Done():
		case <-time.After(lastOutput):
		}
	}
	_ = r.Close()
	<-copied
	return err
}
