package python

// makeDefault is __missing__ of a defaultdict.
func (d *Dict) makeDefault(t *Thread, key Value) (Value, error) {
	factory := d.factory()
	if factory == None {
		return nil, NewException(KeyError, key)
	}
	v, err := CallValues(t, factory)
	if err != nil {
		return nil, err
	}
	return v, SetItem(t, d, key, v)
}

func (d *Dict) factory() Value {
	if d.ext != nil && d.ext.attrs != nil {
		if f := d.ext.attrs.GetStr("default_factory"); f != nil {
			return f
		}
	}
	return None
}

// keepFactory makes what a defaultdict had that of its copy.
func (d *Dict) keepFactory(from *Dict) {
	if d.ext != nil && d.ext.class.Below(DefaultDictType) {
		d.dict(true).SetStr("default_factory", from.factory())
	}
}

func initDefaultDict(t *Thread, self Value, a Args) error {
	d, ok := self.(*Dict)
	if !ok || d.ext == nil {
		return Raise(TypeError, "descriptor '__init__' requires a 'collections.defaultdict' object but received a '%s'",
			TypeName(self))
	}
	factory := None
	if len(a.Pos) > 0 {
		factory = a.Pos[0]
		a.Pos = a.Pos[1:]
	}
	if factory != None && !IsCallable(factory) {
		return Raise(TypeError, "first argument must be callable or None")
	}
	d.dict(true).SetStr("default_factory", factory)
	return d.updateArgs(t, a, "dict")
}

func makeDefaultDict(t *Thread, cls *Type, a Args) (Value, error) {
	d := &Dict{}
	d.ext = &ext{class: cls}
	if cls.heap && cls.slots[slotInit] != nil {
		return d, nil
	}
	return d, initDefaultDict(t, d, a)
}

func (d *Dict) reprDefault(t *Thread) (string, error) {
	items, err := d.repr(t)
	if err != nil {
		return "", err
	}
	factory, err := Repr(t, d.factory())
	return d.Type().Name + "(" + factory + ", " + items + ")", err
}

func (d *Dict) reprOrdered(t *Thread) (string, error) {
	if d.live == 0 {
		return d.Type().Name + "()", nil
	}
	each := func(yield func(Value) bool) {
		for k, v := range d.All() {
			if !yield(pair(k, v)) {
				return
			}
		}
	}
	return reprItems(t, d, each, d.Type().Name+"([", "])", "...")
}

func defaultDictMethods() []*Builtin {
	missing := method("__missing__", func(t *Thread, d *Dict, a Args) (Value, error) {
		key, err := a.single("defaultdict.__missing__")
		if err != nil {
			return nil, err
		}
		return d.makeDefault(t, key)
	})
	copied := func(name string) *Builtin {
		return method(name, func(_ *Thread, d *Dict, a Args) (Value, error) {
			return d.copyAs(d.Type()), a.none("defaultdict." + name)
		})
	}
	return []*Builtin{initMethod(initDefaultDict), missing, copied("copy"), copied("__copy__")}
}

func orderedDictMethods() []*Builtin {
	return []*Builtin{
		method("move_to_end", func(t *Thread, d *Dict, a Args) (Value, error) {
			var key Value
			last := true
			if err := Unpack(a, "move_to_end", "key", &key, "last?", &last); err != nil {
				return nil, err
			}
			v, err := d.take(t, key)
			switch {
			case err != nil:
				return nil, err
			case v == nil:
				return nil, NewException(KeyError, key)
			case last:
				return None, d.Set(t, key, v)
			}
			return None, d.prepend(t, key, v)
		}),
		method("popitem", func(_ *Thread, d *Dict, a Args) (Value, error) {
			last := true
			if err := Unpack(a, "popitem", "last?", &last); err != nil {
				return nil, err
			}
			return d.popItem(last, "dictionary is empty")
		}),
	}
}

// prepend puts a key that is not there before all others.
func (d *Dict) prepend(t *Thread, key, v Value) error {
	others := d.Copy()
	d.Clear()
	if err := d.Set(t, key, v); err != nil {
		return err
	}
	return d.merge(t, others)
}

// newCollections is _collections: what collections takes from Go.
func newCollections(*Runtime) *Module {
	m := NewModule("_collections")
	for _, c := range []*Type{DequeType, OrderedDictType, DefaultDictType} {
		m.Names.Set(c.Name, c)
	}
	return m
}
