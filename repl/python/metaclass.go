package python

// callMeta is type(v), or type(name, bases, dict) of type and of metaclasses.
func callMeta(t *Thread, meta *Type, a Args) (Value, error) {
	if meta == TypeType && len(a.Pos) == 1 && len(a.Kw) == 0 {
		return a.Pos[0].Type(), nil
	}
	var v Value
	var err error
	if meta.heap && meta.slots[slotNew] != nil {
		v, err = callNew(t, meta, a)
	} else {
		v, err = typeNew(t, meta, a)
	}
	if err != nil || !meta.heap || meta.slots[slotInit] == nil {
		return v, err
	}
	return v, meta.init(t, v, a)
}

// typeNew is type.__new__(meta, name, bases, dict, **kw).
func typeNew(t *Thread, meta *Type, a Args) (Value, error) {
	if len(a.Pos) != 3 {
		return nil, Raise(TypeError, "type() takes 1 or 3 arguments")
	}
	name, ok := AsStr(a.Pos[0])
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 1 must be str, not %s", TypeName(a.Pos[0]))
	}
	tuple, ok := a.Pos[1].(*Tuple)
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 2 must be tuple, not %s", TypeName(a.Pos[1]))
	}
	attrs, ok := a.Pos[2].(*Dict)
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 3 must be dict, not %s", TypeName(a.Pos[2]))
	}
	bases := make([]*Type, len(tuple.Items))
	for i, b := range tuple.Items {
		if bases[i], ok = b.(*Type); !ok {
			return nil, Raise(TypeError, "bases must be types")
		}
	}
	return NewClass(t, MetaOf(meta, bases), name, bases, attrs, a.Kw)
}

// MetaOf is the most derived of a metaclass and those of the bases.
func MetaOf(meta *Type, bases []*Type) *Type {
	for _, b := range bases {
		if k := b.Type(); k != meta && k.Below(meta) {
			meta = k
		}
	}
	return meta
}

func typeMethods() []*Builtin {
	return []*Builtin{
		{Name: "__call__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			return self.(*Type).Create(t, a)
		}},
		{Name: "__new__", Static: true, Fn: func(t *Thread, _ Value, a Args) (Value, error) {
			if len(a.Pos) == 0 {
				return nil, Raise(TypeError, "type.__new__(): not enough arguments")
			}
			meta, ok := a.Pos[0].(*Type)
			if !ok {
				return nil, Raise(TypeError, "type.__new__(X): X is not a type object (%s)", TypeName(a.Pos[0]))
			}
			return typeNew(t, meta, Args{a.Pos[1:], a.Kw})
		}},
		{Name: "__init__", Fn: func(*Thread, Value, Args) (Value, error) { return None, nil }},
		{Name: "__prepare__", Class: true, Fn: func(*Thread, Value, Args) (Value, error) { return NewDict(), nil }},
		{Name: "mro", Fn: func(_ *Thread, self Value, _ Args) (Value, error) {
			return NewList(typeTuple(self.(*Type).MRO()).(*Tuple).Items...), nil
		}},
		{Name: "__subclasses__", Fn: func(_ *Thread, self Value, _ Args) (Value, error) {
			return NewList(typeTuple(self.(*Type).Subclasses()).(*Tuple).Items...), nil
		}},
		{Name: "__instancecheck__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var v Value
			if err := Unpack(a, "__instancecheck__", "instance/", &v); err != nil {
				return nil, err
			}
			return Bool(v.Type().Below(self.(*Type))), nil
		}},
		{Name: "__subclasscheck__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var v Value
			if err := Unpack(a, "__subclasscheck__", "subclass/", &v); err != nil {
				return nil, err
			}
			c, ok := v.(*Type)
			return Bool(ok && c.Below(self.(*Type))), nil
		}},
	}
}

func typeMembers() map[string]Value { return nil }
