package repl

import (
	"slices"

	"go.starlark.net/starlark"

	"sockshell/repl/value"
)

// scope is the one shared space of names, as at Python's prompt: what lines gave,
// and under it what the shell has. A name of the shell enters the dict when a line
// first mentions it, so that starting costs nothing.
type scope struct {
	dict  starlark.StringDict
	given map[string]bool // the names that lines gave, which vars shows
	base  func(name string) starlark.Value
	onSet func(s *value.Socket) // told of each socket that gets its first name
}

func newScope(base func(string) starlark.Value) *scope {
	return &scope{dict: starlark.StringDict{}, given: map[string]bool{}, base: base}
}

// known is asked for each name of a chunk as it is compiled. Every name may come to be
// defined before the line runs, so each is: whether it is shows when it runs.
func (s *scope) known(name string) bool {
	if _, ok := s.dict[name]; !ok {
		if v := s.base(name); v != nil {
			s.dict[name] = v
		}
	}
	return true
}

// lookup finds a name's value, nil when it has none.
func (s *scope) lookup(name string) starlark.Value {
	s.known(name)
	return s.dict[name]
}

func (s *scope) set(name string, v starlark.Value) {
	s.dict[name] = v
	s.given[name] = true
	if socket, ok := v.(*value.Socket); ok {
		if s.onSet != nil && socket.Name() == "" {
			s.onSet(socket)
		}
		socket.SetName(name)
	}
}

// variables lists what lines gave, by name.
func (s *scope) variables() []starlark.Tuple {
	var list []starlark.Tuple
	for name := range s.given {
		list = append(list, starlark.Tuple{starlark.String(name), s.dict[name]})
	}
	slices.SortFunc(list, func(a, b starlark.Tuple) int {
		if a[0].(starlark.String) < b[0].(starlark.String) {
			return -1
		}
		return 1
	})
	return list
}

// live lists the sockets that names hold, for the person who types them.
func (s *scope) live() (names []string) {
	for name := range s.given {
		if s.isLive(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// The scope is the value behind <globals>: a line's assignments are its SetKey.

func (s *scope) String() string        { return nameGlobals }
func (s *scope) Type() string          { return "globals" }
func (s *scope) Freeze()               {}
func (s *scope) Truth() starlark.Bool  { return true }
func (s *scope) Hash() (uint32, error) { return 0, value.Raise("TypeError", "unhashable") }

// Get is what n += 1 reads.
func (s *scope) Get(key starlark.Value) (starlark.Value, bool, error) {
	name := string(key.(starlark.String))
	if v := s.lookup(name); v != nil {
		return v, true, nil
	}
	return nil, false, value.Raise("NameError", "name '%s' is not defined", name)
}

// SetKey is an assignment to a name.
func (s *scope) SetKey(key, v starlark.Value) error {
	s.set(string(key.(starlark.String)), v)
	return nil
}

// isLive reports whether a name that a line gave holds an open socket.
func (s *scope) isLive(name string) bool {
	socket, ok := s.dict[name].(*value.Socket)
	return ok && s.given[name] && !socket.Closed()
}
