package python

import (
	"math/big"
	"slices"
	"strings"
)

// call is a call of a module's function, for those that share one way to take arguments.
type call struct {
	name string
	t    *Thread
	self Value
	args []Value
	kw   []Named
}

// body is such a function.
type body func(c *call) (Value, error)

// functions adds functions to a module.
func (m *Module) functions(all map[string]body) *Module {
	for name, f := range all {
		m.function(name, func(t *Thread, a Args) (Value, error) {
			return f(&call{name: name, t: t, args: a.Pos, kw: a.Kw})
		})
	}
	return m
}

// asideFunctions makes functions that only compute run aside where what they are given is large.
func asideFunctions(all map[string]body) map[string]body {
	for name, f := range all {
		all[name] = func(c *call) (Value, error) {
			size := 0
			for _, v := range c.args {
				size += textSize(v)
			}
			given := Args{c.args, c.kw}
			if size <= noticed || !given.plain() {
				return f(c)
			}
			kept := *c
			kept.args, kept.kw = slices.Clone(c.args), slices.Clone(c.kw)
			return largeAside(c.t, size, func(t *Thread) (Value, error) {
				kept.t = t
				return f(&kept)
			})
		}
	}
	return all
}

// module is a module of values and functions.
func module(name string, members map[string]Value, all map[string]body) *Module {
	m := NewModule(name)
	for key, v := range members {
		m.Names.Set(key, v)
	}
	return m.functions(all)
}

// bind gives each parameter its argument; nil for one that ends in "?" and was left out.
func (c *call) bind(params ...string) ([]Value, error) {
	least := 0
	for _, p := range params {
		if !strings.HasSuffix(p, "?") {
			least++
		}
	}
	given := len(c.args) + len(c.kw)
	if len(c.args) > len(params) || given < least || given > 0 && len(params) == 0 {
		return nil, c.arity(least, len(params), given)
	}
	out := make([]Value, len(params))
	copy(out, c.args)
	for _, kv := range c.kw {
		if err := c.keyword(params, out, kv); err != nil {
			return nil, err
		}
	}
	for i, p := range params {
		if out[i] == nil && !strings.HasSuffix(p, "?") {
			return nil, Raise(TypeError, "%s() missing required argument '%s' (pos %d)", c.name, p, i+1)
		}
	}
	return out, nil
}

func (c *call) keyword(params []string, out []Value, kv Named) error {
	for i, p := range params {
		if strings.TrimSuffix(p, "?") != kv.Name {
			continue
		}
		if out[i] != nil {
			return Raise(TypeError, "argument for %s() given by name ('%s') and position (%d)", c.name, kv.Name, i+1)
		}
		out[i] = kv.Value
		return nil
	}
	return Raise(TypeError, "'%s' is an invalid keyword argument for %s()", kv.Name, c.name)
}

// arity is CPython's error about how many arguments there are.
func (c *call) arity(least, most, given int) error {
	switch {
	case most == 0:
		return Raise(TypeError, "%s() takes no arguments (%d given)", c.name, given)
	case least == most && most == 1:
		return Raise(TypeError, "%s() takes exactly one argument (%d given)", c.name, given)
	case least == most:
		return Raise(TypeError, "%s expected %d arguments, got %d", c.name, most, given)
	case given < least:
		return Raise(TypeError, "%s expected at least %d %s, got %d", c.name, least, plural(least, "argument"), given)
	}
	return Raise(TypeError, "%s expected at most %d %s, got %d", c.name, most, plural(most, "argument"), given)
}

// size is an integer that counts things.
func size(v Value) (int, error) {
	n, err := Index(v)
	return int(n), err
}

// optional is size with a default for what was left out.
func optional(v Value, otherwise int) (int, error) {
	if v == nil {
		return otherwise, nil
	}
	return size(v)
}

func isNone(v Value) bool { return v == nil || v == None }

// number is a float of any real number.
func (c *call) number(v Value) (float64, error) { return FloatOf(c.t, v) }

// real is a float of a number; ok is false for what is none.
func real(v Value) (x float64, ok bool, err error) {
	switch Held(v).(type) {
	case Int, Bool, Float, *BigInt:
		x, err = AsFloat(v)
		return x, true, err
	}
	x, err = AsFloat(v)
	if err != nil {
		return 0, false, nil
	}
	return x, true, nil
}

// text takes a str; pos is the argument's number or quoted name.
func text(v Value, fn, pos string) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "%s() argument %s must be str, not %s", fn, pos, TypeName(v))
	}
	return s, nil
}

// integer is an int of any size.
func integer(v Value) (*big.Int, error) {
	i, err := IndexOf(orIdle(nil), v)
	if err != nil {
		return nil, err
	}
	return BigOf(i), nil
}

func newUint(n uint64) Value { return NewBig(new(big.Int).SetUint64(n)) }

func newListOf(items []Value) Value { return NewList(items...) }
