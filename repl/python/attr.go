package python

// Instance is an object of a heap class. One of a class below int, float, str or bytes Holds that value.
type Instance struct {
	class *Type
	attrs *Dict // nil until something is set
	Held  Value
}

// NewInstance makes an object of a class without calling __init__.
func NewInstance(c *Type) *Instance { return &Instance{class: c} }

// Type is the object's class.
func (i *Instance) Type() *Type { return i.class }

// ext is what an instance of a heap class below list, dict, tuple, set, an exception or another native
// type has besides what it is made of.
type ext struct {
	class *Type
	attrs *Dict
}

// Ext is embedded by native values that heap classes can build on; the zero Ext is a plain value.
type Ext struct{ ext *ext }

// Extend makes the value an instance of a heap class.
func (e *Ext) Extend(c *Type) {
	if c.heap {
		e.ext = &ext{class: c}
	}
}

// Class is the heap class, or native.
func (e *Ext) Class(native *Type) *Type {
	if e.ext == nil {
		return native
	}
	return e.ext.class
}

func (e *Ext) dict(create bool) *Dict {
	if e.ext == nil {
		return nil
	}
	if e.ext.attrs == nil && create {
		e.ext.attrs = NewDict()
	}
	return e.ext.attrs
}

func (i *Instance) dict(create bool) *Dict {
	if i.attrs == nil && create && i.class != ObjectType {
		i.attrs = NewDict()
	}
	return i.attrs
}

// withDict is a value that can have attributes of its own.
type withDict interface{ dict(create bool) *Dict }

// Descriptor is an attribute of a class that says itself what v.name is.
type Descriptor interface {
	Value
	// Get is v.name; v is nil when the class is asked.
	Get(t *Thread, v Value, class *Type) (Value, error)
}

// DataDescriptor is one that comes before the object's own attributes.
type DataDescriptor interface {
	Descriptor
	// Set is v.name = w, del v.name when w is nil.
	Set(t *Thread, v, w Value) error
}

// GetAttr is v.name; AttributeError when there is none.
func GetAttr(t *Thread, v Value, name string) (Value, error) {
	found, err := FindAttr(t, v, name)
	if err != nil || found != nil {
		return found, err
	}
	return nil, noAttribute(v, name)
}

func noAttribute(v Value, name string) error {
	var e *Exception
	switch v := v.(type) {
	case *Type:
		e = Raise(AttributeError, "type object '%s' has no attribute '%s'", v.errorName(), name)
	case *Module:
		e = Raise(AttributeError, "module '%s' has no attribute '%s'%s", v.Name, name, v.missing(name))
	default:
		e = Raise(AttributeError, "'%s' object has no attribute '%s'", TypeName(v), name)
	}
	e.SetOwn("name", NewStr(name))
	e.SetOwn("obj", v)
	return e
}

// FindAttr is GetAttr with nil, nil for what is not there.
func FindAttr(t *Thread, v Value, name string) (Value, error) {
	c := v.Type()
	if c.slots != nil {
		if f := c.slots[slotGetAttribute]; f != nil {
			return hooked(CallBound(t, f, v, Args{Pos: []Value{NewStr(name)}}))(t, v, name)
		}
	}
	found, err := PlainAttr(t, v, name)
	if found != nil || c.slots == nil || err != nil && !IsA(err, AttributeError) {
		return found, err
	}
	if f := c.slots[slotGetAttr]; f != nil {
		return CallBound(t, f, v, Args{Pos: []Value{NewStr(name)}})
	}
	return found, err
}

// hooked goes on with __getattr__ where __getattribute__ found nothing.
func hooked(found Value, err error) func(*Thread, Value, string) (Value, error) {
	return func(t *Thread, v Value, name string) (Value, error) {
		if err == nil || !IsA(err, AttributeError) {
			return found, err
		}
		if f := override(v, slotGetAttr); f != nil {
			return CallBound(t, f, v, Args{Pos: []Value{NewStr(name)}})
		}
		return nil, err
	}
}

// PlainAttr is object.__getattribute__: data descriptors of the class, the object's own attributes, what
// else the class has. nil, nil when there is none.
func PlainAttr(t *Thread, v Value, name string) (Value, error) {
	switch v := v.(type) {
	case *Type:
		return v.attr(t, name)
	case *Super:
		if found, err := v.Attr(t, name); found != nil || err != nil {
			return found, err
		}
	case *Module:
		if found := v.Get(name); found != nil {
			return found, nil
		}
	}
	c := v.Type()
	meta := c.Lookup(name)
	if meta != nil {
		if d, ok := dataDescriptor(meta); ok {
			return d.Get(t, v, c)
		}
	}
	if o, ok := v.(withDict); ok {
		if d := o.dict(false); d != nil {
			if own := d.GetStr(name); own != nil {
				return own, nil
			}
		}
	}
	if meta != nil {
		return bind(t, meta, v, c)
	}
	if a, ok := v.(Attributed); ok {
		if found, err := a.Attr(t, name); found != nil || err != nil {
			return found, err
		}
	}
	return commonAttr(t, v, name)
}

