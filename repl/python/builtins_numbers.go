package python

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

func builtinAbs(t *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("abs")
	if err != nil {
		return nil, err
	}
	n := v
	if i, ok := v.(*Instance); ok && i.class.heap && i.Held != nil && !i.class.definesAbs() {
		n = i.Held
	}
	switch n := n.(type) {
	case Int:
		if n >= 0 {
			return n, nil
		}
		return UnaryOperation(t, Negative, n)
	case Bool:
		return NewInt(intOf(n)), nil
	case *BigInt:
		return NewBig(new(big.Int).Abs(n.n)), nil
	case Float:
		return Float(math.Abs(float64(n))), nil
	}
	if f := v.Type().Lookup("__abs__"); f != nil {
		return CallBound(t, f, v, Args{})
	}
	return nil, Raise(TypeError, "bad operand type for abs(): '%s'", TypeName(v))
}

// definesAbs tells whether Python code gave a class below a number its own __abs__.
func (c *Type) definesAbs() bool {
	for _, k := range c.MRO() {
		if k.Own("__abs__") != nil {
			return k.heap
		}
	}
	return false
}

func inBase(name string, base int, prefix string) func(*Thread, Value, Args) (Value, error) {
	return func(t *Thread, _ Value, a Args) (Value, error) {
		v, err := a.single(name)
		if err != nil {
			return nil, err
		}
		n, err := IndexOf(t, v)
		if err != nil {
			return nil, err
		}
		if i, ok := n.(Int); ok && i >= 0 {
			var buf [72]byte
			s, b := asciiOf(len(strconv.AppendInt(append(buf[:0], prefix...), int64(i), base)))
			copy(b, buf[:])
			return s, nil
		}
		digits, err := intText(n, base, t.maxDigits())
		if err != nil {
			return nil, err
		}
		if rest, below := strings.CutPrefix(digits, "-"); below {
			return NewStr("-" + prefix + rest), nil
		}
		return NewStr(prefix + digits), nil
	}
}

func builtinChr(t *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("chr")
	if err != nil {
		return nil, err
	}
	n, err := indexInt(t, v)
	if err != nil {
		if IsA(err, OverflowError) {
			err = Raise(OverflowError, "Python int too large to convert to C int")
		}
		return nil, err
	}
	if n < 0 || n > utf8.MaxRune {
		return nil, Raise(ValueError, "chr() arg not in range(0x110000)")
	}
	if n >= 0xd800 && n < 0xe000 { // a lone surrogate is its three bytes
		return NewStr(string([]byte{0xe0 | byte(n>>12), 0x80 | byte(n>>6)&0x3f, 0x80 | byte(n)&0x3f})), nil
	}
	return NewStr(string(rune(n))), nil
}

func builtinOrd(_ *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("ord")
	if err != nil {
		return nil, err
	}
	if s, ok := AsStr(v); ok {
		if r, size := utf8.DecodeRuneInString(s); size == len(s) && r != utf8.RuneError || s == "\ufffd" {
			return NewInt(int64(r)), nil
		}
		n, _ := Len(orIdle(nil), Held(v))
		if n == 1 && len(s) == 3 { // a lone surrogate
			return NewInt(int64(s[0]&0xf)<<12 | int64(s[1]&0x3f)<<6 | int64(s[2]&0x3f)), nil
		}
		return nil, Raise(TypeError, "ord() expected a character, but string of length %d found", n)
	}
	if b, ok := Held(v).(Buffer); ok {
		one := b.Buffer()
		if len(one) == 1 {
			return NewInt(int64(one[0])), nil
		}
		return nil, Raise(TypeError, "ord() expected a character, but string of length %d found", len(one))
	}
	return nil, Raise(TypeError, "ord() expected string of length 1, but %s found", TypeName(v))
}

