package python

import (
	"slices"
	"strconv"
)

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

func makeEnumerate(t *Thread, cls *Type, a Args) (Value, error) {
	var over Value
	start := NewInt(0)
	if err := Unpack(a, "enumerate", "iterable", &over, "start?", &start); err != nil {
		if len(a.Pos)+len(a.Kw) == 0 {
			err = Raise(TypeError, "enumerate() missing required argument 'iterable'")
		}
		return nil, err
	}
	n, err := IndexOf(t, start)
	if err != nil {
		return nil, err
	}
	it, err := Iter(t, over)
	if err != nil {
		return nil, err
	}
	e := iteratorOf(EnumerateType, cls)
	count, small := n.(Int)
	e.pair = func(t *Thread) (Value, Value, error) {
		v, err := it.Next(t)
		if v == nil || err != nil {
			return nil, nil, err
		}
		if small && count < 1<<62 {
			count++
			return NewInt(int64(count - 1)), v, nil
		}
		if small {
			n, small = count, false
		}
		at := n
		n, err = Binary(t, Add, n, NewInt(1))
		return at, v, err
	}
	e.next = e.joined
	return e, nil
}

func makeZip(t *Thread, cls *Type, a Args) (Value, error) {
	strict := false
	for _, kw := range a.Kw {
		if kw.Name != "strict" {
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for zip()", kw.Name)
		}
		var err error
		if strict, err = Truth(t, kw.Value); err != nil {
			return nil, err
		}
	}
	its := make([]Iterator, len(a.Pos))
	for i, v := range a.Pos {
		it, err := Iter(t, v)
		if err != nil {
			if IsA(err, TypeError) && !iterates(v) {
				err = Raise(TypeError, "'%s' object is not iterable", TypeName(v))
			}
			return nil, err
		}
		its[i] = it
	}
	z := iteratorOf(ZipType, cls)
	if len(its) == 2 && !strict {
		z.pair = func(t *Thread) (Value, Value, error) {
			v, err := its[0].Next(t)
			if v == nil || err != nil {
				return nil, nil, err
			}
			w, err := its[1].Next(t)
			if w == nil || err != nil {
				return nil, nil, err
			}
			return v, w, nil
		}
		z.next = z.joined
		return z, nil
	}
	z.next = func(t *Thread) (Value, error) {
		row, err := nextRow(t, its, strict)
		if row == nil || err != nil {
			z.next = nil
			return nil, err
		}
		return NewTuple(row...), nil
	}
	return z, nil
}

// nextRow is the next value of each; nil when one is at its end.
func nextRow(t *Thread, its []Iterator, strict bool) ([]Value, error) {
	if len(its) == 0 {
		return nil, nil
	}
	row := make([]Value, len(its))
	for i, it := range its {
		v, err := it.Next(t)
		if err != nil {
			return nil, err
		}
		if v == nil {
			if strict {
				return nil, unequalEnds(t, its, i)
			}
			return nil, nil
		}
		row[i] = v
	}
	return row, nil
}

// unequalEnds is zip's complaint when the iterator at i ended first.
func unequalEnds(t *Thread, its []Iterator, i int) error {
	others := func(n int) string {
		if n == 1 {
			return " 1"
		}
		return "s 1-" + strconv.Itoa(n)
	}
	if i > 0 {
		return Raise(ValueError, "zip() argument %d is shorter than argument%s", i+1, others(i))
	}
	for j := 1; j < len(its); j++ {
		v, err := its[j].Next(t)
		if err != nil {
			return err
		}
		if v != nil {
			return Raise(ValueError, "zip() argument %d is longer than argument%s", j+1, others(j))
		}
	}
	return nil
}

func makeMap(t *Thread, cls *Type, a Args) (Value, error) {
	if len(a.Kw) > 0 && !cls.heap {
		return nil, noKeywords("map")
	}
	if len(a.Pos) < 2 {
		return nil, Raise(TypeError, "map() must have at least two arguments.")
	}
	its := make([]Iterator, len(a.Pos)-1)
	for i, v := range a.Pos[1:] {
		it, err := Iter(t, v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	f := a.Pos[0]
	m := iteratorOf(MapType, cls)
	m.next = func(t *Thread) (Value, error) {
		args := t.borrow(len(its))
		defer t.giveBack(args)
		for i, it := range its {
			v, err := it.Next(t)
			if v == nil || err != nil {
				return nil, err
			}
			args[i] = v
		}
		return Call(t, f, Args{Pos: args})
	}
	return m, nil
}

func makeFilter(t *Thread, cls *Type, a Args) (Value, error) {
	if err := a.between("filter", 2, 2); err != nil && (len(a.Kw) == 0 || !cls.heap) {
		return nil, err
	}
	it, err := Iter(t, a.Pos[1])
	if err != nil {
		return nil, err
	}
	i := iteratorOf(FilterType, cls)
	i.next = filtered(it, a.Pos[0], true)
	return i, nil
}

// filtered gives the values for which f tells what is wanted; f None is the value itself.
func filtered(it Iterator, f Value, wanted bool) func(*Thread) (Value, error) {
	return func(t *Thread) (Value, error) {
		for {
			if err := t.Tick(); err != nil {
				return nil, err
			}
			v, err := it.Next(t)
			if v == nil || err != nil {
				return nil, err
			}
			got := v
			if f != None && f != Value(BoolType) {
				if got, err = CallValues(t, f, v); err != nil {
					return nil, err
				}
			}
			truth, err := Truth(t, got)
			if err != nil {
				return nil, err
			}
			if truth == wanted {
				return v, nil
			}
		}
	}
}

func makeReversed(t *Thread, cls *Type, a Args) (Value, error) {
	v, err := a.single("reversed")
	if err != nil {
		if len(a.Kw) == 0 {
			err = wrongCount("reversed", 1, 1, len(a.Pos))
		}
		return nil, err
	}
	if f := v.Type().Lookup("__reversed__"); f != nil && f != None {
		return CallBound(t, f, v, Args{})
	}
	_, isGetter := Held(v).(Getter)
	_, isDict := v.(*Dict)
	if !isGetter && override(v, slotGetItem) == nil || isDict || is[*MappingProxy](v) {
		return nil, Raise(TypeError, "'%s' object is not reversible", TypeName(v))
	}
	n, err := Len(t, v)
	if err != nil {
		return nil, err
	}
	r := iteratorOf(ReversedType, cls)
	if u, ok := v.(*Tuple); ok && u.ext == nil {
		items := slices.Clone(u.Items)
		slices.Reverse(items)
		it := &tupleIterator{items}
		r.next = it.Next
		return r, nil
	}
	r.next = func(t *Thread) (Value, error) {
		if n--; n < 0 {
			return nil, nil
		}
		item, err := GetItem(t, v, NewInt(int64(n)))
		if err != nil && (IsA(err, IndexError) || IsA(err, StopIteration)) {
			return r.end()
		}
		return item, err
	}
	return r, nil
}
