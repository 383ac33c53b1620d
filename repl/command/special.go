package command

import (
	"slices"
	"strings"
	"sync"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

// special finds what is neither a command nor a constant: Python's builtins, the modules
// and the classes of errors.
func (e *Env) special(name string) starlark.Value {
	switch name {
	case "None":
		return starlark.None
	case "True", "False":
		return starlark.Bool(name == "True")
	case "sys":
		return e.sys()
	case "errno":
		return errnoModule()
	case "has_ipv6":
		return starlark.True
	case "SocketType":
		return e.Name("socket")
	case "type":
		return starlark.NewBuiltin("type", e.typeOf)
	case "error":
		return value.ErrorClass("OSError")
	case "timeout":
		return value.ErrorClass("TimeoutError")
	}
	if Function(name) != nil { // time and sleep are commands first
		return nil
	}
	if value.IsClass(name) {
		return value.ErrorClass(name)
	}
	if m := value.Module(name); m != nil {
		return m
	}
	return value.Builtin(name)
}

// typeOf is Python's type(): the class of a value.
func (e *Env) typeOf(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var v starlark.Value
	if err := starlark.UnpackPositionalArgs(b.Name(), args, kwargs, 1, &v); err != nil {
		return nil, err
	}
	switch v := v.(type) {
	case *value.Socket:
		return e.Name("socket"), nil
	case *value.Exception:
		return value.ErrorClass(v.Class), nil
	}
	if class := value.Builtin(value.TypeName(v)); class != nil {
		return class, nil
	}
	return starlark.String(value.TypeName(v)), nil
}

// sys is the module: argv, and exit.
func (e *Env) sys() starlark.Value {
	argv := make([]starlark.Value, len(e.Args))
	for i, arg := range e.Args {
		argv[i] = starlark.String(arg)
	}
	return value.NewModule("sys", starlark.StringDict{
		"argv": starlark.NewList(argv),
		"exit": &Bound{Command: Function("exit"), env: e},
	})
}

// errnoModule is Python's: the errnos by name, and errorcode, their names by number.
var errnoModule = sync.OnceValue(func() starlark.Value {
	members := starlark.StringDict{}
	codes := starlark.NewDict(140)
	for _, c := range sockcore.ConstantsWithPrefix("E") {
		number := starlark.MakeInt64(c.Value)
		if strings.HasPrefix(c.Name, "EAI_") || strings.HasPrefix(c.Name, "ETH") {
			continue
		}
		members[c.Name] = number
		_ = codes.SetKey(number, starlark.String(sockcore.ErrnoName(unix.Errno(c.Value))))
	}
	members["errorcode"] = codes
	return value.NewModule("errno", members)
})

// member is what `socket.name` and `time.name` mean.
func (e *Env) member(command, name string) (starlark.Value, error) {
	switch command {
	case "socket":
		if v := e.socketMember(name); v != nil {
			return v, nil
		}
		return nil, value.Raise("AttributeError", "module 'socket' has no attribute '%s'", name)
	case "ssl":
		if value.IsClass("ssl." + name) {
			return value.ErrorClass("ssl." + name), nil
		}
	case "select":
		if name == "select" || strings.HasPrefix(name, "POLL") {
			return e.Name(name), nil
		}
	case "time":
		if m, ok := value.Module("time").(starlark.HasAttrs); ok {
			return m.Attr(name)
		}
	}
	return nil, nil
}

// socketMember is what Python's module has: its verbs, constants and exceptions.
func (e *Env) socketMember(name string) starlark.Value {
	switch name {
	case "timeout", "error", "gaierror", "herror", "has_ipv6", "SocketType":
		return e.special(name)
	}
	if c := Function(name); c != nil {
		return &Bound{Command: c, env: e}
	}
	if v, ok := sockcore.ConstantValue(name); ok {
		return starlark.MakeInt64(v)
	}
	return nil
}

func (e *Env) members(command string) []string {
	if command == "time" {
		return value.Module("time").(starlark.HasAttrs).AttrNames()
	}
	if command == "ssl" {
		return []string{"SSLCertVerificationError", "SSLEOFError", "SSLError", "SSLWantReadError",
			"SSLWantWriteError"}
	}
	if command != "socket" {
		return nil
	}
	names := append(Names(), "error", "gaierror", "herror", "timeout", "has_ipv6", "SocketType")
	for _, c := range sockcore.Constants() {
		names = append(names, c.Name)
	}
	slices.Sort(names)
	return names
}
