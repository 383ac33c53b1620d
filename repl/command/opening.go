package command

import (
	"io"
	"os"

	"sockshell/history"
)

// open opens a file that a line names: a wait for the other end of a pipe ends with the call.
func (c *Call) open(path string, flags int, mode os.FileMode) (*history.File, error) {
	return waiting(c, func() (*history.File, error) { return history.OpenFile(c.Context, path, flags, mode) })
}

// readFile is all that such a file has.
func (c *Call) readFile(path string) ([]byte, error) {
	f, err := c.open(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return aside(c, func() ([]byte, error) { return io.ReadAll(f) })
}
