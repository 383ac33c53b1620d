package python

import (
	"math/bits"
	"slices"
)

// TupleType is the class of tuples.
var TupleType = &Type{Name: "tuple"}

// Type is TupleType, or a class below it.
func (u *Tuple) Type() *Type { return u.Class(TupleType) }

// NewPair is a tuple of two.
func NewPair(v, w Value) *Tuple { return pair(v, w) }

// pair is a tuple of two with its items in one piece of memory.
func pair(v, w Value) *Tuple {
	p := &struct {
		Tuple
		two [2]Value
	}{two: [2]Value{v, w}}
	p.Items = p.two[:]
	return &p.Tuple
}

func makeTuple(t *Thread, cls *Type, a Args) (Value, error) {
	if err := a.between("tuple", 0, 1); err != nil && (len(a.Kw) == 0 || !cls.heap) {
		return nil, err
	}
	u := &Tuple{}
	if len(a.Pos) > 0 {
		if same, ok := a.Pos[0].(*Tuple); ok && cls == TupleType && same.ext == nil {
			return same, nil
		}
		items, err := Items(t, a.Pos[0])
		if err != nil {
			return nil, err
		}
		u.Items = items
	}
	u.Extend(cls)
	return u, nil
}

// Len is how many items there are.
func (u *Tuple) Len() int { return len(u.Items) }

// Iter goes over the items.
func (u *Tuple) Iter(*Thread) (Iterator, error) { return &tupleIterator{items: u.Items}, nil }

// GetItem is an item, or a tuple for a slice.
func (u *Tuple) GetItem(t *Thread, key Value) (Value, error) {
	if s, ok := key.(*Slice); ok {
		items, err := slicedItems(t, u.Items, s)
		if len(items) == len(u.Items) && u.ext == nil && s.Step == None {
			return u, err
		}
		return NewTuple(items...), err
	}
	i, err := itemIndex(t, key, len(u.Items), "tuple")
	if err != nil {
		return nil, err
	}
	return u.Items[i], nil
}

func slicedItems(t *Thread, items []Value, s *Slice) ([]Value, error) {
	start, _, step, count, err := s.Indices(t, len(items))
	if err != nil || count == 0 {
		return nil, err
	}
	if step == 1 {
		return slices.Clone(items[start : start+count]), nil
	}
	some := make([]Value, count)
	for i := range some {
		some[i] = items[start+i*step]
	}
	return some, nil
}

// Contains is w in u.
func (u *Tuple) Contains(t *Thread, w Value) (bool, error) {
	i, err := indexOf(t, u.Items, w)
	return i >= 0, err
}

// indexOf is where an item equal to w is, -1 without.
func indexOf(t *Thread, items []Value, w Value) (int, error) {
	for i, v := range items {
		if err := t.Tick(); err != nil {
			return -1, err
		}
		same, err := Equal(t, v, w)
		if err != nil {
			return -1, err
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

// Compare compares item by item.
func (u *Tuple) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*Tuple)
	if !ok {
		return NotImplemented, nil
	}
	return compareItems(t, op, u.Items, o.Items)
}

// compareItems compares sequences: the first items that differ decide, then the lengths.
func compareItems(t *Thread, op CompareOp, v, w []Value) (Value, error) {
	if op <= NE && len(v) != len(w) {
		return Bool(op == NE), nil
	}
	if err := t.deeper(" in comparison"); err != nil {
		return nil, err
	}
	defer t.shallower()
	for i := 0; i < len(v) && i < len(w); i++ {
		if err := t.Tick(); err != nil {
			return nil, err
		}
		same, err := Equal(t, v[i], w[i])
		if err != nil {
			return nil, err
		}
		if same {
			continue
		}
		if op <= NE {
			return Bool(op == NE), nil
		}
		return Compare(t, op, v[i], w[i])
	}
	return Bool(holds(op, len(v)-len(w))), nil
}

// Hash is CPython's, so that sets of tuples have its order.
func (u *Tuple) Hash(t *Thread) (uint64, error) {
	const one, two, five = 11400714785074694791, 14029467366897019727, 2870177450012600261
	if err := t.deeperThan(deepest, ""); err != nil {
		return 0, err
	}
	defer t.shallower()
	sum := uint64(five)
	for _, v := range u.Items {
		h, err := Hash(t, v)
		if err != nil {
			return 0, err
		}
		sum += h * two
		sum = bits.RotateLeft64(sum, 31) * one
	}
	if sum += uint64(len(u.Items)) ^ (five ^ 3527539); sum == 1<<64-1 {
		return 1546275796, nil
	}
	return sum, nil
}

// Binary has + and *.
func (u *Tuple) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	switch op {
	case Add:
		o, ok := w.(*Tuple)
		switch {
		case reflected:
			return NotImplemented, nil
		case !ok && override(w, slotReflect+slot(Add)) != nil:
			return NotImplemented, nil
		case !ok:
			return nil, Raise(TypeError, `can only concatenate tuple (not "%s") to tuple`, TypeName(w))
		}
		items := make([]Value, 0, len(u.Items)+len(o.Items))
		return NewTuple(append(append(items, u.Items...), o.Items...)...), nil
	case Mul:
		items, err := repeated(t, u.Items, w)
		if items == nil && err == nil {
			return NotImplemented, nil
		}
		return NewTuple(items...), err
	}
	return NotImplemented, nil
}

