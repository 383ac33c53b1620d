package python

import (
	"math"
	"math/big"
	"math/bits"
)

// maxBits bounds what one int may take: half a gigabyte.
const maxBits = 1 << 32

// largeWords is where one operation on ints begins to take a noticeable time.
const largeWords = 4096

func bigOrdered(t *Thread, op BinaryOp, a, b *big.Int, reflected bool) (Value, error) {
	if reflected {
		a, b = b, a
	}
	return bigBinary(t, op, a, b)
}

func bigBinary(t *Thread, op BinaryOp, a, b *big.Int) (Value, error) {
	z := new(big.Int)
	t.spend(max(len(a.Bits()), len(b.Bits())) * 64)
	switch op {
	case Add:
		return NewBig(z.Add(a, b)), nil
	case Sub:
		return NewBig(z.Sub(a, b)), nil
	case Mul:
		return bigAside(t, words(a)+words(b), func(t *Thread) (*big.Int, error) { return bigMul(t, a, b) })
	case TrueDiv:
		return bigTrueDiv(t, a, b)
	case FloorDiv:
		q, _, err := bigDivMod(t, a, b)
		return newBigOr(q, err)
	case Mod:
		if b.Sign() == 0 {
			return nil, Raise(ZeroDivisionError, "integer modulo by zero")
		}
		_, r, err := bigDivMod(t, a, b)
		return newBigOr(r, err)
	case Pow:
		return bigPow(t, a, b)
	case LShift, RShift:
		return bigShift(op, a, b)
	case Or:
		return NewBig(z.Or(a, b)), nil
	case Xor:
		return NewBig(z.Xor(a, b)), nil
	case And:
		return NewBig(z.And(a, b)), nil
	}
	return NotImplemented, nil
}

func newBigOr(n *big.Int, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	return NewBig(n), nil
}

// bigAside runs f aside where its result takes many words.
func bigAside(t *Thread, words int, f func(*Thread) (*big.Int, error)) (Value, error) {
	if words <= largeWords {
		return newBigOr(f(t))
	}
	return t.aside(func(t *Thread) (Value, error) { return newBigOr(f(t)) })
}

func words(n *big.Int) int { return (n.BitLen() + bits.UintSize - 1) / bits.UintSize }

// bigMul multiplies; large factors in pieces (Karatsuba's three products of halves), so that an
// interrupt is seen between two of them.
func bigMul(t *Thread, a, b *big.Int) (*big.Int, error) {
	if a.BitLen()+b.BitLen() > maxBits {
		return nil, NewException(MemoryError)
	}
	if words(a) < words(b) {
		a, b = b, a
	}
	if words(b) <= largeWords && words(a) <= 16*largeWords {
		return new(big.Int).Mul(a, b), nil
	}
	if err := t.Err(); err != nil {
		return nil, err
	}
	half := uint(words(a)+1) / 2 * bits.UintSize
	ah, al := halves(a, half)
	if words(b) <= largeWords || b.BitLen() <= int(half) {
		z, err := mulUneven(t, ah, al, b, half)
		if err == nil && a.Sign() < 0 {
			z.Neg(z)
		}
		return z, err
	}
	bh, bl := halves(b, half)
	high, err := bigMul(t, ah, bh)
	if err != nil {
		return nil, err
	}
	low, err := bigMul(t, al, bl)
	if err != nil {
		return nil, err
	}
	cross, err := bigMul(t, new(big.Int).Add(ah, al), new(big.Int).Add(bh, bl))
	if err != nil {
		return nil, err
	}
	cross.Sub(cross, high).Sub(cross, low)
	return joined(high, cross, low, half, a.Sign()*b.Sign()), nil
}

func halves(n *big.Int, half uint) (high, low *big.Int) {
	n = new(big.Int).Abs(n)
	high = new(big.Int).Rsh(n, half)
	return high, n.Sub(n, new(big.Int).Lsh(high, half))
}

func joined(high, cross, low *big.Int, half uint, sign int) *big.Int {
	z := high.Lsh(high, half)
	z.Add(z, cross)
	z.Lsh(z, half).Add(z, low)
	if sign < 0 {
		z.Neg(z)
	}
	return z
}

// mulUneven is (ah·2^half + al)·b, the sign of the first apart.
func mulUneven(t *Thread, ah, al, b *big.Int, half uint) (*big.Int, error) {
	high, err := bigMul(t, ah, b)
	if err != nil {
		return nil, err
	}
	low, err := bigMul(t, al, b)
	if err != nil {
		return nil, err
	}
	return high.Add(high.Lsh(high, half), low), nil
}

// long runs f, which touches no value that changes, aside when it is large: an interrupt does not
// wait for its end.
func long(t *Thread, large bool, f func()) error {
	if !large || t.current != t {
		f()
		return nil
	}
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	var err error
	t.Unlocked(func() {
		select {
		case <-done:
		case <-t.Context().Done():
		}
	})
	select {
	case <-done:
	default:
		err = t.Err()
		if err == nil {
			<-done
		}
	}
	return err
}

