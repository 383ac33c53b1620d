package python

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
	start, stop, step, err := isliceBounds(t, a.Pos[1:])
	if err != nil {
		return nil, err
	}
	it, err := Iter(t, a.Pos[0])
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
	last := min(len(args), 2) - 1
	if v := args[last]; v != None {
		if stop, err = indexInt(t, v); err != nil || stop < 0 {
			return 0, 0, 0, Raise(ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
	}
	if last == 1 && args[0] != None {
		if start, err = indexInt(t, args[0]); err != nil || start < 0 {
			return 0, 0, 0, Raise(ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
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
