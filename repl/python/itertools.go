package python

import "strconv"

// newItertools is the module itertools.
func newItertools(*Runtime) *Module {
	m := NewModule("itertools")
	for _, row := range itertoolsTypes() {
		c := &Type{Name: row.name, Module: "itertools", Make: row.make, Sample: (*FuncIterator)(nil)}
		if row.name == "chain" {
			c.Methods = chainMethods
		}
		m.Names.Set(row.name, c)
	}
	m.Names.Set("tee", &Builtin{Name: "tee", Module: "itertools", Fn: itertoolsTee})
	return m
}

type maker func(t *Thread, cls *Type, a Args) (Value, error)

func itertoolsTypes() []struct {
	name string
	make maker
} {
	return []struct {
		name string
		make maker
	}{
		{"accumulate", makeAccumulate}, {"batched", makeBatched}, {"chain", makeChain}, {"combinations", makeCombinations},
		{"combinations_with_replacement", makeCombinationsAgain}, {"compress", makeCompress}, {"count", makeCount},
		{"cycle", makeCycle}, {"dropwhile", makeDropWhile}, {"filterfalse", makeFilterFalse}, {"groupby", makeGroupBy},
		{"islice", makeISlice}, {"pairwise", makePairwise}, {"permutations", makePermutations}, {"product", makeProduct},
		{"repeat", makeRepeat}, {"starmap", makeStarMap}, {"takewhile", makeTakeWhile}, {"zip_longest", makeZipLongest},
	}
}

// iteratorFor is an empty iterator of a class that Make makes.
func iteratorFor(cls *Type) *FuncIterator { return iteratorOf(cls.native(), cls) }

func makeCount(t *Thread, cls *Type, a Args) (Value, error) {
	n, step := NewInt(0), NewInt(1)
	if err := Unpack(a, "count", "start?", &n, "step?", &step); err != nil {
		return nil, err
	}
	if !isNumeric(n) && n.Type().Lookup("__add__") == nil || !isNumeric(step) && step.Type().Lookup("__add__") == nil ||
		isText(n) || isText(step) {
		return nil, Raise(TypeError, "a number is required")
	}
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		at := n
		var err error
		n, err = Binary(t, Add, n, step)
		return at, err
	}
	c.show = func(t *Thread) (string, error) {
		text, err := Repr(t, n)
		if err != nil || step == NewInt(1) {
			return cls.Name + "(" + text + ")", err
		}
		by, err := Repr(t, step)
		return cls.Name + "(" + text + ", " + by + ")", err
	}
	return c, nil
}

func isText(v Value) bool {
	switch Held(v).(type) {
	case *Str, Bytes, *List, *Tuple:
		return true
	}
	return false
}

func makeCycle(t *Thread, cls *Type, a Args) (Value, error) {
	if err := a.between("cycle", 1, 1); err != nil {
		return nil, err
	}
	it, err := Iter(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	var saved []Value
	i := 0
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		if it != nil {
			v, err := it.Next(t)
			if err != nil {
				return nil, err
			}
			if v != nil {
				if len(saved) >= maxItems {
					return nil, noMemory()
				}
				saved = append(saved, v)
				return v, nil
			}
			it = nil
		}
		if len(saved) == 0 {
			return nil, nil
		}
		v := saved[i]
		i = (i + 1) % len(saved)
		return v, nil
	}
	return c, nil
}

func makeRepeat(t *Thread, cls *Type, a Args) (Value, error) {
	var v, times Value
	if err := Unpack(a, "repeat", "object", &v, "times?", &times); err != nil {
		return nil, err
	}
	left := -1
	if times != nil {
		n, err := indexInt(t, times)
		if err != nil {
			return nil, err
		}
		left = max(n, 0)
	}
	r := iteratorFor(cls)
	r.next = func(*Thread) (Value, error) {
		if left == 0 {
			return nil, nil
		}
		if left > 0 {
			left--
		}
		return v, nil
	}
	r.show = func(t *Thread) (string, error) {
		text, err := Repr(t, v)
		if left >= 0 {
			text += ", " + strconv.Itoa(left)
		}
		return cls.Name + "(" + text + ")", err
	}
	return r, nil
}

func makeChain(t *Thread, cls *Type, a Args) (Value, error) {
	if len(a.Kw) > 0 && !cls.heap {
		return nil, noKeywords("chain")
	}
	c := iteratorFor(cls)
	c.next = chained(&tupleIterator{append([]Value(nil), a.Pos...)})
	return c, nil
}

