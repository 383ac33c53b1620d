package python

import (
	"io"
	"math"
	"os"
	"runtime"
)

// newSys is the module sys.
func newSys(r *Runtime) *Module {
	m := NewModule("sys")
	set := m.Names.Set
	argv := make([]Value, len(r.Argv))
	for i, arg := range r.Argv {
		argv[i] = NewStr(arg)
	}
	set("argv", NewList(argv...))
	set("orig_argv", NewList(argv...))
	set("path", NewList(NewStr(r.Folder)))
	set("modules", r.Modules)
	set("byteorder", NewStr("little"))
	set("platform", NewStr(runtime.GOOS))
	set("maxsize", NewInt(math.MaxInt64))
	set("maxunicode", NewInt(0x10ffff))
	set("version", NewStr("3.12.0 (sockshell)"))
	set("version_info", versionInfo())
	set("hexversion", NewInt(0x030c00f0))
	set("api_version", NewInt(1013))
	set("copyright", NewStr(""))
	set("prefix", NewStr("/usr"))
	set("exec_prefix", NewStr("/usr"))
	set("executable", NewStr(executable()))
	set("dont_write_bytecode", True)
	set("implementation", implementation())
	set("flags", NewInt(0))
	set("warnoptions", NewList())
	set("builtin_module_names", NewTuple())
	set("float_info", floatInfo())
	set("stdin", orNone(r.Stdin))
	set("stdout", stream(r.StdoutFile, r.Stdout, "<stdout>"))
	set("stderr", stream(r.StderrFile, r.Stderr, "<stderr>"))
	set("__stdin__", m.Names.Get("stdin"))
	set("__stdout__", m.Names.Get("stdout"))
	set("__stderr__", m.Names.Get("stderr"))
	sysFunctions(m)
	return m
}

func executable() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	return path
}

// stream is a stream of the session as a file: the shell's own object, or one that only writes.
func stream(file Value, w io.Writer, name string) Value {
	if file != nil {
		return file
	}
	return &Stream{w: w, name: name}
}

func versionInfo() Value {
	c := NewRecordType("sys", "version_info", "major", "minor", "micro", "releaselevel", "serial")
	return c.Record(NewInt(3), NewInt(12), NewInt(0), NewStr("final"), NewInt(0))
}

func implementation() Value {
	c := NewRecordType("types", "SimpleNamespace", "name", "version", "cache_tag")
	return c.Record(NewStr("sockshell"), versionInfo(), None)
}

func floatInfo() Value {
	c := NewRecordType("sys", "float_info", "max", "min", "epsilon", "dig", "mant_dig")
	return c.Record(Float(math.MaxFloat64), Float(2.2250738585072014e-308), Float(2.220446049250313e-16), NewInt(15), NewInt(53))
}

// sysDigits are the functions of the limit of decimal digits.
func sysDigits(m *Module) {
	m.function0("get_int_max_str_digits", func(t *Thread) (Value, error) {
		if n := t.maxDigits(); n < math.MaxInt {
			return NewInt(int64(n)), nil
		}
		return NewInt(0), nil
	})
	m.function1("set_int_max_str_digits", func(t *Thread, v Value) (Value, error) {
		n, err := Index(v)
		if err != nil {
			return nil, err
		}
		return None, t.setMaxDigits(n)
	})
}

