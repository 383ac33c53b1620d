package value

import (
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// NewModule is a module with those members.
func NewModule(name string, members starlark.StringDict) starlark.Value {
	return namedModule{&starlarkstruct.Module{Name: name, Members: members}}
}

// namedModule is a module whose errors name it, as Python's do.
type namedModule struct{ *starlarkstruct.Module }

// Attr is a member.
func (m namedModule) Attr(name string) (starlark.Value, error) {
	v, err := m.Module.Attr(name)
	if v == nil && err == nil {
		return nil, Raise("AttributeError", "module '%s' has no attribute '%s'", m.Name, name)
	}
	return v, err
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
	if made := modules[name]; made != nil {
		return namedModule{made()}
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
