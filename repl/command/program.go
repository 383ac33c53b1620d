package command

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"sockshell/repl/python"
)

// killed is the exit code, to package os, of a program that a signal has ended.
const killed = -1

// program runs a line of sh, its output where the shell's goes. On a terminal it has that
// itself, as an editor needs it.
func (c *Call) program(line string, input io.Reader) error {
	err := c.sh(line, input, nil)
	var exit *exec.ExitError
	if errors.As(err, &exit) && c.Context.Err() == nil {
		return python.Raise(python.ChildProcessError, "%s: %s", line, exit)
	}
	return err
}

// output runs a line of sh, and gives what it wrote as bytes that know its exit status.
func (c *Call) output(line string, input io.Reader) (python.Value, error) {
	var b collected
	err := c.sh(line, input, &b)
	status := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) && c.Context.Err() == nil {
		err, status = nil, exit.ExitCode()
		if ended, ok := exit.Sys().(syscall.WaitStatus); ok && ended.Signaled() {
			status = -int(ended.Signal())
		}
	}
	if err != nil {
		return nil, err
	}
	v := python.NewHeld(outputClass(), python.Bytes(b.Bytes()))
	return v, python.SetAttr(c.Thread, v, "status", python.NewInt(int64(status)))
}

// outputClass is the class of a program's output: bytes with the exit status, or minus the signal that
// ended it, as subprocess's returncode has it.
var outputClass = classBelow("Output", python.BytesType)

// longestOutput bounds what a program's output may take.
const longestOutput = 1 << 30

// collected is a program's output as it comes.
type collected struct{ bytes.Buffer }

func (b *collected) Write(p []byte) (int, error) {
	if b.Len()+len(p) > longestOutput {
		return 0, python.NewException(python.MemoryError)
	}
	return b.Buffer.Write(p)
}

// sh runs a line of sh, with its output to a writer: nil is where the shell's goes.
func (c *Call) sh(line string, input io.Reader, output io.Writer) error {
	if err := c.unrestricted("a program"); err != nil {
		return err
	}
	c.Flush()
	cmd := exec.CommandContext(c.Context, "/bin/sh", "-c", line)
	cmd.Stdin, cmd.Stderr = input, os.Stderr
	cmd.WaitDelay = lastOutput // what sh has started may outlive it, and hold the pipes
	in, out := c.Shell.Terminal()
	if out != nil {
		if input == nil {
			cmd.Stdin = in
		}
		// Ctrl-C has reached it too. It puts the terminal back before it ends.
		cmd.Cancel = func() error { return cmd.Process.Signal(unix.SIGTERM) }
	}
	_, err := aside(c, func() (none, error) {
		switch {
		case output != nil:
			return none{}, c.runPiped(cmd, output)
		case out != nil:
			cmd.Stdout = out
			return none{}, cmd.Run()
		}
		return none{}, c.runPiped(cmd, c.Shell.Out())
	})
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == killed {
		select { // by Ctrl-C, it may be, of which the shell hears a moment later
		case <-c.Context.Done():
		case <-time.After(100 * time.Millisecond):
		}
	}
	return err
}

// lastOutput is how long an ended program's output is waited for, when another holds it open.
const lastOutput = time.Second

// runPiped runs a program whose output is copied. After Ctrl-C nobody waits for what holds the pipe still.
func (c *Call) runPiped(cmd *exec.Cmd, output io.Writer) error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	cmd.Stdout = w
	err = cmd.Start()
	_ = w.Close()
	copied := make(chan struct{})
	var refused error
	go func() {
		defer close(copied)
		_, refused = io.Copy(output, r)
		_ = r.Close() // of what nobody takes: the program ends by SIGPIPE
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
	if e := (*python.Exception)(nil); errors.As(refused, &e) {
		return e
	}
	return err
}
