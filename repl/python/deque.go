package python

import (
	"slices"
	"strconv"
)

// DequeType is the class of deques.
var DequeType = &Type{Name: "deque", Module: "collections"}

// Deque is collections.deque: a ring of items.
type Deque struct {
	Ext
	ring    []Value // its length is 0 or a power of two
	head, n int
	max     int    // -1: no bound
	changes uint64 // "deque mutated during iteration"
}

// Type is DequeType, or a class below it.
func (d *Deque) Type() *Type { return d.Class(DequeType) }

func makeDeque(t *Thread, cls *Type, a Args) (Value, error) {
	d := &Deque{max: -1}
	d.Extend(cls)
	if cls.heap && cls.slots[slotInit] != nil {
		return d, nil
	}
	return d, initDeque(t, d, a)
}

func initDeque(t *Thread, self Value, a Args) error {
	d, ok := self.(*Deque)
	if !ok {
		return Raise(TypeError, "descriptor '__init__' requires a 'collections.deque' object but received a '%s'", TypeName(self))
	}
	var over Value
	bound := None
	if err := Unpack(a, "deque", "iterable?", &over, "maxlen?", &bound); err != nil {
		return err
	}
	d.max = -1
	if bound != None {
		n, err := indexInt(t, bound)
		if err != nil {
			return Raise(TypeError, "an integer is required")
		}
		if n < 0 {
			return Raise(ValueError, "maxlen must be non-negative")
		}
		d.max = n
	}
	d.clear()
	if over == nil {
		return nil
	}
	return d.extend(t, over, (*Deque).pushRight)
}

func (d *Deque) clear() {
	d.changes++
	d.ring, d.head, d.n = nil, 0, 0
}

func (d *Deque) slot(i int) *Value { return &d.ring[(d.head+i)&(len(d.ring)-1)] }

// items is a copy in order.
func (d *Deque) items() []Value {
	items := make([]Value, d.n)
	for i := range items {
		items[i] = *d.slot(i)
	}
	return items
}

func (d *Deque) grow() error {
	if d.n < len(d.ring) {
		return nil
	}
	if d.n >= maxItems {
		return noMemory()
	}
	ring := make([]Value, max(8, 2*len(d.ring)))
	copy(ring, d.items())
	d.ring, d.head = ring, 0
	return nil
}

func (d *Deque) pushRight(v Value) error {
	if err := d.grow(); err != nil {
		return err
	}
	d.changes++
	d.n++
	*d.slot(d.n - 1) = v
	if d.max >= 0 && d.n > d.max {
		d.popLeft()
	}
	return nil
}

func (d *Deque) pushLeft(v Value) error {
	if err := d.grow(); err != nil {
		return err
	}
	d.changes++
	d.n++
	d.head = (d.head - 1) & (len(d.ring) - 1)
	*d.slot(0) = v
	if d.max >= 0 && d.n > d.max {
		d.popRight()
	}
	return nil
}

func (d *Deque) popLeft() Value {
	d.changes++
	v := *d.slot(0)
	*d.slot(0) = nil
	d.head = (d.head + 1) & (len(d.ring) - 1)
	d.n--
	return v
}

func (d *Deque) popRight() Value {
	d.changes++
	v := *d.slot(d.n - 1)
	*d.slot(d.n - 1) = nil
	d.n--
	return v
}

func (d *Deque) extend(t *Thread, v Value, push func(*Deque, Value) error) error {
	if v == Value(d) {
		v = NewList(d.items()...)
	}
	return Each(t, v, func(item Value) error { return push(d, item) })
}

// replace makes items what the deque holds, the last ones of too many.
func (d *Deque) replace(items []Value) error {
	if d.max >= 0 && len(items) > d.max {
		items = items[len(items)-d.max:]
	}
	d.clear()
	for _, v := range items {
		if err := d.pushRight(v); err != nil {
			return err
		}
	}
	return nil
}

// Len is how many items there are.
func (d *Deque) Len() int { return d.n }

// Iter goes over the items.
func (d *Deque) Iter(*Thread) (Iterator, error) { return d.iterator(DequeIteratorType, false), nil }

// The classes of a deque's iterators.
var (
	DequeIteratorType = &Type{Name: "_deque_iterator", Module: "_collections", Final: true}
	DequeReversedType = &Type{Name: "_deque_reverse_iterator", Module: "_collections", Final: true}
)

