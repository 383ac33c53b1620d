package python

// Iter is iter(v).
func Iter(t *Thread, v Value) (Iterator, error) {
	if it, ok := v.(*objectIterator); ok {
		return it, nil // an object as the language sees it already
	}
	if f := override(v, slotIter); f != nil {
		if f == None {
			return nil, notIterable(v)
		}
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return nil, err
		}
		if i := asIterator(got); i != nil {
			return i, nil
		}
		return nil, Raise(TypeError, "iter() returned non-iterator of type '%s'", TypeName(got))
	}
	switch x := Held(v).(type) {
	case Iterable:
		return x.Iter(t)
	case Iterator:
		return x, nil
	}
	if override(v, slotGetItem) != nil {
		return &itemIterator{v: v}, nil
	}
	return nil, notIterable(v)
}

func notIterable(v Value) error { return Raise(TypeError, "'%s' object is not iterable", TypeName(v)) }

// asIterator is a value that has next, nil when it has not.
func asIterator(v Value) Iterator {
	if f := override(v, slotNext); f != nil {
		return &objectIterator{v, f}
	}
	i, _ := v.(Iterator)
	return i
}

// objectIterator is an object of a class that has __next__.
type objectIterator struct{ v, next Value }

func (o *objectIterator) Type() *Type { return o.v.Type() }

// Next calls __next__; StopIteration is the end.
func (o *objectIterator) Next(t *Thread) (Value, error) {
	v, err := CallBound(t, o.next, o.v, Args{})
	if err != nil && IsA(err, StopIteration) {
		return nil, nil
	}
	return v, err
}

// itemIterator is over an object that has only __getitem__.
type itemIterator struct {
	v Value
	n int64
}

func (*itemIterator) Type() *Type { return IteratorType }

func (i *itemIterator) Next(t *Thread) (Value, error) {
	v, err := GetItem(t, i.v, NewInt(i.n))
	if err != nil {
		if IsA(err, IndexError) || IsA(err, StopIteration) {
			return nil, nil
		}
		return nil, err
	}
	i.n++
	return v, nil
}

// Next is next(v) for an iterator of any class: nil, nil is the end.
func Next(t *Thread, v Value) (Value, error) {
	i := asIterator(v)
	if i == nil {
		return nil, Raise(TypeError, "'%s' object is not an iterator", TypeName(v))
	}
	return i.Next(t)
}

// Each calls f for each item of v until f gives an error. It looks for interrupts.
func Each(t *Thread, v Value, f func(Value) error) error {
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	return eachOf(t, it, f)
}

// eachOf is Each of an iterator.
func eachOf(t *Thread, it Iterator, f func(Value) error) error {
	for {
		if err := t.Tick(); err != nil {
			return err
		}
		item, err := it.Next(t)
		if err != nil || item == nil {
			return err
		}
		if err := f(item); err != nil {
			return err
		}
	}
}

// Items is list(v) as a slice of its own.
func Items(t *Thread, v Value) ([]Value, error) {
	switch x := v.(type) {
	case *List:
		if x.ext == nil {
			return append([]Value(nil), x.Items...), nil
		}
	case *Tuple:
		if x.ext == nil {
			return append([]Value(nil), x.Items...), nil
		}
	}
	var items []Value
	err := Each(t, v, func(item Value) error { items = append(items, item); return nil })
	return items, err
}
