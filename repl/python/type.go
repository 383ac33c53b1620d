package python

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Type is a class. A native one is declared by a package variable and never changes; a heap
// one is made by a class statement or type(name, bases, dict).
type Type struct {
	Name     string // "socket"
	Qualname string // "" is Name
	Module   string // "" is builtins
	Doc      string
	Bases    []*Type // of a native type: nil is object
	Meta     *Type   // nil is type

	// Methods are those of a native type: made once, when first asked for.
	Methods func() []*Builtin
	// Members are its other attributes: properties, class methods, constants.
	Members func() map[string]Value
	// Make is __new__ with __init__ of a native type: cls is it, or a heap class below it, whose
	// instances hold cls. nil: as the base; of object: an Instance.
	Make func(t *Thread, cls *Type, a Args) (Value, error)
	// Final types have no subclasses (bool, NoneType, range …).
	Final bool
	// Init is __init__ of a native type whose instances are made empty by Make and filled here
	// (dict, list, exceptions): nil for most. Only looked up by classes below.
	Init func(t *Thread, self Value, a Args) error

	// Sample is any value of a native type, a nil pointer say: what protocols it has gives the class its
	// dunder methods (list.__len__).
	Sample Value
	// Operators are the binary operators of its values, of an Operand; nil is all.
	Operators []BinaryOp
	// PlainText: str() of its exceptions is their strerror alone (ssl.SSLError).
	PlainText bool

	// Fields name the items of a class of records below tuple: the first of them are shown.
	Fields []string

	heap    bool
	slots   *[numSlots]Value // of a heap class: what its Python classes override
	noDict  bool             // __slots__ without __dict__
	once    sync.Once
	mro     []*Type
	names   []string // of attrs, in the order in which they came
	attrs   map[string]Value
	cache   map[string]Value // of lookup, nil for what is not there; valid for version
	version uint64
	subs    []*Type

	shadowing      bool        // objects of the class may have attributes that hide those of the class
	plainException atomic.Bool // exceptions of the class have no attributes of their own kind
}

// typeVersion changes when any class does: caches of look-ups hold for one version.
var typeVersion atomic.Uint64

// TypeVersion is for inline caches: what Lookup gave holds while it is the same.
func TypeVersion() uint64 { return typeVersion.Load() }

// Type is the metaclass.
func (c *Type) Type() *Type {
	if c.Meta != nil {
		return c.Meta
	}
	return TypeType
}

// Heap reports whether Python code made the class.
func (c *Type) Heap() bool { return c.heap }

// ready fills a native type's tables when they are first needed.
func (c *Type) ready() {
	c.once.Do(func() {
		if c.heap {
			return
		}
		c.declare()
		if c.Bases == nil && c != ObjectType {
			c.Bases = []*Type{ObjectType}
		}
		for _, b := range c.Bases {
			b.ready()
		}
		c.mro, _ = linearize(c)
		c.attrs = map[string]Value{}
		if c.Methods != nil {
			for _, m := range c.Methods() {
				if m.Owner == nil {
					m.Owner = c
				}
				c.define(m.Name, m)
			}
		}
		if c.Members != nil {
			members := c.Members()
			for _, name := range sortedKeys(members) {
				c.define(name, members[name])
			}
		}
		c.protocolMethods()
		c.flatten()
	})
}

// flatten makes the table of a native class, its own attributes and those above it, which never changes: runtimes
// share it.
func (c *Type) flatten() {
	c.cache = map[string]Value{}
	for _, k := range slices.Backward(c.mro) {
		attrs := k.attrs
		for name, v := range attrs {
			c.cache[name] = v
		}
	}
}

func sortedKeys(m map[string]Value) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (c *Type) define(name string, v Value) {
	if _, ok := c.attrs[name]; !ok {
		c.names = append(c.names, name)
	}
	c.attrs[name] = v
}

// MRO is the order in which attributes are looked up, the class first.
func (c *Type) MRO() []*Type {
	c.ready()
	return c.mro
}

// Own is the class's own attribute, nil without.
func (c *Type) Own(name string) Value {
	c.ready()
	return c.attrs[name]
}

