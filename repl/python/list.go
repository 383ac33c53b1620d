package python

import "slices"

// ListType is the class of lists.
var ListType = &Type{Name: "list"}

// Type is ListType, or a class below it.
func (l *List) Type() *Type { return l.Class(ListType) }

func makeList(t *Thread, cls *Type, a Args) (Value, error) {
	l := &List{}
	l.Extend(cls)
	if cls.heap && cls.slots[slotInit] != nil {
		return l, nil
	}
	return l, initList(t, l, a)
}

// initList is __init__: what was there goes.
func initList(t *Thread, self Value, a Args) error {
	l, ok := self.(*List)
	if !ok {
		return Raise(TypeError, "descriptor '__init__' requires a 'list' object but received a '%s'", TypeName(self))
	}
	if err := a.between("list", 0, 1); err != nil {
		return err
	}
	l.Items = nil
	if len(a.Pos) == 0 {
		return nil
	}
	return l.extend(t, a.Pos[0])
}

// extend appends what v iterates; v may be the list itself.
func (l *List) extend(t *Thread, v Value) error {
	switch v := v.(type) {
	case *List:
		if v.ext == nil {
			return l.appendAll(v.Items)
		}
	case *Tuple:
		if v.ext == nil {
			return l.appendAll(v.Items)
		}
	case *Range:
		if err := l.room(int(v.n)); err != nil {
			return err
		}
	}
	return Each(t, v, func(item Value) error {
		if len(l.Items) >= maxItems {
			return noMemory()
		}
		l.Items = append(l.Items, item)
		return nil
	})
}

func (l *List) appendAll(items []Value) error {
	if len(l.Items)+len(items) > maxItems {
		return noMemory()
	}
	l.Items = append(l.Items, items...)
	return nil
}

// room makes place for n more.
func (l *List) room(n int) error {
	if n < 0 || n > maxItems-len(l.Items) {
		return noMemory()
	}
	if cap(l.Items)-len(l.Items) < n {
		grown := make([]Value, len(l.Items), len(l.Items)+n)
		copy(grown, l.Items)
		l.Items = grown
	}
	return nil
}

// Append adds an item.
func (l *List) Append(v Value) { l.Items = append(l.Items, v) }

// Len is how many items there are.
func (l *List) Len() int { return len(l.Items) }

// Iter goes over the items; the list may change meanwhile.
func (l *List) Iter(*Thread) (Iterator, error) { return &listIterator{l: l}, nil }

// GetItem is an item, or a list for a slice.
func (l *List) GetItem(t *Thread, key Value) (Value, error) {
	if n, ok := key.(Int); ok {
		i := int(n)
		if i < 0 {
			i += len(l.Items)
		}
		if uint(i) < uint(len(l.Items)) {
			return l.Items[i], nil
		}
		return nil, Raise(IndexError, "list index out of range")
	}
	if s, ok := key.(*Slice); ok {
		items, err := slicedItems(t, l.Items, s)
		return NewList(items...), err
	}
	i, err := itemIndex(t, key, len(l.Items), "list")
	if err != nil {
		return nil, err
	}
	return l.Items[i], nil
}

// SetItem sets or deletes an item or a slice.
func (l *List) SetItem(t *Thread, key, w Value) error {
	if n, ok := key.(Int); ok && w != nil {
		if i := int(n); uint(i) < uint(len(l.Items)) {
			l.Items[i] = w
			return nil
		}
	}
	if s, ok := key.(*Slice); ok {
		if w == nil {
			return l.deleteSlice(t, s)
		}
		return l.setSlice(t, s, w)
	}
	i, err := sequenceIndex(t, key, "list")
	if err != nil {
		return err
	}
	if i < 0 {
		i += len(l.Items)
	}
	switch {
	case uint(i) >= uint(len(l.Items)):
		return Raise(IndexError, "list assignment index out of range")
	case w == nil:
		l.Items = slices.Delete(l.Items, i, i+1)
	default:
		l.Items[i] = w
	}
	return nil
}

func (l *List) deleteSlice(t *Thread, s *Slice) error {
	start, _, step, count, err := s.Indices(t, len(l.Items))
	if err != nil || count == 0 {
		return err
	}
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	if step == 1 {
		l.Items = slices.Delete(l.Items, start, start+count)
		return nil
	}
	kept := l.Items[:start]
	for i := start; i < len(l.Items); i++ {
		if (i-start)%step != 0 || (i-start)/step >= count {
			kept = append(kept, l.Items[i])
		}
	}
	clear(l.Items[len(kept):])
	l.Items = kept
	return nil
}

func (l *List) setSlice(t *Thread, s *Slice, w Value) error {
	if _, _, _, _, err := s.Indices(t, len(l.Items)); err != nil {
		return err
	}
	items, err := Items(t, w)
	if err != nil {
		if IsA(err, TypeError) && !iterates(w) {
			if s.Step == None || s.Step == NewInt(1) {
				return Raise(TypeError, "can only assign an iterable")
			}
			return Raise(TypeError, "must assign iterable to extended slice")
		}
		return err
	}
	start, stop, step, count, err := s.Indices(t, len(l.Items))
	if err != nil {
		return err
	}
	if step == 1 {
		if len(l.Items)-count+len(items) > maxItems {
			return noMemory()
		}
		l.Items = slices.Replace(l.Items, start, max(start, stop), items...)
		return nil
	}
	if len(items) != count {
		return Raise(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(items), count)
	}
	for i, v := range items {
		l.Items[start+i*step] = v
	}
	return nil
}

// Contains is w in l.
func (l *List) Contains(t *Thread, w Value) (bool, error) {
	i, err := indexOf(t, l.Items, w)
	return i >= 0, err
}

// Compare compares item by item.
func (l *List) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*List)
	if !ok {
		return NotImplemented, nil
	}
	return compareItems(t, op, l.Items, o.Items)
}

// Hash refuses: a list is no key.
func (l *List) Hash(*Thread) (uint64, error) { return 0, unhashable(l) }

// Repr is Python's.
func (l *List) Repr(t *Thread) (string, error) {
	return reprItems(t, l, slices.Values(l.Items), "[", "]", "[...]")
}

// Binary has + and *.
func (l *List) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	switch op {
	case Add:
		o, ok := w.(*List)
		switch {
		case reflected:
			return NotImplemented, nil
		case !ok && override(w, slotReflect+slot(Add)) != nil:
			return NotImplemented, nil
		case !ok:
			return nil, Raise(TypeError, `can only concatenate list (not "%s") to list`, TypeName(w))
		}
		items := make([]Value, 0, len(l.Items)+len(o.Items))
		return NewList(append(append(items, l.Items...), o.Items...)...), nil
	case Mul:
		items, err := repeated(t, l.Items, w)
		return NewList(items...), err
	}
	return NotImplemented, nil
}

// BinaryInPlace has += and *=.
func (l *List) BinaryInPlace(t *Thread, op BinaryOp, w Value) (Value, error) {
	switch op {
	case Add:
		return l, l.extend(t, w)
	case Mul:
		items, err := repeated(t, l.Items, w)
		if err == nil {
			l.Items = items
		}
		return l, err
	}
	return NotImplemented, nil
}
