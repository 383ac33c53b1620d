package python

import "embed"

// Library is the modules that are written in Python: lib/NAME.py, lib/NAME/__init__.py.
//
//go:embed all:lib
var Library embed.FS

// nativeModules are the modules of Go, each made when it is first imported.
func nativeModules() map[string]func(*Runtime) *Module {
	return map[string]func(*Runtime) *Module{
		"builtins":     newBuiltinsModule,
		"_collections": newCollections,
		"itertools":    newItertools,
		"sys":          newSys,
		"math":         newMath,
		"time":         newTime,
		"struct":       newStruct,
		"_json":        newJSON,
		"posix":        newPosix,
		"_re":          newRe,
		"_signal":      newSignal,
		"fcntl":        newFcntl,
		"errno":        newErrno,
		"binascii":     newBinascii,
		"_hashlib":     newHashlib,
		"_array":       newArray,
		"_io":          newIO,
		"_zlib":        newZlib,
		"_random":      newRandom,
		"_subprocess":  newSubprocess,
	}
}

// NativeModule makes a module of Go; nil when there is none of that name.
func NativeModule(r *Runtime, name string) *Module {
	make := nativeModules()[name]
	if make == nil {
		return nil
	}
	m := make(r)
	m.Missing = " (not in sockshell)"
	return m
}

func newBuiltinsModule(r *Runtime) *Module {
	m, ok := r.Builtins.Get("__builtins__").(*Module)
	if !ok {
		m = NewModule("builtins")
	}
	m.Lookup = r.Builtin
	return m
}

// function adds a function to a module.
func (m *Module) function(name string, f func(t *Thread, a Args) (Value, error)) {
	m.Names.Set(name, &Builtin{Name: name, Module: m.Name,
		Fn: func(t *Thread, _ Value, a Args) (Value, error) { return f(t, a) }})
}

// function1 adds a function of one argument.
func (m *Module) function1(name string, f func(t *Thread, v Value) (Value, error)) {
	full := m.Name + "." + name
	m.function(name, func(t *Thread, a Args) (Value, error) {
		v, err := a.single(full)
		if err != nil {
			return nil, err
		}
		return f(t, v)
	})
}

// function0 adds a function of no argument.
func (m *Module) function0(name string, f func(t *Thread) (Value, error)) {
	full := m.Name + "." + name
	m.function(name, func(t *Thread, a Args) (Value, error) {
		if err := a.none(full); err != nil {
			return nil, err
		}
		return f(t)
	})
}

// refuseRestricted is the error of what reaches the machine when the session may not.
func (t *Thread) refuseRestricted(what string) error {
	if t.Runtime != nil && t.Restricted {
		return Raise(PermissionError, "%s is not allowed under --restricted", what)
	}
	return nil
}

// RefuseRestricted is for other rooms: the error of what reaches the machine under --restricted.
func (t *Thread) RefuseRestricted(what string) error { return t.refuseRestricted(what) }
