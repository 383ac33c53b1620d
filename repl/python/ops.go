package python

import (
	"fmt"
	"strconv"
)

// TypeName is the name of v's class, as errors say it.
func TypeName(v Value) string {
	if v == nil {
		return "NoneType"
	}
	return v.Type().errorName()
}

// errorName is the class in errors: as CPython's C code names its own, with the module.
func (c *Type) errorName() string {
	if c.heap || c.Module == "" || c.Module == "builtins" || c.Module == "socket" || c.Module == "ssl" || c.Below(BaseException) {
		return c.Name
	}
	return c.Module + "." + c.Name
}

func address(v Value) string { return fmt.Sprintf("0x%012x", identityHash(v)) }

// Repr is repr(v).
func Repr(t *Thread, v Value) (string, error) {
	if f := override(v, slotRepr); f != nil {
		return dunderText(t, f, v, "__repr__")
	}
	return nativeRepr(t, v)
}

func nativeRepr(t *Thread, v Value) (string, error) {
	if i, ok := v.(*Instance); ok && i.Held != nil {
		v = i.Held
	}
	switch x := v.(type) {
	case Int:
		return strconv.FormatInt(int64(x), 10), nil
	case Float:
		return FloatText(float64(x)), nil
	}
	if r, ok := v.(Reprer); ok {
		if err := t.enter(v); err != nil {
			return "", err
		}
		s, err := r.Repr(t)
		t.Depth--
		return s, err
	}
	return "<" + v.Type().FullNameInRepr() + " object at " + address(v) + ">", nil
}

// MaxDepth is how deep calls, and values in values, may go.
const MaxDepth = 1000

func (t *Thread) enter(Value) error {
	if t.Depth++; t.Depth > MaxDepth+200 {
		t.Depth--
		return Raise(RecursionError, "maximum recursion depth exceeded while getting the repr of an object")
	}
	return nil
}

// FullNameInRepr has the module of classes that Python code makes, __main__ too.
func (c *Type) FullNameInRepr() string { return c.FullName() }

func dunderText(t *Thread, f, v Value, name string) (string, error) {
	got, err := CallBound(t, f, v, Args{})
	if err != nil {
		return "", err
	}
	s, ok := AsStr(got)
	if !ok {
		return "", Raise(TypeError, "%s returned non-string (type %s)", name, TypeName(got))
	}
	return s, nil
}

// ToStr is str(v) as Go text.
func ToStr(t *Thread, v Value) (string, error) {
	if s, ok := v.(*Str); ok {
		return s.s, nil
	}
	if f := override(v, slotStr); f != nil {
		return dunderText(t, f, v, "__str__")
	}
	if f := override(v, slotRepr); f != nil {
		if i, ok := v.(*Instance); !ok || i.Held == nil || !isStr(i.Held) {
			return dunderText(t, f, v, "__repr__")
		}
	}
	if i, ok := v.(*Instance); ok && i.Held != nil {
		return ToStr(t, i.Held)
	}
	if s, ok := v.(Strer); ok {
		return s.Str(t)
	}
	return nativeRepr(t, v)
}

func isStr(v Value) bool { _, ok := v.(*Str); return ok }

// AsStr is the text of a str, or of an instance of a class below it.
func AsStr(v Value) (string, bool) {
	switch v := v.(type) {
	case *Str:
		return v.s, true
	case *Instance:
		if s, ok := v.Held.(*Str); ok {
			return s.s, true
		}
	}
	return "", false
}

// AsInt is an int of 64 bits: of an int, a bool, or an instance of a class below int (an IntEnum's member).
func AsInt(v Value) (int64, bool) {
	switch v := v.(type) {
	case Int:
		return int64(v), true
	case Bool:
		if v {
			return 1, true
		}
		return 0, true
	case *Instance:
		if v.Held != nil {
			return AsInt(v.Held)
		}
	}
	return 0, false
}

// Held is what an instance of a class below int, float, str or bytes holds; any other value itself.
func Held(v Value) Value {
	if i, ok := v.(*Instance); ok && i.Held != nil {
		return i.Held
	}
	return v
}

