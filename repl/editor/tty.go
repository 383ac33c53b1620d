package editor

import (
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

const (
	pasteOn  = "\x1b[?2004h"
	pasteOff = "\x1b[?2004l"
)

// tty is the terminal: one byte of input at a time, so that what was typed
// ahead stays with the kernel for whoever reads next.
type tty struct {
	in, out   *os.File
	size      func() (cols, rows int)
	stop      *os.File // closing it ends a read that waits
	stopped   *os.File // its other end
	closeOnce sync.Once

	raw   bool // whether reading switches to raw mode at all; not so in a pipe
	saved *mode
}

func newTTY(in, out *os.File, raw bool) (*tty, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	size := func() (int, int) { return sizeOf(out) }
	return &tty{in: in, out: out, size: size, stop: w, stopped: r, raw: raw}, nil
}

// enter switches to raw mode, and asks the terminal to mark what is pasted.
func (t *tty) enter() error {
	if t.raw {
		was, err := makeRaw(t.in)
		if err != nil {
			return err
		}
		if t.saved == nil {
			t.saved = was
		}
	}
	t.write(pasteOn)
	return nil
}

// leave undoes enter; without an enter it does nothing.
func (t *tty) leave() error {
	if t.raw && t.saved == nil {
		return nil
	}
	t.write(pasteOff)
	if !t.raw {
		return nil
	}
	err := restoreMode(t.in, t.saved)
	t.saved = nil
	return err
}

// write has nowhere to report an error to: the terminal is what is broken.
func (t *tty) write(s string) { _, _ = t.out.WriteString(s) }

// forever is the wait for a key that may never come.
const forever = -1

// ready reports whether a byte can be read within the time given.
// After a close it is io.EOF.
func (t *tty) ready(wait time.Duration) (bool, error) {
	millis := -1
	if wait >= 0 {
		millis = int(wait.Milliseconds())
	}
	fds := []unix.PollFd{
		{Fd: int32(t.in.Fd()), Events: unix.POLLIN},
		{Fd: int32(t.stopped.Fd()), Events: unix.POLLIN},
	}
	for {
		n, err := unix.Poll(fds, millis)
		if err == unix.EINTR {
			continue
		}
		if err != nil || fds[1].Revents != 0 {
			return false, io.EOF
		}
		return n > 0, nil
	}
}

// read fills p with what is there, after ready.
func (t *tty) read(p []byte) (int, error) {
	for {
		n, err := unix.Read(int(t.in.Fd()), p)
		if err == unix.EINTR || err == unix.EAGAIN {
			if _, err := t.ready(forever); err != nil {
				return 0, err
			}
			continue
		}
		if err != nil || n == 0 {
			return 0, io.EOF
		}
		return n, nil
	}
}

func (t *tty) close() { t.closeOnce.Do(func() { t.stop.Close() }) }
