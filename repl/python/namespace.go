package python

// Cell holds a variable: nil is unbound.
type Cell struct{ Value Value }

// Namespace is the variables of a module or a session. A name's Cell stays the same, so that compiled code
// can keep it.
type Namespace struct {
	cells map[string]*Cell
	names []string // in the order in which they came
	base  func(name string) Value
}

// NewNamespace makes an empty one.
func NewNamespace() *Namespace { return &Namespace{cells: map[string]*Cell{}} }

// Cell gives a name's cell, and makes it unbound when it is new.
func (n *Namespace) Cell(name string) *Cell {
	c := n.cells[name]
	if c == nil {
		c = &Cell{}
		n.cells[name] = c
		n.names = append(n.names, name)
	}
	return c
}

// Base has f asked for a name that is asked for first, and is not bound: it stays what f gives.
func (n *Namespace) Base(f func(name string) Value) { n.base = f }

// Get is the name's value, nil when it has none.
func (n *Namespace) Get(name string) Value {
	if c := n.cells[name]; c != nil {
		return c.Value
	}
	if n.base != nil {
		if v := n.base(name); v != nil {
			n.Set(name, v)
			return v
		}
	}
	return nil
}

// Set binds a name; nil unbinds it.
func (n *Namespace) Set(name string, v Value) { n.Cell(name).Value = v }

// Names lists the bound names in the order in which they first came.
func (n *Namespace) Names() []string {
	var names []string
	for _, name := range n.names {
		if n.cells[name].Value != nil {
			names = append(names, name)
		}
	}
	return names
}

// Module is a module.
type Module struct {
	Name    string
	Doc     string
	File    string
	Names   *Namespace
	Missing string // said of a name that is not there: " (not in sockshell)"
	// Lookup, when it is set, finds a member that is not in Names yet: constants by the thousand.
	Lookup func(name string) Value
	// Known lists what Lookup finds.
	Known func() []string
}

// ModuleType is the class of modules.
var ModuleType = &Type{Name: "module"}

func newModule(t *Thread, _ *Type, a Args) (Value, error) {
	var name, doc string
	if err := Unpack(a, "module", "name", &name, "doc?", &doc); err != nil {
		return nil, err
	}
	return NewModule(name), nil
}

// NewModule makes an empty module.
func NewModule(name string) *Module {
	m := &Module{Name: name, Names: NewNamespace()}
	m.Names.Set("__name__", NewStr(name))
	m.Names.Set("__doc__", None)
	return m
}

// Type is ModuleType.
func (*Module) Type() *Type { return ModuleType }

// Repr is Python's.
func (m *Module) Repr(*Thread) (string, error) {
	if m.File != "" {
		return "<module '" + m.Name + "' from '" + m.File + "'>", nil
	}
	return "<module '" + m.Name + "' (built-in)>", nil
}

func (m *Module) missing(string) string { return m.Missing }

// Get is a member, nil without.
func (m *Module) Get(name string) Value {
	if v := m.Names.Get(name); v != nil {
		return v
	}
	if m.Lookup != nil {
		if v := m.Lookup(name); v != nil {
			m.Names.Set(name, v)
			return v
		}
	}
	return nil
}

// Attr is a member, then what __getattr__ of the module gives.
func (m *Module) Attr(t *Thread, name string) (Value, error) {
	if v := m.Get(name); v != nil {
		return v, nil
	}
	if name == "__dict__" {
		return m.Dict(), nil
	}
	if f := m.Names.Get("__getattr__"); f != nil {
		return CallValues(t, f, NewStr(name))
	}
	return nil, nil
}

// Dict is a copy of the members as a dict.
func (m *Module) Dict() *Dict {
	d := NewDict()
	for _, name := range m.Names.Names() {
		d.SetStr(name, m.Names.Get(name))
	}
	return d
}

// AttrNames lists the members.
func (m *Module) AttrNames() []string {
	names := m.Names.Names()
	if m.Known != nil {
		names = append(names, m.Known()...)
	}
	return names
}

// SetAttr binds a member.
func (m *Module) SetAttr(_ *Thread, name string, w Value) error {
	if w == nil && m.Names.Get(name) == nil {
		return noAttribute(m, name)
	}
	m.Names.Set(name, w)
	return nil
}
