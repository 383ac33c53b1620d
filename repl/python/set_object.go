package python

// makeSet is set(iterable).
func makeSet(t *Thread, cls *Type, a Args) (Value, error) {
	s := &Set{}
	s.Extend(cls)
	if cls.heap && cls.slots[slotInit] != nil {
		return s, nil
	}
	return s, initSet(t, s, a)
}

// initSet is __init__: what was there goes.
func initSet(t *Thread, self Value, a Args) error {
	s, ok := self.(*Set)
	if !ok || s.Frozen {
		return Raise(TypeError, "descriptor '__init__' requires a 'set' object but received a '%s'", TypeName(self))
	}
	if err := a.between("set", 0, 1); err != nil {
		return err
	}
	s.Clear()
	if len(a.Pos) == 0 {
		return nil
	}
	return s.update(t, a.Pos[0])
}

func makeFrozenSet(t *Thread, cls *Type, a Args) (Value, error) {
	if err := a.between("frozenset", 0, 1); err != nil && (len(a.Kw) == 0 || !cls.heap) {
		return nil, err
	}
	s := &Set{Frozen: true}
	s.Extend(cls)
	if len(a.Pos) == 0 {
		return s, nil
	}
	if o, ok := a.Pos[0].(*Set); ok && o.Frozen && o.ext == nil && cls == FrozenSetType {
		return o, nil
	}
	return s, s.update(t, a.Pos[0])
}

// Iter goes over the values.
func (s *Set) Iter(*Thread) (Iterator, error) { return &setIterator{s: s, live: s.live}, nil }

// Contains is w in s.
func (s *Set) Contains(t *Thread, w Value) (bool, error) { return s.Has(t, w) }

// Hash is that of a frozenset; a set is no key.
func (s *Set) Hash(*Thread) (uint64, error) {
	if !s.Frozen {
		return 0, unhashable(s)
	}
	return s.contentHash(), nil
}

// Compare tells equal sets, and subsets by < and <=.
func (s *Set) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*Set)
	if !ok {
		return NotImplemented, nil
	}
	return compareSets(t, op, s, o)
}

// compareSets compares two values that are like sets.
func compareSets(t *Thread, op CompareOp, v, w Value) (Value, error) {
	a, b := v.(Sized).Len(), w.(Sized).Len()
	small, large, fits := v, w, true
	switch op {
	case EQ, NE:
		fits = a == b
	case LT:
		fits = a < b
	case LE:
		fits = a <= b
	case GT:
		small, large, fits = w, v, a > b
	case GE:
		small, large, fits = w, v, a >= b
	}
	if fits {
		var err error
		if fits, err = subset(t, small, large); err != nil {
			return nil, err
		}
	}
	return Bool(fits == (op != NE)), nil
}

// subset tells whether what v iterates is all in w.
func subset(t *Thread, v, w Value) (bool, error) {
	return allOf(t, v, func(item Value) (bool, error) { return Contains(t, w, item) })
}

// disjoint tells whether nothing that w iterates is in v.
func disjoint(t *Thread, v, w Value) (bool, error) {
	return allOf(t, w, func(item Value) (bool, error) {
		in, err := Contains(t, v, item)
		return !in, err
	})
}

// allOf tells whether all that v iterates passes a test.
func allOf(t *Thread, v Value, test func(Value) (bool, error)) (bool, error) {
	all := true
	err := Each(t, v, func(item Value) error {
		ok, err := test(item)
		if err == nil && !ok {
			all = false
			return errFound
		}
		return err
	})
	if !all {
		err = nil
	}
	return all, err
}

// Binary has | & - ^ of sets.
func (s *Set) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	o, ok := w.(*Set)
	if !ok || op != Sub && op != Or && op != Xor && op != And {
		return NotImplemented, nil
	}
	if reflected {
		s, o = o, s
	}
	return s.operate(t, op, o)
}

