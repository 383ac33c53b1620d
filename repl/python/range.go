package python

import "math"

// Range is range(start, stop, step); N is how many numbers it has.
type Range struct {
	Start, Stop, Step int64
	n                 int64
}

// RangeType is the class of ranges.
var RangeType = &Type{Name: "range", Final: true}

// NewRange is a range; step is not 0.
func NewRange(start, stop, step int64) *Range {
	return &Range{start, stop, step, int64(rangeLength(start, stop, step))}
}

func rangeLength(start, stop, step int64) uint64 {
	switch {
	case step > 0 && start < stop:
		return (uint64(stop)-uint64(start)-1)/uint64(step) + 1
	case step < 0 && start > stop:
		return (uint64(start)-uint64(stop)-1)/(-uint64(step)) + 1
	}
	return 0
}

// Type is RangeType.
func (*Range) Type() *Type { return RangeType }

func makeRange(t *Thread, _ *Type, a Args) (Value, error) {
	if err := a.between("range", 1, 3); err != nil {
		return nil, err
	}
	var n [3]int64
	for i, v := range a.Pos {
		m, err := rangeBound(t, v)
		if err != nil {
			return nil, err
		}
		n[i] = m
	}
	switch len(a.Pos) {
	case 1:
		return NewRange(0, n[0], 1), nil
	case 2:
		n[2] = 1
	}
	if n[2] == 0 {
		return nil, Raise(ValueError, "range() arg 3 must not be zero")
	}
	if rangeLength(n[0], n[1], n[2]) > math.MaxInt64 {
		return nil, Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return NewRange(n[0], n[1], n[2]), nil
}

func rangeBound(t *Thread, v Value) (int64, error) {
	if n, ok := v.(Int); ok {
		return int64(n), nil
	}
	n, err := indexInt(t, v)
	return int64(n), err
}

// Len is how many numbers it has.
func (r *Range) Len() int { return int(r.n) }

// At is the number at i.
func (r *Range) At(i int) int64 { return r.Start + int64(i)*r.Step }

// Iter goes over the numbers.
func (r *Range) Iter(*Thread) (Iterator, error) { return &rangeIterator{r.Start, r.Step, r.n}, nil }

// GetItem is a number, or a range for a slice.
func (r *Range) GetItem(t *Thread, key Value) (Value, error) {
	if s, ok := key.(*Slice); ok {
		start, stop, step, _, err := s.Indices(t, r.Len())
		if err != nil {
			return nil, err
		}
		return NewRange(r.At(start), r.At(stop), r.Step*int64(step)), nil
	}
	i, err := itemIndex(t, key, r.Len(), "range")
	if err != nil {
		if IsA(err, IndexError) {
			err = Raise(IndexError, "range object index out of range")
		}
		return nil, err
	}
	return NewInt(r.At(i)), nil
}

// Contains is w in r.
func (r *Range) Contains(t *Thread, w Value) (bool, error) {
	switch n := Held(w).(type) {
	case Int, Bool:
		if override(w, slotCompare) == nil {
			i, _ := AsInt(n)
			return r.index(i) >= 0, nil
		}
	case *BigInt:
		return false, nil
	case *Str, Bytes, NoneType, *List, *Tuple, *Dict:
		return false, nil
	}
	i, err := r.search(t, w)
	return i >= 0, err
}

// index is where a number is, -1 without.
func (r *Range) index(n int64) int64 {
	if r.n == 0 {
		return -1
	}
	low, high := r.Start, r.At(int(r.n-1))
	if low > high {
		low, high = high, low
	}
	if n < low || n > high {
		return -1
	}
	away, step := uint64(n)-uint64(r.Start), uint64(r.Step)
	if r.Step < 0 {
		away, step = -away, -step
	}
	if away%step != 0 {
		return -1
	}
	return int64(away / step)
}

// search looks at each number, for values that are equal to one in their own way.
func (r *Range) search(t *Thread, w Value) (int64, error) {
	for i := range r.n {
		if err := t.Tick(); err != nil {
			return -1, err
		}
		same, err := Equal(t, NewInt(r.At(int(i))), w)
		if err != nil {
			return -1, err
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

// Compare has == and !=: the same numbers.
func (r *Range) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*Range)
	if !ok || op > NE {
		return NotImplemented, nil
	}
	same := r.n == o.n && (r.n == 0 || r.Start == o.Start && (r.n == 1 || r.Step == o.Step))
	return Bool(same == (op == EQ)), nil
}

// Hash fits the comparison.
func (r *Range) Hash(t *Thread) (uint64, error) {
	three := []Value{NewInt(r.n), None, None}
	if r.n > 0 {
		three[1] = NewInt(r.Start)
	}
	if r.n > 1 {
		three[2] = NewInt(r.Step)
	}
	return NewTuple(three...).Hash(t)
}

// Repr is Python's.
func (r *Range) Repr(t *Thread) (string, error) {
	three := []Value{NewInt(r.Start), NewInt(r.Stop)}
	if r.Step != 1 {
		three = append(three, NewInt(r.Step))
	}
	args, err := Repr(t, NewTuple(three...))
	return "range" + args, err
}

// Attr gives start, stop and step.
func (r *Range) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "start":
		return NewInt(r.Start), nil
	case "stop":
		return NewInt(r.Stop), nil
	case "step":
		return NewInt(r.Step), nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Range) AttrNames() []string { return []string{"start", "step", "stop"} }

// SetAttr refuses: a range does not change.
func (r *Range) SetAttr(t *Thread, name string, _ Value) error { return readOnly(t, r, name) }

func rangeMethods() []*Builtin {
	return []*Builtin{
		method("count", func(t *Thread, r *Range, a Args) (Value, error) {
			v, err := a.single("range.count")
			if err != nil {
				return nil, err
			}
			in, err := r.Contains(t, v)
			if in {
				return NewInt(1), err
			}
			return NewInt(0), err
		}),
		method("index", func(t *Thread, r *Range, a Args) (Value, error) {
			v, err := a.single("range.index")
			if err != nil {
				return nil, err
			}
			i := int64(-1)
			n, ok := AsInt(v)
			if ok {
				i = r.index(n)
			} else if i, err = r.search(t, v); err != nil {
				return nil, err
			}
			if i >= 0 {
				return NewInt(i), nil
			}
			if !ok {
				return nil, Raise(ValueError, "sequence.index(x): x not in sequence")
			}
			return nil, Raise(ValueError, "%d is not in range", n)
		}),
		method("__reversed__", func(_ *Thread, r *Range, a Args) (Value, error) {
			return r.backwards(), a.none("range.__reversed__")
		}),
	}
}

func (r *Range) backwards() *rangeIterator {
	if r.n == 0 {
		return &rangeIterator{}
	}
	return &rangeIterator{r.At(int(r.n - 1)), -r.Step, r.n}
}
