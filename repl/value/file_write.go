package value

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"
)

// Write is Python's write: how many bytes or characters were taken, None when the socket
// is non-blocking and takes none.
func (f *File) Write(ctx context.Context, v python.Value) (python.Value, error) {
	if err := f.usable(f.writing, "write"); err != nil {
		return nil, err
	}
	data, n, err := f.content(v)
	if err != nil {
		return nil, err
	}
	if !f.writes.TryLock() {
		return nil, errBusy
	}
	defer f.writes.Unlock()
	if f.raw() {
		n, err = f.socket.Send(ctx, string(data), 0)
		if errors.Is(err, unix.EAGAIN) {
			return python.None, nil
		}
		return python.NewInt(int64(n)), err
	}
	f.out = append(f.out, data...)
	if len(f.out) > f.Buffering {
		err = f.flush(ctx)
	}
	return python.NewInt(int64(n)), err
}

// content is what a value is on the wire, and how long it counts.
func (f *File) content(v python.Value) (data python.Bytes, n int, err error) {
	if f.binary {
		b, err := python.BytesLike(v)
		return python.Bytes(b), len(b), err
	}
	if text, ok := python.AsStr(v); ok {
		n := utf8.RuneCountInString(text)
		if f.Newline != nil && strings.HasPrefix(*f.Newline, "\r") {
			text = strings.ReplaceAll(text, "\n", *f.Newline)
		}
		b, err := python.Encode(python.OrIdle(nil), text, f.codec, f.Errors)
		return python.Bytes(b), n, err
	}
	name := python.TypeName(v)
	if v == python.None {
		name = "None"
	}
	return "", 0, python.Raise(python.TypeError, "write() argument must be str, not %s", name)
}

// WriteLines is Python's writelines: each of the list as Write takes it.
func (f *File) WriteLines(ctx context.Context, lines python.Value) error {
	if f.closed {
		return f.usable(true, "")
	}
	return python.Each(python.OrIdle(nil), lines, func(v python.Value) error {
		_, err := f.Write(ctx, v)
		return err
	})
}

// Flush sends what was written. What a failed flush did not send stays.
func (f *File) Flush(ctx context.Context) error {
	what := ""
	if f.writing && !f.reading {
		what = "flush"
	}
	if err := f.usable(true, what); err != nil {
		return err
	}
	if !f.writes.TryLock() {
		return errBusy
	}
	defer f.writes.Unlock()
	return f.flush(ctx)
}

func (f *File) flush(ctx context.Context) error {
	for len(f.out) > 0 {
		n, err := f.socket.Send(ctx, string(f.out), 0)
		f.out = f.out[n:]
		if errors.Is(err, unix.EAGAIN) {
			return errWouldBlock
		}
		if err != nil {
			return err
		}
	}
	f.out = nil
	return nil
}

// Close flushes, and lets go of the socket: closed before, it is closed now. Closing
// twice is no error.
func (f *File) Close(ctx context.Context) error {
	if f.closed {
		return nil
	}
	err := f.Flush(ctx)
	f.closed = true
	return errors.Join(err, f.socket.Release(ctx))
}

// Fileno is the descriptor's number.
func (f *File) Fileno() (int, error) { return f.number(), f.usable(true, "") }

// Readable and Writable tell what the mode allows.
func (f *File) Readable() (bool, error) { return f.reading, f.openSocket() }
func (f *File) Writable() (bool, error) { return f.writing, f.openSocket() }

func (f *File) openSocket() error {
	if f.closed {
		return python.Raise(python.ValueError, "I/O operation on closed socket.")
	}
	return nil
}