// bigDivMod divides towards minus infinity.
// The results are not named: a division that was interrupted still runs, and holds its own q and r.
func bigDivMod(t *Thread, a, b *big.Int) (*big.Int, *big.Int, error) {
	if b.Sign() == 0 {
		return nil, nil, Raise(ZeroDivisionError, "integer division or modulo by zero")
	}
	q, r := new(big.Int), new(big.Int)
	err := long(t, words(b) > largeWords && words(a)-words(b) > largeWords, func() { q.QuoRem(a, b, r) })
	if err != nil {
		return nil, nil, err
	}
	if r.Sign() != 0 && r.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	return q, r, nil
}

// bigTrueDiv is the float nearest to a/b.
func bigTrueDiv(t *Thread, a, b *big.Int) (Value, error) {
	if b.Sign() == 0 {
		return nil, Raise(ZeroDivisionError, "division by zero")
	}
	if a.Sign() == 0 {
		return Float(0), nil
	}
	shift := a.BitLen() - b.BitLen() - 66 // the quotient gets 66 or 67 bits, and a sticky one
	x, y := new(big.Int).Abs(a), new(big.Int).Abs(b)
	if shift > 1100 {
		return nil, Raise(OverflowError, "integer division result too large for a float")
	}
	if shift > 0 {
		y.Lsh(y, uint(shift))
	} else {
		x.Lsh(x, uint(-shift))
	}
	q, r, err := bigDivMod(t, x, y)
	if err != nil {
		return nil, err
	}
	q.Lsh(q, 1)
	if r.Sign() != 0 {
		q.SetBit(q, 0, 1)
	}
	f, _ := new(big.Float).SetMantExp(new(big.Float).SetInt(q), shift-1).Float64()
	if math.IsInf(f, 0) {
		return nil, Raise(OverflowError, "integer division result too large for a float")
	}
	if a.Sign() != b.Sign() {
		f = -f
	}
	return Float(f), nil
}

func bigShift(op BinaryOp, a, b *big.Int) (Value, error) {
	if b.Sign() < 0 {
		return nil, Raise(ValueError, "negative shift count")
	}
	if op == RShift {
		if !b.IsInt64() || b.Int64() >= int64(a.BitLen()) {
			return NewInt(int64(min(a.Sign(), 0))), nil
		}
		return NewBig(new(big.Int).Rsh(a, uint(b.Int64()))), nil
	}
	if a.Sign() == 0 {
		return NewInt(0), nil
	}
	if !b.IsInt64() {
		return nil, Raise(OverflowError, "too many digits in integer")
	}
	if b.Int64() > maxBits-int64(a.BitLen()) {
		return nil, NewException(MemoryError)
	}
	return NewBig(new(big.Int).Lsh(a, uint(b.Int64()))), nil
}

func bigPow(t *Thread, a, b *big.Int) (Value, error) {
	if b.Sign() < 0 {
		return negativePow(a, b)
	}
	if a.BitLen() <= 1 { // 0, 1, -1
		switch {
		case b.Sign() == 0 || a.Sign() > 0 || a.Sign() < 0 && b.Bit(0) == 0:
			return NewInt(1), nil
		}
		return NewInt(int64(a.Sign())), nil
	}
	if !b.IsInt64() || b.Int64() > maxBits/int64(a.BitLen()-1) {
		return nil, NewException(MemoryError)
	}
	size := int(b.Int64()) * a.BitLen() / bits.UintSize
	return bigAside(t, size, func(t *Thread) (*big.Int, error) {
		z := big.NewInt(1)
		var err error
		for i := b.BitLen() - 1; i >= 0 && err == nil; i-- {
			if z, err = bigMul(t, z, z); err == nil && b.Bit(i) == 1 {
				z, err = bigMul(t, z, a)
			}
		}
		return z, err
	})
}

func negativePow(a, b *big.Int) (Value, error) {
	x, err := bigToFloat(a)
	if err != nil {
		return nil, err
	}
	y, err := bigToFloat(b)
	if err != nil {
		return nil, err
	}
	return floatPow(x, y)
}

// PowMod is pow(a, b, m) of ints.
func PowMod(t *Thread, a, b, m Value) (Value, error) {
	x, y, z := BigOf(a), BigOf(b), BigOf(m)
	if x == nil || y == nil || z == nil {
		if x != nil && y != nil || isNumber(a) && isNumber(b) && isNumber(m) {
			return nil, Raise(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
		}
		return nil, Raise(TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
			TypeName(a), TypeName(b), TypeName(m))
	}
	if z.Sign() == 0 {
		return nil, Raise(ValueError, "pow() 3rd argument cannot be 0")
	}
	var out *big.Int
	abs := new(big.Int).Abs(z)
	large := float64(words(z))*float64(words(z))*float64(y.BitLen()) > 1e8
	err := long(t, large || words(x) > largeWords, func() { out = new(big.Int).Exp(x, y, abs) })
	if err != nil {
		return nil, err
	}
	if out == nil {
		return nil, Raise(ValueError, "base is not invertible for the given modulus")
	}
	out.Mod(out, abs)
	if z.Sign() < 0 && out.Sign() > 0 {
		out.Add(out, z)
	}
	return NewBig(out), nil
}

func isNumber(v Value) bool {
	_, ok := Held(v).(Float)
	return ok || BigOf(v) != nil
}
