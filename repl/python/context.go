package python

// Exit ends a with block: nil without an exception. It reports whether the exception ends there. The thread
// may be another than the one that entered: a generator can be resumed by any.
type Exit func(t *Thread, e *Exception) (held bool, err error)

// EnterContext is the head of a with block: __enter__, whose value bind takes. With an error of bind the
// result's Exit is still to be called.
func EnterContext(t *Thread, m Value, bind func(Value) error) (Exit, error) {
	enter, leave := special(m, "__enter__"), special(m, "__exit__")
	if enter == nil {
		return nil, Raise(TypeError, "'%s' object does not support the context manager protocol", TypeName(m))
	}
	if leave == nil {
		return nil, Raise(TypeError, "'%s' object does not support the context manager protocol (missed __exit__ method)", TypeName(m))
	}
	v, err := CallBound(t, enter, m, Args{})
	if err != nil {
		return nil, err
	}
	return func(t *Thread, e *Exception) (bool, error) { return exitContext(t, leave, m, e) }, bind(v)
}

func special(v Value, name string) Value { return v.Type().Lookup(name) }

func exitContext(t *Thread, leave, m Value, e *Exception) (bool, error) {
	args := t.borrow(3)
	args[0], args[1], args[2] = None, None, None
	if e != nil {
		args[0], args[1], args[2] = e.Type(), e, &Traceback{e.Trace}
	}
	got, err := CallBound(t, leave, m, Args{Pos: args})
	t.giveBack(args)
	if err != nil || e == nil {
		return false, err
	}
	return Truth(t, got)
}

// SplitGroup parts an exception group, or one exception, by what match says of each: nil for an empty part.
func SplitGroup(t *Thread, e *Exception, match func(*Exception) (bool, error)) (fits, rest *Exception, err error) {
	ok, err := match(e)
	if err != nil {
		return nil, nil, err
	}
	list, isGroup := e.Own("exceptions").(*Tuple)
	switch {
	case ok && isGroup:
		return e, nil, nil
	case ok:
		return NewGroup("", []Value{e}), nil, nil
	case !isGroup:
		return nil, e, nil
	}
	var in, out []Value
	for _, v := range list.Items {
		one, ok := v.(*Exception)
		if !ok {
			continue
		}
		_, group := one.Own("exceptions").(*Tuple)
		yes, no, err := SplitGroup(t, one, match)
		if err != nil {
			return nil, nil, err
		}
		if yes != nil && !group {
			yes = one
		}
		if yes != nil {
			in = append(in, yes)
		}
		if no != nil {
			out = append(out, no)
		}
	}
	message, _ := AsStr(e.Own("message"))
	if in != nil {
		fits = NewGroup(message, in)
	}
	if out != nil {
		rest = NewGroup(message, out)
	}
	return fits, rest, nil
}

// NewGroup is an ExceptionGroup of exceptions.
func NewGroup(message string, list []Value) *Exception {
	c := ExceptionGroup
	for _, v := range list {
		if !v.Type().Below(ExceptionType) {
			c = BaseExceptionGroup
		}
	}
	e := NewException(c, NewStr(message), NewList(list...))
	e.SetOwn("message", NewStr(message))
	e.SetOwn("exceptions", NewTuple(list...))
	return e
}
