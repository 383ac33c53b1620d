package history

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// WriteWhole writes a file whole or not at all: beside it under another name first, which
// it then takes. What a link names is written, not the link; a file that is no regular one
// (a pipe, a device) is written as it is.
func WriteWhole(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := os.FileMode(0o666)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return writeTo(path, os.O_WRONLY, mode, write)
		}
		mode = info.Mode().Perm()
	}
	next := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d", filepath.Base(path), os.Getpid()))
	err := writeTo(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode, write)
	if err == nil {
		err = os.Rename(next, path)
	}
	if err != nil {
		_ = os.Remove(next)
		var e *os.PathError
		if errors.As(err, &e) { // the person knows the file by its own name
			return &os.PathError{Op: e.Op, Path: path, Err: e.Err}
		}
	}
	return err
}

func writeTo(path string, flags int, mode os.FileMode, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, flags, mode)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	return errors.Join(err, f.Close())
}
