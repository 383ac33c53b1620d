package value

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/sockcore"
)

// defaultBuffer is Python's io.DEFAULT_BUFFER_SIZE.
const defaultBuffer = 8192

// FileOptions are the arguments of makefile. Encoding and Errors are "" for Python's
// defaults, Newline is nil for None; Buffering is -1 for the usual size.
type FileOptions struct {
	Mode             string
	Buffering        int
	Encoding, Errors string
	Newline          *string
}

// File is a socket as a file, as Python's makefile gives it. It keeps the socket open.
type File struct {
	python.Ext
	socket *sockcore.Socket
	class  *python.Type
	FileOptions
	reading, writing, binary bool
	codec                    string // of a text file

	reads, writes sync.Mutex // a job may read while a line writes
	in, out       []byte
	text          string // decoded, and not yet given
	eof           bool
	timedOut      bool
	closed        bool
}

// NewFile makes a file, with Python's errors about its arguments.
func NewFile(s *sockcore.Socket, o FileOptions, classes map[string]*python.Type) (*File, error) {
	if strings.Trim(o.Mode, "rwb") != "" {
		return nil, python.Raise(python.ValueError, "invalid mode %s (only r, w, b allowed)",
			Repr(python.NewStr(o.Mode)))
	}
	f := &File{socket: s, FileOptions: o}
	f.writing = strings.Contains(o.Mode, "w")
	f.reading = strings.Contains(o.Mode, "r") || !f.writing
	f.binary = strings.Contains(o.Mode, "b")
	if f.Buffering < 0 {
		f.Buffering = defaultBuffer
	}
	if err := f.textOptions(); err != nil {
		return nil, err
	}
	f.class = classes[f.kind()]
	s.Keep()
	return f, nil
}

// Mode is that of the raw file, for a binary one.
func (f *File) mode() string {
	if !f.binary {
		return f.FileOptions.Mode
	}
	mode := ""
	if f.reading {
		mode = "r"
	}
	if f.writing {
		mode += "w"
	}
	return mode + "b"
}

// Binary reports whether the file has bytes, not text.
func (f *File) Binary() bool { return f.binary }

func (f *File) raw() bool { return f.Buffering == 0 }

// errWouldBlock ends a read or write of a non-blocking socket.
var errWouldBlock error = wouldBlock{}

type wouldBlock struct{}

func (wouldBlock) Error() string      { return "write could not complete without blocking" }
func (wouldBlock) Class() string      { return "BlockingIOError" }
func (wouldBlock) Number() int        { return int(unix.EAGAIN) }
func (wouldBlock) ErrorName() string  { return "EAGAIN" }
func (w wouldBlock) Strerror() string { return w.Error() }

// usable is the error of a call on a closed file, or one of the other direction.
func (f *File) usable(allowed bool, what string) error {
	switch {
	case f.closed && f.binary && !f.raw() && what != "":
		return python.Raise(python.ValueError, "%s closed file", map[string]string{
			"read": "read of", "peek": "peek of", "readline": "readline of", "write": "write to",
			"flush": "flush of"}[what])
	case f.closed:
		return python.Raise(python.ValueError, "I/O operation on closed file.")
	case allowed:
		return nil
	case f.raw() && what == "write":
		return python.Raise(UnsupportedOperation, "File or stream is not writable.")
	case f.raw():
		return python.Raise(UnsupportedOperation, "File or stream is not readable.")
	case f.binary:
		return python.Raise(UnsupportedOperation, "%s", strings.TrimSuffix(what, "line"))
	case what == "write":
		return python.Raise(UnsupportedOperation, "not writable")
	}
	return python.Raise(UnsupportedOperation, "not readable")
}

// fill receives once, at most n bytes: at the end of the stream eof is set.
func (f *File) fill(ctx context.Context, n int) error {
	if f.timedOut {
		return python.Raise(python.OSError, "cannot read from timed out object")
	}
	data, err := f.socket.Recv(ctx, n, 0)
	switch {
	case err == sockcore.ErrTimeout:
		f.timedOut = true
	case errors.Is(err, unix.EAGAIN):
		return errWouldBlock
	}
	f.in = append(f.in, data...)
	f.eof = err == nil && len(data) == 0
	return err
}

// Read is Python's read: n bytes or characters, all with a negative n. None: nothing is
// there, and the socket is non-blocking.
func (f *File) Read(ctx context.Context, n int) (python.Value, error) {
	if err := f.usable(f.reading, "read"); err != nil {
		return nil, err
	}
	if n < -1 && f.binary && !f.raw() {
		return nil, python.Raise(python.ValueError, "read length must be non-negative or -1")
	}
	if !f.reads.TryLock() {
		return nil, errBusy
	}
	defer f.reads.Unlock()
	if !f.binary {
		return f.readText(ctx, n)
	}
	var err error
	for f.eof = false; (n < 0 || len(f.in) < n) && !f.eof && err == nil; {
		want := n - len(f.in)
		if n < 0 || want < f.Buffering {
			want = defaultBuffer
		}
		if f.raw() && n >= 0 {
			want = n
		}
		err = f.fill(ctx, want)
		if f.raw() && n >= 0 {
			break
		}
	}
	if err == errWouldBlock && len(f.in) == 0 {
		return python.None, nil
	}
	if err != nil && err != errWouldBlock {
		return nil, err
	}
	if n < 0 {
		n = len(f.in)
	}
	return f.give(n), nil
}