// repeated is items, w times; nil when w is no int.
func repeated(t *Thread, items []Value, w Value) ([]Value, error) {
	n, ok := AsInt(w)
	if !ok {
		if !canIndex(w) {
			return nil, Raise(TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(w))
		}
		i, err := indexInt(t, w)
		if err != nil {
			return nil, repeatError(w, err)
		}
		n = int64(i)
	}
	if n <= 0 || len(items) == 0 {
		return []Value{}, nil
	}
	if n > int64(maxItems/len(items)) {
		return nil, noMemory()
	}
	many := make([]Value, int(n)*len(items))
	for filled := copy(many, items); filled < len(many); {
		filled += copy(many[filled:], many[:min(filled, 1<<16/len(items)*len(items)+len(items))])
		if err := t.Tick(); err != nil {
			return nil, err
		}
	}
	return many, nil
}

func repeatError(w Value, err error) error {
	if IsA(err, OverflowError) {
		return Raise(OverflowError, "cannot fit '%s' into an index-sized integer", TypeName(w))
	}
	return err
}

// canIndex tells whether operator.index(v) is worth a try.
func canIndex(v Value) bool {
	if override(v, slotIndex) != nil {
		return true
	}
	switch Held(v).(type) {
	case Int, Bool, *BigInt, Indexer:
		return true
	}
	return false
}

// Repr is Python's.
func (u *Tuple) Repr(t *Thread) (string, error) {
	if c := u.Class(TupleType); c.Fields != nil {
		return u.reprRecord(t, c)
	}
	end := ")"
	if len(u.Items) == 1 {
		end = ",)"
	}
	return reprItems(t, u, slices.Values(u.Items), "(", end, "(...)")
}

func tupleMethods() []*Builtin {
	return []*Builtin{
		method("count", func(t *Thread, u *Tuple, a Args) (Value, error) {
			w, err := a.single("tuple.count")
			if err != nil {
				return nil, err
			}
			return countOf(t, u.Items, w)
		}),
		method("index", func(t *Thread, u *Tuple, a Args) (Value, error) {
			return findItem(t, u.Items, a, "tuple.index", "tuple.index(x): x not in tuple")
		}),
		method("__getnewargs__", func(_ *Thread, u *Tuple, a Args) (Value, error) {
			return NewTuple(NewTuple(u.Items...)), a.none("tuple.__getnewargs__")
		}),
		classGetItem(),
	}
}

func countOf(t *Thread, items []Value, w Value) (Value, error) {
	n := 0
	for _, v := range items {
		if err := t.Tick(); err != nil {
			return nil, err
		}
		same, err := Equal(t, v, w)
		if err != nil {
			return nil, err
		}
		if same {
			n++
		}
	}
	return NewInt(int64(n)), nil
}

// findItem is index(value, start, stop).
func findItem(t *Thread, items []Value, a Args, full, absent string) (Value, error) {
	if err := a.between(full, 1, 3); err != nil {
		return nil, err
	}
	start, stop := 0, len(items)
	for i, to := range []*int{&start, &stop} {
		if i+1 >= len(a.Pos) {
			break
		}
		n, err := sliceIndex(t, a.Pos[i+1])
		if err != nil {
			return nil, Raise(TypeError, "slice indices must be integers or have an __index__ method")
		}
		if n < 0 {
			n = max(n+len(items), 0)
		}
		*to = min(n, len(items))
	}
	if start < stop {
		i, err := indexOf(t, items[start:stop], a.Pos[0])
		if err != nil {
			return nil, err
		}
		if i >= 0 {
			return NewInt(int64(start + i)), nil
		}
	}
	if absent == "" {
		text, err := Repr(t, a.Pos[0])
		if err != nil {
			return nil, err
		}
		absent = text + " is not in list"
	}
	return nil, Raise(ValueError, "%s", absent)
}
