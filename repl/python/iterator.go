package python

// The classes of iterators.
var (
	IteratorType      = &Type{Name: "iterator", Final: true}
	CallIteratorType  = &Type{Name: "callable_iterator", Final: true}
	ListIteratorType  = &Type{Name: "list_iterator", Final: true}
	ListReversedType  = &Type{Name: "list_reverseiterator", Final: true}
	TupleIteratorType = &Type{Name: "tuple_iterator", Final: true}
	RangeIteratorType = &Type{Name: "range_iterator", Final: true}
	SetIteratorType   = &Type{Name: "set_iterator", Final: true}
	EnumerateType     = &Type{Name: "enumerate"}
	ZipType           = &Type{Name: "zip"}
	MapType           = &Type{Name: "map"}
	FilterType        = &Type{Name: "filter"}
	ReversedType      = &Type{Name: "reversed"}
)

// FuncIterator is an iterator of any class that Go computes.
type FuncIterator struct {
	Ext
	class *Type
	next  func(t *Thread) (Value, error)
	show  func(t *Thread) (string, error) // nil: as any object
	fork  func() Value                    // of tee: another one at the same place
	pair  func(t *Thread) (v, w Value, err error)
}

// NewIterator is an iterator that calls next until it gives nil, nil.
func NewIterator(class *Type, next func(t *Thread) (Value, error)) *FuncIterator {
	return &FuncIterator{class: class, next: next}
}

// Type is the class it was made with.
func (i *FuncIterator) Type() *Type { return i.Class(i.class) }

// Next is the next value.
func (i *FuncIterator) Next(t *Thread) (Value, error) {
	if i.next == nil {
		return nil, nil
	}
	if err := t.deeperThan(deepest, ""); err != nil { // iterators over iterators may be many
		return nil, err
	}
	v, err := i.next(t)
	t.shallower()
	return v, err
}

// Repr is count(0) of some, and as of any object of the others.
func (i *FuncIterator) Repr(t *Thread) (string, error) {
	if i.show != nil {
		return i.show(t)
	}
	return "<" + i.Type().FullNameInRepr() + " object at " + address(i) + ">", nil
}

// Pairs gives the two values of each tuple that an iterator gives, without making the tuples: v is nil at the end.
// nil: the iterator gives other things. It is instead of Next, not beside it.
func Pairs(it Iterator) func(t *Thread) (v, w Value, err error) {
	switch it := it.(type) {
	case *dictIterator:
		if it.part == dictItems {
			return func(*Thread) (Value, Value, error) { return it.NextEntry() }
		}
	case *FuncIterator:
		return it.pair
	}
	return nil
}

// end makes what comes after the end the end too.
func (i *FuncIterator) end() (Value, error) {
	i.next = nil
	return nil, nil
}

// joined is Next of an iterator that gives pairs.
func (i *FuncIterator) joined(t *Thread) (Value, error) {
	v, w, err := i.pair(t)
	if v == nil || err != nil {
		return nil, err
	}
	return pair(v, w), nil
}

// iteratorOf is an iterator of a class that Make makes.
func iteratorOf(native, cls *Type) *FuncIterator {
	i := &FuncIterator{class: native}
	i.Extend(cls)
	return i
}

type listIterator struct {
	l *List // nil: it is over
	i int
}

func (*listIterator) Type() *Type { return ListIteratorType }

func (i *listIterator) Next(*Thread) (Value, error) {
	if i.l != nil && i.i < len(i.l.Items) {
		i.i++
		return i.l.Items[i.i-1], nil
	}
	i.l = nil
	return nil, nil
}

func (i *listIterator) left() int {
	if i.l == nil {
		return 0
	}
	return max(len(i.l.Items)-i.i, 0)
}

type listReversed struct {
	l *List
	i int
}

func (*listReversed) Type() *Type { return ListReversedType }

func (i *listReversed) Next(*Thread) (Value, error) {
	if i.i >= 0 && i.i < len(i.l.Items) {
		i.i--
		return i.l.Items[i.i+1], nil
	}
	i.i = -1
	return nil, nil
}

func (i *listReversed) left() int { return i.i + 1 }

type tupleIterator struct{ items []Value }

func (*tupleIterator) Type() *Type { return TupleIteratorType }

func (i *tupleIterator) Next(*Thread) (Value, error) {
	if len(i.items) == 0 {
		return nil, nil
	}
	v := i.items[0]
	i.items = i.items[1:]
	return v, nil
}

func (i *tupleIterator) left() int { return len(i.items) }

type rangeIterator struct{ next, step, n int64 }

func (*rangeIterator) Type() *Type { return RangeIteratorType }

func (i *rangeIterator) Next(*Thread) (Value, error) {
	if i.n <= 0 {
		return nil, nil
	}
	v := i.next
	i.n--
	i.next += i.step
	return NewInt(v), nil
}

func (i *rangeIterator) left() int { return int(i.n) }

// NextInt is the next number as it is; ok is false at the end.
func (i *rangeIterator) NextInt() (n int64, ok bool) {
	if i.n <= 0 {
		return 0, false
	}
	n = i.next
	i.n--
	i.next += i.step
	return n, true
}

type setIterator struct {
	s    *Set
	i    int
	live int // of the set when it began; -1: it is over
}

func (*setIterator) Type() *Type { return SetIteratorType }

func (i *setIterator) Next(*Thread) (Value, error) {
	if i.live < 0 {
		return nil, nil
	}
	if i.live != i.s.live {
		i.live = -1
		return nil, Raise(RuntimeError, "Set changed size during iteration")
	}
	for i.i < len(i.s.table) {
		i.i++
		if v := i.s.table[i.i-1].key; v != nil {
			return v, nil
		}
	}
	i.live = -1
	return nil, nil
}

// measured is an iterator that knows how many values it will still give.
type measured interface{ left() int }

func lengthHint() []*Builtin {
	return []*Builtin{method("__length_hint__", func(_ *Thread, v Value, a Args) (Value, error) {
		if m, ok := v.(measured); ok {
			return NewInt(int64(m.left())), a.none("__length_hint__")
		}
		return NotImplemented, nil
	})}
}