func builtinDivMod(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("divmod", 2, 2); err != nil {
		return nil, err
	}
	v, w := a.Pos[0], a.Pos[1]
	for _, side := range []struct {
		name  string
		v, of Value
	}{{"__divmod__", v, w}, {"__rdivmod__", w, v}} {
		if f := side.v.Type().Lookup(side.name); f != nil && (side.v.Type().heap || !isNumeric(side.v)) {
			got, err := CallBound(t, f, side.v, Args{Pos: []Value{side.of}})
			if err != nil || got != NotImplemented {
				return got, err
			}
		}
	}
	if !isNumeric(v) || !isNumeric(w) {
		return nil, Raise(TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", TypeName(v), TypeName(w))
	}
	v, w = Held(v), Held(w)
	q, err := Binary(t, FloorDiv, v, w)
	if err != nil {
		return nil, divModError(err)
	}
	r, err := Binary(t, Mod, v, w)
	return pair(q, r), err
}

// divModError words a division by zero as divmod does.
func divModError(err error) error {
	if e, ok := err.(*Exception); ok && IsA(err, ZeroDivisionError) && strings.HasPrefix(e.Text(), "float") {
		return Raise(ZeroDivisionError, "float divmod()")
	}
	return err
}

func isNumeric(v Value) bool {
	switch Held(v).(type) {
	case Int, Bool, Float, *BigInt:
		return true
	}
	return false
}

func builtinPow(t *Thread, _ Value, a Args) (Value, error) {
	var base, exp Value
	mod := None
	if err := Unpack(a, "pow", "base", &base, "exp", &exp, "mod?", &mod); err != nil {
		return nil, err
	}
	if mod == None {
		return Binary(t, Pow, base, exp)
	}
	if f := override(base, slotBinary+slot(Pow)); f != nil {
		return CallBound(t, f, base, Args{Pos: []Value{exp, mod}})
	}
	return PowMod(t, base, exp, mod)
}

func builtinRound(t *Thread, _ Value, a Args) (Value, error) {
	var v Value
	digits := None
	if err := Unpack(a, "round", "number", &v, "ndigits?", &digits); err != nil {
		return nil, err
	}
	f := v.Type().Lookup("__round__")
	if f == nil {
		return nil, Raise(TypeError, "type %s doesn't define __round__ method", TypeName(v))
	}
	if digits == None {
		return CallBound(t, f, v, Args{})
	}
	return CallBound(t, f, v, Args{Pos: []Value{digits}})
}

func builtinFormat(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("format", 1, 2); err != nil {
		return nil, err
	}
	spec := ""
	if len(a.Pos) == 2 {
		var ok bool
		if spec, ok = AsStr(a.Pos[1]); !ok {
			return nil, Raise(TypeError, "format() argument 2 must be str, not %s", TypeName(a.Pos[1]))
		}
	}
	s, err := Format(t, a.Pos[0], spec)
	return NewStr(s), err
}

func builtinSum(t *Thread, _ Value, a Args) (Value, error) {
	var over Value
	total := NewInt(0)
	if err := Unpack(a, "sum", "iterable/", &over, "start?", &total); err != nil {
		if len(a.Pos) == 0 {
			err = Raise(TypeError, "sum() takes at least 1 positional argument (0 given)")
		}
		return nil, err
	}
	it, err := Iter(t, over)
	if err != nil {
		return nil, err
	}
	switch Held(total).(type) {
	case *Str:
		return nil, Raise(TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
	case Bytes:
		return nil, Raise(TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
	case *ByteArray:
		return nil, Raise(TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	return sumOf(t, it, total)
}

// sumOf adds up ints as they are, for as long as there are only such.
func sumOf(t *Thread, it Iterator, total Value) (Value, error) {
	sum, whole := total.(Int)
	err := eachOf(t, it, func(v Value) error {
		if whole {
			if n, ok := v.(Int); ok && small(sum) && small(n) {
				sum += n
				return nil
			}
			total, whole = NewInt(int64(sum)), false
		}
		var err error
		total, err = Binary(t, Add, total, v)
		return err
	})
	if whole {
		total = NewInt(int64(sum))
	}
	return total, err
}

// small tells numbers whose sum 64 bits hold.
func small(n Int) bool { return n < 1<<62 && n > -1<<62 }

// extreme is max or min.
func extreme(name string, better CompareOp) func(*Thread, Value, Args) (Value, error) {
	return func(t *Thread, _ Value, a Args) (Value, error) {
		key, otherwise := None, Value(nil)
		for _, kw := range a.Kw {
			switch kw.Name {
			case "key":
				key = kw.Value
			case "default":
				otherwise = kw.Value
			default:
				return nil, Raise(TypeError, "'%s' is an invalid keyword argument for %s()", kw.Name, name)
			}
		}
		var over Value
		switch len(a.Pos) {
		case 0:
			return nil, Raise(TypeError, "%s expected at least 1 argument, got 0", name)
		case 1:
			over = a.Pos[0]
		default:
			if otherwise != nil {
				return nil, Raise(TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
			}
			over = NewTuple(append([]Value(nil), a.Pos...)...)
		}
		best, err := mostOf(t, over, key, better)
		switch {
		case err != nil || best != nil:
			return best, err
		case otherwise != nil:
			return otherwise, nil
		}
		return nil, Raise(ValueError, "%s() arg is an empty sequence", name)
	}
}

// mostOf is the first item whose key no other's is better than; nil of nothing.
func mostOf(t *Thread, over, key Value, better CompareOp) (Value, error) {
	var best, bestKey Value
	err := Each(t, over, func(v Value) error {
		k := v
		if key != None {
			var err error
			if k, err = CallValues(t, key, v); err != nil {
				return err
			}
		}
		if best == nil {
			best, bestKey = v, k
			return nil
		}
		got, err := Compare(t, better, k, bestKey)
		if err != nil {
			return err
		}
		truth, err := Truth(t, got)
		if truth {
			best, bestKey = v, k
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return best, nil
}

func builtinSorted(t *Thread, _ Value, a Args) (Value, error) {
	if len(a.Pos) != 1 {
		return nil, wrongCount("sorted", 1, 1, len(a.Pos))
	}
	items, err := Items(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	key, reverse, err := sortOptions(t, a.Kw)
	if err != nil {
		return nil, err
	}
	items, err = Sorted(t, items, key, reverse)
	if err != nil {
		return nil, err
	}
	return NewList(items...), nil
}

func builtinAll(t *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("all")
	if err != nil {
		return nil, err
	}
	found, err := anyIs(t, v, false)
	return Bool(!found), err
}

func builtinAny(t *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("any")
	if err != nil {
		return nil, err
	}
	found, err := anyIs(t, v, true)
	return Bool(found), err
}

// anyIs tells whether an item of v has the truth.
func anyIs(t *Thread, v Value, truth bool) (bool, error) {
	found := false
	err := Each(t, v, func(item Value) error {
		is, err := Truth(t, item)
		if err == nil && is == truth {
			found = true
			return errFound
		}
		return err
	})
	if found {
		err = nil
	}
	return found, err
}

func builtinASCII(t *Thread, _ Value, a Args) (Value, error) {
	v, err := a.single("ascii")
	if err != nil {
		return nil, err
	}
	s, err := ASCII(t, v)
	return NewStr(s), err
}
