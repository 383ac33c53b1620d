package value

import (
	"math"
	"math/big"
	"strings"
	"sync"

	"go.starlark.net/starlark"
)

// call is one call of a method or builtin of ours.
type call struct {
	thread *starlark.Thread
	name   string
	self   starlark.Value // nil for a function
	args   starlark.Tuple
	kwargs []starlark.Tuple
}

type method func(c *call) (starlark.Value, error)

func newBuiltin(name string, m method) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(t *starlark.Thread, b *starlark.Builtin,
		args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return m(&call{t, b.Name(), b.Receiver(), args, kwargs})
	})
}

type methods map[string]*starlark.Builtin

// newMethods makes a table when a line first asks for one of its methods: a script without
// them pays nothing.
func newMethods(table func() map[string]method) func() methods {
	return sync.OnceValue(func() methods {
		out := methods{}
		for name, m := range table() {
			out[name] = newBuiltin(name, m)
		}
		return out
	})
}

// bind puts the arguments in the order of params; a name that ends in "?" may be
// left out, and is nil then.
func (c *call) bind(params ...string) ([]starlark.Value, error) {
	least := 0
	for _, p := range params {
		if !strings.HasSuffix(p, "?") {
			least++
		}
	}
	given := len(c.args) + len(c.kwargs)
	if len(c.args) > len(params) || given < least || given > 0 && len(params) == 0 {
		return nil, c.arity(least, len(params), given)
	}
	out := make([]starlark.Value, len(params))
	copy(out, c.args)
	for _, kv := range c.kwargs {
		if err := c.keyword(params, out, kv); err != nil {
			return nil, err
		}
	}
	for i, p := range params {
		if out[i] == nil && !strings.HasSuffix(p, "?") {
			return nil, Raise("TypeError", "%s() missing required argument '%s' (pos %d)",
				c.name, p, i+1)
		}
	}
	return out, nil
}

func (c *call) keyword(params []string, out []starlark.Value, kv starlark.Tuple) error {
	key := string(kv[0].(starlark.String))
	for i, p := range params {
		if strings.TrimSuffix(p, "?") != key {
			continue
		}
		if out[i] != nil {
			return Raise("TypeError", "argument for %s() given by name ('%s') and position (%d)",
				c.name, key, i+1)
		}
		out[i] = kv[1]
		return nil
	}
	return Raise("TypeError", "'%s' is an invalid keyword argument for %s()", key, c.name)
}

// unpacked are the callables whose wrong number of arguments CPython tells in other words.
const unpacked = " list tuple set float bool isinstance hasattr getattr divmod replace " +
	"ljust rjust center "

func (c *call) arity(least, most, given int) error {
	if strings.Contains(unpacked, " "+c.name+" ") {
		return c.unpackedArity(least, most, given)
	}
	word, n := "at most", most
	if least == most {
		word = "exactly"
	} else if given < least {
		word, n = "at least", least
	}
	full := c.name
	if c.self != nil {
		full = TypeName(c.self) + "." + c.name
	}
	switch {
	case least == 1 && most == 1:
		return Raise("TypeError", "%s() takes exactly one argument (%d given)", full, given)
	case most == 0 && len(c.kwargs) > 0:
		return Raise("TypeError", "%s() takes no keyword arguments", full)
	case most == 0:
		return Raise("TypeError", "%s() takes no arguments (%d given)", full, given)
	}
	s := "s"
	if n == 1 {
		s = ""
	}
	return Raise("TypeError", "%s() takes %s %d argument%s (%d given)", c.name, word, n, s, given)
}

func (c *call) unpackedArity(least, most, given int) error {
	word, n := "at most ", most
	if least == most {
		word = ""
	} else if given < least {
		word, n = "at least ", least
	}
	s := "s"
	if n == 1 {
		s = ""
	}
	return Raise("TypeError", "%s expected %s%d argument%s, got %d", c.name, word, n, s, given)
}

// TypeName is Python's name of a value's type: "str" where Starlark says "string".
func TypeName(v starlark.Value) string {
	switch v.(type) {
	case starlark.String:
		return "str"
	case *starlark.Builtin:
		return "builtin_function_or_method"
	}
	return v.Type()
}

// integer takes what Python's operator.index takes: an int or a bool.
func integer(v starlark.Value) (starlark.Int, error) {
	switch v := v.(type) {
	case starlark.Int:
		return v, nil
	case starlark.Bool:
		if v {
			return starlark.MakeInt(1), nil
		}
		return starlark.Int{}, nil
	}
	return starlark.Int{}, Raise("TypeError",
		"'%s' object cannot be interpreted as an integer", TypeName(v))
}

// size is an integer that counts things.
func size(v starlark.Value) (int, error) {
	i, err := integer(v)
	if err != nil {
		return 0, err
	}
	n, ok := i.Int64()
	if !ok {
		return 0, Raise("OverflowError", "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}

// optional is size with a default for what was left out.
func optional(v starlark.Value, otherwise int) (int, error) {
	if v == nil {
		return otherwise, nil
	}
	return size(v)
}

func isNone(v starlark.Value) bool { return v == nil || v == starlark.None }

// bounds are Python's slice bounds over n things; end may be before start.
func bounds(start, end starlark.Value, n int) (lo, hi int, err error) {
	if lo, err = bound(start, 0, n); err != nil {
		return 0, 0, err
	}
	hi, err = bound(end, n, n)
	return lo, min(hi, n), err
}

func bound(v starlark.Value, otherwise, n int) (int, error) {
	if isNone(v) {
		return otherwise, nil
	}
	i, err := integer(v)
	if err != nil {
		return 0, Raise("TypeError",
			"slice indices must be integers or None or have an __index__ method")
	}
	at, ok := i.Int64()
	if !ok {
		at = int64(i.Sign()) * math.MaxInt64
	}
	if at < 0 {
		at = max(at+int64(n), 0)
	}
	return int(min(at, math.MaxInt32*int64(n+1))), nil
}

// real takes an int, bool or float as a float; ok is false for other values.
func real(v starlark.Value) (f float64, ok bool, err error) {
	if f, isFloat := v.(starlark.Float); isFloat {
		return float64(f), true, nil
	}
	i, err := integer(v)
	if err != nil {
		return 0, false, nil
	}
	f, _ = new(big.Float).SetInt(i.BigInt()).Float64()
	if math.IsInf(f, 0) {
		return 0, true, Raise("OverflowError", "int too large to convert to float")
	}
	return f, true, nil
}

// number takes what Python's float arguments take.
func number(v starlark.Value) (float64, error) {
	f, ok, err := real(v)
	if err == nil && !ok {
		err = Raise("TypeError", "must be real number, not %s", TypeName(v))
	}
	return f, err
}

// text takes a str; pos is the argument's number or quoted name.
func text(v starlark.Value, fn, pos string) (string, error) {
	s, ok := starlark.AsString(v)
	if !ok {
		return "", Raise("TypeError", "%s() argument %s must be str, not %s", fn, pos, TypeName(v))
	}
	return s, nil
}
