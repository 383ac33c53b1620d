package python

import (
	"math/big"
	"math/bits"
	"slices"
)

func intMethods() []*Builtin {
	return []*Builtin{
		bare("int.bit_length", func(_ *Thread, v Value) (Value, error) { return NewInt(int64(BigOf(v).BitLen())), nil }),
		bare("int.bit_count", func(_ *Thread, v Value) (Value, error) { return NewInt(int64(onesIn(BigOf(v)))), nil }),
		bare("int.conjugate", IndexOf),
		bare("int.is_integer", func(*Thread, Value) (Value, error) { return True, nil }),
		bare("int.as_integer_ratio", func(t *Thread, v Value) (Value, error) {
			n, err := IndexOf(t, v)
			return NewTuple(n, NewInt(1)), err
		}),
		bare("int.__index__", IndexOf),
		bare("int.__int__", IndexOf),
		bare("int.__trunc__", IndexOf),
		bare("int.__floor__", IndexOf),
		bare("int.__ceil__", IndexOf),
		bare("int.__float__", func(t *Thread, v Value) (Value, error) {
			f, err := FloatOf(t, v)
			return Float(f), err
		}),
		bare("int.__abs__", func(t *Thread, v Value) (Value, error) { return Abs(t, v) }),
		bare("int.__getnewargs__", func(t *Thread, v Value) (Value, error) {
			n, err := IndexOf(t, v)
			return NewTuple(n), err
		}),
		{Name: "to_bytes", Fn: intToBytes},
		{Name: "from_bytes", Class: true, Fn: intFromBytes},
		{Name: "__round__", Fn: roundMethod},
		{Name: "__format__", Fn: formatMethod},
		{Name: "__divmod__", Fn: divmodMethod},
		{Name: "__rdivmod__", Fn: rdivmodMethod},
		{Name: "__pow__", Fn: powMethod},
	}
}

// bare is a method without arguments; full is its name with the class.
func bare(full string, f func(t *Thread, v Value) (Value, error)) *Builtin {
	return &Builtin{Name: lastName(full), Fn: func(t *Thread, self Value, a Args) (Value, error) {
		if len(a.Pos)+len(a.Kw) > 0 {
			switch lastName(full) {
			case "__index__", "__int__", "__float__", "__abs__":
				return nil, a.nothing()
			}
			return nil, a.none(full)
		}
		return f(t, self)
	}}
}

func lastName(full string) string {
	for i := len(full) - 1; i >= 0; i-- {
		if full[i] == '.' {
			return full[i+1:]
		}
	}
	return full
}

// numberMembers are real, imag, numerator and denominator.
func intMembers() map[string]Value {
	itself := func(t *Thread, v Value) (Value, error) { return IndexOf(t, v) }
	fixed := func(n int64) func(*Thread, Value) (Value, error) {
		return func(*Thread, Value) (Value, error) { return NewInt(n), nil }
	}
	return map[string]Value{
		"real":        &GoProperty{Name: "real", Getter: itself},
		"numerator":   &GoProperty{Name: "numerator", Getter: itself},
		"imag":        &GoProperty{Name: "imag", Getter: fixed(0)},
		"denominator": &GoProperty{Name: "denominator", Getter: fixed(1)},
	}
}

func onesIn(n *big.Int) (count int) {
	for _, w := range n.Bits() {
		count += bits.OnesCount(uint(w))
	}
	return count
}

// Abs is abs(v) of a number; nil for what is none.
func Abs(t *Thread, v Value) (Value, error) {
	switch x := Held(v).(type) {
	case Int:
		if x < 0 {
			return x.Unary(t, Negative)
		}
		return x, nil
	case Bool:
		return intOfBool(x), nil
	case *BigInt:
		return NewBig(new(big.Int).Abs(x.n)), nil
	case Float:
		if x < 0 || x == 0 {
			return Float(absFloat(float64(x))), nil
		}
		return x, nil
	}
	return nil, nil
}

func intToBytes(t *Thread, self Value, a Args) (Value, error) {
	if b, done := shortToBytes(self, a); done {
		return b, nil
	}
	length, order, signed := 1, "big", false
	if err := Unpack(a, "to_bytes", "length?", &length, "byteorder?", &order, "*signed?", &signed); err != nil {
		return nil, err
	}
	if err := knownOrder(order); err != nil {
		return nil, err
	}
	if length < 0 {
		return nil, Raise(ValueError, "length argument must be non-negative")
	}
	if length > maxBits/8 {
		return nil, NewException(MemoryError)
	}
	n := BigOf(self)
	limit := length * 8
	negative := n.Sign() < 0
	if negative && !signed {
		return nil, Raise(OverflowError, "can't convert negative int to unsigned")
	}
	if signed {
		limit--
	}
	size := n.BitLen()
	if negative {
		size = new(big.Int).Not(n).BitLen()
	}
	if size > max(limit, 0) || signed && length == 0 && n.Sign() != 0 {
		return nil, Raise(OverflowError, "int too big to convert")
	}
	if negative {
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(length*8)))
	}
	b := n.FillBytes(make([]byte, length))
	if order == "little" {
		slices.Reverse(b)
	}
	return BytesOf(b), nil
}

// shortToBytes is to_bytes of a small int with its two arguments by position, the commonest way.
func shortToBytes(self Value, a Args) (Value, bool) {
	n, ok := self.(Int)
	if !ok || n < 0 || len(a.Pos) != 2 || len(a.Kw) > 0 {
		return nil, false
	}
	length, isInt := a.Pos[0].(Int)
	order, isStr := a.Pos[1].(*Str)
	if !isInt || !isStr || length < 1 || length > 8 || length < 8 && n>>(8*uint(length)) != 0 {
		return nil, false
	}
	out, b := bytesOfSize(int(length))
	switch order.s {
	case "big":
		for i := range b {
			b[len(b)-1-i] = byte(n >> (8 * i))
		}
	case "little":
		for i := range b {
			b[i] = byte(n >> (8 * i))
		}
	default:
		return nil, false
	}
	return out, true
}

