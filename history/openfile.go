package history

import (
	"context"
	"os"
	"syscall"
	"time"
)

// File is an open file. Reads and writes that wait, as those of a pipe, end with the context
// of its OpenFile.
type File struct {
	*os.File
	release func() bool
}

// OpenFile is that of package os, for a file that a person or a script names. To open a named
// pipe waits for its other end, until ctx ends: then the error is context.Cause. A directory
// is the error EISDIR, as in Python.
func OpenFile(ctx context.Context, path string, flags int, mode os.FileMode) (*File, error) {
	open := func() (*os.File, error) { return os.OpenFile(path, flags, mode) }
	var f *os.File
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		err = &os.PathError{Op: "open", Path: path, Err: syscall.EISDIR}
	case err == nil && info.Mode()&os.ModeNamedPipe != 0:
		f, err = openPipe(ctx, path, open)
	default:
		f, err = open()
	}
	if err != nil {
		return nil, err
	}
	past := time.Unix(1, 0)
	return &File{f, context.AfterFunc(ctx, func() { _ = f.SetDeadline(past) })}, nil
}

func openPipe(
	ctx context.Context, path string, open func() (*os.File, error),
) (*os.File, error) {
	var f *os.File
	var err error
	opened := make(chan struct{})
	go func() {
		defer close(opened)
		f, err = open()
	}()
	select {
	case <-opened:
		return f, err
	case <-ctx.Done():
	}
	// Whoever comes later must not meet this end. A pipe that is open for both lets it come back.
	both, _ := os.OpenFile(path, os.O_RDWR|syscall.O_NONBLOCK, 0)
	go func() {
		<-opened
		_, _ = f.Close(), both.Close() // of nil that is an error, and nothing else
	}()
	return nil, context.Cause(ctx)
}

// Close closes the file.
func (f *File) Close() error {
	f.release()
	return f.File.Close()
}
