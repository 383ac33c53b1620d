package python

// Short ways for the evaluator, where a class leaves attributes as they are in most programs.

// OwnFirst reports whether v.name of the class's Instances is what the object itself has, when it has it.
func OwnFirst(c *Type, name string) bool {
	if !c.heap || c.slots == nil || c.slots[slotGetAttribute] != nil {
		return false
	}
	switch meta := c.Lookup(name).(type) {
	case nil, *member:
		return true
	default:
		_, data := dataDescriptor(meta)
		return !data
	}
}

// hides reports whether an object of the class may have an attribute of its own that hides one of the class.
// It is told by shadows, from wherever objects get attributes.
func (c *Type) hides() bool {
	if c.heap && c.native() != ObjectType {
		return true
	}
	for _, k := range c.MRO() {
		if k.shadowing {
			return true
		}
	}
	return false
}

// shadows notes that objects of the class may have attributes that hide those of the class.
func (c *Type) shadows() {
	if c.heap && !c.shadowing {
		c.shadowing = true
		typeVersion.Add(1)
	}
}

// SetsOwn reports whether v.name = w of the class's Instances sets what the object itself has.
func SetsOwn(c *Type, name string) bool {
	if !c.heap || c.slots == nil || c.slots[slotSetAttr] != nil || name == "__class__" || name == "__dict__" {
		return false
	}
	switch meta := c.Lookup(name).(type) {
	case nil:
		return !c.noDict
	case *member:
		return true
	default:
		_, data := dataDescriptor(meta)
		if !data {
			c.shadows()
		}
		return !data && !c.noDict
	}
}

// Own is what the object itself has under a name, nil without. hint is where it was found last.
func (i *Instance) Own(name string, hint *int) Value {
	if i.attrs == nil {
		return nil
	}
	if n := i.attrs.at(name, hint); n >= 0 {
		return i.attrs.entries[n].value
	}
	return nil
}

// SetOwn sets what the object itself has under a name. hint is where it was found last.
func (i *Instance) SetOwn(key *Str, v Value, hint *int) {
	if i.attrs == nil {
		i.attrs = NewDict()
	}
	if n := i.attrs.at(key.s, hint); n >= 0 {
		i.attrs.entries[n].value = v
		return
	}
	i.attrs.insert(key, key.hashed(), v)
}

// at is the index of a text's entry, which may be where the hint says.
func (d *Dict) at(name string, hint *int) int {
	if h := *hint; h < len(d.entries) {
		if e := &d.entries[h]; e.value != nil {
			if s, ok := e.key.(*Str); ok && s.s == name {
				return h
			}
		}
	}
	n := d.indexStr(name)
	if n >= 0 {
		*hint = n
	}
	return n
}

// Found is the value of a key of a plain dict, nil without.
func (d *Dict) Found(t *Thread, key Value) (Value, error) {
	if d.ext != nil {
		return nil, nil
	}
	return d.Get(t, key)
}
