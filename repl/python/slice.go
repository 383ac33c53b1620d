package python

import "math"

// Slice is slice(start, stop, step): each is a Value, None where nothing was said.
type Slice struct{ Start, Stop, Step Value }

// SliceType is the class of slices.
var SliceType = &Type{Name: "slice", Final: true}

// Type is SliceType.
func (*Slice) Type() *Type { return SliceType }

func makeSlice(_ *Thread, _ *Type, a Args) (Value, error) {
	if err := a.between("slice", 1, 3); err != nil {
		return nil, err
	}
	if len(a.Pos) == 1 {
		return &Slice{None, a.Pos[0], None}, nil
	}
	return &Slice{a.Pos[0], a.Pos[1], a.or(2, None)}, nil
}

// Indices is what a slice means for a sequence of n: where it begins, where it ends, how it steps, and how many
// items it has.
func (s *Slice) Indices(t *Thread, n int) (start, stop, step, count int, err error) {
	step = 1
	if s.Step != None {
		if step, err = sliceIndex(t, s.Step); err != nil {
			return
		}
		if step == 0 {
			return 0, 0, 0, 0, Raise(ValueError, "slice step cannot be zero")
		}
		step = max(step, -math.MaxInt64)
	}
	low, high := 0, n
	start, stop = low, high
	if step < 0 {
		low, high = -1, n-1
		start, stop = high, low
	}
	if s.Start != None {
		if start, err = bounded(t, s.Start, n, low, high); err != nil {
			return
		}
	}
	if s.Stop != None {
		if stop, err = bounded(t, s.Stop, n, low, high); err != nil {
			return
		}
	}
	return start, stop, step, stepsBetween(start, stop, step), nil
}

func stepsBetween(start, stop, step int) int {
	switch {
	case step > 0 && start < stop:
		return (stop-start-1)/step + 1
	case step < 0 && start > stop:
		return (start-stop-1)/-step + 1
	}
	return 0
}

func bounded(t *Thread, v Value, n, low, high int) (int, error) {
	i, err := sliceIndex(t, v)
	if i < 0 {
		i += n
	}
	return min(max(i, low), high), err
}

// sliceIndex is a bound of a slice; past 64 bits the nearest end.
func sliceIndex(t *Thread, v Value) (int, error) {
	if n, ok := AsInt(v); ok {
		return int(n), nil
	}
	whole, err := IndexOf(t, v)
	if err != nil {
		if IsA(err, TypeError) {
			err = Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		return 0, err
	}
	if n, ok := AsInt(whole); ok {
		return int(n), nil
	}
	if b, ok := Held(whole).(*BigInt); ok && b.n.Sign() < 0 {
		return math.MinInt64 / 2, nil
	}
	return math.MaxInt64, nil
}

// Repr is Python's.
func (s *Slice) Repr(t *Thread) (string, error) {
	text := "slice("
	for i, v := range []Value{s.Start, s.Stop, s.Step} {
		one, err := Repr(t, v)
		if err != nil {
			return "", err
		}
		if i > 0 {
			text += ", "
		}
		text += one
	}
	return text + ")", nil
}

// Compare compares slices as tuples of three.
func (s *Slice) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*Slice)
	if !ok {
		return NotImplemented, nil
	}
	return compareItems(t, op, []Value{s.Start, s.Stop, s.Step}, []Value{o.Start, o.Stop, o.Step})
}

// Hash refuses: a slice is no key.
func (s *Slice) Hash(*Thread) (uint64, error) { return 0, unhashable(s) }

func unhashable(v Value) error { return Raise(TypeError, "unhashable type: '%s'", TypeName(v)) }

// Attr gives start, stop and step.
func (s *Slice) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "start":
		return s.Start, nil
	case "stop":
		return s.Stop, nil
	case "step":
		return s.Step, nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Slice) AttrNames() []string { return []string{"start", "step", "stop"} }

// SetAttr refuses: a slice does not change.
func (s *Slice) SetAttr(t *Thread, name string, _ Value) error { return readOnly(t, s, name) }

// readOnly is why an attribute cannot be set.
func readOnly(t *Thread, v interface {
	Value
	Attributed
}, name string) error {
	if have, _ := v.Attr(t, name); have != nil {
		return Raise(AttributeError, "readonly attribute")
	}
	return noAttribute(v, name)
}

func sliceMethods() []*Builtin {
	return []*Builtin{method("indices", func(t *Thread, s *Slice, a Args) (Value, error) {
		v, err := a.single("slice.indices")
		if err != nil {
			return nil, err
		}
		n, err := indexInt(t, v)
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, Raise(ValueError, "length should not be negative")
		}
		start, stop, step, _, err := s.Indices(t, n)
		return NewTuple(NewInt(int64(start)), NewInt(int64(stop)), NewInt(int64(step))), err
	})}
}

// indexInt is operator.index(v) as a Go int.
func indexInt(t *Thread, v Value) (int, error) {
	if n, ok := AsInt(v); ok {
		return int(n), nil
	}
	whole, err := IndexOf(t, v)
	if err != nil {
		return 0, err
	}
	if n, ok := AsInt(whole); ok {
		return int(n), nil
	}
	return 0, Raise(OverflowError, "Python int too large to convert to C ssize_t")
}

// itemIndex is the index of an item of a sequence of n: -1 is the last.
func itemIndex(t *Thread, key Value, n int, kind string) (int, error) {
	i, err := sequenceIndex(t, key, kind)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, Raise(IndexError, "%s index out of range", kind)
	}
	return i, nil
}

// sequenceIndex is an index as it was given.
func sequenceIndex(t *Thread, key Value, kind string) (int, error) {
	if n, ok := key.(Int); ok {
		return int(n), nil
	}
	if n, ok := AsInt(key); ok {
		return int(n), nil
	}
	whole, err := IndexOf(t, key)
	if err != nil {
		if IsA(err, TypeError) {
			err = Raise(TypeError, "%s indices must be integers or slices, not %s", kind, TypeName(key))
		}
		return 0, err
	}
	if n, ok := AsInt(whole); ok {
		return int(n), nil
	}
	return 0, Raise(IndexError, "cannot fit '%s' into an index-sized integer", TypeName(key))
}
