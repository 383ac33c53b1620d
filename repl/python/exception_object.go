package python

import (
	"strings"
	"syscall"
)

// lastLine is how a traceback ends: the class, with its module when that is neither builtins nor
// __main__, and the text.
func lastLine(c *Type, text string) string {
	name := c.FullName()
	if c.Module == "__main__" {
		name = strings.TrimPrefix(name, "__main__.")
	}
	if text == "" {
		return name
	}
	return name + ": " + text
}

// ClassName is the exception's class as a traceback's last line has it.
func ClassName(e *Exception) string { return lastLine(e.class, "") }

// LastLine is the line that a traceback ends with: the class and str(e).
func LastLine(t *Thread, e *Exception) string {
	text, err := ToStr(t, e)
	if err != nil {
		text = "<exception str() failed>"
	}
	return lastLine(e.class, text)
}

// makeException is BaseException.__new__ and __init__.
func makeException(t *Thread, cls *Type, a Args) (Value, error) {
	e := &Exception{class: cls}
	if cls.heap && cls.slots[slotInit] != nil {
		// A class with an __init__ of its own says itself what its arguments are.
		e.Args = NewTuple(append([]Value(nil), a.Pos...)...)
		return e, nil
	}
	if cls == OSError && len(a.Pos) >= 2 {
		if n, ok := AsInt(a.Pos[0]); ok {
			if c := ErrnoClass(int(n)); c != nil {
				e.class = c
			}
		}
	}
	return e, initException(t, e, a)
}

// initException is __init__.
func initException(t *Thread, self Value, a Args) error {
	e, ok := self.(*Exception)
	if !ok {
		return Raise(TypeError, "descriptor '__init__' requires a 'BaseException' object but received a '%s'", TypeName(self))
	}
	own := e.class.fills()
	if own && (e.class.Below(UnicodeDecodeError) || e.class.Below(UnicodeEncodeError)) && len(a.Pos) != 5 {
		return Raise(TypeError, "function takes exactly 5 arguments (%d given)", len(a.Pos))
	}
	e.Args = copied(a.Pos)
	e.fill(a.Pos)
	for _, kw := range a.Kw {
		if !e.takes(kw.Name) {
			return Raise(TypeError, "%s() takes no keyword arguments", e.class.Name)
		}
		e.SetOwn(kw.Name, kw.Value)
	}
	if own && e.class.Below(BaseExceptionGroup) {
		return e.fillGroup(t)
	}
	return nil
}

// copied is a tuple of values that are only lent; one value needs no slice of its own.
func copied(values []Value) *Tuple {
	if len(values) == 1 {
		t := &struct {
			Tuple
			one [1]Value
		}{one: [1]Value{values[0]}}
		t.Items = t.one[:]
		return &t.Tuple
	}
	return NewTuple(append([]Value(nil), values...)...)
}

// takes reports whether the class has an argument by that name.
func (e *Exception) takes(name string) bool {
	switch name {
	case "name", "path":
		return e.class.Below(ImportError) || name == "name" && (e.class.Below(NameError) || e.class.Below(AttributeError))
	case "obj":
		return e.class.Below(AttributeError)
	}
	return false
}

// fills reports whether fill has something to do for a class: once it is known for a native one, it is kept.
func (c *Type) fills() bool {
	if c.plainException.Load() {
		return false
	}
	for _, base := range []*Type{OSError, SystemExit, StopIteration, UnicodeError, SyntaxErrorType, ImportError, BaseExceptionGroup} {
		if c.Below(base) {
			return true
		}
	}
	if !c.heap {
		c.plainException.Store(true)
	}
	return false
}

// fill sets the attributes that the arguments of some classes become.
func (e *Exception) fill(args []Value) {
	switch c := e.class; {
	case !c.fills():
	case c.Below(OSError):
		if len(args) < 2 || len(args) > 5 {
			return
		}
		e.SetOwn("errno", args[0])
		e.SetOwn("strerror", args[1])
		if len(args) > 2 {
			e.SetOwn("filename", args[2])
			e.Args = NewTuple(e.Args.Items[:2:2]...)
		}
		if len(args) > 4 {
			e.SetOwn("filename2", args[4])
		}
	case c.Below(SystemExit):
		e.SetOwn("code", oneOrAll(args))
	case c.Below(StopIteration):
		v := None
		if len(args) > 0 {
			v = args[0]
		}
		e.SetOwn("value", v)
	case c.Below(UnicodeDecodeError), c.Below(UnicodeEncodeError):
		for i, name := range []string{"encoding", "object", "start", "end", "reason"} {
			if i < len(args) {
				e.SetOwn(name, args[i])
			}
		}
	case c.Below(SyntaxErrorType):
		e.fillSyntax(args)
	case c.Below(ImportError):
		if len(args) == 1 {
			e.SetOwn("msg", args[0])
		}
	}
}

func oneOrAll(args []Value) Value {
	switch len(args) {
	case 0:
		return None
	case 1:
		return args[0]
	}
	return NewTuple(append([]Value(nil), args...)...)
}

func (e *Exception) fillSyntax(args []Value) {
	if len(args) > 0 {
		e.SetOwn("msg", args[0])
	}
	if len(args) < 2 {
		return
	}
	place, ok := args[1].(*Tuple)
	if !ok {
		return
	}
	for i, name := range []string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"} {
		if i < len(place.Items) {
			e.SetOwn(name, place.Items[i])
		}
	}
}