func (d *Deque) iterator(class *Type, back bool) *FuncIterator {
	i, changes := 0, d.changes
	it := &FuncIterator{class: class}
	it.next = func(*Thread) (Value, error) {
		if d.changes != changes {
			it.next = nil
			return nil, Raise(RuntimeError, "deque mutated during iteration")
		}
		if i >= d.n {
			return it.end()
		}
		i++
		if back {
			return *d.slot(d.n - i), nil
		}
		return *d.slot(i - 1), nil
	}
	return it
}

func (d *Deque) at(t *Thread, key Value) (int, error) {
	i, err := sequenceIndex(t, key, "sequence")
	if err != nil {
		if IsA(err, TypeError) {
			err = Raise(TypeError, "sequence index must be integer, not '%s'", TypeName(key))
		}
		return 0, err
	}
	if i < 0 {
		i += d.n
	}
	if i < 0 || i >= d.n {
		return 0, Raise(IndexError, "deque index out of range")
	}
	return i, nil
}

// GetItem is an item.
func (d *Deque) GetItem(t *Thread, key Value) (Value, error) {
	i, err := d.at(t, key)
	if err != nil {
		return nil, err
	}
	return *d.slot(i), nil
}

// SetItem sets or deletes an item.
func (d *Deque) SetItem(t *Thread, key, w Value) error {
	i, err := d.at(t, key)
	if err != nil {
		return err
	}
	if w == nil {
		return d.removeAt(i)
	}
	*d.slot(i) = w
	return nil
}

func (d *Deque) removeAt(i int) error { return d.replace(slices.Delete(d.items(), i, i+1)) }

// Contains is w in d.
func (d *Deque) Contains(t *Thread, w Value) (bool, error) {
	i, err := d.find(t, w)
	return i >= 0, err
}

func (d *Deque) find(t *Thread, w Value) (int, error) {
	changes := d.changes
	i, err := indexOf(t, d.items(), w)
	if err == nil && changes != d.changes {
		err = Raise(RuntimeError, "deque mutated during iteration")
	}
	return i, err
}

// Compare compares item by item.
func (d *Deque) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*Deque)
	if !ok {
		return NotImplemented, nil
	}
	return compareItems(t, op, d.items(), o.items())
}

// Hash refuses: a deque is no key.
func (d *Deque) Hash(*Thread) (uint64, error) { return 0, unhashable(d) }

func (d *Deque) copy() *Deque {
	c := &Deque{max: d.max}
	if d.ext != nil {
		c.Extend(d.ext.class)
	}
	_ = c.replace(d.items()) // no more than d holds
	return c
}

// Binary has + and *.
func (d *Deque) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	switch op {
	case Add:
		o, ok := w.(*Deque)
		if reflected {
			return NotImplemented, nil
		}
		if !ok {
			return nil, Raise(TypeError, `can only concatenate deque (not "%s") to deque`, TypeName(w))
		}
		c := d.copy()
		return c, c.extend(t, o, (*Deque).pushRight)
	case Mul:
		items, err := repeated(t, d.items(), w)
		if err != nil {
			return nil, err
		}
		c := d.copy()
		return c, c.replace(items)
	}
	return NotImplemented, nil
}

// BinaryInPlace has += and *=.
func (d *Deque) BinaryInPlace(t *Thread, op BinaryOp, w Value) (Value, error) {
	switch op {
	case Add:
		return d, d.extend(t, w, (*Deque).pushRight)
	case Mul:
		items, err := repeated(t, d.items(), w)
		if err != nil {
			return nil, err
		}
		return d, d.replace(items)
	}
	return NotImplemented, nil
}

// Repr is Python's.
func (d *Deque) Repr(t *Thread) (string, error) {
	end := "])"
	if d.max >= 0 {
		end = "], maxlen=" + strconv.Itoa(d.max) + ")"
	}
	return reprItems(t, d, slices.Values(d.items()), d.Type().Name+"([", end, "[...]")
}

func dequeMembers() map[string]Value {
	return map[string]Value{"__hash__": None, "maxlen": &GoProperty{Name: "maxlen",
		Getter: func(_ *Thread, v Value) (Value, error) {
			d, ok := v.(*Deque)
			if !ok || d.max < 0 {
				return None, nil
			}
			return NewInt(int64(d.max)), nil
		}}}
}
