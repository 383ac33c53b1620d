package repl

import (
	"slices"
	"strings"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/value"
)

// The session's one space of names, as at Python's prompt.

// missing is what a name means that no line gave and Python has not: the shell's own.
func (s *Session) missing(name string) python.Value {
	if name == "_" {
		return python.None
	}
	if v := s.env.Name(name); v != nil {
		return v
	}
	if readyModules[name] {
		if _, m, err := python.ImportModule(s.main, name, ""); err == nil {
			return m
		}
	}
	return nil
}

// native makes the modules of Go: the shell's, the evaluator's, Python's.
func (s *Session) native(r *python.Runtime, name string) *python.Module {
	if m := s.env.Module(name); m != nil {
		return m
	}
	if name == "_thread" {
		return eval.ThreadModule(r)
	}
	return python.NativeModule(r, name)
}

// stored is told of each value that a name of the session gets.
func (s *Session) stored(name string, v python.Value) {
	if socket, ok := v.(*value.Socket); ok && socket.Socket != nil {
		if socket.Name() == "" {
			s.noticeSocket(socket)
		}
		socket.SetName(name)
	}
}

// set gives a name a value, as an assignment would.
func (s *Session) set(name string, v python.Value) {
	s.names.Set(name, v)
	s.stored(name, v)
}

// given lists the names that lines gave, sorted.
func (s *Session) given() []string {
	names := slices.DeleteFunc(s.names.Names(), func(name string) bool {
		return name == "_" || strings.HasPrefix(name, "__")
	})
	slices.Sort(names)
	return names
}

// lookup finds a name's value, nil when it has none.
func (s *Session) lookup(name string) python.Value {
	if v := s.names.Get(name); v != nil {
		return v
	}
	return s.runtime.Builtin(name)
}

// live lists the sockets that names hold, for the person who types them.
func (s *Session) live() (names []string) {
	for _, name := range s.given() {
		if s.isLive(name) {
			names = append(names, name)
		}
	}
	return names
}

// socketNamed is the socket that a name holds, nil without.
func (s *Session) socketNamed(name string) *value.Socket {
	socket, _ := s.names.Get(name).(*value.Socket)
	if socket == nil || socket.Socket == nil {
		return nil
	}
	return socket
}

// isLive reports whether a name that a line gave holds an open socket.
func (s *Session) isLive(name string) bool {
	socket := s.socketNamed(name)
	return socket != nil && !socket.Closed()
}

// Variables lists what lines gave, without the functions, classes and modules.
func (s *Session) Variables() []python.Named {
	var list []python.Named
	for _, name := range s.given() {
		list = append(list, python.Named{Name: name, Value: s.names.Get(name)})
	}
	return list
}