func (e *Exception) fillGroup(t *Thread) error {
	if len(e.Args.Items) != 2 {
		return Raise(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(e.Args.Items))
	}
	items, err := Items(t, e.Args.Items[1])
	if err != nil || len(items) == 0 {
		return Raise(ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	for i, v := range items {
		if _, ok := v.(*Exception); !ok {
			return Raise(ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
	}
	e.SetOwn("message", e.Args.Items[0])
	e.SetOwn("exceptions", NewTuple(items...))
	return nil
}

// NewOSError is OSError(errno, strerror), of the class that the errno has.
func NewOSError(errno int, strerror string) *Exception {
	c := ErrnoClass(errno)
	if c == nil {
		c = OSError
	}
	e := NewException(c, NewInt(int64(errno)), NewStr(strerror))
	e.fill(e.Args.Items)
	return e
}

// ErrnoClass is the class below OSError that an errno has, nil for most.
func ErrnoClass(errno int) *Type {
	switch syscall.Errno(errno) {
	case syscall.EAGAIN, syscall.EALREADY, syscall.EINPROGRESS:
		return BlockingIOError
	case syscall.ECHILD:
		return ChildProcessError
	case syscall.EPIPE, syscall.ESHUTDOWN:
		return BrokenPipeError
	case syscall.ECONNABORTED:
		return ConnectionAbortedError
	case syscall.ECONNREFUSED:
		return ConnectionRefusedError
	case syscall.ECONNRESET:
		return ConnectionResetError
	case syscall.EEXIST:
		return FileExistsError
	case syscall.ENOENT:
		return FileNotFoundError
	case syscall.EINTR:
		return InterruptedError
	case syscall.EISDIR:
		return IsADirectoryError
	case syscall.ENOTDIR:
		return NotADirectoryError
	case syscall.EACCES, syscall.EPERM:
		return PermissionError
	case syscall.ESRCH:
		return ProcessLookupError
	case syscall.ETIMEDOUT:
		return TimeoutError
	}
	return nil
}

// Attr gives what every exception has; attributes of one class are None until they are set.
func (e *Exception) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "args":
		return e.Args, nil
	case "__cause__":
		return exceptionOrNone(e.Cause), nil
	case "__context__":
		return exceptionOrNone(e.Context), nil
	case "__suppress_context__":
		return Bool(e.Suppress), nil
	case "__traceback__":
		if e.Trace == nil {
			return None, nil
		}
		return &Traceback{e.Trace}, nil
	}
	for _, row := range unsetAttrs {
		if e.class.Below(row.class) && strings.Contains(row.names, " "+name+" ") {
			return None, nil
		}
	}
	return nil, nil
}

// unsetAttrs are None in an exception of the class until its arguments give them.
var unsetAttrs = []struct {
	class *Type
	names string
}{
	{OSError, " errno strerror filename filename2 "}, {SystemExit, " code "}, {StopIteration, " value "},
	{ImportError, " msg name path "}, {NameError, " name "}, {AttributeError, " name obj "},
	{SyntaxErrorType, " msg filename lineno offset text end_lineno end_offset print_file_and_line "},
}

func exceptionOrNone(e *Exception) Value {
	if e == nil {
		return None
	}
	return e
}

// AttrNames lists them.
func (e *Exception) AttrNames() []string {
	names := []string{"__cause__", "__context__", "__suppress_context__", "__traceback__", "args"}
	for _, row := range unsetAttrs {
		if e.class.Below(row.class) {
			names = append(names, strings.Fields(row.names)...)
		}
	}
	return names
}

// SetAttr sets what Python code may set of every exception; other names are the object's own.
func (e *Exception) SetAttr(t *Thread, name string, w Value) error {
	switch name {
	case "args":
		items, err := Items(t, w)
		if err == nil {
			e.Args = NewTuple(items...)
		}
		return err
	case "__cause__":
		e.Cause, _ = w.(*Exception)
		e.Suppress = true
	case "__context__":
		e.Context, _ = w.(*Exception)
	case "__suppress_context__":
		b, err := Truth(t, w)
		e.Suppress = b
		return err
	case "__traceback__":
		e.Trace = nil
		if tb, ok := w.(*Traceback); ok {
			e.Trace = tb.Places
		}
	default:
		if w == nil {
			if !e.dict(true).DeleteStr(name) {
				return noAttribute(e, name)
			}
			return nil
		}
		e.SetOwn(name, w)
	}
	return nil
}

func exceptionMethods() []*Builtin {
	return []*Builtin{
		{Name: "__init__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			return None, initException(t, self, a)
		}},
		{Name: "__new__", Static: true, Fn: func(t *Thread, _ Value, a Args) (Value, error) {
			if len(a.Pos) == 0 {
				return nil, Raise(TypeError, "BaseException.__new__(): not enough arguments")
			}
			c, ok := a.Pos[0].(*Type)
			if !ok || !c.Below(BaseException) {
				return nil, Raise(TypeError, "BaseException.__new__(X): X is not a type object")
			}
			return makeException(t, c, Args{a.Pos[1:], a.Kw})
		}},
		{Name: "__str__", Fn: func(t *Thread, self Value, _ Args) (Value, error) {
			s, err := self.(*Exception).text(t)
			return NewStr(s), err
		}},
		{Name: "with_traceback", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var tb Value
			if err := Unpack(a, "with_traceback", "tb/", &tb); err != nil {
				return nil, err
			}
			return self, self.(*Exception).SetAttr(t, "__traceback__", tb)
		}},
		{Name: "add_note", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var note string
			if err := Unpack(a, "add_note", "note/", &note); err != nil {
				return nil, err
			}
			e := self.(*Exception)
			notes, _ := e.Own("__notes__").(*List)
			if notes == nil {
				notes = NewList()
				e.SetOwn("__notes__", notes)
			}
			notes.Items = append(notes.Items, NewStr(note))
			return None, nil
		}},
	}
}
