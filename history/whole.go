package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// WriteWhole writes a file whole or not at all: beside it under another name first, which
// it then takes. What a link names is written, not the link; a file that is no regular one
// (a pipe, a device) is written as it is, and only that ends with ctx.
func WriteWhole(ctx context.Context, path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := os.FileMode(0o666)
	put := func(path string, flags int) error {
		f, err := OpenFile(ctx, path, flags, mode)
		if err != nil {
			return err
		}
		return fill(f, write)
	}
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return put(path, os.O_WRONLY)
		}
		mode = info.Mode().Perm()
	}
	next := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d", filepath.Base(path), os.Getpid()))
	err := put(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
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

// fill writes a file, and closes it.
func fill(f *File, write func(io.Writer) error) error {
	w := bufio.NewWriter(f)
	err := write(w)
	if err == nil {
		err = w.Flush()
	}
	return errors.Join(err, f.Close())
}
