package value

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// Struct is Python's module struct. struct.error is the class's name, as err.type has it.
func Struct() *starlarkstruct.Module {
	return module("struct", starlark.StringDict{
		"error":  starlark.String("struct.error"),
		"Struct": newBuiltin("Struct", structStruct),
	}, map[string]method{
		"pack": structPack, "unpack": structUnpack, "unpack_from": structUnpackFrom,
		"iter_unpack": structIterUnpack, "calcsize": structCalcsize,
	})
}

// module is a module of values and functions.
func module(
	name string, members starlark.StringDict, functions map[string]method,
) *starlarkstruct.Module {
	for fn, m := range functions {
		members[fn] = newBuiltin(fn, m)
	}
	return &starlarkstruct.Module{Name: name, Members: members}
}

// layoutOf reads the format that a call begins with, a str or bytes.
func layoutOf(v starlark.Value) (layout, error) {
	switch v := v.(type) {
	case starlark.String:
		return parseLayout(string(v))
	case Bytes:
		return parseLayout(string(v))
	}
	return layout{}, Raise("TypeError",
		"Struct() argument 1 must be a str or bytes object, not %s", TypeName(v))
}

func structPack(c *call) (starlark.Value, error) {
	if len(c.args) == 0 {
		return nil, Raise("TypeError", "missing format argument")
	}
	l, err := layoutOf(c.args[0])
	if err != nil {
		return nil, err
	}
	b, err := l.pack(c.args[1:])
	return b, err
}

func structUnpack(c *call) (starlark.Value, error) {
	if len(c.args)+len(c.kwargs) != 2 {
		return nil, Raise("TypeError", "unpack expected 2 arguments, got %d",
			len(c.args)+len(c.kwargs))
	}
	l, data, err := c.layoutAndData()
	if err != nil {
		return nil, err
	}
	return l.unpack(data)
}

func (c *call) layoutAndData(more ...string) (layout, Bytes, error) {
	a, err := c.bind(append([]string{"format", "buffer"}, more...)...)
	if err != nil {
		return layout{}, "", err
	}
	l, err := layoutOf(a[0])
	if err != nil {
		return l, "", err
	}
	data, err := like(a[1])
	return l, Bytes(data), err
}

func structUnpackFrom(c *call) (starlark.Value, error) {
	l, data, err := c.layoutAndData("offset?")
	if err != nil {
		return nil, err
	}
	a, err := c.bind("format", "buffer", "offset?")
	if err != nil {
		return nil, err
	}
	at, err := optional(a[2], 0)
	if err != nil {
		return nil, err
	}
	if at < 0 && at+l.size > 0 {
		return nil, structError("not enough data to unpack %d bytes at offset %d", l.size, at)
	}
	if at < 0 && at+len(data) < 0 {
		return nil, structError("offset %d out of range for %d-byte buffer", at, len(data))
	}
	if at < 0 {
		at += len(data)
	}
	if len(data)-at < l.size {
		return nil, structError("unpack_from requires a buffer of at least %d bytes for unpacking "+
			"%d bytes at offset %d (actual buffer size is %d)", at+l.size, l.size, at, len(data))
	}
	return l.unpack(data[at : at+l.size])
}

func structIterUnpack(c *call) (starlark.Value, error) {
	l, data, err := c.layoutAndData()
	if err != nil {
		return nil, err
	}
	if l.size == 0 {
		return nil, structError("cannot iteratively unpack with a struct of length 0")
	}
	if len(data)%l.size != 0 {
		return nil, structError(
			"iterative unpacking requires a buffer of a multiple of %d bytes", l.size)
	}
	if len(data)/l.size > maxItems {
		return nil, tooMany("tuples", len(data)/l.size, maxItems)
	}
	var out []starlark.Value
	for ; data != ""; data = data[l.size:] {
		t, err := l.unpack(data[:l.size])
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return starlark.NewList(out), nil
}

func structCalcsize(c *call) (starlark.Value, error) {
	a, err := c.bind("format")
	if err != nil {
		return nil, err
	}
	l, err := layoutOf(a[0])
	return starlark.MakeInt(l.size), err
}

// structStruct is Python's struct.Struct(format): its functions with the format bound.
func structStruct(c *call) (starlark.Value, error) {
	a, err := c.bind("format")
	if err != nil {
		return nil, err
	}
	l, err := layoutOf(a[0])
	if err != nil {
		return nil, err
	}
	bound := map[string]method{}
	for name, m := range map[string]method{
		"pack": structPack, "unpack": structUnpack, "unpack_from": structUnpackFrom,
		"iter_unpack": structIterUnpack,
	} {
		bound[name] = func(c *call) (starlark.Value, error) {
			c.args = append(starlark.Tuple{a[0]}, c.args...)
			return m(c)
		}
	}
	return module("Struct", starlark.StringDict{
		"format": a[0], "size": starlark.MakeInt(l.size)}, bound), nil
}
