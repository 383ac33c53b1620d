package python

import (
	"math"
	"math/big"
)

// floats binds params, all floats; those that end in "?" are 0 when left out.
func (c *call) floats(params ...string) ([]float64, error) {
	a, err := c.bind(params...)
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(a))
	for i, v := range a {
		if v == nil {
			continue
		}
		if out[i], err = c.number(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mathLog takes ints of any size, as Python's does.
func mathLog(c *call) (Value, error) {
	a, err := c.bind("x", "base?")
	if err != nil {
		return nil, err
	}
	x, err := c.logarithm(a[0])
	if err != nil || a[1] == nil {
		return Float(x), err
	}
	base, err := c.logarithm(a[1])
	if err == nil && base == 0 {
		err = Raise(ZeroDivisionError, "float division by zero")
	}
	return Float(x / base), err
}

func (c *call) logarithm(v Value) (float64, error) {
	if i, err := integer(v); err == nil && i.Sign() > 0 {
		mantissa := new(big.Float)
		exp := new(big.Float).SetInt(i).MantExp(mantissa)
		m, _ := mantissa.Float64()
		if exp > 1000 {
			return math.Log(m) + float64(exp)*math.Ln2, nil
		}
	}
	x, err := c.number(v)
	if err == nil && x <= 0 {
		err = Raise(ValueError, "math domain error")
	}
	return math.Log(x), err
}

// mathFsum adds exactly, and rounds once.
func mathFsum(c *call) (Value, error) {
	a, err := c.bind("seq")
	if err != nil {
		return nil, err
	}
	exact, special := new(big.Rat), 0.0
	err = Each(c.t, a[0], func(v Value) error {
		x, err := c.number(v)
		if math.IsNaN(x) || math.IsInf(x, 0) {
			special += x
		} else {
			exact.Add(exact, new(big.Rat).SetFloat64(x))
		}
		return err
	})
	if special != 0 { // NaN, too
		return Float(special), err
	}
	f, _ := exact.Float64()
	return Float(f), err
}

func mathProd(c *call) (Value, error) {
	a, err := c.bind("iterable", "start?")
	if err != nil {
		return nil, err
	}
	product := a[1]
	if product == nil {
		product = NewInt(int64(1))
	}
	err = Each(c.t, a[0], func(v Value) error {
		product, err = Binary(c.t, Mul, product, v)
		return err
	})
	return product, err
}

func mathIsclose(c *call) (Value, error) {
	x, err := c.floats("a", "b", "rel_tol?", "abs_tol?")
	if err != nil {
		return nil, err
	}
	a, b, rel, abs := x[0], x[1], x[2], x[3]
	if rel < 0 || abs < 0 {
		return nil, Raise(ValueError, "tolerances must be non-negative")
	}
	given := len(c.args) > 2
	for _, kv := range c.kw {
		given = given || kv.Name == "rel_tol"
	}
	if !given {
		rel = 1e-09
	}
	if a == b {
		return True, nil
	}
	gap := math.Abs(a - b)
	near := gap <= math.Max(rel*math.Max(math.Abs(a), math.Abs(b)), abs)
	return Bool(near && !math.IsInf(gap, 0)), nil
}

func mathModf(c *call) (Value, error) {
	x, err := c.floats("x")
	if err != nil {
		return nil, err
	}
	whole, part := math.Modf(x[0])
	if math.IsInf(x[0], 0) {
		part = math.Copysign(0, x[0])
	}
	return NewTuple(Float(part), Float(whole)), nil
}

func mathFrexp(c *call) (Value, error) {
	x, err := c.floats("x")
	if err != nil {
		return nil, err
	}
	m, exp := math.Frexp(x[0])
	return NewTuple(Float(m), NewInt(int64(exp))), nil
}

func mathLdexp(c *call) (Value, error) {
	a, err := c.bind("x", "i")
	if err != nil {
		return nil, err
	}
	x, err := c.number(a[0])
	if err != nil {
		return nil, err
	}
	if !isInteger(Held(a[1])) {
		return nil, Raise(TypeError, "Expected an int as second argument to ldexp.")
	}
	exp := BigOf(Held(a[1]))
	n := exp.Int64()
	if !exp.IsInt64() {
		n = int64(exp.Sign()) * math.MaxInt32
	}
	return mathResult(math.Ldexp(x, int(max(min(n, math.MaxInt32), -math.MaxInt32))), x)
}

func mathFmod(c *call) (Value, error) {
	x, err := c.floats("x", "y")
	if err != nil {
		return nil, err
	}
	if math.IsInf(x[1], 0) && !math.IsInf(x[0], 0) {
		return Float(x[0]), nil
	}
	return mathResult(math.Mod(x[0], x[1]), x...)
}

func mathHypot(c *call) (Value, error) {
	out := 0.0
	for _, v := range c.args {
		x, err := c.number(v)
		if err != nil {
			return nil, err
		}
		out = math.Hypot(out, x)
	}
	return Float(out), nil
}

func mathDist(c *call) (Value, error) {
	a, err := c.bind("p", "q")
	if err != nil {
		return nil, err
	}
	p, err := Items(c.t, a[0])
	if err != nil {
		return nil, err
	}
	q, err := Items(c.t, a[1])
	if err == nil && len(p) != len(q) {
		err = Raise(ValueError, "both points must have the same number of dimensions")
	}
	if err != nil {
		return nil, err
	}
	out := 0.0
	for i := range p {
		x, err := c.number(p[i])
		if err != nil {
			return nil, err
		}
		y, err := c.number(q[i])
		if err != nil {
			return nil, err
		}
		out = math.Hypot(out, x-y)
	}
	return Float(out), nil
}
