package python

import "strings"

// What CPython says of a wrong number of arguments depends on how the function takes them; these are its ways
// for functions that take theirs by position. full is "list.append" of a method, "len" of a function.

// nothing is for a dunder method without arguments.
func (a Args) nothing() error {
	if n := len(a.Pos) + len(a.Kw); n > 0 {
		return Raise(TypeError, "expected 0 arguments, got %d", n)
	}
	return nil
}

// none is for a function without arguments.
func (a Args) none(full string) error {
	if len(a.Kw) > 0 {
		return noKeywords(full)
	}
	if len(a.Pos) > 0 {
		return Raise(TypeError, "%s() takes no arguments (%d given)", full, len(a.Pos))
	}
	return nil
}

// single is for a function of one argument.
func (a Args) single(full string) (Value, error) {
	if len(a.Pos) == 1 && len(a.Kw) == 0 {
		return a.Pos[0], nil
	}
	if len(a.Kw) > 0 {
		return nil, noKeywords(full)
	}
	return nil, Raise(TypeError, "%s() takes exactly one argument (%d given)", full, len(a.Pos))
}

// between is for a function of some to so many arguments; most below 0 is any number.
func (a Args) between(full string, least, most int) error {
	n := len(a.Pos)
	if len(a.Kw) == 0 && n >= least && (n <= most || most < 0) {
		return nil
	}
	if len(a.Kw) > 0 {
		return noKeywords(full)
	}
	return wrongCount(full, least, most, n)
}

func wrongCount(full string, least, most, n int) error {
	name := full[strings.LastIndexByte(full, '.')+1:]
	if least == most {
		return Raise(TypeError, "%s expected %d %s, got %d", name, least, plural(least, "argument"), n)
	}
	if n < least {
		return Raise(TypeError, "%s expected at least %d %s, got %d", name, least, plural(least, "argument"), n)
	}
	return Raise(TypeError, "%s expected at most %d %s, got %d", name, most, plural(most, "argument"), n)
}

func noKeywords(full string) error {
	return Raise(TypeError, "%s() takes no keyword arguments", full)
}

// or is the argument at i, or what stands for it.
func (a Args) or(i int, otherwise Value) Value {
	if i < len(a.Pos) {
		return a.Pos[i]
	}
	return otherwise
}

// method is a method of values of one Go type.
func method[T Value](name string, f func(t *Thread, self T, a Args) (Value, error)) *Builtin {
	b := &Builtin{Name: name}
	b.Fn = func(t *Thread, self Value, a Args) (Value, error) {
		v, ok := self.(T)
		if !ok {
			return nil, wrongReceiver(b, self)
		}
		return f(t, v, a)
	}
	return b
}

func wrongReceiver(b *Builtin, self Value) error {
	if b.Owner == nil {
		return Raise(TypeError, "%s() requires another kind of object than '%s'", b.Name, TypeName(self))
	}
	return Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
		b.Name, b.Owner.FullName(), TypeName(self))
}

// initMethod is __init__ of a native class that is filled there.
func initMethod(init func(*Thread, Value, Args) error) *Builtin {
	return &Builtin{Name: "__init__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
		return None, init(t, self, a)
	}}
}

// classGetItem is list[int]: see GenericAlias.
func classGetItem() *Builtin {
	return &Builtin{Name: "__class_getitem__", Class: true, Fn: func(_ *Thread, self Value, a Args) (Value, error) {
		key, err := a.single("__class_getitem__")
		if err != nil {
			return nil, err
		}
		return &GenericAlias{Origin: self.(*Type), Key: key}, nil
	}}
}
