package python

import (
	"math"
	"math/big"
)

// The classes of numbers.
var (
	IntType = &Type{Name: "int", Sample: Int(0), Operators: numberOperators,
		Doc: "int([x]) -> integer; int(x, base=10) -> integer"}
	BoolType = &Type{Name: "bool", Bases: []*Type{IntType}, Sample: Bool(false), Operators: []BinaryOp{Or, Xor, And}, Final: true,
		Doc: "bool(x) -> bool: True when x is true, False otherwise."}
	FloatType = &Type{Name: "float", Sample: Float(0), Operators: floatOperators,
		Doc: "Convert a string or number to a floating point number, if possible."}
)

var (
	numberOperators = []BinaryOp{Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, Or, Xor, And}
	floatOperators  = []BinaryOp{Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow}
)

// Type is IntType.
func (Int) Type() *Type { return IntType }

// Type is IntType.
func (*BigInt) Type() *Type { return IntType }

// Type is BoolType.
func (Bool) Type() *Type { return BoolType }

// Type is FloatType.
func (Float) Type() *Type { return FloatType }

// hold is a value as an object of cls: itself, or an instance of a heap class that holds it.
func hold(cls *Type, v Value) Value {
	if cls.heap {
		return &Instance{class: cls, Held: v}
	}
	return v
}

// BigOf is an int of any size as big.Int, shared: it must not be changed. nil when v is no int.
func BigOf(v Value) *big.Int {
	switch v := v.(type) {
	case Int:
		return big.NewInt(int64(v))
	case *BigInt:
		return v.n
	case Bool:
		if v {
			return big.NewInt(1)
		}
		return new(big.Int)
	case *Instance:
		if v.Held != nil {
			return BigOf(v.Held)
		}
	}
	return nil
}

func noInteger(v Value) error {
	return Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
}

func tooLarge(what string) error {
	return Raise(OverflowError, "Python int too large to convert to C %s", what)
}

// Index is an int of 64 bits, as an argument is taken where no Python code can run.
func Index(v Value) (int64, error) {
	if n, ok := AsInt(v); ok {
		return n, nil
	}
	if BigOf(v) != nil {
		return 0, tooLarge("ssize_t")
	}
	whole, err := IndexOf(orIdle(nil), v)
	if err != nil {
		return 0, err
	}
	if n, ok := AsInt(whole); ok {
		return n, nil
	}
	return 0, tooLarge("ssize_t")
}

// IndexOf is operator.index(v): an int of any size.
func IndexOf(t *Thread, v Value) (Value, error) {
	switch x := v.(type) {
	case Int, *BigInt:
		return v, nil
	case Bool:
		return intOfBool(x), nil
	case *Instance:
		if BigOf(x.Held) != nil {
			return IndexOf(t, x.Held)
		}
	case Indexer:
		return x.Index(t)
	}
	f := override(v, slotIndex)
	if f == nil {
		return nil, noInteger(v)
	}
	got, err := CallBound(t, f, v, Args{})
	if err != nil {
		return nil, err
	}
	if BigOf(got) == nil {
		return nil, Raise(TypeError, "__index__ returned non-int (type %s)", TypeName(got))
	}
	return Held(got), nil
}

func intOfBool(b Bool) Value {
	if b {
		return NewInt(1)
	}
	return NewInt(0)
}

// AsFloat is a real number: a float, an int, or what has __float__ or __index__.
func AsFloat(v Value) (float64, error) { return FloatOf(orIdle(nil), v) }

// FloatOf is AsFloat where Python code may run.
func FloatOf(t *Thread, v Value) (float64, error) {
	switch x := Held(v).(type) {
	case Float:
		return float64(x), nil
	case Int:
		return float64(x), nil
	case Bool:
		return float64(intOf(x)), nil
	case *BigInt:
		return bigToFloat(x.n)
	}
	if f := override(v, slotFloat); f != nil {
		got, err := CallBound(t, f, v, Args{})
		if err != nil {
			return 0, err
		}
		if f, ok := Held(got).(Float); ok {
			return float64(f), nil
		}
		return 0, Raise(TypeError, "%s.__float__ returned non-float (type %s)", TypeName(v), TypeName(got))
	}
	if f := v.Type().Lookup("__float__"); f != nil {
		got, err := CallBound(t, f, v, Args{})
		if f, ok := got.(Float); ok {
			return float64(f), err
		}
		return 0, err
	}
	if whole, err := IndexOf(t, v); err == nil {
		return FloatOf(t, whole)
	} else if !IsA(err, TypeError) {
		return 0, err
	}
	return 0, Raise(TypeError, "must be real number, not %s", TypeName(v))
}

func bigToFloat(n *big.Int) (float64, error) {
	f, _ := new(big.Float).SetInt(n).Float64()
	if math.IsInf(f, 0) {
		return 0, Raise(OverflowError, "int too large to convert to float")
	}
	return f, nil
}

func intOf(b Bool) int64 {
	if b {
		return 1
	}
	return 0
}

// hashModulus is what the hash of a number is reduced by, so that equal numbers of different types
// have equal hashes (Python's "Hashing of numeric types").
const hashModulus = 1<<61 - 1

func hashInt(n int64) uint64 {
	negative := n < 0
	m := uint64(n)
	if negative {
		m = -m
	}
	return signedHash(m%hashModulus, negative)
}

func signedHash(m uint64, negative bool) uint64 {
	if negative {
		m = -m
	}
	if m == math.MaxUint64 { // -1 is taken
		m--
	}
	return m
}

func hashBig(n *big.Int) uint64 {
	m := new(big.Int).Abs(n)
	m.Mod(m, big.NewInt(hashModulus))
	return signedHash(m.Uint64(), n.Sign() < 0)
}

func hashFloat(f float64) uint64 {
	switch {
	case math.IsInf(f, 1):
		return 314159
	case math.IsInf(f, -1):
		return uint64(math.MaxUint64 - 314159 + 1)
	case math.IsNaN(f):
		return 0
	case f == math.Trunc(f) && math.Abs(f) < 1<<62:
		return hashInt(int64(f))
	}
	fraction, exp := math.Frexp(math.Abs(f))
	mantissa := uint64(math.Ldexp(fraction, 53))
	shift := uint(((exp-53)%61 + 61) % 61)
	m := mantissa % hashModulus
	m = (m<<shift)&hashModulus | m>>(61-shift)
	if m == hashModulus {
		m = 0
	}
	return signedHash(m, f < 0)
}
