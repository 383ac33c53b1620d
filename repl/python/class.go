package python

import (
	"slices"
	"sync"
)

// NewClass makes a heap class: type(name, bases, attrs). It calls __set_name__ and
// __init_subclass__ (with kw).
func NewClass(t *Thread, meta *Type, name string, bases []*Type, attrs *Dict, kw []Named) (*Type, error) {
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	c := &Type{Name: name, Module: "__main__", Bases: bases, heap: true, attrs: map[string]Value{}}
	if meta != TypeType {
		c.Meta = meta
	}
	for _, b := range bases {
		if b.Final {
			return nil, Raise(TypeError, "type '%s' is not an acceptable base type", b.FullName())
		}
		b.ready()
	}
	var err error
	if c.mro, err = linearize(c); err != nil {
		return nil, err
	}
	for i := range attrs.entries {
		e := &attrs.entries[i]
		if e.value == nil {
			continue
		}
		key, ok := e.key.(*Str)
		if !ok {
			continue
		}
		c.define(key.s, classAttribute(key.s, e.value))
	}
	c.takeNames()
	if err := c.declareSlots(t); err != nil {
		return nil, err
	}
	if c.attrs["__eq__"] != nil && c.attrs["__hash__"] == nil {
		c.define("__hash__", None) // equal objects have equal hashes, or none
	}
	for _, b := range bases {
		b.below(c)
	}
	typeVersion.Add(1)
	c.refreshSlots()
	return c, c.announce(t, kw)
}

// classAttribute makes __new__, __init_subclass__ and __class_getitem__ what they are without a decorator.
func classAttribute(name string, v Value) Value {
	if _, plain := v.(PlainFunction); !plain {
		return v
	}
	switch name {
	case "__new__":
		return &StaticMethod{Func: v}
	case "__init_subclass__", "__class_getitem__":
		return &ClassMethod{Func: v}
	}
	return v
}

// PlainFunction is what a def makes: it becomes a method when it is found in a class.
type PlainFunction interface {
	Callable
	IsPlainFunction()
}

// takeNames takes __module__, __qualname__, __doc__ and __slots__ out of the class's attributes.
func (c *Type) takeNames() {
	if s, ok := c.attrs["__module__"].(*Str); ok {
		c.Module = s.s
	}
	if s, ok := c.attrs["__qualname__"].(*Str); ok {
		c.Qualname = s.s
		delete(c.attrs, "__qualname__")
		c.names = slices.DeleteFunc(c.names, func(n string) bool { return n == "__qualname__" })
	}
	if s, ok := c.attrs["__doc__"].(*Str); ok {
		c.Doc = s.s
	}
}

// announce tells attributes their names, and the bases of the new class.
func (c *Type) announce(t *Thread, kw []Named) error {
	for _, name := range slices.Clone(c.names) {
		v := c.attrs[name]
		if p, ok := v.(*Property); ok && p.name == "" {
			p.name = name
		}
		if v == nil || !v.Type().heap {
			continue
		}
		if set := v.Type().Lookup("__set_name__"); set != nil {
			if _, err := CallBound(t, set, v, Args{Pos: []Value{c, NewStr(name)}}); err != nil {
				return err
			}
		}
	}
	for _, k := range c.mro[1:] {
		hook := k.Own("__init_subclass__")
		if hook == nil {
			continue
		}
		if m, ok := hook.(*ClassMethod); ok {
			hook = m.Func
		}
		_, err := CallBound(t, hook, c, Args{Kw: kw})
		return err
	}
	if len(kw) > 0 {
		return Raise(TypeError, "%s.__init_subclass__() takes no keyword arguments", c.Name)
	}
	return nil
}

// Subclasses lists the heap classes right below.
func (c *Type) Subclasses() []*Type {
	subsLock.Lock()
	defer subsLock.Unlock()
	return slices.Clone(c.subs)
}

// subsLock guards the list of classes below one: native classes are every runtime's.
var subsLock sync.Mutex

// below notes a class right below.
func (c *Type) below(sub *Type) {
	subsLock.Lock()
	c.subs = append(c.subs, sub)
	subsLock.Unlock()
}
