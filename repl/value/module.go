package value

import (
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// NewModule is a module with those members.
func NewModule(name string, members starlark.StringDict) starlark.Value {
	return &starlarkstruct.Module{Name: name, Members: members}
}

// modules are made when a line first mentions one: a script without them pays nothing.
var modules = map[string]func() *starlarkstruct.Module{
	"struct": sync.OnceValue(Struct),
	"json":   sync.OnceValue(JSON),
	"re":     sync.OnceValue(Re),
	"math":   sync.OnceValue(Math),
	"time":   sync.OnceValue(Time),
}

// Module finds one of Python's modules, nil when there is none of that name.
func Module(name string) starlark.Value {
	if module := modules[name]; module != nil {
		return module()
	}
	return nil
}

var builtins = sync.OnceValue(Builtins)

// Builtin finds one of Python's builtins, or one of Starlark's own that stays as it is.
func Builtin(name string) starlark.Value {
	if v := builtins()[name]; v != nil {
		return v
	}
	if name == "fail" {
		return starlark.Universe[name]
	}
	return nil
}
