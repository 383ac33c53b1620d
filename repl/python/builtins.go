package python

// NewBuiltins makes the names that no module gives. The evaluator adds those that need it (eval, exec, compile,
// globals, locals, input, open, __import__).
func NewBuiltins() *Namespace {
	n := NewNamespace()
	for _, f := range builtinFunctions() {
		f.Module = "builtins"
		n.Set(f.Name, f)
	}
	for _, c := range builtinTypes() {
		n.Set(c.Name, c)
	}
	for _, c := range exceptionTypes() {
		n.Set(c.Name, c)
	}
	n.Set("EnvironmentError", OSError)
	n.Set("IOError", OSError)
	n.Set("None", None)
	n.Set("True", True)
	n.Set("False", False)
	n.Set("NotImplemented", NotImplemented)
	n.Set("Ellipsis", Ellipsis)
	n.Set("__debug__", True)
	n.Set("__name__", NewStr("builtins"))
	n.Set("__builtins__", &Module{Name: "builtins", Names: n})
	return n
}

func builtinTypes() []*Type {
	return []*Type{BoolType, ByteArrayType, BytesType, ClassMethodType, DictType, EnumerateType, FilterType, FloatType,
		FrozenSetType, IntType, ListType, MapType, MemoryViewType, ObjectType, PropertyType, RangeType, ReversedType,
		SetType, SliceType, StaticMethodType, StrType, SuperType, TupleType, TypeType, ZipType}
}

func exceptionTypes() []*Type {
	return []*Type{BaseException, ExceptionType, KeyboardInterrupt, SystemExit, GeneratorExit, BaseExceptionGroup,
		ExceptionGroup, ArithmeticError, OverflowError, ZeroDivisionError, FloatingPointError, AssertionError,
		AttributeError, BufferError, EOFError, ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError,
		MemoryError, NameError, UnboundLocalError, OSError, BlockingIOError, ChildProcessError, ConnectionError,
		BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, FileExistsError,
		FileNotFoundError, InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError,
		ProcessLookupError, TimeoutError, ReferenceError, RuntimeError, NotImplementedError, RecursionError,
		StopIteration, StopAsyncIteration, SyntaxErrorType, IndentationError, TabError, SystemErrorType, TypeError,
		ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, Warning,
		BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning, PendingDeprecationWarning,
		ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning}
}

func builtinFunctions() []*Builtin {
	return []*Builtin{
		{Name: "abs", Fn: builtinAbs},
		{Name: "all", Fn: builtinAll},
		{Name: "any", Fn: builtinAny},
		{Name: "ascii", Fn: builtinASCII},
		{Name: "bin", Fn: inBase("bin", 2, "0b")},
		{Name: "callable", Fn: builtinCallable},
		{Name: "chr", Fn: builtinChr},
		{Name: "delattr", Fn: builtinDelAttr},
		{Name: "exit", Fn: builtinExit},
		{Name: "quit", Fn: builtinExit},
		{Name: "dir", Fn: builtinDir},
		{Name: "divmod", Fn: builtinDivMod},
		{Name: "format", Fn: builtinFormat},
		{Name: "getattr", Fn: builtinGetAttr},
		{Name: "hasattr", Fn: builtinHasAttr},
		{Name: "hash", Fn: builtinHash},
		{Name: "hex", Fn: inBase("hex", 16, "0x")},
		{Name: "id", Fn: builtinID},
		{Name: "isinstance", Fn: builtinIsInstance},
		{Name: "issubclass", Fn: builtinIsSubclass},
		{Name: "iter", Fn: builtinIter},
		{Name: "len", Fn: builtinLen},
		{Name: "max", Fn: extreme("max", GT)},
		{Name: "min", Fn: extreme("min", LT)},
		{Name: "next", Fn: builtinNext},
		{Name: "oct", Fn: inBase("oct", 8, "0o")},
		{Name: "ord", Fn: builtinOrd},
		{Name: "pow", Fn: builtinPow},
		{Name: "print", Fn: builtinPrint},
		{Name: "repr", Fn: builtinRepr},
		{Name: "round", Fn: builtinRound},
		{Name: "setattr", Fn: builtinSetAttr},
		{Name: "sorted", Fn: builtinSorted},
		{Name: "sum", Fn: builtinSum},
		{Name: "vars", Fn: builtinVars},
	}
}

// builtinExit is exit(code): what site gives to Python programs.
func builtinExit(_ *Thread, _ Value, a Args) (Value, error) {
	code := None
	if err := Unpack(a, "exit", "code?", &code); err != nil {
		return nil, err
	}
	e := NewException(SystemExit, code)
	e.fill(e.Args.Items)
	return nil, e
}

func builtinLen(t *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("len")
	if err != nil {
		return nil, err
	}
	n, err := Len(t, v)
	return NewInt(int64(n)), err
}

func builtinRepr(t *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("repr")
	if err != nil {
		return nil, err
	}
	s, err := Repr(t, v)
	return NewStr(s), err
}

func builtinHash(t *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("hash")
	if err != nil {
		return nil, err
	}
	h, err := Hash(t, v)
	return NewInt(int64(h)), err
}

func builtinID(_ *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("id")
	if err != nil {
		return nil, err
	}
	return NewInt(int64(Identity(v))), nil
}

func builtinCallable(_ *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("callable")
	if err != nil {
		return nil, err
	}
	return Bool(IsCallable(v)), nil
}