// OwnNames lists the class's own attributes in the order in which they were given.
func (c *Type) OwnNames() []string {
	c.ready()
	return c.names
}

// Lookup finds an attribute in the class or those above it, as it is stored: a function, a
// property, any value; nil without.
func (c *Type) Lookup(name string) Value {
	if !c.heap {
		c.ready()
		return c.cache[name]
	}
	version := typeVersion.Load()
	if c.version == version && c.cache != nil {
		if v, ok := c.cache[name]; ok {
			return v
		}
	} else {
		c.ready()
		c.cache, c.version = map[string]Value{}, version
	}
	v := c.find(name)
	c.cache[name] = v
	return v
}

func (c *Type) find(name string) Value {
	for _, k := range c.MRO() {
		if v := k.Own(name); v != nil {
			return v
		}
	}
	return nil
}

// SetOwn sets a heap class's attribute; nil deletes it, and reports whether it was there.
func (c *Type) SetOwn(name string, v Value) bool {
	c.ready()
	old, had := c.attrs[name]
	dunder := strings.HasPrefix(name, "__")
	if had && !dunder && inert(old) && inert(v) { // a counter of the class, say: no cache but of look-ups holds it
		c.attrs[name] = v
		c.forget(name)
		return true
	}
	if v == nil {
		delete(c.attrs, name)
		c.names = slices.DeleteFunc(c.names, func(n string) bool { return n == name })
	} else {
		c.define(name, v)
	}
	c.shadowing = true // objects may have the name already
	typeVersion.Add(1)
	if dunder {
		c.refreshSlots()
	}
	return had
}

// inert tells a value that is the same as an attribute of a class and of its objects.
func inert(v Value) bool {
	switch v := v.(type) {
	case nil, PlainFunction, *Builtin, Descriptor:
		return false
	case *Instance:
		return v.class.Lookup("__get__") == nil && v.class.Lookup("__set__") == nil && v.class.Lookup("__delete__") == nil
	}
	return true
}

// forget drops what the class and those below it found under a name.
func (c *Type) forget(name string) {
	delete(c.cache, name)
	for _, sub := range c.subs {
		sub.forget(name)
	}
}

// Below reports whether c is base or a class below it (issubclass without hooks).
func (c *Type) Below(base *Type) bool {
	if c == base {
		return true
	}
	return slices.Contains(c.MRO(), base)
}

// native is the nearest native class: what an instance is made of.
func (c *Type) native() *Type {
	for _, k := range c.MRO() {
		if !k.heap && k != ObjectType {
			return k
		}
	}
	return ObjectType
}

// FullName is the name with its module, as in <class 'socket.socket'>.
func (c *Type) FullName() string {
	name := c.Name
	if c.Qualname != "" {
		name = c.Qualname
	}
	if c.Module == "" || c.Module == "builtins" {
		return name
	}
	return c.Module + "." + name
}

// linearize is C3: the class, then a merge of its bases' orders.
func linearize(c *Type) ([]*Type, error) {
	var lists [][]*Type
	for _, b := range c.Bases {
		lists = append(lists, slices.Clone(b.MRO()))
	}
	lists = append(lists, slices.Clone(c.Bases))
	order := []*Type{c}
	for {
		lists = slices.DeleteFunc(lists, func(l []*Type) bool { return len(l) == 0 })
		if len(lists) == 0 {
			return order, nil
		}
		next := mergeHead(lists)
		if next == nil {
			return order, Raise(TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s",
				joinNames(c.Bases))
		}
		order = append(order, next)
		for i, l := range lists {
			if l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

// mergeHead is the first head that stands in no list's tail.
func mergeHead(lists [][]*Type) *Type {
	for _, l := range lists {
		inTail := slices.ContainsFunc(lists, func(m []*Type) bool { return slices.Contains(m[1:], l[0]) })
		if !inTail {
			return l[0]
		}
	}
	return nil
}

func joinNames(types []*Type) string {
	text := ""
	for i, c := range types {
		if i > 0 {
			text += ", "
		}
		text += c.Name
	}
	return text
}
