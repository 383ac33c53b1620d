package python

// SetAttr is v.name = w; del v.name when w is nil.
func SetAttr(t *Thread, v Value, name string, w Value) error {
	if w == nil {
		if f := override(v, slotDelAttr); f != nil {
			_, err := CallBound(t, f, v, Args{Pos: []Value{NewStr(name)}})
			return err
		}
	} else if f := override(v, slotSetAttr); f != nil {
		_, err := CallBound(t, f, v, Args{Pos: []Value{NewStr(name), w}})
		return err
	}
	return PlainSetAttr(t, v, name, w)
}

// PlainSetAttr is object.__setattr__, and object.__delattr__ when w is nil.
func PlainSetAttr(t *Thread, v Value, name string, w Value) error {
	if c, ok := v.(*Type); ok {
		return c.setAttr(name, w)
	}
	c := v.Type()
	meta := c.Lookup(name)
	if d, ok := dataDescriptor(meta); ok {
		return d.Set(t, v, w)
	}
	if s, ok := v.(AttrSetter); ok {
		if err := s.SetAttr(t, name, w); err == nil || !IsA(err, AttributeError) || !c.heap {
			return err
		}
	}
	if name == "__class__" && w != nil {
		return setClass(v, w)
	}
	if o, ok := v.(withDict); ok && !c.noDict {
		if meta != nil {
			c.shadows()
		}
		if d := o.dict(w != nil); d != nil {
			if w != nil {
				d.SetStr(name, w)
				return nil
			}
			if d.DeleteStr(name) {
				return nil
			}
		}
	}
	if _, own := v.(withDict); meta != nil && (w != nil || !own || !c.heap) {
		return Raise(AttributeError, "'%s' object attribute '%s' is read-only", TypeName(v), name)
	}
	return noAttribute(v, name)
}

func setClass(v, w Value) error {
	c, ok := w.(*Type)
	i, fits := v.(*Instance)
	if !ok || !fits || !c.heap {
		return Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	c.shadows()
	i.class = c
	return nil
}

func (c *Type) setAttr(name string, w Value) error {
	if !c.heap {
		return Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, c.FullName())
	}
	switch s, _ := w.(*Str); {
	case name == "__name__" && s != nil:
		c.Name = s.s
		return nil
	case name == "__qualname__" && s != nil:
		c.Qualname = s.s
		return nil
	case name == "__doc__" && s != nil:
		c.Doc = s.s
	case name == "__module__" && s != nil:
		c.Module = s.s
	}
	if !c.SetOwn(name, w) && w == nil {
		return noAttribute(c, name)
	}
	return nil
}