// attributeName is the name that getattr and its kin take.
func attributeName(v Value) (string, error) {
	name, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "attribute name must be string, not '%s'", TypeName(v))
	}
	return name, nil
}

func builtinGetAttr(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("getattr", 2, 3); err != nil {
		return nil, err
	}
	name, err := attributeName(a.Pos[1])
	if err != nil {
		return nil, err
	}
	if len(a.Pos) == 2 {
		return GetAttr(t, a.Pos[0], name)
	}
	v, err := FindAttr(t, a.Pos[0], name)
	if v == nil && err == nil || err != nil && IsA(err, AttributeError) {
		return a.Pos[2], nil
	}
	return v, err
}

func builtinHasAttr(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("hasattr", 2, 2); err != nil {
		return nil, err
	}
	name, err := attributeName(a.Pos[1])
	if err != nil {
		return nil, err
	}
	v, err := FindAttr(t, a.Pos[0], name)
	if err != nil && !IsA(err, AttributeError) {
		return nil, err
	}
	return Bool(v != nil && err == nil), nil
}

func builtinSetAttr(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("setattr", 3, 3); err != nil {
		return nil, err
	}
	name, err := attributeName(a.Pos[1])
	if err != nil {
		return nil, err
	}
	return None, SetAttr(t, a.Pos[0], name, a.Pos[2])
}

func builtinDelAttr(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("delattr", 2, 2); err != nil {
		return nil, err
	}
	name, err := attributeName(a.Pos[1])
	if err != nil {
		return nil, err
	}
	return None, SetAttr(t, a.Pos[0], name, nil)
}

func builtinDir(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("dir", 0, 1); err != nil {
		return nil, err
	}
	if len(a.Pos) == 1 {
		return Dir(t, a.Pos[0])
	}
	here, err := t.here("dir")
	if err != nil {
		return nil, err
	}
	names, err := Items(t, here)
	if err != nil {
		return nil, err
	}
	names, err = Sorted(t, names, None, false)
	return NewList(names...), err
}

// Dir is dir(v): a sorted list of names.
func Dir(t *Thread, v Value) (Value, error) {
	if f := override(v, slotDir); f != nil {
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return nil, err
		}
		names, err := Items(t, got)
		if err != nil {
			return nil, err
		}
		names, err = Sorted(t, names, None, false)
		return NewList(names...), err
	}
	if m, ok := v.(*Module); ok && m.Names.Get("__dir__") != nil {
		got, err := CallValues(t, m.Names.Get("__dir__"))
		if err != nil {
			return nil, err
		}
		names, err := Items(t, got)
		if err != nil {
			return nil, err
		}
		names, err = Sorted(t, names, None, false)
		return NewList(names...), err
	}
	names := AttrNames(v)
	items := make([]Value, len(names))
	for i, n := range names {
		items[i] = NewStr(n)
	}
	return NewList(items...), nil
}

// here is locals(), as the evaluator gives it.
func (t *Thread) here(name string) (Value, error) {
	if t.Locals == nil {
		return nil, Raise(TypeError, "%s expected 1 argument, got 0", name)
	}
	return t.Locals(t)
}

func builtinVars(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("vars", 0, 1); err != nil {
		return nil, err
	}
	if len(a.Pos) == 0 {
		return t.here("vars")
	}
	d, err := FindAttr(t, a.Pos[0], "__dict__")
	if d == nil && err == nil || err != nil && IsA(err, AttributeError) {
		return nil, Raise(TypeError, "vars() argument must have __dict__ attribute")
	}
	return d, err
}

func builtinIter(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("iter", 1, 2); err != nil {
		return nil, err
	}
	if len(a.Pos) == 1 {
		it, err := Iter(t, a.Pos[0])
		if o, ok := it.(*objectIterator); ok { // the object itself, not how the language sees it
			return o.v, err
		}
		return it, err
	}
	f, sentinel := a.Pos[0], a.Pos[1]
	if !IsCallable(f) {
		return nil, Raise(TypeError, "iter(v, w): v must be callable")
	}
	it := &FuncIterator{class: CallIteratorType}
	it.next = func(t *Thread) (Value, error) {
		v, err := CallValues(t, f)
		if err != nil {
			if IsA(err, StopIteration) {
				return it.end()
			}
			return nil, err
		}
		last, err := Equal(t, v, sentinel)
		if err != nil {
			return nil, err
		}
		if last {
			return it.end()
		}
		return v, nil
	}
	return it, nil
}

// Returner is an iterator that has something to say at its end: the value of a generator's return, nil without.
type Returner interface{ Returned() Value }

func builtinNext(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("next", 1, 2); err != nil {
		return nil, err
	}
	v := a.Pos[0]
	if f := override(v, slotNext); f != nil {
		got, err := CallBound(t, f, v, Args{})
		if err != nil && len(a.Pos) == 2 && IsA(err, StopIteration) {
			return a.Pos[1], nil
		}
		return got, err
	}
	got, err := Next(t, v)
	if got != nil || err != nil {
		return got, err
	}
	if len(a.Pos) == 2 {
		return a.Pos[1], nil
	}
	return nil, stopOf(v)
}

// stopOf is the StopIteration that an iterator ends with.
func stopOf(v Value) error {
	e := NewException(StopIteration)
	if r, ok := v.(Returner); ok {
		if got := r.Returned(); got != nil && got != None {
			e = NewException(StopIteration, got)
			e.fill(e.Args.Items)
		}
	}
	return e
}
