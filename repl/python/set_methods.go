package python

func setMethods() []*Builtin {
	return append(frozenSetMethods(),
		initMethod(initSet),
		method("add", func(t *Thread, s *Set, a Args) (Value, error) {
			v, err := a.single("set.add")
			if err != nil {
				return nil, err
			}
			return None, s.Add(t, v)
		}),
		method("clear", func(_ *Thread, s *Set, a Args) (Value, error) {
			if err := a.none("set.clear"); err != nil {
				return nil, err
			}
			s.Clear()
			return None, nil
		}),
		method("discard", func(t *Thread, s *Set, a Args) (Value, error) {
			v, err := a.single("set.discard")
			if err != nil {
				return nil, err
			}
			_, err = s.Discard(t, v)
			return None, err
		}),
		method("pop", setPop),
		method("remove", func(t *Thread, s *Set, a Args) (Value, error) {
			v, err := a.single("set.remove")
			if err != nil {
				return nil, err
			}
			had, err := s.Discard(t, v)
			if err == nil && !had {
				err = NewException(KeyError, v)
			}
			return None, err
		}),
		setChanger("update", Or), setChanger("intersection_update", And), setChanger("difference_update", Sub),
		method("symmetric_difference_update", func(t *Thread, s *Set, a Args) (Value, error) {
			v, err := a.single("set.symmetric_difference_update")
			if err != nil {
				return nil, err
			}
			return None, s.change(t, Xor, v)
		}),
	)
}

func setPop(_ *Thread, s *Set, a Args) (Value, error) {
	if err := a.none("set.pop"); err != nil {
		return nil, err
	}
	for i := range s.table {
		if v := s.table[i].key; v != nil {
			s.table[i] = setEntry{hash: deletedHash}
			s.live--
			return v, nil
		}
	}
	return nil, NewException(KeyError, NewStr("pop from an empty set"))
}

// setChanger is a method that changes a set by each argument.
func setChanger(name string, op BinaryOp) *Builtin {
	return method(name, func(t *Thread, s *Set, a Args) (Value, error) {
		if len(a.Kw) > 0 {
			return nil, noKeywords("set." + name)
		}
		for _, v := range a.Pos {
			if err := s.change(t, op, v); err != nil {
				return nil, err
			}
		}
		return None, nil
	})
}

// setMaker is a method that makes a new set of s and each argument.
func setMaker(name string, op BinaryOp) *Builtin {
	return method(name, func(t *Thread, s *Set, a Args) (Value, error) {
		if len(a.Kw) > 0 {
			return nil, noKeywords(s.native().Name + "." + name)
		}
		var n Value = s.copy()
		for _, v := range a.Pos {
			var err error
			if n, err = n.(*Set).operate(t, op, v); err != nil {
				return nil, err
			}
		}
		return n, nil
	})
}

// setTest is a method that tells how a set and what the argument iterates are related.
func setTest(name string, f func(t *Thread, s *Set, v Value) (bool, error)) *Builtin {
	return method(name, func(t *Thread, s *Set, a Args) (Value, error) {
		if len(a.Pos) != 1 || len(a.Kw) > 0 {
			_, err := a.single(s.native().Name + "." + name)
			return nil, err
		}
		b, err := f(t, s, a.Pos[0])
		return Bool(b), err
	})
}

func frozenSetMethods() []*Builtin {
	return []*Builtin{
		method("copy", func(_ *Thread, s *Set, a Args) (Value, error) {
			if err := a.none(s.native().Name + ".copy"); err != nil {
				return nil, err
			}
			if s.Frozen && s.ext == nil {
				return s, nil
			}
			return s.copy(), nil
		}),
		setMaker("union", Or), setMaker("intersection", And), setMaker("difference", Sub),
		method("symmetric_difference", func(t *Thread, s *Set, a Args) (Value, error) {
			v, err := a.single(s.native().Name + ".symmetric_difference")
			if err != nil {
				return nil, err
			}
			return s.operate(t, Xor, v)
		}),
		setTest("isdisjoint", func(t *Thread, s *Set, v Value) (bool, error) {
			return allOf(t, v, func(item Value) (bool, error) {
				in, err := s.hasKey(t, item)
				return !in, err
			})
		}),
		setTest("issubset", func(t *Thread, s *Set, v Value) (bool, error) {
			if _, ok := v.(*Set); !ok {
				o, err := setOf(t, v)
				if err != nil {
					return false, err
				}
				v = o
			}
			return subset(t, s, v)
		}),
		setTest("issuperset", func(t *Thread, s *Set, v Value) (bool, error) {
			return allOf(t, v, func(item Value) (bool, error) { return s.hasKey(t, item) })
		}),
		classGetItem(),
	}
}
