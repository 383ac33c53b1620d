package value

import (
	"hash/maphash"

	"go.starlark.net/starlark"
)

// Class is one of Python's classes of errors as a value: what isinstance asks about.
type Class string

func (c Class) String() string       { return "<class '" + string(c) + "'>" }
func (c Class) Type() string         { return "type" }
func (c Class) Freeze()              {}
func (c Class) Truth() starlark.Bool { return true }

// Hash is that of the name.
func (c Class) Hash() (uint32, error) {
	return uint32(maphash.String(exceptionSeed, string(c))), nil
}

// Name makes a class callable, as Python's are: OSError("text") is an error's value.
func (c Class) Name() string { return string(c) }

// CallInternal makes an error of the class.
func (c Class) CallInternal(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	e := &Exception{Class: string(c)}
	if len(args) > 0 {
		e.Message = Str(args[0])
	}
	return e, nil
}
