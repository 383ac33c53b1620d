package eval

import (
	"strings"

	"sockshell/repl/syntax"
)

// kind tells what a scope is of.
type kind uint8

const (
	moduleScope kind = iota
	functionScope
	classScope
	compScope // of a comprehension: its names live in the activation around it
)

// place tells where a variable is.
type place uint8

const (
	unknown   place = iota
	global          // in the module's namespace
	local           // a slot of the activation
	cell            // a cell of the activation: a function inside uses it
	free            // a cell that a function around has
	classBody       // in the class's namespace, or else as a global
	classFree       // in the class's namespace, or else a cell that a function around has
)

// symbol is a name in a scope.
type symbol struct {
	name     string
	place    place
	index    int  // of the slot or the cell
	assigned bool // bound in this scope
	declared place
	param    bool
}

// scope is a block of code that has names of its own, found before it is compiled.
type scope struct {
	kind     kind
	outer    *scope
	names    map[string]*symbol
	order    []*symbol
	slots    *counter // of the activation that the code runs in
	frees    []*symbol
	name     string // for __qualname__
	qualname string
	yields   bool
	class    bool   // a function right in a class body: super() and __class__ work
	private  string // what __names of the class around begin with, "" outside
	nested   map[syntax.Node]*scope
}

// counter counts what an activation holds.
type counter struct{ slots, cells int }

func newScope(k kind, outer *scope, name string) *scope {
	s := &scope{kind: k, outer: outer, names: map[string]*symbol{}, name: name, nested: map[syntax.Node]*scope{}}
	if k == compScope {
		s.slots = outer.slots
	} else {
		s.slots = &counter{}
	}
	s.qualname = name
	if outer != nil {
		s.private = outer.private
	}
	if k == classScope {
		s.private = ""
		if bare := strings.TrimLeft(name, "_"); bare != "" {
			s.private = "_" + bare
		}
	}
	if outer != nil {
		switch f := outer.activation(); f.kind {
		case functionScope:
			s.qualname = f.qualname + ".<locals>." + name
		case classScope:
			s.qualname = f.qualname + "." + name
		}
	}
	return s
}

// activation is the scope whose activation the code of this one runs in.
func (s *scope) activation() *scope {
	for s.kind == compScope {
		s = s.outer
	}
	return s
}

// mangled is a name as the class around means it: __name is the class's own.
func (s *scope) mangled(name string) string {
	if s.private == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	return s.private + name
}

// symbol finds or makes a name's.
func (s *scope) symbol(name string) *symbol {
	name = s.mangled(name)
	y := s.names[name]
	if y == nil {
		y = &symbol{name: name}
		s.names[name] = y
		s.order = append(s.order, y)
	}
	return y
}

func (s *scope) bind(name string) {
	y := s.symbol(name)
	y.assigned = true
}

// resolve says where a name of this scope is; it makes cells and free variables as it goes.
func (s *scope) resolve(name string) *symbol {
	y := s.symbol(name)
	if y.place != unknown {
		return y
	}
	switch {
	case y.declared == global:
		y.place = global
	case y.declared == free || !y.assigned:
		s.resolveOutside(y)
	default:
		s.place(y)
	}
	return s.names[name]
}

// place gives a bound name its home.
func (s *scope) place(y *symbol) {
	switch s.kind {
	case moduleScope:
		y.place = global
	case classScope:
		y.place = classBody
	default:
		y.place, y.index = local, s.slots.slots
		s.slots.slots++
	}
}

func (s *scope) resolveOutside(y *symbol) {
	found := s.lookOutside(y.name)
	switch {
	case found == nil && s.kind == classScope:
		y.place = classBody
	case found == nil:
		y.place = global
	case s.kind == classScope && y.declared != free:
		y.place, y.index = classFree, s.capture(y.name, found)
	case s.kind == compScope:
		s.names[y.name] = found // the very variable of what is around
	default:
		y.place, y.index = free, s.capture(y.name, found)
	}
}

// lookOutside finds the name in the functions around: nil when it is global. What it finds is a cell (seen
// from the scope right outside), or for a comprehension anything that its activation has.
func (s *scope) lookOutside(name string) *symbol {
	for o := s.outer; o != nil; o = o.outer {
		if o.kind == moduleScope {
			return nil
		}
		same := s.activation() == o.activation() // a comprehension and what is around it
		if o.kind == classScope {
			if s.kind == compScope && same {
				continue
			}
			if name == "__class__" {
				return o.classCell()
			}
			continue
		}
		y := o.names[name]
		if y == nil || !y.assigned && y.declared == unknown {
			continue
		}
		if y.declared == global {
			return nil
		}
		y = o.resolve(name)
		if y.place == global {
			return nil
		}
		if !same && y.place == local {
			o.makeCell(y)
		}
		return s.through(o, y)
	}
	return nil
}

// classCell is the cell of __class__ in a class body.
func (s *scope) classCell() *symbol {
	y := s.names["__class__"]
	if y == nil || y.place != cell {
		y = s.symbol("__class__")
		y.assigned, y.place, y.index = true, cell, s.slots.cells
		s.slots.cells++
	}
	return y
}

// makeCell turns a local into a cell. Code that was compiled before it must not have used the slot: so a
// whole function is resolved before any of it is compiled.
func (s *scope) makeCell(y *symbol) {
	y.place, y.index = cell, s.slots.cells
	s.slots.cells++
}

// through captures y of scope o in each function between it and s, and gives it as s's outer function sees it.
func (s *scope) through(o *scope, y *symbol) *symbol {
	var between []*scope
	for m := s.outer; m != o; m = m.outer {
		if m.kind != compScope && m.activation() != o.activation() {
			between = append(between, m)
		}
	}
	for i := len(between) - 1; i >= 0; i-- {
		m := between[i]
		y = &symbol{name: y.name, place: free, index: m.capture(y.name, y)}
	}
	return y
}

// capture gives the index of a free variable of this function, and notes where its maker has it.
func (s *scope) capture(name string, from *symbol) int {
	for i, f := range s.frees {
		if f.name == name {
			return i
		}
	}
	s.frees = append(s.frees, from)
	return len(s.frees) - 1
}

// settle resolves every name of a scope and of those inside it, so that cells are known before any code is made.
func (s *scope) settle() {
	for i := 0; i < len(s.order); i++ {
		s.resolve(s.order[i].name)
	}
	for _, n := range s.nested {
		n.settle()
	}
}
