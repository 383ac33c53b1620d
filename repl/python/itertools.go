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