// shortFromBytes is from_bytes of up to seven bytes, likewise.
func shortFromBytes(self Value, a Args) (Value, bool) {
	if self != IntType || len(a.Pos) != 2 || len(a.Kw) > 0 {
		return nil, false
	}
	b, isBytes := a.Pos[0].(Bytes)
	order, isStr := a.Pos[1].(*Str)
	if !isBytes || !isStr || len(b) > 7 {
		return nil, false
	}
	n := int64(0)
	switch order.s {
	case "big":
		for i := range len(b) {
			n = n<<8 | int64(b[i])
		}
	case "little":
		for i := len(b) - 1; i >= 0; i-- {
			n = n<<8 | int64(b[i])
		}
	default:
		return nil, false
	}
	return NewInt(n), true
}

func knownOrder(order string) error {
	if order != "big" && order != "little" {
		return Raise(ValueError, "byteorder must be either 'little' or 'big'")
	}
	return nil
}

func intFromBytes(t *Thread, self Value, a Args) (Value, error) {
	if n, done := shortFromBytes(self, a); done {
		return n, nil
	}
	var v Value
	order, signed := "big", false
	if err := Unpack(a, "from_bytes", "bytes", &v, "byteorder?", &order, "*signed?", &signed); err != nil {
		return nil, err
	}
	if err := knownOrder(order); err != nil {
		return nil, err
	}
	if _, ok := AsStr(v); ok || BigOf(v) != nil {
		return nil, Raise(TypeError, "cannot convert '%s' object to bytes", TypeName(v))
	}
	raw, err := bytesOfValue(t, v)
	if err != nil {
		return nil, err
	}
	b := []byte(raw)
	if order == "little" {
		slices.Reverse(b)
	}
	whole, err := largeAside(t, len(b), func(*Thread) (Value, error) { return &BigInt{new(big.Int).SetBytes(b)}, nil })
	if err != nil {
		return nil, err
	}
	n := whole.(*BigInt).n
	if signed && len(b) > 0 && b[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(len(b)*8)))
	}
	if c, ok := self.(*Type); ok && c.heap {
		return Call(t, c, Args{Pos: []Value{NewBig(n)}})
	}
	return NewBig(n), nil
}

func roundMethod(t *Thread, self Value, a Args) (Value, error) {
	if err := a.between("__round__", 0, 1); err != nil {
		return nil, err
	}
	return Round(t, self, a.or(0, None))
}

func formatMethod(t *Thread, self Value, a Args) (Value, error) {
	v, err := a.single(TypeName(self) + ".__format__")
	if err != nil {
		return nil, err
	}
	spec, ok := AsStr(v)
	if !ok {
		return nil, Raise(TypeError, "__format__() argument must be str, not %s", TypeName(v))
	}
	s, err := formatNative(t, self, self, spec)
	return NewStr(s), err
}

func divmodMethod(t *Thread, self Value, a Args) (Value, error) {
	w, err := a.one()
	if err != nil {
		return nil, err
	}
	if BigOf(self) != nil && BigOf(w) == nil {
		return NotImplemented, nil
	}
	return numberDivmod(t, self, Held(w))
}

func rdivmodMethod(t *Thread, self Value, a Args) (Value, error) {
	w, err := a.one()
	if err != nil {
		return nil, err
	}
	if BigOf(self) != nil && BigOf(w) == nil {
		return NotImplemented, nil
	}
	return numberDivmod(t, Held(w), self)
}

func powMethod(t *Thread, self Value, a Args) (Value, error) {
	if err := a.between("__pow__", 1, 2); err != nil {
		return nil, err
	}
	if mod := a.or(1, None); mod != None {
		return PowMod(t, self, a.Pos[0], mod)
	}
	return self.(Operand).Binary(t, Pow, Held(a.Pos[0]), false)
}

// numberDivmod is divmod of two numbers; NotImplemented for what is none.
func numberDivmod(t *Thread, v, w Value) (Value, error) {
	if !isNumber(v) || !isNumber(w) {
		return NotImplemented, nil
	}
	x, y := BigOf(v), BigOf(w)
	if x == nil || y == nil {
		return floatDivmod(v, w)
	}
	if a, ok := v.(Int); ok {
		if b, ok := w.(Int); ok && b != 0 && b != -1 {
			q, err := intDivide(t, FloorDiv, int64(a), int64(b))
			if err != nil {
				return nil, err
			}
			r, err := intDivide(t, Mod, int64(a), int64(b))
			return NewTuple(q, r), err
		}
	}
	q, r, err := bigDivMod(t, x, y)
	if err != nil {
		return nil, err
	}
	return NewTuple(NewBig(q), NewBig(r)), nil
}

// Divmod is divmod(v, w).
func Divmod(t *Thread, v, w Value) (Value, error) {
	for _, try := range []struct {
		name    string
		on, arg Value
	}{{"__divmod__", v, w}, {"__rdivmod__", w, v}} {
		f := try.on.Type().Lookup(try.name)
		if f == nil {
			continue
		}
		got, err := CallBound(t, f, try.on, Args{Pos: []Value{try.arg}})
		if err != nil || got != NotImplemented {
			return got, err
		}
	}
	return nil, Raise(TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", TypeName(v), TypeName(w))
}
