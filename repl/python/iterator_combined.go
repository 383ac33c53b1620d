package python

import (
	"slices"
	"strconv"
)

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
