package python

import "strings"

// member is an attribute that __slots__ declares: objects of the class have no others.
type member struct {
	name  string
	class *Type
}

// MemberType is the class of what __slots__ declares.
var MemberType = &Type{Name: "member_descriptor", Final: true}

// Type is MemberType.
func (*member) Type() *Type { return MemberType }

// Repr is Python's.
func (m *member) Repr(*Thread) (string, error) {
	return "<member '" + m.name + "' of '" + m.class.Name + "' objects>", nil
}

// Get is the object's own value.
func (m *member) Get(_ *Thread, v Value, _ *Type) (Value, error) {
	if v == nil {
		return m, nil
	}
	if w := OwnAttr(v, m.name); w != nil {
		return w, nil
	}
	return nil, noAttribute(v, m.name)
}

// Set sets it.
func (m *member) Set(_ *Thread, v, w Value) error {
	o, ok := v.(withDict)
	if !ok {
		return noAttribute(v, m.name)
	}
	d := o.dict(true)
	switch {
	case d == nil:
		return noAttribute(v, m.name)
	case w != nil:
		d.SetStr(m.name, w)
	case !d.DeleteStr(m.name):
		return noAttribute(v, m.name)
	}
	return nil
}

// declareSlots reads __slots__: objects have a __dict__ only if a class above has one.
func (c *Type) declareSlots(t *Thread) error {
	given := c.attrs["__slots__"]
	if given == nil {
		return nil
	}
	var names []Value
	if s, ok := given.(*Str); ok {
		names = []Value{s}
	} else {
		var err error
		if names, err = Items(t, given); err != nil {
			return err
		}
	}
	c.noDict = true
	for _, b := range c.Bases {
		if b.heap && !b.noDict {
			c.noDict = false
		}
	}
	for _, v := range names {
		name, ok := AsStr(v)
		switch {
		case !ok:
			return Raise(TypeError, "__slots__ items must be strings, not '%s'", TypeName(v))
		case name == "__dict__":
			c.noDict = false
			continue
		case c.attrs[name] != nil:
			return Raise(ValueError, "'%s' in __slots__ conflicts with class variable", name)
		case strings.HasPrefix(name, "__") && !strings.HasSuffix(name, "__"):
			name = "_" + strings.TrimLeft(c.Name, "_") + name
		}
		c.define(name, &member{name, c})
	}
	return nil
}
