package value

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"strings"
	"sync"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

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
	socket  *sockcore.Socket
	verbs   Verbs
	context func() context.Context // for a loop over the lines
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
func NewFile(
	s *sockcore.Socket, o FileOptions, verbs Verbs, ctx func() context.Context,
) (*File, error) {
	if strings.Trim(o.Mode, "rwb") != "" {
		return nil, Raise("ValueError", "invalid mode %s (only r, w, b allowed)",
			Repr(starlark.String(o.Mode)))
	}
	f := &File{socket: s, verbs: verbs, context: ctx, FileOptions: o}
	f.writing = strings.Contains(o.Mode, "w")
	f.reading = strings.Contains(o.Mode, "r") || !f.writing
	f.binary = strings.Contains(o.Mode, "b")
	if f.Buffering < 0 {
		f.Buffering = defaultBuffer
	}
	if err := f.textOptions(); err != nil {
		return nil, err
	}
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

func (f *File) raw() bool { return f.Buffering == 0 }

// errWouldBlock ends a read or write of a non-blocking socket.
var errWouldBlock = Raise("BlockingIOError", "[Errno 11] write could not complete without blocking")

// usable is the error of a call on a closed file, or one of the other direction.
func (f *File) usable(allowed bool, what string) error {
	switch {
	case f.closed && f.binary && !f.raw() && what != "":
		return Raise("ValueError", "%s closed file", map[string]string{
			"read": "read of", "readline": "readline of", "write": "write to", "flush": "flush of"}[what])
	case f.closed:
		return Raise("ValueError", "I/O operation on closed file.")
	case allowed:
		return nil
	case f.raw() && what == "write":
		return Raise("UnsupportedOperation", "File or stream is not writable.")
	case f.raw():
		return Raise("UnsupportedOperation", "File or stream is not readable.")
	case f.binary:
		return Raise("UnsupportedOperation", "%s", strings.TrimSuffix(what, "line"))
	case what == "write":
		return Raise("UnsupportedOperation", "not writable")
	}
	return Raise("UnsupportedOperation", "not readable")
}

// fill receives once, at most n bytes: at the end of the stream eof is set.
func (f *File) fill(ctx context.Context, n int) error {
	if f.timedOut {
		return Raise("OSError", "cannot read from timed out object")
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
func (f *File) Read(ctx context.Context, n int) (starlark.Value, error) {
	if err := f.usable(f.reading, "read"); err != nil {
		return nil, err
	}
	if n < -1 && f.binary && !f.raw() {
		return nil, Raise("ValueError", "read length must be non-negative or -1")
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
		return starlark.None, nil
	}
	if err != nil && err != errWouldBlock {
		return nil, err
	}
	if n < 0 {
		n = len(f.in)
	}
	return f.give(n), nil
}

var errBusy = Raise("RuntimeError", "a job uses the file in this way")

// give takes n bytes, or what there is, out of the buffer.
func (f *File) give(n int) Bytes {
	n = min(n, len(f.in))
	b := Bytes(f.in[:n])
	if f.in = f.in[n:]; len(f.in) == 0 {
		f.in = nil
	}
	return b
}

// Readline is Python's readline: at most limit bytes or characters unless it is negative;
// none at the end.
func (f *File) Readline(ctx context.Context, limit int) (starlark.Value, error) {
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
func (f *File) Readlines(ctx context.Context, hint int) (starlark.Value, error) {
	if err := f.usable(true, ""); err != nil {
		return nil, err
	}
	lines := []starlark.Value{}
	for total := 0; hint <= 0 || total <= hint; {
		line, err := f.Readline(ctx, -1)
		if err != nil {
			return nil, err
		}
		if !line.Truth() {
			break
		}
		if text, ok := line.(starlark.String); ok {
			total += utf8.RuneCountInString(string(text))
		} else {
			total += starlark.Len(line)
		}
		lines = append(lines, line)
	}
	return starlark.NewList(lines), nil
}

// Iterate is a loop over the lines. Its error is thrown: see Thrown.
func (f *File) Iterate() starlark.Iterator {
	if err := f.usable(true, ""); err != nil {
		panic(Thrown{err})
	}
	return fileLines{f}
}

type fileLines struct{ *File }

func (l fileLines) Next(p *starlark.Value) bool {
	line, err := l.Readline(l.context(), -1)
	if err != nil {
		panic(Thrown{err})
	}
	*p = line
	return bool(line.Truth())
}

func (l fileLines) Done() {}

// Thrown is an error out of an iterator, which in Starlark has no way to give one: a
// panic that whoever calls the script turns back into the error.
type Thrown struct{ Err error }

// Recovered is the error that a panic stands for.
func Recovered(p any) error {
	if t, ok := p.(Thrown); ok {
		return t.Err
	}
	return Raise("RuntimeError", "internal error: %v", p)
}

func (f *File) String() string {
	name := f.number()
	switch {
	case !f.binary:
		return fmt.Sprintf("<_io.TextIOWrapper name=%d mode=%s encoding='%s'>",
			name, Repr(starlark.String(f.mode())), f.Encoding)
	case f.raw():
		return fmt.Sprintf("<socket.SocketIO name=%d mode='%s'>", name, f.mode())
	case f.reading && f.writing:
		return fmt.Sprintf("<_io.BufferedRWPair name=%d>", name)
	case f.reading:
		return fmt.Sprintf("<_io.BufferedReader name=%d>", name)
	}
	return fmt.Sprintf("<_io.BufferedWriter name=%d>", name)
}

func (f *File) Type() string          { return "file" }
func (f *File) Freeze()               {}
func (f *File) Truth() starlark.Bool  { return true }
func (f *File) Hash() (uint32, error) { return uint32(maphash.Comparable(exceptionSeed, f)), nil }

// number is the descriptor's, -1 once the file is closed.
func (f *File) number() int {
	if f.closed {
		return -1
	}
	return f.socket.Fileno()
}

// AttrNames are Python's attributes, then the methods.
func (f *File) AttrNames() []string {
	return append(f.verbs.MethodNames(f), "closed", "encoding", "errors", "mode", "name")
}

// Attr gives an attribute or a bound method; encoding and errors are a text file's.
func (f *File) Attr(name string) (starlark.Value, error) {
	if m := f.verbs.Method(f, name); m != nil {
		return m, nil
	}
	switch {
	case name == "closed":
		return starlark.Bool(f.closed), nil
	case name == "mode":
		return starlark.String(f.mode()), nil
	case name == "name":
		return starlark.MakeInt(f.number()), nil
	case name == "encoding" && !f.binary:
		return starlark.String(f.Encoding), nil
	case name == "errors" && !f.binary:
		return starlark.String(f.Errors), nil
	}
	return nil, nil
}
