package history

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

var errStop = errors.New("stop")

// soon is a context that ends while something waits.
func soon() context.Context {
	ctx, cancel := context.WithCancelCause(context.Background())
	time.AfterFunc(20*time.Millisecond, func() { cancel(errStop) })
	return ctx
}

func newPipe(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pipe")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestOpenEndsWithItsContext: nobody is at the other end of the pipe. Who comes later meets
// nobody, either.
func TestOpenEndsWithItsContext(t *testing.T) {
	path := newPipe(t)
	for _, flags := range []int{os.O_RDONLY, os.O_WRONLY, os.O_WRONLY | os.O_CREATE | os.O_APPEND} {
		if f, err := OpenFile(soon(), path, flags, 0); err != errStop || f != nil {
			t.Errorf("%#x: %v", flags, err)
		}
		gone := false
		for end := time.Now().Add(10 * time.Second); !gone && time.Now().Before(end); {
			fd, err := unix.Open(path, unix.O_WRONLY|unix.O_NONBLOCK, 0)
			if gone = err == unix.ENXIO; err == nil {
				_ = unix.Close(fd)
			}
		}
		if !gone {
			t.Errorf("%#x: somebody still reads the pipe", flags)
		}
	}
	if err := WriteWhole(soon(), path, text("x")); err != errStop {
		t.Errorf("a file that is written whole: %v", err)
	}
}

// TestWaitsOnAPipeEnd: at the other end is somebody who does nothing.
func TestWaitsOnAPipeEnd(t *testing.T) {
	for flags, use := range map[int]func(*File) error{
		os.O_RDONLY: func(f *File) error { _, err := f.Read(make([]byte, 1)); return err },
		os.O_WRONLY: func(f *File) error {
			return fill(f, func(w io.Writer) error {
				_, err := w.Write(make([]byte, 10<<20))
				return err
			})
		},
	} {
		path := newPipe(t) // of its own: what the writer leaves would end the reader's wait
		idle, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer idle.Close()
		if err := idle.SetDeadline(time.Time{}); err != nil {
			t.Skip("here a wait on a named pipe cannot end:", err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		f, err := OpenFile(ctx, path, flags, 0)
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(20*time.Millisecond, cancel)
		if err := use(f); !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%#x: %v", flags, err)
		}
		_ = f.Close()
	}
}

// TestOpenFileThatIsRegular has nothing to wait for: no context ends it half way.
func TestOpenFileThatIsRegular(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	path := filepath.Join(t.TempDir(), "file")
	if err := WriteWhole(ctx, path, text("whole")); err != nil {
		t.Fatal(err)
	}
	f, err := OpenFile(ctx, path, os.O_RDONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, err := io.ReadAll(f); string(got) != "whole" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := OpenFile(ctx, path+"2", os.O_RDONLY, 0); !errors.Is(err, unix.ENOENT) {
		t.Errorf("a file that is not there: %v", err)
	}
}
