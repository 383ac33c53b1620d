package python

import (
	"math"
	"math/big"
)

// makeInt is int(x=0, base=10).
func makeInt(t *Thread, cls *Type, a Args) (Value, error) {
	v, err := intOfArgs(t, a)
	if err != nil {
		return nil, err
	}
	return hold(cls, v), nil
}

func intOfArgs(t *Thread, a Args) (Value, error) {
	var base Value
	for _, kw := range a.Kw {
		if kw.Name != "base" {
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for int()", kw.Name)
		}
		base = kw.Value
	}
	if n := len(a.Pos) + len(a.Kw); n > 2 {
		return nil, Raise(TypeError, "int() takes at most 2 arguments (%d given)", n)
	}
	if len(a.Pos) > 1 {
		base = a.Pos[1]
	}
	switch {
	case len(a.Pos) == 0 && base != nil:
		return nil, Raise(TypeError, "int() missing string argument")
	case len(a.Pos) == 0:
		return NewInt(0), nil
	case base != nil:
		return intWithBase(t, a.Pos[0], base)
	}
	return ToInt(t, a.Pos[0])
}

func intWithBase(t *Thread, v, base Value) (Value, error) {
	b, err := indexInt(t, base)
	if err != nil {
		return nil, err
	}
	if b != 0 && (b < 2 || b > 36) {
		return nil, Raise(ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	switch x := Held(v).(type) {
	case *Str:
		return intOfText(t, x.s, b, v)
	case Bytes:
		return intOfText(t, string(x), b, v)
	case *ByteArray:
		return intOfText(t, string(x.b), b, Bytes(x.b))
	}
	return nil, Raise(TypeError, "int() can't convert non-string with explicit base")
}

func intOfText(t *Thread, text string, base int, v Value) (Value, error) {
	most := t.maxDigits()
	n, err := largeAside(t, len(text), func(*Thread) (Value, error) { return parseInt(text, base, most) })
	if n != nil || err != nil {
		return n, err
	}
	shown, err := Repr(t, v)
	if err != nil {
		return nil, err
	}
	if r := []rune(shown); len(r) > 200 {
		shown = string(r[:200])
	}
	return nil, Raise(ValueError, "invalid literal for int() with base %d: %s", base, shown)
}

// ToInt is int(v).
func ToInt(t *Thread, v Value) (Value, error) {
	if f := override(v, slotInt); f != nil {
		return intFromDunder(t, f, v, "__int__")
	}
	switch x := Held(v).(type) {
	case Int, *BigInt:
		return x, nil
	case Bool:
		return intOfBool(x), nil
	case Float:
		return truncateFloat(float64(x))
	case *Str:
		return intOfText(t, x.s, 10, v)
	case Bytes:
		return intOfText(t, string(x), 10, v)
	}
	if whole, err := IndexOf(t, v); err == nil || !IsA(err, TypeError) || override(v, slotIndex) != nil {
		return whole, err
	}
	for _, name := range []string{"__int__", "__trunc__"} {
		if f := v.Type().Lookup(name); f != nil {
			return intFromDunder(t, f, v, name)
		}
	}
	if b, ok := v.(Buffer); ok {
		return intOfText(t, string(b.Buffer()), 10, Bytes(b.Buffer()))
	}
	return nil, Raise(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", TypeName(v))
}

func intFromDunder(t *Thread, f, v Value, name string) (Value, error) {
	got, err := CallBound(t, f, v, Args{})
	if err != nil {
		return nil, err
	}
	if BigOf(got) == nil {
		return nil, Raise(TypeError, "%s returned non-int (type %s)", name, TypeName(got))
	}
	return IndexOf(t, got)
}

// truncateFloat is int(f).
func truncateFloat(f float64) (Value, error) {
	switch {
	case math.Abs(f) < 1<<62:
		return NewInt(int64(f)), nil
	case math.IsNaN(f):
		return nil, Raise(ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return nil, Raise(OverflowError, "cannot convert float infinity to integer")
	}
	n, _ := big.NewFloat(f).Int(nil)
	return NewBig(n), nil
}

// makeBool is bool(x=False).
func makeBool(t *Thread, _ *Type, a Args) (Value, error) {
	if err := a.between("bool", 0, 1); err != nil {
		return nil, err
	}
	if len(a.Pos) == 0 {
		return False, nil
	}
	b, err := Truth(t, a.Pos[0])
	return Bool(b), err
}