// chained gives what each of the iterables gives, one after another.
func chained(iterables Iterator) func(*Thread) (Value, error) {
	var it Iterator
	return func(t *Thread) (Value, error) {
		for iterables != nil {
			if err := t.Tick(); err != nil {
				return nil, err
			}
			if it == nil {
				next, err := iterables.Next(t)
				if err != nil {
					return nil, err
				}
				if next == nil {
					break
				}
				if it, err = Iter(t, next); err != nil {
					return nil, err
				}
			}
			v, err := it.Next(t)
			if v != nil || err != nil {
				return v, err
			}
			it = nil
		}
		iterables = nil
		return nil, nil
	}
}

func chainMethods() []*Builtin {
	return []*Builtin{{Name: "from_iterable", Class: true, Fn: func(t *Thread, self Value, a Args) (Value, error) {
		v, err := a.single("chain.from_iterable")
		if err != nil {
			return nil, err
		}
		it, err := Iter(t, v)
		if err != nil {
			return nil, err
		}
		c := iteratorFor(self.(*Type))
		c.next = chained(it)
		return c, nil
	}}}
}

func makeCompress(t *Thread, cls *Type, a Args) (Value, error) {
	var data, selectors Value
	if err := Unpack(a, "compress", "data", &data, "selectors", &selectors); err != nil {
		return nil, err
	}
	its, err := iterators(t, data, selectors)
	if err != nil {
		return nil, err
	}
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		for {
			if err := t.Tick(); err != nil {
				return nil, err
			}
			row, err := nextRow(t, its, false)
			if row == nil || err != nil {
				return nil, err
			}
			if yes, err := Truth(t, row[1]); yes || err != nil {
				return row[0], err
			}
		}
	}
	return c, nil
}

