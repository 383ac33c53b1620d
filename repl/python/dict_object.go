package python

// The classes of dicts. A dict of a native class below dict is a *Dict too, and knows its class.
var (
	DictType        = &Type{Name: "dict"}
	OrderedDictType = &Type{Name: "OrderedDict", Module: "collections", Bases: []*Type{DictType}}
	DefaultDictType = &Type{Name: "defaultdict", Module: "collections", Bases: []*Type{DictType}}
)

func makeDict(t *Thread, cls *Type, a Args) (Value, error) {
	d := &Dict{}
	if cls != DictType {
		d.ext = &ext{class: cls}
	}
	if cls.heap && cls.slots[slotInit] != nil {
		return d, nil
	}
	return d, initDict(t, d, a)
}

// initDict is __init__: an update.
func initDict(t *Thread, self Value, a Args) error {
	d, ok := self.(*Dict)
	if !ok {
		return Raise(TypeError, "descriptor '__init__' requires a 'dict' object but received a '%s'", TypeName(self))
	}
	if len(a.Pos) > 1 && d.isOrdered() {
		return Raise(TypeError, "expected at most 1 arguments, got %d", len(a.Pos))
	}
	return d.updateArgs(t, a, d.Type().native().Name)
}

// updateArgs is update(other, **kw).
func (d *Dict) updateArgs(t *Thread, a Args, name string) error {
	if len(a.Pos) > 1 {
		return Raise(TypeError, "%s expected at most 1 argument, got %d", name, len(a.Pos))
	}
	if len(a.Pos) == 1 {
		if err := d.Update(t, a.Pos[0]); err != nil {
			return err
		}
	}
	for _, kw := range a.Kw {
		d.SetStr(kw.Name, kw.Value)
	}
	return nil
}

// Update takes over the keys of a mapping, or pairs.
func (d *Dict) Update(t *Thread, other Value) error {
	if o, ok := other.(*Dict); ok && override(o, slotIter) == nil && override(o, slotGetItem) == nil {
		return d.merge(t, o)
	}
	if o, ok := other.(*MappingProxy); ok {
		return d.Update(t, o.of)
	}
	keys, err := FindAttr(t, other, "keys")
	if err != nil {
		return err
	}
	if keys == nil {
		return d.updatePairs(t, other)
	}
	all, err := CallValues(t, keys)
	if err != nil {
		return err
	}
	return Each(t, all, func(key Value) error {
		v, err := GetItem(t, other, key)
		if err != nil {
			return err
		}
		return d.Set(t, key, v)
	})
}

func (d *Dict) merge(t *Thread, o *Dict) error {
	if d == o {
		return nil
	}
	if d.live == 0 && d.ext == nil {
		d.Clear()
		d.fill(o)
		return nil
	}
	n := o.live
	for i := o.first; i < len(o.entries); i++ {
		if err := t.Tick(); err != nil {
			return err
		}
		e := o.entries[i]
		if e.value == nil {
			continue
		}
		if err := d.set(t, e.key, e.hash, e.value); err != nil {
			return err
		}
		if o.live != n {
			return Raise(RuntimeError, "dict mutated during update")
		}
	}
	return nil
}