var errBusy error = &sockcore.ArgumentError{Name: "RuntimeError", Message: "a job uses the file in this way"}

// give takes n bytes, or what there is, out of the buffer.
func (f *File) give(n int) python.Bytes {
	n = min(n, len(f.in))
	b := python.Bytes(f.in[:n])
	if f.in = f.in[n:]; len(f.in) == 0 {
		f.in = nil
	}
	return b
}

// Readline is Python's readline: at most limit bytes or characters unless it is negative;
// none at the end.
func (f *File) Readline(ctx context.Context, limit int) (python.Value, error) {
	if err := f.usable(f.reading, "readline"); err != nil {
		return nil, err
	}
	if !f.reads.TryLock() {
		return nil, errBusy
	}
	defer f.reads.Unlock()
	if !f.binary {
		return f.textLine(ctx, limit)
	}
	size, seen := max(1, f.Buffering), 0
	for f.eof = false; ; {
		if i := bytes.IndexByte(f.in[seen:], '\n'); i >= 0 {
			return f.give(atMost(seen+i+1, limit)), nil
		}
		if seen = len(f.in); limit >= 0 && seen >= limit {
			return f.give(limit), nil
		}
		err := f.fill(ctx, size)
		if err == errWouldBlock || f.eof {
			return f.give(len(f.in)), nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func atMost(n, limit int) int {
	if limit >= 0 {
		return min(n, limit)
	}
	return n
}

// Readlines is Python's readlines: all lines until the end or, with a positive hint, until
// they have more bytes or characters than that.
func (f *File) Readlines(ctx context.Context, hint int) (python.Value, error) {
	if err := f.usable(true, ""); err != nil {
		return nil, err
	}
	lines := []python.Value{}
	for total := 0; hint <= 0 || total <= hint; {
		line, err := f.Readline(ctx, -1)
		if err != nil {
			return nil, err
		}
		n, err := python.Len(python.OrIdle(nil), line)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			break
		}
		total += n
		lines = append(lines, line)
	}
	return python.NewList(lines...), nil
}

// Iter is the file itself: a loop over its lines.
func (f *File) Iter(*python.Thread) (python.Iterator, error) { return f, f.usable(true, "") }

// Next is the next line.
func (f *File) Next(t *python.Thread) (python.Value, error) {
	line, err := f.Readline(t.Context(), -1)
	if err != nil {
		return nil, err
	}
	if n, err := python.Len(t, line); err != nil || n == 0 {
		return nil, err
	}
	return line, nil
}

// Repr is that of Python's object of that kind.
func (f *File) Repr(*python.Thread) (string, error) { return f.String(), nil }

func (f *File) String() string {
	name := f.number()
	switch {
	case !f.binary:
		return fmt.Sprintf("<_io.TextIOWrapper name=%d mode=%s encoding='%s'>",
			name, Repr(python.NewStr(f.mode())), f.Encoding)
	case f.raw():
		return fmt.Sprintf("<socket.SocketIO name=%d mode='%s'>", name, f.mode())
	}
	return fmt.Sprintf("<_io.%s name=%d>", f.kind(), name)
}

// kind is the name of Python's class of such a file.
func (f *File) kind() string {
	switch {
	case !f.binary:
		return "TextIOWrapper"
	case f.raw():
		return "SocketIO"
	case f.reading && f.writing:
		return "BufferedRWPair"
	case f.reading:
		return "BufferedReader"
	}
	return "BufferedWriter"
}

// Type is the class of files.
func (f *File) Type() *python.Type { return f.Class(f.class) }

// number is the descriptor's, -1 once the file is closed.
func (f *File) number() int {
	if f.closed {
		return -1
	}
	return f.socket.Fileno()
}

// AttrNames are Python's attributes.
func (f *File) AttrNames() []string { return []string{"closed", "encoding", "errors", "mode", "name"} }

// Attr gives one of them; encoding and errors are a text file's.
func (f *File) Attr(_ *python.Thread, name string) (python.Value, error) {
	switch {
	case name == "closed":
		return python.Bool(f.closed), nil
	case name == "mode":
		return python.NewStr(f.mode()), nil
	case name == "name":
		return python.NewInt(int64(f.number())), nil
	case name == "encoding" && !f.binary:
		return python.NewStr(f.Encoding), nil
	case name == "errors" && !f.binary:
		return python.NewStr(f.Errors), nil
	}
	return nil, nil
}
