package value

import (
	"context"

	"sockshell/repl/python"
)

// FileClasses are the classes that files have in Python, by name, below the one class of ours.
func FileClasses(file *python.Type) map[string]*python.Type {
	classes := map[string]*python.Type{}
	names := []string{"TextIOWrapper", "SocketIO", "BufferedRWPair", "BufferedReader", "BufferedWriter"}
	for _, name := range names {
		c := &python.Type{Name: name, Module: "_io", Bases: []*python.Type{file}, Sample: (*File)(nil)}
		if name == "SocketIO" {
			c.Module = "socket"
		}
		c.Methods = func() []*python.Builtin {
			if name == "TextIOWrapper" || name == "BufferedWriter" {
				return streamMethods(c)
			}
			return append(bufferMethods(c), streamMethods(c)...)
		}
		classes[name] = c
	}
	return classes
}

// bufferMethods are those of binary files that are read.
func bufferMethods(c *python.Type) []*python.Builtin {
	type reading func(f *File, ctx context.Context, n int) (python.Value, error)
	sized := func(name string, read reading) *python.Builtin {
		return &python.Builtin{Name: name, Owner: c,
			Fn: func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
				n := -1
				if err := python.Unpack(a, name, "size/?", &n); err != nil {
					return nil, err
				}
				return read(self.(*File), t.Context(), n)
			}}
	}
	into := func(name string, whole bool) *python.Builtin {
		return &python.Builtin{Name: name, Owner: c,
			Fn: func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
				var buffer python.Value
				if err := python.Unpack(a, name, "buffer/", &buffer); err != nil {
					return nil, err
				}
				return self.(*File).readInto(t.Context(), buffer, whole)
			}}
	}
	if c.Name == "SocketIO" {
		all := func(f *File, ctx context.Context, _ int) (python.Value, error) { return f.Read(ctx, -1) }
		return []*python.Builtin{into("readinto", false), sized("readall", all)}
	}
	return []*python.Builtin{sized("read1", (*File).read1), sized("peek", (*File).peek),
		into("readinto", true), into("readinto1", false)}
}

// streamMethods are those that a file on a disk has a use for: of a socket they tell that it has
// no places.
func streamMethods(c *python.Type) []*python.Builtin {
	method := func(name, params string, f func(f *File) error) *python.Builtin {
		return &python.Builtin{Name: name, Owner: c,
			Fn: func(_ *python.Thread, self python.Value, a python.Args) (python.Value, error) {
				var place, from python.Value
				into := []any{"cookie/?", &place, "whence/?", &from}[:2*len(params)]
				if err := python.Unpack(a, name, into...); err != nil {
					return nil, err
				}
				return python.False, f(self.(*File))
			}}
	}
	seekable := func(f *File) error {
		if f.closed && f.kind() != "BufferedRWPair" {
			return python.Raise(python.ValueError, "I/O operation on closed socket.")
		}
		return nil
	}
	isatty := func(f *File) error {
		if f.closed {
			return python.Raise(python.ValueError, "I/O operation on closed file.")
		}
		return nil
	}
	refuse := func(what string) func(f *File) error {
		return func(f *File) error { return f.noPlace(what) }
	}
	return []*python.Builtin{method("seekable", "", seekable), method("isatty", "", isatty),
		method("seek", "pw", refuse("seek")), method("tell", "", refuse("tell")),
		method("truncate", "p", refuse("truncate"))}
}

// noPlace is Python's error of a call about places in a file.
func (f *File) noPlace(what string) error {
	kind := f.kind()
	switch {
	case kind == "TextIOWrapper" && f.closed:
		return python.Raise(python.ValueError, "I/O operation on closed file.")
	case what == "truncate":
		return python.Raise(UnsupportedOperation, "truncate")
	case kind == "TextIOWrapper":
		return python.Raise(UnsupportedOperation, "underlying stream is not seekable")
	case what == "seek" && (kind == "BufferedReader" || kind == "BufferedWriter"):
		return python.Raise(UnsupportedOperation, "File or stream is not seekable.")
	}
	return python.Raise(UnsupportedOperation, "seek")
}

// ahead receives once where nothing is in the buffer.
func (f *File) ahead(ctx context.Context) error {
	if len(f.in) > 0 {
		return nil
	}
	return f.fill(ctx, f.Buffering)
}

// read1 is Python's: what is in the buffer, or what one receive brings, n bytes at most.
func (f *File) read1(ctx context.Context, n int) (python.Value, error) {
	if err := f.usable(f.reading, "read"); err != nil {
		return nil, err
	}
	if !f.reads.TryLock() {
		return nil, errBusy
	}
	defer f.reads.Unlock()
	if n == 0 {
		return python.Bytes(""), nil
	}
	if err := f.ahead(ctx); err != nil && err != errWouldBlock {
		return nil, err
	}
	if n < 0 {
		n = f.Buffering
	}
	return f.give(n), nil
}

// peek is Python's: what read1 would give, and it stays. The size is a hint alone.
func (f *File) peek(ctx context.Context, _ int) (python.Value, error) {
	if err := f.usable(f.reading, "peek"); err != nil {
		return nil, err
	}
	if !f.reads.TryLock() {
		return nil, errBusy
	}
	defer f.reads.Unlock()
	if err := f.ahead(ctx); err != nil && err != errWouldBlock {
		return nil, err
	}
	return python.Bytes(f.in), nil
}

// readInto is Python's readinto, which fills the whole buffer unless the stream ends, and its
// readinto1, which receives once at most.
func (f *File) readInto(ctx context.Context, v python.Value, whole bool) (python.Value, error) {
	buffer, ok := python.Held(v).(python.Buffer)
	if !ok || !buffer.Writable() {
		return nil, python.Raise(python.TypeError,
			"readinto() argument must be read-write bytes-like object, not %s", python.TypeName(v))
	}
	into := buffer.Buffer()
	read := f.read1
	if whole || f.raw() {
		read = f.Read
	}
	got, err := read(ctx, len(into))
	data, isBytes := got.(python.Bytes)
	if err != nil || !isBytes {
		return got, err
	}
	return python.NewInt(int64(copy(into, data))), nil
}
