package value

import (
	"math"
	"math/big"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
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
		if out[i], err = number(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mathLog takes ints of any size, as Python's does.
func mathLog(c *call) (starlark.Value, error) {
	a, err := c.bind("x", "base?")
	if err != nil {
		return nil, err
	}
	x, err := logarithm(a[0])
	if err != nil || a[1] == nil {
		return starlark.Float(x), err
	}
	base, err := logarithm(a[1])
	if err == nil && base == 0 {
		err = Raise("ZeroDivisionError", "float division by zero")
	}
	return starlark.Float(x / base), err
}

func logarithm(v starlark.Value) (float64, error) {
	if i, err := integer(v); err == nil && i.Sign() > 0 {
		mantissa := new(big.Float)
		exp := new(big.Float).SetInt(i.BigInt()).MantExp(mantissa)
		m, _ := mantissa.Float64()
		if exp > 1000 {
			return math.Log(m) + float64(exp)*math.Ln2, nil
		}
	}
	x, err := number(v)
	if err == nil && x <= 0 {
		err = Raise("ValueError", "math domain error")
	}
	return math.Log(x), err
}

// mathFsum adds exactly, and rounds once.
func mathFsum(c *call) (starlark.Value, error) {
	a, err := c.bind("seq")
	if err != nil {
		return nil, err
	}
	exact, special := new(big.Rat), 0.0
	err = each(c.thread, a[0], func(v starlark.Value) error {
		x, err := number(v)
		if math.IsNaN(x) || math.IsInf(x, 0) {
			special += x
		} else {
			exact.Add(exact, new(big.Rat).SetFloat64(x))
		}
		return err
	})
	if special != 0 { // NaN, too
		return starlark.Float(special), err
	}
	f, _ := exact.Float64()
	return starlark.Float(f), err
}

func mathProd(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable", "start?")
	if err != nil {
		return nil, err
	}
	product := a[1]
	if product == nil {
		product = starlark.MakeInt(1)
	}
	err = each(c.thread, a[0], func(v starlark.Value) error {
		product, err = starlark.Binary(syntax.STAR, product, plainNumber(v))
		if i, ok := product.(starlark.Int); ok && i.BigInt().BitLen() > maxBits {
			return Raise("MemoryError", "prod() makes ints of at most %d bits", maxBits)
		}
		return err
	})
	return product, err
}

func mathIsclose(c *call) (starlark.Value, error) {
	x, err := c.floats("a", "b", "rel_tol?", "abs_tol?")
	if err != nil {
		return nil, err
	}
	a, b, rel, abs := x[0], x[1], x[2], x[3]
	if rel < 0 || abs < 0 {
		return nil, Raise("ValueError", "tolerances must be non-negative")
	}
	given := len(c.args) > 2
	for _, kv := range c.kwargs {
		given = given || kv[0] == starlark.String("rel_tol")
	}
	if !given {
		rel = 1e-09
	}
	if a == b {
		return starlark.True, nil
	}
	gap := math.Abs(a - b)
	near := gap <= math.Max(rel*math.Max(math.Abs(a), math.Abs(b)), abs)
	return starlark.Bool(near && !math.IsInf(gap, 0)), nil
}

func mathModf(c *call) (starlark.Value, error) {
	x, err := c.floats("x")
	if err != nil {
		return nil, err
	}
	whole, part := math.Modf(x[0])
	if math.IsInf(x[0], 0) {
		part = math.Copysign(0, x[0])
	}
	return starlark.Tuple{starlark.Float(part), starlark.Float(whole)}, nil
}

func mathFrexp(c *call) (starlark.Value, error) {
	x, err := c.floats("x")
	if err != nil {
		return nil, err
	}
	m, exp := math.Frexp(x[0])
	return starlark.Tuple{starlark.Float(m), starlark.MakeInt(exp)}, nil
}

func mathLdexp(c *call) (starlark.Value, error) {
	a, err := c.bind("x", "i")
	if err != nil {
		return nil, err
	}
	x, err := number(a[0])
	if err != nil {
		return nil, err
	}
	exp, ok := a[1].(starlark.Int)
	if !ok {
		return nil, Raise("TypeError", "Expected an int as second argument to ldexp.")
	}
	n, ok := exp.Int64()
	if !ok {
		n = int64(exp.Sign()) * math.MaxInt32
	}
	return mathResult(math.Ldexp(x, int(max(min(n, math.MaxInt32), -math.MaxInt32))), x)
}

func mathFmod(c *call) (starlark.Value, error) {
	x, err := c.floats("x", "y")
	if err != nil {
		return nil, err
	}
	if math.IsInf(x[1], 0) && !math.IsInf(x[0], 0) {
		return starlark.Float(x[0]), nil
	}
	return mathResult(math.Mod(x[0], x[1]), x...)
}

func mathHypot(c *call) (starlark.Value, error) {
	out := 0.0
	for _, v := range c.args {
		x, err := number(v)
		if err != nil {
			return nil, err
		}
		out = math.Hypot(out, x)
	}
	return starlark.Float(out), nil
}

func mathDist(c *call) (starlark.Value, error) {
	a, err := c.bind("p", "q")
	if err != nil {
		return nil, err
	}
	p, err := gather(c.thread, a[0])
	if err != nil {
		return nil, err
	}
	q, err := gather(c.thread, a[1])
	if err == nil && len(p) != len(q) {
		err = Raise("ValueError", "both points must have the same number of dimensions")
	}
	if err != nil {
		return nil, err
	}
	out := 0.0
	for i := range p {
		x, err := number(p[i])
		if err != nil {
			return nil, err
		}
		y, err := number(q[i])
		if err != nil {
			return nil, err
		}
		out = math.Hypot(out, x-y)
	}
	return starlark.Float(out), nil
}
