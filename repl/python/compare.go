package python

// Equal is v == w as a bool; a value is equal to itself.
func Equal(t *Thread, v, w Value) (bool, error) {
	if v == w {
		return true, nil
	}
	switch a := v.(type) {
	case Int:
		if _, ok := w.(Int); ok {
			return false, nil
		}
	case *Str:
		if b, ok := w.(*Str); ok {
			return a.s == b.s, nil
		}
	}
	got, err := Compare(t, EQ, v, w)
	if err != nil {
		return false, err
	}
	return Truth(t, got)
}

// Compare is v op w.
func Compare(t *Thread, op CompareOp, v, w Value) (Value, error) {
	switch x := v.(type) {
	case Int:
		if y, ok := w.(Int); ok {
			return Bool(holds(op, order(x, y))), nil
		}
	case *Str:
		if y, ok := w.(*Str); ok {
			return x.Compare(t, op, y)
		}
	}
	vt, wt := v.Type(), w.Type()
	if vt != wt && wt.heap && wt.Below(vt) { // the class below is asked first
		if got, err := compareOne(t, compareSwaps[op], w, v); err != nil || got != NotImplemented {
			return got, err
		}
	}
	if got, err := compareOne(t, op, v, w); err != nil || got != NotImplemented {
		return got, err
	}
	if got, err := compareOne(t, compareSwaps[op], w, v); err != nil || got != NotImplemented {
		return got, err
	}
	switch op {
	case EQ:
		return Bool(v == w), nil
	case NE:
		return Bool(v != w), nil
	}
	return nil, Raise(TypeError, "'%s' not supported between instances of '%s' and '%s'", op, TypeName(v), TypeName(w))
}

func compareOne(t *Thread, op CompareOp, v, w Value) (Value, error) {
	if f := override(v, slotCompare+slot(op)); f != nil {
		return CallBound(t, f, v, Args{Pos: []Value{w}})
	}
	if _, native := Held(v).(Comparer); op == NE && !native {
		if f := override(v, slotCompare); f != nil { // != is not ==
			got, err := CallBound(t, f, v, Args{Pos: []Value{w}})
			if err != nil || got == NotImplemented {
				return got, err
			}
			truth, err := Truth(t, got)
			return Bool(!truth), err
		}
	}
	if c, ok := Held(v).(Comparer); ok {
		return c.Compare(t, op, Held(w))
	}
	return NotImplemented, nil
}

// Hash is hash(v).
func Hash(t *Thread, v Value) (uint64, error) {
	if s, ok := v.(*Str); ok {
		return s.hashed(), nil
	}
	if f := override(v, slotHash); f != nil {
		if f == None {
			return 0, Raise(TypeError, "unhashable type: '%s'", TypeName(v))
		}
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return 0, err
		}
		switch n := Held(got).(type) {
		case Int:
			// Any number of 64 bits is a hash as it is; only -1 is CPython's sign of an error.
			if n == -1 {
				n = -2
			}
			return uint64(n), nil
		case Hasher:
			return n.Hash(t)
		}
		return 0, Raise(TypeError, "__hash__ method should return an integer")
	}
	if h, ok := Held(v).(Hasher); ok {
		return h.Hash(t)
	}
	return identityHash(v), nil
}