// dataDescriptor tells whether a class's attribute comes before the object's own.
func dataDescriptor(v Value) (DataDescriptor, bool) {
	if d, ok := v.(DataDescriptor); ok {
		return d, true
	}
	if i, ok := v.(*Instance); ok && (i.class.Lookup("__set__") != nil || i.class.Lookup("__delete__") != nil) {
		return instanceDescriptor{i}, true
	}
	return nil, false
}

// bind is what an attribute of a class is on an object of it.
func bind(t *Thread, f, v Value, c *Type) (Value, error) {
	switch f := f.(type) {
	case *Builtin:
		return f.bound(v, c), nil
	case PlainFunction:
		return &BoundMethod{f, v}, nil
	case Descriptor:
		return f.Get(t, v, c)
	case *Instance:
		if f.class.Lookup("__get__") != nil {
			return instanceDescriptor{f}.Get(t, v, c)
		}
	}
	return f, nil
}

// bound is a method of a native class on an object, or on the class.
func (b *Builtin) bound(v Value, c *Type) Value {
	switch {
	case b.Owner == nil || b.Static || b.Self != nil:
		return b
	case b.Class:
		m := *b
		m.Self = c
		return &m
	}
	m := *b
	m.Self = b.receiver(v)
	return &m
}

// attr is an attribute of a class: the metaclass's data descriptors, the class's own and inherited
// ones, then the metaclass's.
func (c *Type) attr(t *Thread, name string) (Value, error) {
	meta := c.Type()
	above := meta.Lookup(name)
	if above != nil {
		if d, ok := dataDescriptor(above); ok {
			return d.Get(t, c, meta)
		}
	}
	if own := c.Lookup(name); own != nil {
		return unbound(t, own, c)
	}
	if above != nil {
		return bind(t, above, c, meta)
	}
	return c.special(name), nil
}

// unbound is what an attribute of a class is when the class itself is asked.
func unbound(t *Thread, f Value, c *Type) (Value, error) {
	switch f := f.(type) {
	case *Builtin:
		if f.Class {
			return f.bound(nil, c), nil
		}
		return f, nil
	case PlainFunction:
		return f, nil
	case Descriptor:
		return f.Get(t, nil, c)
	case *Instance:
		if f.class.Lookup("__get__") != nil {
			return instanceDescriptor{f}.Get(t, nil, c)
		}
	}
	return f, nil
}

// special are the attributes that every class has.
func (c *Type) special(name string) Value {
	switch name {
	case "__name__":
		return NewStr(c.Name)
	case "__qualname__":
		if c.Qualname != "" {
			return NewStr(c.Qualname)
		}
		return NewStr(c.Name)
	case "__module__":
		if c.Module == "" {
			return NewStr("builtins")
		}
		return NewStr(c.Module)
	case "__doc__":
		return textOrNone(c.Doc)
	case "__mro__":
		return typeTuple(c.MRO())
	case "__bases__":
		c.ready()
		return typeTuple(c.Bases)
	case "__base__":
		c.ready()
		if len(c.Bases) == 0 {
			return None
		}
		return c.Bases[0]
	case "__dict__":
		d := NewDict()
		for _, n := range c.OwnNames() {
			d.SetStr(n, c.attrs[n])
		}
		return &MappingProxy{d}
	case "__class__":
		return c.Type()
	}
	return nil
}

func typeTuple(types []*Type) Value {
	items := make([]Value, len(types))
	for i, c := range types {
		items[i] = c
	}
	return NewTuple(items...)
}

// commonAttr are the attributes that every object has.
func commonAttr(t *Thread, v Value, name string) (Value, error) {
	switch name {
	case "__class__":
		return v.Type(), nil
	case "__dict__":
		if o, ok := v.(withDict); ok && !v.Type().noDict {
			if d := o.dict(true); d != nil {
				v.Type().shadows() // whoever has it may change it
				return d, nil
			}
		}
	case "__doc__":
		return textOrNone(v.Type().Doc), nil
	case "__module__":
		return v.Type().special(name), nil
	}
	return nil, nil
}