// operate is a new set: s op what v iterates.
func (s *Set) operate(t *Thread, op BinaryOp, v Value) (Value, error) {
	switch op {
	case Or:
		n := s.copy()
		return n, n.update(t, v)
	case And:
		return s.intersection(t, v)
	case Sub:
		return s.difference(t, v)
	}
	n, err := setOf(t, v)
	if err != nil {
		return nil, err
	}
	n.Frozen = s.Frozen
	return n, n.toggle(t, s)
}

// toggle takes out of s what is in o too, and adds the rest of o.
func (s *Set) toggle(t *Thread, o *Set) error {
	for _, e := range o.entries() {
		if err := t.Tick(); err != nil {
			return err
		}
		had, err := s.discard(t, e.key, e.hash)
		if err == nil && !had {
			err = s.add(t, e.key, e.hash)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Set) intersection(t *Thread, v Value) (*Set, error) {
	n := &Set{Frozen: s.Frozen}
	o, ok := v.(*Set)
	if !ok {
		return n, Each(t, v, func(item Value) error {
			in, err := s.hasKey(t, item)
			if err == nil && in {
				err = n.Add(t, item)
			}
			return err
		})
	}
	if o.live > s.live {
		s, o = o, s
	}
	for _, e := range o.entries() {
		if err := t.Tick(); err != nil {
			return nil, err
		}
		if s.live == 0 {
			break
		}
		_, in, err := s.find(t, e.key, e.hash)
		if err == nil && in {
			err = n.add(t, e.key, e.hash)
		}
		if err != nil {
			return nil, err
		}
	}
	return n, nil
}

func (s *Set) difference(t *Thread, v Value) (*Set, error) {
	o, ok := v.(*Set)
	if !ok || s.live>>2 > o.live {
		n := s.copy()
		return n, n.subtract(t, v)
	}
	n := &Set{Frozen: s.Frozen}
	for _, e := range s.entries() {
		if err := t.Tick(); err != nil {
			return nil, err
		}
		in := false
		var err error
		if o.live > 0 {
			_, in, err = o.find(t, e.key, e.hash)
		}
		if err == nil && !in {
			err = n.add(t, e.key, e.hash)
		}
		if err != nil {
			return nil, err
		}
	}
	return n, nil
}

// subtract takes out what v iterates.
func (s *Set) subtract(t *Thread, v Value) error {
	if v == Value(s) {
		s.Clear()
		return nil
	}
	return Each(t, v, func(item Value) error {
		hash, err := Hash(t, item)
		if err == nil {
			_, err = s.discard(t, item, hash)
		}
		return err
	})
}

// BinaryInPlace has |= &= -= ^= with sets.
func (s *Set) BinaryInPlace(t *Thread, op BinaryOp, w Value) (Value, error) {
	o, ok := w.(*Set)
	if !ok || s.Frozen {
		return NotImplemented, nil
	}
	switch op {
	case Or, And, Sub, Xor:
		return s, s.change(t, op, o)
	}
	return NotImplemented, nil
}

// change is s op= what v iterates.
func (s *Set) change(t *Thread, op BinaryOp, v Value) error {
	switch op {
	case Or:
		return s.update(t, v)
	case Sub:
		return s.subtract(t, v)
	case And:
		n, err := s.intersection(t, v)
		if err == nil {
			s.become(n)
		}
		return err
	}
	if v == Value(s) {
		s.Clear()
		return nil
	}
	o, ok := v.(*Set)
	if !ok {
		var err error
		if o, err = setOf(t, v); err != nil {
			return err
		}
	}
	return s.toggle(t, o)
}

func (s *Set) become(n *Set) {
	s.version++
	s.table, s.live, s.used = n.table, n.live, n.used
}

// Repr is Python's.
func (s *Set) Repr(t *Thread) (string, error) {
	name := s.Type().Name
	switch {
	case s.live == 0:
		return name + "()", nil
	case s.Type() == SetType:
		return reprItems(t, s, s.All(), "{", "}", "set(...)")
	}
	return reprItems(t, s, s.All(), name+"({", "})", name+"(...)")
}