func sysFunctions(m *Module) {
	sysDigits(m)
	m.function("exit", func(_ *Thread, a Args) (Value, error) {
		if len(a.Pos) > 1 || len(a.Kw) > 0 {
			return nil, Raise(TypeError, "exit expected at most 1 argument, got %d", len(a.Pos))
		}
		v, err := makeException(nil, SystemExit, a)
		if err != nil {
			return nil, err
		}
		return nil, v.(*Exception)
	})
	m.function0("exc_info", func(t *Thread) (Value, error) {
		if e := t.Handled; e != nil {
			return NewTuple(e.class, e, &Traceback{e.Trace}), nil
		}
		return NewTuple(None, None, None), nil
	})
	m.function0("exception", func(t *Thread) (Value, error) { return exceptionOrNone(t.Handled), nil })
	m.function0("getrecursionlimit", func(t *Thread) (Value, error) { return NewInt(int64(t.DepthLimit())), nil })
	m.function1("setrecursionlimit", func(t *Thread, v Value) (Value, error) {
		n, err := Index(v)
		if err != nil {
			return nil, err
		}
		if n < 1 {
			return nil, Raise(ValueError, "recursion limit must be greater or equal than 1")
		}
		t.SetDepthLimit(int(n))
		return None, nil
	})
	m.function("getsizeof", func(*Thread, Args) (Value, error) { return NewInt(64), nil })
	m.function1("getrefcount", func(*Thread, Value) (Value, error) { return NewInt(2), nil })
	m.function0("getdefaultencoding", func(*Thread) (Value, error) { return NewStr("utf-8"), nil })
	m.function0("getfilesystemencoding", func(*Thread) (Value, error) { return NewStr("utf-8"), nil })
	m.function1("intern", func(_ *Thread, v Value) (Value, error) { return v, nil })
	m.function0("getswitchinterval", func(*Thread) (Value, error) { return Float(turn.Seconds()), nil })
	m.function1("setswitchinterval", func(*Thread, Value) (Value, error) { return None, nil })
	m.function1("settrace", func(*Thread, Value) (Value, error) { return None, nil })
	m.function0("gettrace", func(*Thread) (Value, error) { return None, nil })
	m.function("_getframe", func(t *Thread, a Args) (Value, error) {
		depth := 0
		if err := Unpack(a, "_getframe", "depth/?", &depth); err != nil {
			return nil, err
		}
		if t.Caller == nil {
			return nil, Raise(ValueError, "call stack is not deep enough")
		}
		return t.Caller(t, max(depth, 0))
	})
	m.function("excepthook", func(t *Thread, a Args) (Value, error) {
		if len(a.Pos) > 1 {
			if e, ok := a.Pos[1].(*Exception); ok {
				_, _ = io.WriteString(t.Stderr, LastLine(t, e)+"\n")
			}
		}
		return None, nil
	})
	m.function("displayhook", func(t *Thread, a Args) (Value, error) { return None, nil })
}

// Stream is a text stream of the session that programs write to: sys.stdout and sys.stderr where the shell
// gives no file.
type Stream struct {
	w    io.Writer
	name string
}

// StreamType is its class.
var StreamType = &Type{Name: "TextIOWrapper", Module: "_io", Methods: streamMethods, Final: true}

// Type is StreamType.
func (*Stream) Type() *Type { return StreamType }

// Repr is Python's.
func (s *Stream) Repr(*Thread) (string, error) {
	return "<_io.TextIOWrapper name='" + s.name + "' mode='w' encoding='utf-8'>", nil
}

// Attr gives a stream's attributes.
func (s *Stream) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "name":
		return NewStr(s.name), nil
	case "encoding":
		return NewStr("utf-8"), nil
	case "errors":
		return NewStr("strict"), nil
	case "mode":
		return NewStr("w"), nil
	case "closed", "line_buffering":
		return False, nil
	case "buffer":
		return s, nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Stream) AttrNames() []string {
	return []string{"buffer", "closed", "encoding", "errors", "line_buffering", "mode", "name"}
}

func streamMethods() []*Builtin {
	none := func(name string, v Value) *Builtin {
		return &Builtin{Name: name, Fn: func(*Thread, Value, Args) (Value, error) { return v, nil }}
	}
	return []*Builtin{
		{Name: "write", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			v, err := a.single("write")
			if err != nil {
				return nil, err
			}
			return self.(*Stream).write(v)
		}},
		{Name: "writelines", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			v, err := a.single("writelines")
			if err != nil {
				return nil, err
			}
			return None, Each(t, v, func(item Value) error {
				_, err := self.(*Stream).write(item)
				return err
			})
		}},
		{Name: "flush", Fn: func(_ *Thread, self Value, _ Args) (Value, error) {
			if f, ok := self.(*Stream).w.(interface{ Flush() error }); ok {
				return None, f.Flush()
			}
			return None, nil
		}},
		{Name: "fileno", Fn: func(_ *Thread, self Value, _ Args) (Value, error) {
			if self.(*Stream).name == "<stderr>" {
				return NewInt(2), nil
			}
			return NewInt(1), nil
		}},
		{Name: "isatty", Fn: func(_ *Thread, self Value, _ Args) (Value, error) {
			t, ok := self.(*Stream).w.(interface{ IsTerminal() bool })
			return Bool(ok && t.IsTerminal()), nil
		}},
		none("writable", True), none("readable", False), none("seekable", False), none("reconfigure", None),
		none("close", None),
	}
}

// WriteText writes without a look-up: for print.
func (s *Stream) WriteText(_ *Thread, text string) error {
	_, err := io.WriteString(s.w, text)
	return err
}

func (s *Stream) write(v Value) (Value, error) {
	if text, ok := AsStr(v); ok {
		_, err := io.WriteString(s.w, text)
		n, _ := Len(nil, v)
		return NewInt(int64(n)), err
	}
	b, err := BytesLike(v)
	if err != nil {
		return nil, Raise(TypeError, "write() argument must be str, not %s", TypeName(v))
	}
	n, err := s.w.Write(b)
	return NewInt(int64(n)), err
}
