package python

// groups is the state that a groupby and its groups share.
type groups struct {
	it         Iterator
	key        Value // None: the value itself
	value, at  Value // what came last, and its key; nil before the first and after the end
	current    *FuncIterator
	currentKey Value
	grouper    *Type
}

// advance takes the next value; false at the end.
func (g *groups) advance(t *Thread) (bool, error) {
	if err := t.Tick(); err != nil {
		return false, err
	}
	v, err := g.it.Next(t)
	if v == nil || err != nil {
		g.value = nil
		return false, err
	}
	k := v
	if g.key != None {
		if k, err = CallValues(t, g.key, v); err != nil {
			return false, err
		}
	}
	g.value, g.at = v, k
	return true, nil
}

func makeGroupBy(t *Thread, cls *Type, a Args) (Value, error) {
	var over Value
	g := &groups{key: None, grouper: &Type{Name: "_grouper", Module: "itertools", Sample: (*FuncIterator)(nil)}}
	if err := Unpack(a, "groupby", "iterable", &over, "key?", &g.key); err != nil {
		return nil, err
	}
	var err error
	if g.it, err = Iter(t, over); err != nil {
		return nil, err
	}
	begun := false
	c := iteratorFor(cls)
	c.next = func(t *Thread) (Value, error) {
		more := true
		if !begun {
			begun = true
			more, err = g.advance(t)
		} else {
			more, err = g.skip(t)
		}
		if err != nil || !more {
			return nil, err
		}
		return pair(g.at, g.start()), nil
	}
	return c, nil
}

// skip goes past what is left of the group under way.
func (g *groups) skip(t *Thread) (bool, error) {
	key := g.currentKey
	g.current = nil
	for {
		if g.value == nil {
			return false, nil
		}
		same, err := Equal(t, key, g.at)
		if err != nil {
			return false, err
		}
		if !same {
			return true, nil
		}
		if more, err := g.advance(t); err != nil || !more {
			return false, err
		}
	}
}

// start is the group of the value that came last.
func (g *groups) start() *FuncIterator {
	group := &FuncIterator{class: g.grouper}
	key, fresh := g.at, true
	g.current, g.currentKey = group, key
	group.next = func(t *Thread) (Value, error) {
		if g.current != group || g.value == nil {
			return group.end()
		}
		if !fresh {
			more, err := g.advance(t)
			if err != nil {
				return nil, err
			}
			if !more {
				return group.end()
			}
			same, err := Equal(t, key, g.at)
			if err != nil {
				return nil, err
			}
			if !same {
				return group.end()
			}
		}
		fresh = false
		return g.value, nil
	}
	return group
}

// teed is an iterator whose values several read, each at its own pace.
type teed struct {
	it   Iterator
	over bool
}

type teeLink struct {
	value Value
	next  *teeLink
}

func itertoolsTee(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("tee", 1, 2); err != nil {
		return nil, err
	}
	n, err := indexInt(t, a.or(1, NewInt(2)))
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, Raise(ValueError, "n must be >= 0")
	}
	if n > maxItems {
		return nil, noMemory()
	}
	it, err := Iter(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	shared := &teed{it: it}
	class := &Type{Name: "_tee", Module: "itertools", Sample: (*FuncIterator)(nil), Methods: teeMethods}
	head := &teeLink{}
	branches := make([]Value, n)
	for i := range branches {
		branches[i] = shared.branch(class, head)
	}
	return NewTuple(branches...), nil
}

// branch reads from a link on; where nothing was read yet it reads the iterator.
func (s *teed) branch(class *Type, at *teeLink) *FuncIterator {
	b := &FuncIterator{class: class}
	b.fork = func() Value { return s.branch(class, at) }
	b.next = func(t *Thread) (Value, error) {
		if at.next == nil {
			if s.over {
				return nil, nil
			}
			v, err := s.it.Next(t)
			if err != nil {
				return nil, err
			}
			if v == nil {
				s.over = true
				return nil, nil
			}
			at.next = &teeLink{value: v}
		}
		at = at.next
		return at.value, nil
	}
	return b
}

func teeMethods() []*Builtin {
	return []*Builtin{method("__copy__", func(_ *Thread, i *FuncIterator, a Args) (Value, error) {
		return i.fork(), a.none("_tee.__copy__")
	})}
}