// Truth is bool(v).
func Truth(t *Thread, v Value) (bool, error) {
	switch v := v.(type) {
	case Bool:
		return bool(v), nil
	case Int:
		return v != 0, nil
	case NoneType:
		return false, nil
	case *Str:
		return v.s != "", nil
	case Bytes:
		return v != "", nil
	}
	if v.Type().slots != nil {
		if b, done, err := dunderTruth(t, v); done || err != nil {
			return b, err
		}
		v = Held(v)
	}
	switch v := v.(type) {
	case Truther:
		return v.Truth(), nil
	case Sized:
		return v.Len() != 0, nil
	}
	return true, nil
}

func dunderTruth(t *Thread, v Value) (truth, done bool, err error) {
	if f := override(v, slotBool); f != nil {
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return false, true, err
		}
		b, ok := got.(Bool)
		if !ok {
			return false, true, Raise(TypeError, "__bool__ should return bool, returned %s", TypeName(got))
		}
		return bool(b), true, nil
	}
	if f := override(v, slotLen); f != nil {
		n, err := Len(t, v)
		return n != 0, true, err
	}
	return false, false, nil
}

// Len is len(v).
func Len(t *Thread, v Value) (int, error) {
	if f := override(v, slotLen); f != nil {
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return 0, err
		}
		n, ok := AsInt(got)
		switch {
		case !ok:
			return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(got))
		case n < 0:
			return 0, Raise(ValueError, "__len__() should return >= 0")
		}
		return int(n), nil
	}
	if s, ok := Held(v).(Sized); ok {
		return s.Len(), nil
	}
	return 0, Raise(TypeError, "object of type '%s' has no len()", TypeName(v))
}

// GetItem is v[key].
func GetItem(t *Thread, v, key Value) (Value, error) {
	if f := override(v, slotGetItem); f != nil {
		return CallBound(t, f, v, Args{Pos: []Value{key}})
	}
	if g, ok := Held(v).(Getter); ok {
		return g.GetItem(t, key)
	}
	if c, ok := v.(*Type); ok {
		return c.subscript(t, key)
	}
	return nil, Raise(TypeError, "'%s' object is not subscriptable", TypeName(v))
}

// subscript is C[key]: __class_getitem__, or list[int] of a native class, which is the class.
func (c *Type) subscript(t *Thread, key Value) (Value, error) {
	if f := c.Type().Lookup("__getitem__"); f != nil {
		return CallBound(t, f, c, Args{Pos: []Value{key}})
	}
	f, err := c.attr(t, "__class_getitem__")
	if err != nil {
		return nil, err
	}
	if f != nil {
		return CallValues(t, f, key)
	}
	if !c.heap {
		return c, nil
	}
	return nil, Raise(TypeError, "type '%s' is not subscriptable", c.Name)
}

// SetItem is v[key] = w, and del v[key] when w is nil.
func SetItem(t *Thread, v, key, w Value) error {
	s, what := slotSetItem, "assignment"
	if w == nil {
		s, what = slotDelItem, "deletion"
	}
	if f := override(v, s); f != nil {
		args := []Value{key, w}
		if w == nil {
			args = args[:1]
		}
		_, err := CallBound(t, f, v, Args{Pos: args})
		return err
	}
	if x, ok := v.(Setter); ok {
		return x.SetItem(t, key, w)
	}
	if w == nil && canIndex(key) && (v.Type().heap || is[Sized](Held(v))) {
		return Raise(TypeError, "'%s' object doesn't support item %s", TypeName(v), what)
	}
	return Raise(TypeError, "'%s' object does not support item %s", TypeName(v), what)
}

// Contains is w in v.
func Contains(t *Thread, v, w Value) (bool, error) {
	if f := override(v, slotContains); f != nil {
		got, err := CallBound(t, f, v, Args{Pos: []Value{w}})
		if err != nil {
			return false, err
		}
		return Truth(t, got)
	}
	if override(v, slotIter) == nil {
		if c, ok := Held(v).(Container); ok {
			return c.Contains(t, w)
		}
	}
	found := false
	err := Each(t, v, func(item Value) error {
		same, err := Equal(t, item, w)
		if err == nil && same {
			found, err = true, errFound
		}
		return err
	})
	switch {
	case found:
		return true, nil
	case err != nil && IsA(err, TypeError) && (override(v, slotIter) == nil || override(v, slotIter) == None) && !iterates(v):
		return false, Raise(TypeError, "argument of type '%s' is not iterable", TypeName(v))
	}
	return false, err
}

type foundError struct{}

func (foundError) Error() string { return "found" }

var errFound error = foundError{}

func iterates(v Value) bool {
	switch v.(type) {
	case Iterable, Iterator:
		return true
	}
	return false
}
