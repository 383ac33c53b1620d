package python

// dictPart is what of a dict a view or an iterator gives.
type dictPart uint8

const (
	dictKeys dictPart = iota
	dictValues
	dictItems
)

// The classes of a dict's views.
var (
	DictKeysType   = &Type{Name: "dict_keys", Final: true}
	DictValuesType = &Type{Name: "dict_values", Final: true}
	DictItemsType  = &Type{Name: "dict_items", Final: true}

	orderedViewTypes = [3]*Type{{Name: "odict_keys", Final: true}, {Name: "odict_values", Final: true},
		{Name: "odict_items", Final: true}}
)

// DictView is d.keys(), d.values() or d.items().
type DictView struct {
	d    *Dict
	part dictPart
}

// Type is that of the view's part.
func (w *DictView) Type() *Type {
	if w.d.isOrdered() {
		return orderedViewTypes[w.part]
	}
	return [...]*Type{DictKeysType, DictValuesType, DictItemsType}[w.part]
}

// Len is the dict's.
func (w *DictView) Len() int { return w.d.live }

// Iter goes over the view.
func (w *DictView) Iter(*Thread) (Iterator, error) { return newDictIterator(w.d, w.part), nil }

// Contains is v in the view.
func (w *DictView) Contains(t *Thread, v Value) (bool, error) {
	switch w.part {
	case dictKeys:
		return w.d.Contains(t, v)
	case dictValues:
		i, err := indexOf(t, w.d.Values(), v)
		return i >= 0, err
	}
	two, ok := v.(*Tuple)
	if !ok || len(two.Items) != 2 {
		return false, nil
	}
	have, err := w.d.Get(t, two.Items[0])
	if have == nil || err != nil {
		return false, err
	}
	return Equal(t, have, two.Items[1])
}

// Compare has the comparisons of sets; values have none.
func (w *DictView) Compare(t *Thread, op CompareOp, v Value) (Value, error) {
	if w.part == dictValues || !isSetLike(v) {
		return NotImplemented, nil
	}
	return compareSets(t, op, w, v)
}

// isSetLike tells a set, or a view that is like one.
func isSetLike(v Value) bool {
	switch v := v.(type) {
	case *Set:
		return true
	case *DictView:
		return v.part != dictValues
	}
	return false
}

// Hash refuses where there is a comparison.
func (w *DictView) Hash(*Thread) (uint64, error) {
	if w.part == dictValues {
		return identityHash(w), nil
	}
	return 0, unhashable(w)
}

// Binary has the operators of sets: with anything that iterates.
func (w *DictView) Binary(t *Thread, op BinaryOp, v Value, reflected bool) (Value, error) {
	if w.part == dictValues || op != Sub && op != Or && op != Xor && op != And {
		return NotImplemented, nil
	}
	var left, right Value = w, v
	if reflected {
		left, right = v, w
	}
	s, err := setOf(t, left)
	if err != nil {
		return nil, err
	}
	return s.operate(t, op, right)
}

// Repr is Python's.
func (w *DictView) Repr(t *Thread) (string, error) {
	each := func(yield func(Value) bool) {
		for k, v := range w.d.All() {
			if !yield(w.part.of(k, v)) {
				return
			}
		}
	}
	return reprItems(t, w, each, w.Type().Name+"([", "])", "...")
}

func (p dictPart) of(k, v Value) Value {
	switch p {
	case dictKeys:
		return k
	case dictValues:
		return v
	}
	return pair(k, v)
}

// Attr gives mapping.
func (w *DictView) Attr(_ *Thread, name string) (Value, error) {
	if name == "mapping" {
		return &MappingProxy{w.d}, nil
	}
	return nil, nil
}

// AttrNames lists it.
func (*DictView) AttrNames() []string { return []string{"mapping"} }

func dictViewMethods() []*Builtin {
	return []*Builtin{
		method("__reversed__", func(_ *Thread, w *DictView, a Args) (Value, error) {
			return newDictReversed(w.d, w.part), a.none("__reversed__")
		}),
		method("isdisjoint", func(t *Thread, w *DictView, a Args) (Value, error) {
			v, err := a.single(w.Type().Name + ".isdisjoint")
			if err != nil {
				return nil, err
			}
			apart, err := disjoint(t, w, v)
			return Bool(apart), err
		}),
	}
}

// dictIterator goes over a dict.
type dictIterator struct {
	d      *Dict
	part   dictPart
	back   bool
	i      int // the next entry
	live   int // of the dict when it began; -1: it is over
	layout uint64
}

func newDictIterator(d *Dict, part dictPart) *dictIterator {
	return &dictIterator{d: d, part: part, i: d.first, live: d.live, layout: d.version}
}

