package syntax

// scopeKind is what a scope belongs to.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	functionScope
	classScope
	compScope
)

// nameScope is what the check knows of the names of a scope.
type nameScope struct {
	kind      scopeKind
	comp      CompKind
	outer     *nameScope
	params    map[string]bool
	bound     map[string]bool
	used      map[string]bool
	annotated map[string]bool
	globals   map[string]bool // declared
	nonlocals map[string]bool
	wanted    []wanted // nonlocals, to be found when the outer scopes are read
	asked     bool     // the text has global or nonlocal statements
	iterating int      // reads what a comprehension goes through
}

// inside is a scope in another one.
func (s *nameScope) inside(kind scopeKind) *nameScope {
	return &nameScope{kind: kind, outer: s, asked: s.asked}
}

// wanted is a nonlocal name and where it is declared.
type wanted struct {
	name string
	at   Node
	from *nameScope
}

func add(set *map[string]bool, name string) {
	if *set == nil {
		*set = map[string]bool{}
	}
	(*set)[name] = true
}

// bind notes that a name is assigned to, where somebody may ask.
func (s *nameScope) bind(name string) {
	if s.asked || s.kind == compScope {
		add(&s.bound, name)
	}
}

// use notes that a name is read.
func (s *nameScope) use(name string) {
	if s.asked {
		add(&s.used, name)
	}
}

// parameter notes one; false if the function has it already.
func (s *nameScope) parameter(name string) bool {
	if s.params[name] {
		return false
	}
	add(&s.params, name)
	return true
}

// declared says how a name is declared, "" if it is not.
func (s *nameScope) declared(name string) string {
	switch {
	case s.globals[name]:
		return "global"
	case s.nonlocals[name]:
		return "nonlocal"
	}
	return ""
}

// global checks global and nonlocal statements.
func (c checker) global(s Stmt, names []string, global bool) {
	word, set := "nonlocal", &c.scope.nonlocals
	if global {
		word, set = "global", &c.scope.globals
	}
	if !global && c.scope.kind == moduleScope {
		c.refuse(s, "nonlocal declaration not allowed at module level")
	}
	for _, name := range names {
		switch {
		case c.scope.params[name]:
			c.refuse(s, "name '%s' is parameter and %s", name, word)
		case c.scope.annotated[name]:
			c.refuse(s, "annotated name '%s' can't be %s", name, word)
		case c.scope.bound[name]:
			c.refuse(s, "name '%s' is assigned to before %s declaration", name, word)
		case c.scope.used[name]:
			c.refuse(s, "name '%s' is used prior to %s declaration", name, word)
		case c.scope.declared(name) != "" && c.scope.declared(name) != word:
			c.refuse(s, "name '%s' is nonlocal and global", name)
		}
		add(set, name)
		if !global {
			c.scope.wanted = append(c.scope.wanted, wanted{name, s, c.scope})
		}
	}
}

// done ends a scope: a nonlocal that a scope inside it wants is here, or further out.
func (s *nameScope) done() {
	for _, w := range s.wanted {
		here := s.kind == functionScope && (s.bound[w.name] || s.params[w.name]) && !s.globals[w.name]
		switch {
		case here && w.from != s:
		case s.outer.kind == moduleScope:
			checker{}.refuse(w.at, "no binding for nonlocal '%s' found", w.name)
		default:
			s.outer.wanted = append(s.outer.wanted, w)
		}
	}
}