func iterators(t *Thread, values ...Value) ([]Iterator, error) {
	its := make([]Iterator, len(values))
	for i, v := range values {
		it, err := Iter(t, v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

// overIterable makes an iterator of what f, the first argument, does with the values of the second.
func overIterable(t *Thread, name string, cls *Type, a Args,
	next func(it Iterator, f Value) func(*Thread) (Value, error)) (Value, error) {
	if err := a.between(name, 2, 2); err != nil {
		return nil, err
	}
	it, err := Iter(t, a.Pos[1])
	if err != nil {
		return nil, err
	}
	i := iteratorFor(cls)
	i.next = next(it, a.Pos[0])
	return i, nil
}

func makeFilterFalse(t *Thread, cls *Type, a Args) (Value, error) {
	return overIterable(t, "filterfalse", cls, a, func(it Iterator, f Value) func(*Thread) (Value, error) {
		return filtered(it, f, false)
	})
}

func makeDropWhile(t *Thread, cls *Type, a Args) (Value, error) {
	return overIterable(t, "dropwhile", cls, a, func(it Iterator, f Value) func(*Thread) (Value, error) {
		begun := false
		rest := filtered(it, f, false)
		return func(t *Thread) (Value, error) {
			if begun {
				return it.Next(t)
			}
			begun = true
			return rest(t)
		}
	})
}

func makeTakeWhile(t *Thread, cls *Type, a Args) (Value, error) {
	return overIterable(t, "takewhile", cls, a, func(it Iterator, f Value) func(*Thread) (Value, error) {
		over := false
		return func(t *Thread) (Value, error) {
			if over {
				return nil, nil
			}
			v, err := it.Next(t)
			if v == nil || err != nil {
				return nil, err
			}
			got, err := CallValues(t, f, v)
			if err != nil {
				return nil, err
			}
			yes, err := Truth(t, got)
			if yes && err == nil {
				return v, nil
			}
			over = err == nil
			return nil, err
		}
	})
}

func makeStarMap(t *Thread, cls *Type, a Args) (Value, error) {
	return overIterable(t, "starmap", cls, a, func(it Iterator, f Value) func(*Thread) (Value, error) {
		return func(t *Thread) (Value, error) {
			v, err := it.Next(t)
			if v == nil || err != nil {
				return nil, err
			}
			args, err := Items(t, v)
			if err != nil {
				return nil, err
			}
			return Call(t, f, Args{Pos: args})
		}
	})
}

func makeAccumulate(t *Thread, cls *Type, a Args) (Value, error) {
	var over Value
	f, total := None, None
	if err := Unpack(a, "accumulate", "iterable", &over, "func?", &f, "*initial?", &total); err != nil {
		return nil, err
	}
	it, err := Iter(t, over)
	if err != nil {
		return nil, err
	}
	begun := false
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		if !begun {
			begun = true
			if total != None {
				return total, nil
			}
			var err error
			total, err = it.Next(t)
			return total, err
		}
		v, err := it.Next(t)
		if v == nil || err != nil {
			return nil, err
		}
		if f == None {
			total, err = Binary(t, Add, total, v)
		} else {
			total, err = CallValues(t, f, total, v)
		}
		return total, err
	}
	return c, nil
}

func makeISlice(t *Thread, cls *Type, a Args) (Value, error) {
	if err := a.between("islice", 2, 4); err != nil {
		return nil, err
	}
	it, err := Iter(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	start, stop, step, err := isliceBounds(t, a.Pos[1:])
	if err != nil {
		return nil, err
	}
	at, wanted := 0, start
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		for {
			if stop >= 0 && wanted >= stop && at >= stop {
				return nil, nil
			}
			if err := t.Tick(); err != nil {
				return nil, err
			}
			v, err := it.Next(t)
			if v == nil || err != nil {
				return nil, err
			}
			at++
			if at-1 == wanted {
				if wanted += step; stop >= 0 && wanted > stop {
					wanted = stop
				}
				return v, nil
			}
		}
	}
	return c, nil
}

// isliceBounds reads stop, or start, stop and step; stop is -1 for None.
func isliceBounds(t *Thread, args []Value) (start, stop, step int, err error) {
	stop, step = -1, 1
	stopAt := 0
	if len(args) > 1 {
		stopAt = 1
		if args[0] != None {
			if start, err = indexInt(t, args[0]); err != nil || start < 0 {
				return 0, 0, 0, Raise(ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
			}
		}
	}
	if v := args[stopAt]; v != None {
		if stop, err = indexInt(t, v); err != nil || stop < 0 {
			return 0, 0, 0, Raise(ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
	}
	if len(args) == 3 && args[2] != None {
		if step, err = indexInt(t, args[2]); err != nil || step < 1 {
			return 0, 0, 0, Raise(ValueError, "Step for islice() must be a positive integer or None.")
		}
	}
	return start, stop, step, nil
}

func makePairwise(t *Thread, cls *Type, a Args) (Value, error) {
	if err := a.between("pairwise", 1, 1); err != nil {
		return nil, err
	}
	it, err := Iter(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	var last Value
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		if last == nil {
			if last, err = it.Next(t); last == nil || err != nil {
				return nil, err
			}
		}
		v, err := it.Next(t)
		if v == nil || err != nil {
			return nil, err
		}
		two := pair(last, v)
		last = v
		return two, nil
	}
	return c, nil
}

func makeBatched(t *Thread, cls *Type, a Args) (Value, error) {
	var over, count Value
	if err := Unpack(a, "batched", "iterable", &over, "n", &count); err != nil {
		return nil, err
	}
	n, err := indexInt(t, count)
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, Raise(ValueError, "n must be at least one")
	}
	it, err := Iter(t, over)
	if err != nil {
		return nil, err
	}
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		var batch []Value
		for len(batch) < n {
			if err := t.Tick(); err != nil {
				return nil, err
			}
			v, err := it.Next(t)
			if err != nil {
				return nil, err
			}
			if v == nil {
				break
			}
			batch = append(batch, v)
		}
		if len(batch) == 0 {
			return nil, nil
		}
		return NewTuple(batch...), nil
	}
	return c, nil
}

func makeZipLongest(t *Thread, cls *Type, a Args) (Value, error) {
	fill := None
	for _, kw := range a.Kw {
		if kw.Name != "fillvalue" {
			return nil, Raise(TypeError, "zip_longest() got an unexpected keyword argument")
		}
		fill = kw.Value
	}
	its, err := iterators(t, a.Pos...)
	if err != nil {
		return nil, err
	}
	left := len(its)
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		if left == 0 {
			return nil, nil
		}
		row := make([]Value, len(its))
		for i, it := range its {
			row[i] = fill
			if it == nil {
				continue
			}
			v, err := it.Next(t)
			if err != nil {
				return nil, err
			}
			if v != nil {
				row[i] = v
				continue
			}
			its[i] = nil
			if left--; left == 0 {
				return nil, nil
			}
		}
		return NewTuple(row...), nil
	}
	return c, nil
}