func newDictReversed(d *Dict, part dictPart) *dictIterator {
	return &dictIterator{d: d, part: part, back: true, i: len(d.entries) - 1, live: d.live, layout: d.version}
}

var dictIteratorTypes = [2][3]*Type{
	{{Name: "dict_keyiterator", Final: true}, {Name: "dict_valueiterator", Final: true},
		{Name: "dict_itemiterator", Final: true}},
	{{Name: "dict_reversekeyiterator", Final: true}, {Name: "dict_reversevalueiterator", Final: true},
		{Name: "dict_reverseitemiterator", Final: true}},
}

func (i *dictIterator) Type() *Type {
	if i.back {
		return dictIteratorTypes[1][i.part]
	}
	return dictIteratorTypes[0][i.part]
}

// Next is the next key, value or pair.
func (i *dictIterator) Next(*Thread) (Value, error) {
	k, v, err := i.NextEntry()
	if k == nil || err != nil {
		return nil, err
	}
	return i.part.of(k, v), nil
}

// NextEntry is the next key and its value; nil at the end.
func (i *dictIterator) NextEntry() (k, v Value, err error) {
	d := i.d
	if i.live < 0 {
		return nil, nil, nil
	}
	if d.live != i.live {
		i.live = -1
		if d.isOrdered() {
			return nil, nil, Raise(RuntimeError, "OrderedDict mutated during iteration")
		}
		return nil, nil, Raise(RuntimeError, "dictionary changed size during iteration")
	}
	if d.version != i.layout {
		i.live = -1
		return nil, nil, Raise(RuntimeError, "dictionary keys changed during iteration")
	}
	for i.i >= 0 && i.i < len(d.entries) {
		e := &d.entries[i.i]
		if i.back {
			i.i--
		} else {
			i.i++
		}
		if e.value != nil {
			return e.key, e.value, nil
		}
	}
	i.live = -1
	return nil, nil, nil
}

// MappingProxy is a mapping that cannot be changed through it.
type MappingProxy struct{ of Value }

// MappingProxyType is its class.
var MappingProxyType = &Type{Name: "mappingproxy", Final: true}

func makeMappingProxy(t *Thread, _ *Type, a Args) (Value, error) {
	p := &MappingProxy{}
	if err := Unpack(a, "mappingproxy", "mapping", &p.of); err != nil {
		return nil, err
	}
	if _, ok := p.of.(*Dict); !ok && p.of.Type().Lookup("__getitem__") == nil || is[*List](p.of) || is[*Tuple](p.of) {
		return nil, Raise(TypeError, "mappingproxy() argument must be a mapping, not %s", TypeName(p.of))
	}
	return p, nil
}

// Type is MappingProxyType.
func (*MappingProxy) Type() *Type { return MappingProxyType }

// Len is the mapping's.
func (p *MappingProxy) Len() int {
	if s, ok := p.of.(Sized); ok {
		return s.Len()
	}
	return 0
}

// Str is that of the mapping.
func (p *MappingProxy) Str(t *Thread) (string, error) { return ToStr(t, p.of) }

// GetItem is that of the mapping.
func (p *MappingProxy) GetItem(t *Thread, key Value) (Value, error) { return GetItem(t, p.of, key) }

// Iter is that of the mapping.
func (p *MappingProxy) Iter(t *Thread) (Iterator, error) { return Iter(t, p.of) }

// Contains is that of the mapping.
func (p *MappingProxy) Contains(t *Thread, w Value) (bool, error) { return Contains(t, p.of, w) }

// Compare is that of the mapping.
func (p *MappingProxy) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	if o, ok := w.(*MappingProxy); ok {
		w = o.of
	}
	return Compare(t, op, p.of, w)
}

// Hash refuses: a mapping is no key.
func (p *MappingProxy) Hash(*Thread) (uint64, error) { return 0, unhashable(p) }

// Binary has |, which makes a dict.
func (p *MappingProxy) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	if op != Or {
		return NotImplemented, nil
	}
	if o, ok := w.(*MappingProxy); ok {
		w = o.of
	}
	if reflected {
		return Binary(t, op, w, p.of)
	}
	return Binary(t, op, p.of, w)
}

// Repr is Python's.
func (p *MappingProxy) Repr(t *Thread) (string, error) {
	text, err := Repr(t, p.of)
	return "mappingproxy(" + text + ")", err
}

// Attr is a method of the mapping that only reads.
func (p *MappingProxy) Attr(t *Thread, name string) (Value, error) {
	switch name {
	case "copy", "get", "items", "keys", "values", "__reversed__":
		return FindAttr(t, p.of, name)
	}
	return nil, nil
}

// AttrNames lists them.
func (*MappingProxy) AttrNames() []string { return []string{"copy", "get", "items", "keys", "values"} }