func (d *Dict) updatePairs(t *Thread, pairs Value) error {
	i := 0
	return Each(t, pairs, func(v Value) error {
		two, err := Items(t, v)
		switch {
		case err != nil && IsA(err, TypeError):
			return Raise(TypeError, "cannot convert dictionary update sequence element #%d to a sequence", i)
		case err != nil:
			return err
		case len(two) != 2:
			return Raise(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", i, len(two))
		}
		i++
		return d.Set(t, two[0], two[1])
	})
}

// GetItem is d[key]: what __missing__ or the default factory gives for a key that is not there.
func (d *Dict) GetItem(t *Thread, key Value) (Value, error) {
	v, err := d.Get(t, key)
	if v != nil || err != nil {
		return v, err
	}
	return d.missing(t, key)
}

func (d *Dict) missing(t *Thread, key Value) (Value, error) {
	if d.ext != nil {
		if f := override(d, slotMissing); f != nil {
			return CallBound(t, f, d, Args{Pos: []Value{key}})
		}
		if d.ext.class.Below(DefaultDictType) {
			return d.makeDefault(t, key)
		}
	}
	return nil, NewException(KeyError, key)
}

// SetItem is d[key] = w, and del d[key] when w is nil.
func (d *Dict) SetItem(t *Thread, key, w Value) error {
	if w != nil {
		return d.Set(t, key, w)
	}
	had, err := d.Delete(t, key)
	if err == nil && !had {
		return NewException(KeyError, key)
	}
	return err
}

// Contains is key in d.
func (d *Dict) Contains(t *Thread, key Value) (bool, error) {
	v, err := d.Get(t, key)
	return v != nil, err
}

// Iter goes over the keys.
func (d *Dict) Iter(*Thread) (Iterator, error) { return newDictIterator(d, dictKeys), nil }

// Hash refuses: a dict is no key.
func (d *Dict) Hash(*Thread) (uint64, error) { return 0, unhashable(d) }

// Compare has == and !=; of two OrderedDicts the order counts.
func (d *Dict) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*Dict)
	if !ok || op > NE {
		return NotImplemented, nil
	}
	same, err := d.equal(t, o)
	if err == nil && same && d.isOrdered() && o.isOrdered() {
		var inOrder Value
		inOrder, err = compareItems(t, EQ, d.Keys(), o.Keys())
		same = inOrder == True
	}
	return Bool(same == (op == EQ)), err
}

func (d *Dict) isOrdered() bool { return d.ext != nil && d.ext.class.Below(OrderedDictType) }

func (d *Dict) equal(t *Thread, o *Dict) (bool, error) {
	if d.live != o.live {
		return false, nil
	}
	if err := t.deeper(" in comparison"); err != nil {
		return false, err
	}
	defer t.shallower()
	for i := d.first; i < len(d.entries); i++ {
		if err := t.Tick(); err != nil {
			return false, err
		}
		e := d.entries[i]
		if e.value == nil {
			continue
		}
		j, err := o.find(t, e.key, e.hash)
		if err != nil || j < 0 {
			return false, err
		}
		same, err := Equal(t, e.value, o.entries[j].value)
		if err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// Binary has |.
func (d *Dict) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	o, ok := w.(*Dict)
	if op != Or || !ok {
		return NotImplemented, nil
	}
	left, right := d, o
	if reflected {
		left, right = o, d
	}
	both := left.Copy()
	if native := left.Type().native(); native != DictType {
		both = left.copyAs(native)
	} else if native = right.Type().native(); native != DictType {
		both = left.copyAs(native)
		both.keepFactory(right)
	}
	return both, both.merge(t, right)
}

// copyAs is a copy of a native class, or of a heap class below one.
func (d *Dict) copyAs(c *Type) *Dict {
	n := &Dict{}
	if c != DictType {
		n.ext = &ext{class: c}
	}
	n.fill(d)
	n.keepFactory(d)
	return n
}

// BinaryInPlace has |=.
func (d *Dict) BinaryInPlace(t *Thread, op BinaryOp, w Value) (Value, error) {
	if op != Or {
		return NotImplemented, nil
	}
	return d, d.Update(t, w)
}

// Repr is Python's.
func (d *Dict) Repr(t *Thread) (string, error) {
	switch {
	case d.ext == nil:
	case d.ext.class.Below(DefaultDictType):
		return d.reprDefault(t)
	case d.ext.class.Below(OrderedDictType):
		return d.reprOrdered(t)
	}
	return d.repr(t)
}

func (d *Dict) repr(t *Thread) (string, error) {
	if t.showing(d) {
		return "{...}", nil
	}
	defer t.doneShowing()
	text := []byte("{")
	for k, v := range d.All() {
		key, err := Repr(t, k)
		if err != nil {
			return "", err
		}
		value, err := Repr(t, v)
		if err != nil {
			return "", err
		}
		if len(text) > 1 {
			text = append(text, ", "...)
		}
		text = append(append(append(text, key...), ": "...), value...)
		if err := t.Tick(); err != nil {
			return "", err
		}
	}
	return string(append(text, '}')), nil
}
