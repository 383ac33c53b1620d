package python

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Truth is whether it is not 0.
func (f Float) Truth() bool { return f != 0 }

// Repr is the shortest text that reads back as f.
func (f Float) Repr(*Thread) (string, error) { return FloatText(float64(f)), nil }

// Hash is CPython's, of NaN by identity: of all the same here.
func (f Float) Hash(*Thread) (uint64, error) { return hashFloat(float64(f)), nil }

// FloatText is repr(f).
func FloatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if strings.IndexByte(s, '.') < 0 {
		s += ".0"
	}
	return s
}

func absFloat(f float64) float64 { return math.Abs(f) }

// Binary is arithmetic with a float or an int.
func (f Float) Binary(_ *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	var g float64
	switch w := w.(type) {
	case Float:
		g = float64(w)
	case Int:
		g = float64(w)
	case Bool:
		g = float64(intOf(w))
	case *BigInt:
		if op > Pow || op == MatMul {
			return NotImplemented, nil
		}
		var err error
		if g, err = bigToFloat(w.n); err != nil {
			return nil, err
		}
	default:
		return NotImplemented, nil
	}
	if reflected {
		return floatBinary(op, g, float64(f))
	}
	return floatBinary(op, float64(f), g)
}

func floatBinary(op BinaryOp, f, g float64) (Value, error) {
	switch op {
	case Add:
		return Float(f + g), nil
	case Sub:
		return Float(f - g), nil
	case Mul:
		return Float(f * g), nil
	case TrueDiv:
		if g == 0 {
			return nil, Raise(ZeroDivisionError, "float division by zero")
		}
		return Float(f / g), nil
	case FloorDiv:
		if g == 0 {
			return nil, Raise(ZeroDivisionError, "float floor division by zero")
		}
		q, _ := floorMod(f, g)
		return Float(q), nil
	case Mod:
		if g == 0 {
			return nil, Raise(ZeroDivisionError, "float modulo")
		}
		_, r := floorMod(f, g)
		return Float(r), nil
	case Pow:
		return floatPow(f, g)
	}
	return NotImplemented, nil
}

// floorMod divides towards minus infinity: the remainder has g's sign.
func floorMod(f, g float64) (q, r float64) {
	r = math.Mod(f, g)
	q = (f - r) / g
	if r != 0 {
		if (g < 0) != (r < 0) {
			r += g
			q--
		}
	} else {
		r = math.Copysign(0, g)
	}
	if q == 0 {
		return math.Copysign(0, f/g), r
	}
	whole := math.Floor(q)
	if q-whole > 0.5 {
		whole++
	}
	return whole, r
}

func floatDivmod(v, w Value) (Value, error) {
	f, err := AsFloat(v)
	if err != nil {
		return nil, err
	}
	g, err := AsFloat(w)
	if err != nil {
		return nil, err
	}
	if g == 0 {
		return nil, Raise(ZeroDivisionError, "float divmod()")
	}
	q, r := floorMod(f, g)
	return NewTuple(Float(q), Float(r)), nil
}

func floatPow(x, y float64) (Value, error) {
	if x == 0 && y < 0 {
		return nil, Raise(ZeroDivisionError, "0.0 cannot be raised to a negative power")
	}
	out := math.Pow(x, y)
	if math.IsInf(out, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return nil, NewException(OverflowError, NewInt(34), NewStr("Numerical result out of range"))
	}
	if math.IsNaN(out) && !math.IsNaN(x) && !math.IsNaN(y) {
		return nil, Raise(ValueError, "%s ** %s is a complex number, which is not in sockshell", FloatText(x), FloatText(y))
	}
	return Float(out), nil
}

// Unary is - and +.
func (f Float) Unary(_ *Thread, op UnaryOp) (Value, error) {
	switch op {
	case Positive:
		return f, nil
	case Negative:
		return -f, nil
	}
	return NotImplemented, nil
}

// Compare compares with floats, and exactly with ints.
func (f Float) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	switch w := w.(type) {
	case Float:
		return Bool(compareFloats(op, float64(f), float64(w))), nil
	case Int:
		if isExact(int64(w)) {
			return Bool(compareFloats(op, float64(f), float64(w))), nil
		}
		return Bool(compareBig(op, float64(f), big.NewInt(int64(w)))), nil
	case Bool:
		return Bool(compareFloats(op, float64(f), float64(intOf(w)))), nil
	case *BigInt:
		return Bool(compareBig(op, float64(f), w.n)), nil
	}
	return NotImplemented, nil
}

func compareFloats(op CompareOp, f, g float64) bool {
	switch op {
	case EQ:
		return f == g
	case NE:
		return f != g
	case LT:
		return f < g
	case LE:
		return f <= g
	case GT:
		return f > g
	}
	return f >= g
}

func compareBig(op CompareOp, f float64, n *big.Int) bool {
	switch {
	case math.IsNaN(f):
		return op == NE
	case math.IsInf(f, 0):
		return holds(op, int(math.Copysign(1, f)))
	}
	return holds(op, big.NewFloat(f).Cmp(new(big.Float).SetInt(n)))
}
