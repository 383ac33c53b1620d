package python

// Binary is v op w.
func Binary(t *Thread, op BinaryOp, v, w Value) (Value, error) {
	if got, err := sameBinary(t, op, v, w); got != nil || err != nil {
		return got, err
	}
	got, err := binary(t, op, v, w)
	if err != nil || got != NotImplemented {
		return got, err
	}
	return nil, noOperator(op, op.String(), v, w)
}

// sameBinary is the short way for two of the commonest types; nil: there is none.
func sameBinary(t *Thread, op BinaryOp, v, w Value) (Value, error) {
	switch x := v.(type) {
	case Int:
		if y, ok := w.(Int); ok && op != MatMul {
			return intBinary(t, op, int64(x), int64(y))
		}
	case Float:
		if y, ok := w.(Float); ok && op <= Pow && op != MatMul {
			return floatBinary(op, float64(x), float64(y))
		}
	case *Str:
		if y, ok := w.(*Str); ok && op == Add {
			return x.plus(t, y)
		}
	case Bytes:
		if y, ok := w.(Bytes); ok && op == Add {
			return x.plus(t, y)
		}
	}
	return nil, nil
}

func noOperator(op BinaryOp, text string, v, w Value) error {
	if op == Pow {
		text = "** or pow()"
		if len(op.String()) == 0 {
			text = "**="
		}
	}
	return Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", text, TypeName(v), TypeName(w))
}

func binary(t *Thread, op BinaryOp, v, w Value) (Value, error) {
	vt, wt := v.Type(), w.Type()
	if vt != wt && wt.heap && wt.Below(vt) {
		f := wt.slots[int(slotReflect)+int(op)]
		if f != nil && (vt.slots == nil || vt.slots[int(slotReflect)+int(op)] == nil || !Is(vt.slots[int(slotReflect)+int(op)], f)) {
			if got, err := CallBound(t, f, w, Args{Pos: []Value{v}}); err != nil || got != NotImplemented {
				return got, err
			}
		}
	}
	if f := override(v, slotBinary+slot(op)); f != nil {
		if got, err := CallBound(t, f, v, Args{Pos: []Value{w}}); err != nil || got != NotImplemented {
			return got, err
		}
	} else if o, ok := Held(v).(Operand); ok {
		if got, err := o.Binary(t, op, operand(op, o, w), false); err != nil || got != NotImplemented {
			return got, err
		}
	}
	if vt == wt && vt.heap {
		return NotImplemented, nil // one class is asked once
	}
	if f := override(w, slotReflect+slot(op)); f != nil {
		return CallBound(t, f, w, Args{Pos: []Value{v}})
	}
	if o, ok := Held(w).(Operand); ok {
		return o.Binary(t, op, Held(v), true)
	}
	return NotImplemented, nil
}

// operand is what a native operator sees of w: what it holds; of what % formats, w itself.
func operand(op BinaryOp, left Operand, w Value) Value {
	if op == Mod {
		switch left.(type) {
		case *Str, Bytes, *ByteArray:
			return w
		}
	}
	return Held(w)
}

// BinaryInPlace is v op= w: the new value of v.
func BinaryInPlace(t *Thread, op BinaryOp, v, w Value) (Value, error) {
	got := NotImplemented
	var err error
	if f := override(v, slotInPlace+slot(op)); f != nil {
		got, err = CallBound(t, f, v, Args{Pos: []Value{w}})
	} else if p, ok := v.(InPlace); ok {
		got, err = p.BinaryInPlace(t, op, Held(w))
	}
	if err != nil || got != NotImplemented {
		return got, err
	}
	if got, err = binary(t, op, v, w); err != nil || got != NotImplemented {
		return got, err
	}
	return nil, Raise(TypeError, "unsupported operand type(s) for %s=: '%s' and '%s'", op, TypeName(v), TypeName(w))
}

// UnaryOperation is -v, +v or ~v.
func UnaryOperation(t *Thread, op UnaryOp, v Value) (Value, error) {
	if f := override(v, slotUnary+slot(op)); f != nil {
		return CallBound(t, f, v, Args{})
	}
	if u, ok := Held(v).(Unary); ok {
		if got, err := u.Unary(t, op); err != nil || got != NotImplemented {
			return got, err
		}
	}
	return nil, Raise(TypeError, "bad operand type for unary %s: '%s'", op, TypeName(v))
}
