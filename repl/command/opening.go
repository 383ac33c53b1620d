package command

import (
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"

	"sockshell/history"
)

// open opens a file that a line names: a wait for the other end of a pipe ends with the call.
func (c *Call) open(path string, flags int, mode os.FileMode) (*history.File, error) {
	c.Flush()
	return history.OpenFile(c.Context, path, flags, mode)
}

// readFile is all that such a file has.
func (c *Call) readFile(path string) ([]byte, error) {
	f, err := c.open(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// OpenFile opens a file to read; a wait for who writes to a pipe ends with ctx. That of a
// directory fails as in Python: EISDIR.
func OpenFile(ctx context.Context, path string) (*history.File, error) {
	f, err := history.OpenFile(ctx, path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errors.Join(&os.PathError{Op: "open", Path: path, Err: unix.EISDIR}, f.Close())
	}
	return f, nil
}
