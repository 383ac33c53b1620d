package value

import (
	"fmt"
	"hash/maphash"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// ErrorClass is one of Python's classes of errors as a value: what isinstance asks about.
type ErrorClass string

func (c ErrorClass) String() string       { return "<class '" + c.qualified() + "'>" }
func (c ErrorClass) Type() string         { return "type" }
func (c ErrorClass) Freeze()              {}
func (c ErrorClass) Truth() starlark.Bool { return true }

// qualified is the name with its module, as Python shows it.
func (c ErrorClass) qualified() string {
	if c == "gaierror" || c == "herror" {
		return "socket." + string(c)
	}
	return string(c)
}

// Hash is that of the name.
func (c ErrorClass) Hash() (uint32, error) {
	return uint32(maphash.String(exceptionSeed, string(c))), nil
}

// HasInstance: an error is of its class and of those above it.
func (c ErrorClass) HasInstance(v starlark.Value) bool {
	e, ok := v.(*Exception)
	return ok && e.IsA(string(c))
}

// Name makes a class callable, as Python's are: OSError("text") is an error's value.
func (c ErrorClass) Name() string { return string(c) }

// CallInternal makes an error of the class. OSError(errno, text) is of the class that the
// errno has.
func (c ErrorClass) CallInternal(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 2 && c == "OSError" {
		if n, err := Integer(args[0]); err == nil {
			e := AsException(&sockcore.Error{Errno: unix.Errno(n)})
			e.Strerror = Str(args[1])
			e.Message = fmt.Sprintf("[Errno %d] %s", n, e.Strerror)
			return e, nil
		}
	}
	e := &Exception{Class: string(c)}
	if len(args) > 0 {
		e.Message = Str(args[0])
	}
	return e, nil
}
