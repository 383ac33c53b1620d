package value

import (
	"math"
	"math/big"

	"sockshell/repl/python"
)

// Repr is Python's repr of a value that the shell shows by itself; an error of a __repr__ is its text.
func Repr(v python.Value) string {
	s, err := python.Repr(python.OrIdle(nil), v)
	if err != nil {
		return "<" + err.Error() + ">"
	}
	return s
}

// Str is Python's str of a value.
func Str(v python.Value) string {
	s, err := python.ToStr(python.OrIdle(nil), v)
	if err != nil {
		return "<" + err.Error() + ">"
	}
	return s
}

// Uint is an int that has no sign.
func Uint(n uint64) python.Value {
	if n <= math.MaxInt64 {
		return python.NewInt(int64(n))
	}
	return python.NewBig(new(big.Int).SetUint64(n))
}

// integer is operator.index(v).
func integer(v python.Value) (*big.Int, error) {
	if f, ok := v.(python.Float); ok {
		return nil, python.Raise(python.TypeError, "'%s' object cannot be interpreted as an integer", python.TypeName(f))
	}
	i, err := python.IndexOf(python.OrIdle(nil), v)
	if err != nil {
		return nil, err
	}
	return python.BigOf(i), nil
}

// Integer takes what Python takes where a C int is wanted. One that no int64 holds becomes
// the nearest that does, so that the caller's own range check speaks.
func Integer(v python.Value) (int64, error) {
	if n, ok := v.(python.Int); ok {
		return int64(n), nil
	}
	n, err := integer(v)
	if err != nil {
		return 0, err
	}
	if n.IsInt64() {
		return n.Int64(), nil
	}
	if n.Sign() < 0 {
		return math.MinInt64, nil
	}
	return math.MaxInt64, nil
}

// TextOrBytes is the text of a str, bytes or bytearray.
func TextOrBytes(v python.Value) (string, bool) {
	if s, ok := python.AsStr(v); ok {
		return s, true
	}
	if b, ok := python.Held(v).(python.Buffer); ok {
		return string(b.Buffer()), true
	}
	return "", false
}

// Items are those of a list or a tuple; ok is false for what is neither.
func Items(v python.Value) (items []python.Value, ok bool) {
	switch v := v.(type) {
	case *python.List:
		return v.Items, true
	case *python.Tuple:
		return v.Items, true
	}
	return nil, false
}
