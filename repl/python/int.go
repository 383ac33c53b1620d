package python

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
)

// Truth is whether it is not 0.
func (i Int) Truth() bool { return i != 0 }

// Truth is whether it is not 0: it never is.
func (*BigInt) Truth() bool { return true }

// Truth is the bool itself.
func (b Bool) Truth() bool { return bool(b) }

// Repr is its digits.
func (i Int) Repr(*Thread) (string, error) { return strconv.FormatInt(int64(i), 10), nil }

// Repr is True or False.
func (b Bool) Repr(*Thread) (string, error) {
	if b {
		return "True", nil
	}
	return "False", nil
}

// Hash is CPython's.
func (i Int) Hash(*Thread) (uint64, error) { return hashInt(int64(i)), nil }

// Hash is CPython's.
func (b *BigInt) Hash(t *Thread) (uint64, error) {
	t.spend(len(b.n.Bits()) * 64)
	return hashBig(b.n), nil
}

// Hash is that of 0 or 1.
func (b Bool) Hash(*Thread) (uint64, error) { return uint64(intOf(b)), nil }

// Binary is arithmetic.
func (i Int) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	switch w := w.(type) {
	case Int:
		if reflected {
			return intBinary(t, op, int64(w), int64(i))
		}
		return intBinary(t, op, int64(i), int64(w))
	case Bool:
		return i.Binary(t, op, Int(intOf(w)), reflected)
	case *BigInt:
		return bigOrdered(t, op, big.NewInt(int64(i)), w.n, reflected)
	}
	return NotImplemented, nil
}

// Binary is arithmetic.
func (b *BigInt) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	n := BigOf(w)
	if n == nil {
		return NotImplemented, nil
	}
	return bigOrdered(t, op, b.n, n, reflected)
}

// Binary is that of 0 or 1; | ^ & of two bools give a bool.
func (b Bool) Binary(t *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	if c, ok := w.(Bool); ok {
		switch op {
		case Or:
			return b || c, nil
		case Xor:
			return Bool(b != c), nil
		case And:
			return b && c, nil
		}
		w = Int(intOf(c))
	}
	return Int(intOf(b)).Binary(t, op, w, reflected)
}

func intBinary(t *Thread, op BinaryOp, a, b int64) (Value, error) {
	switch op {
	case Add:
		if s := a + b; (a^s)&(b^s) >= 0 {
			return NewInt(s), nil
		}
	case Sub:
		if d := a - b; (a^b)&(a^d) >= 0 {
			return NewInt(d), nil
		}
	case Mul:
		if p, ok := mulInt(a, b); ok {
			return NewInt(p), nil
		}
	case FloorDiv, Mod:
		return intDivide(t, op, a, b)
	case TrueDiv:
		if b != 0 && isExact(a) && isExact(b) {
			return Float(float64(a) / float64(b)), nil
		}
	case Or:
		return NewInt(a | b), nil
	case Xor:
		return NewInt(a ^ b), nil
	case And:
		return NewInt(a & b), nil
	case RShift:
		if b >= 0 {
			return NewInt(a >> min(uint64(b), 63)), nil
		}
	case LShift:
		if b >= 0 && b < 63 && a<<b>>b == a {
			return NewInt(a << b), nil
		}
	case Pow:
		if b >= 0 {
			if p, ok := powInt(a, b); ok {
				return NewInt(p), nil
			}
		}
	}
	return bigBinary(t, op, big.NewInt(a), big.NewInt(b))
}

// isExact tells whether a float holds it exactly.
func isExact(a int64) bool { return a <= 1<<53 && a >= -1<<53 }

func mulInt(a, b int64) (int64, bool) {
	if int64(int32(a)) == a && int64(int32(b)) == b {
		return a * b, true
	}
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	signed := int64(hi)
	if a < 0 {
		signed -= b
	}
	if b < 0 {
		signed -= a
	}
	return int64(lo), signed == int64(lo)>>63
}

func intDivide(t *Thread, op BinaryOp, a, b int64) (Value, error) {
	if b == 0 || a == math.MinInt64 && b == -1 {
		return bigBinary(t, op, big.NewInt(a), big.NewInt(b))
	}
	q, r := a/b, a%b
	if r != 0 && (r^b) < 0 {
		q, r = q-1, r+b
	}
	if op == Mod {
		return NewInt(r), nil
	}
	return NewInt(q), nil
}

func powInt(a, b int64) (int64, bool) {
	p, ok := int64(1), true
	for ; b > 0; b >>= 1 {
		if b&1 == 1 {
			if p, ok = mulInt(p, a); !ok {
				return 0, false
			}
		}
		if b == 1 {
			break
		}
		if a, ok = mulInt(a, a); !ok {
			return 0, false
		}
	}
	return p, true
}

// Unary is - + ~.
func (i Int) Unary(_ *Thread, op UnaryOp) (Value, error) {
	switch {
	case op == Positive:
		return i, nil
	case op == Invert:
		return NewInt(int64(^i)), nil
	case i == math.MinInt64:
		return NewBig(new(big.Int).Neg(big.NewInt(int64(i)))), nil
	}
	return NewInt(int64(-i)), nil
}

// Unary is - + ~.
func (b *BigInt) Unary(_ *Thread, op UnaryOp) (Value, error) {
	switch op {
	case Positive:
		return b, nil
	case Invert:
		return NewBig(new(big.Int).Not(b.n)), nil
	}
	return NewBig(new(big.Int).Neg(b.n)), nil
}

// Unary is that of 0 or 1.
func (b Bool) Unary(t *Thread, op UnaryOp) (Value, error) {
	return Int(intOf(b)).Unary(t, op)
}

// Compare compares with any int; with a float the float does it.
func (i Int) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	switch w := w.(type) {
	case Int:
		return Bool(holds(op, order(i, w))), nil
	case Bool:
		return Bool(holds(op, order(i, Int(intOf(w))))), nil
	case *BigInt:
		return Bool(holds(op, -w.n.Sign())), nil
	}
	return NotImplemented, nil
}

// Compare compares with any int.
func (b *BigInt) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	n := BigOf(w)
	if n == nil {
		return NotImplemented, nil
	}
	return Bool(holds(op, b.n.Cmp(n))), nil
}

// Compare compares as 0 or 1.
func (b Bool) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	return Int(intOf(b)).Compare(t, op, w)
}

func order[T Int | Bytes | Float | string](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// holds tells whether a comparison holds for values of which the first is smaller (-1), equal, or larger.
func holds(op CompareOp, order int) bool {
	switch op {
	case EQ:
		return order == 0
	case NE:
		return order != 0
	case LT:
		return order < 0
	case LE:
		return order <= 0
	case GT:
		return order > 0
	}
	return order >= 0
}
