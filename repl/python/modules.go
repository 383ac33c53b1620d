package python

import "embed"

// Library is the modules that are written in Python: lib/NAME.py, lib/NAME/__init__.py.
//
//go:embed all:lib
var Library embed.FS

// NativeModule makes a module of Go; nil when there is none of that name.
func NativeModule(r *Runtime, name string) *Module {
	switch name {
	case "builtins":
		m := NewModule(name)
		m.Lookup = r.Builtin
		return m
	case "_collections":
		return newCollections(r)
	case "itertools":
		return newItertools(r)
	}
	return nil
}
