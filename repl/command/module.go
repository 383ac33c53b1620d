package command

import (
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/repl/python"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// Module makes a module of the session's own: socket, select or ssl; nil when it has none of that name.
func (e *Env) Module(name string) *python.Module {
	var m *python.Module
	switch name {
	case "socket", "_socket":
		m = python.NewModule(name)
		m.Lookup, m.Known = e.socketMember, e.socketNames
	case "select":
		m = e.selectModule()
	case "_ssl":
		m = e.sslModule()
	case "errno":
		return errnoModule()
	default:
		return nil
	}
	m.Missing = " (not in sockshell)"
	return m
}

// errnoModule is Python's: the errnos by name, and errorcode, their names by number.
func errnoModule() *python.Module {
	m := python.NewModule("errno")
	codes := python.NewDict()
	for _, c := range sockcore.ConstantsWithPrefix("E") {
		if strings.HasPrefix(c.Name, "EAI_") || strings.HasPrefix(c.Name, "ETH") || strings.HasPrefix(c.Name, "EPOLL") {
			continue
		}
		number := python.NewInt(c.Value)
		m.Names.Set(c.Name, number)
		_ = codes.Set(python.OrIdle(nil), number, python.NewStr(sockcore.ErrnoName(unix.Errno(c.Value))))
	}
	m.Names.Set("errorcode", codes)
	return m
}

// socketNames are what dir(socket) shows: CPython's names, as far as they are here.
func (e *Env) socketNames() []string { return strings.Fields(pythonNames) }

// socketMember is what Python's module has: its verbs, constants, classes and exceptions.
func (e *Env) socketMember(name string) python.Value {
	e.classes()
	switch name {
	case "socket", "SocketType":
		return e.made.socket
	case "error":
		return python.OSError
	case "timeout":
		return python.TimeoutError
	case "gaierror":
		return value.GaiError
	case "herror":
		return value.HError
	case "has_ipv6":
		return python.True
	case "AddressFamily", "SocketKind", "MsgFlag", "AddressInfo":
		return e.enum(name).class
	case "SocketIO":
		e.classes()
		return e.made.files["SocketIO"]
	case "_GLOBAL_DEFAULT_TIMEOUT":
		return &python.Instance{}
	case "__all__":
		var names []python.Value
		for _, n := range e.socketNames() {
			if n[0] != '_' && n != "__all__" && e.socketMember(n) != nil {
				names = append(names, python.NewStr(n))
			}
		}
		return python.NewList(names...)
	}
	return e.member(name)
}

// Name finds what a name of the shell's own means, before any import of it: a helper, a command, a class
// of errors, a constant. Nil: nothing.
func (e *Env) Name(name string) python.Value {
	if name == "" {
		return nil
	}
	if v := e.helper(name); v != nil {
		return v
	}
	switch name {
	case "socket", "SocketType", "gaierror", "herror", "has_ipv6", "error", "timeout":
		return e.socketMember(name)
	case "ExpectError":
		return value.ExpectError
	}
	c := Function(name)
	switch {
	case c != nil && c.Module:
		return &verbModule{Builtin: c.builtin(e, nil), env: e}
	case c != nil:
		return c.builtin(e, nil)
	}
	return e.constant(name)
}

// verbModule is a verb that a module has the name of: time and select are both.
type verbModule struct {
	*python.Builtin
	env    *Env
	module python.Value
}

// Attr is the module's, then the function's.
func (v *verbModule) Attr(t *python.Thread, name string) (python.Value, error) {
	if v.module == nil {
		_, m, err := python.ImportModule(t, v.Name, "")
		if err != nil {
			return nil, err
		}
		v.module = m
	}
	found, err := python.FindAttr(t, v.module, name)
	if found != nil || err != nil {
		return found, err
	}
	return v.Builtin.Attr(t, name)
}

// AttrNames are the module's.
func (v *verbModule) AttrNames() []string {
	if m, ok := v.module.(*python.Module); ok {
		return m.AttrNames()
	}
	return nil
}
