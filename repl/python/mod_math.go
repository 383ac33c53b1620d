package python

import (
	"math"
	"math/big"
)

// newMath is the module math.
func newMath(*Runtime) *Module {
	all := map[string]body{
		"gcd": mathGcd, "lcm": mathGcd, "isnan": mathIs, "isinf": mathIs, "isfinite": mathIs,
		"trunc": mathWhole, "floor": mathWhole, "ceil": mathWhole,
		"isqrt": mathIsqrt, "factorial": mathFactorial, "comb": mathComb, "perm": mathComb,
		"log": mathLog, "fsum": mathFsum, "prod": mathProd, "isclose": mathIsclose,
		"modf": mathModf, "frexp": mathFrexp, "ldexp": mathLdexp, "fmod": mathFmod,
		"dist": mathDist, "hypot": mathHypot,
	}
	for name := range realFunctions {
		all[name] = mathReal
	}
	for name := range pairFunctions {
		all[name] = mathPair
	}
	return module("math", map[string]Value{"pi": Float(math.Pi), "e": Float(math.E), "tau": Float(2 * math.Pi),
		"inf": Float(math.Inf(1)), "nan": Float(math.NaN())}, all)
}

// pairFunctions are those of two floats.
var pairFunctions = map[string]func(x, y float64) float64{
	"pow": math.Pow, "atan2": math.Atan2, "copysign": math.Copysign, "remainder": math.Remainder,
	"nextafter": math.Nextafter,
}

func mathPair(c *call) (Value, error) {
	x, err := c.floats("x", "y")
	if err != nil {
		return nil, err
	}
	return mathResult(pairFunctions[c.name](x[0], x[1]), x...)
}

var realFunctions = map[string]func(float64) float64{
	"sqrt": math.Sqrt, "log2": math.Log2, "log10": math.Log10, "log1p": math.Log1p,
	"exp": math.Exp, "expm1": math.Expm1, "exp2": math.Exp2, "cbrt": math.Cbrt,
	"sin": math.Sin, "cos": math.Cos, "tan": math.Tan, "asin": math.Asin, "acos": math.Acos, "atan": math.Atan,
	"sinh": math.Sinh, "cosh": math.Cosh, "tanh": math.Tanh, "asinh": math.Asinh, "acosh": math.Acosh,
	"atanh": math.Atanh, "fabs": math.Abs, "gamma": math.Gamma, "erf": math.Erf, "erfc": math.Erfc,
	"degrees": func(x float64) float64 { return x * (180 / math.Pi) },
	"radians": func(x float64) float64 { return x * (math.Pi / 180) },
	"lgamma":  func(x float64) float64 { y, _ := math.Lgamma(x); return y },
	"ulp":     func(x float64) float64 { x = math.Abs(x); return math.Nextafter(x, math.Inf(1)) - x },
}

func mathReal(c *call) (Value, error) {
	a, err := c.bind("x")
	if err != nil {
		return nil, err
	}
	x, err := c.number(a[0])
	if err != nil {
		return nil, err
	}
	return mathResult(realFunctions[c.name](x), x)
}

// mathResult knows Python's errors: no number, or infinity, out of plain numbers.
func mathResult(y float64, from ...float64) (Value, error) {
	for _, x := range from {
		if math.IsNaN(x) || math.IsInf(x, 0) && !math.IsNaN(y) {
			return Float(y), nil
		}
	}
	switch {
	case math.IsNaN(y), math.IsInf(y, -1):
		return nil, Raise(ValueError, "math domain error")
	case math.IsInf(y, 1):
		return nil, Raise(OverflowError, "math range error")
	}
	return Float(y), nil
}

func mathIs(c *call) (Value, error) {
	a, err := c.bind("x")
	if err != nil {
		return nil, err
	}
	x, err := c.number(a[0])
	is := math.IsNaN(x)
	switch c.name {
	case "isinf":
		is = math.IsInf(x, 0)
	case "isfinite":
		is = !is && !math.IsInf(x, 0)
	}
	return Bool(is), err
}

func mathWhole(c *call) (Value, error) {
	a, err := c.bind("x")
	if err != nil {
		return nil, err
	}
	if v := Held(a[0]); isInteger(v) {
		return v, nil
	}
	name := "__" + c.name + "__"
	if f := a[0].Type().Lookup(name); f != nil && a[0].Type().heap {
		return CallBound(c.t, f, a[0], Args{})
	}
	x, err := c.number(a[0])
	if err != nil && c.name == "trunc" {
		return nil, Raise(TypeError, "type %s doesn't define __trunc__ method", TypeName(a[0]))
	} else if err != nil {
		return nil, err
	}
	switch c.name {
	case "floor":
		x = math.Floor(x)
	case "ceil":
		x = math.Ceil(x)
	}
	switch {
	case math.IsNaN(x):
		return nil, Raise(ValueError, "cannot convert float NaN to integer")
	case math.IsInf(x, 0):
		return nil, Raise(OverflowError, "cannot convert float infinity to integer")
	}
	i, _ := new(big.Float).SetFloat64(x).Int(nil)
	return NewBig(i), nil
}

func mathGcd(c *call) (Value, error) {
	out := new(big.Int)
	if c.name == "lcm" {
		out.SetInt64(1)
	}
	for _, v := range c.args {
		i, err := integer(v)
		if err != nil {
			return nil, err
		}
		abs := new(big.Int).Abs(i)
		gcd := new(big.Int).GCD(nil, nil, out, abs)
		if c.name == "gcd" {
			out = gcd
		} else if gcd.Sign() != 0 {
			out = out.Mul(out, abs.Div(abs, gcd))
		}
	}
	return NewBig(out), nil
}

func mathIsqrt(c *call) (Value, error) {
	a, err := c.bind("n")
	if err != nil {
		return nil, err
	}
	i, err := integer(a[0])
	if err != nil {
		return nil, err
	}
	if i.Sign() < 0 {
		return nil, Raise(ValueError, "isqrt() argument must be nonnegative")
	}
	return NewBig(new(big.Int).Sqrt(i)), nil
}

// maxFactorial keeps factorial, comb and perm within a second or so.
const maxFactorial = 100_000

func mathFactorial(c *call) (Value, error) {
	a, err := c.bind("n")
	if err != nil {
		return nil, err
	}
	n, err := size(a[0])
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return nil, Raise(ValueError, "factorial() not defined for negative values")
	case n > maxFactorial:
		return nil, Raise(OverflowError, "factorial() argument should not exceed %d", maxFactorial)
	}
	return NewBig(new(big.Int).MulRange(1, int64(n))), nil
}

func mathComb(c *call) (Value, error) {
	a, err := c.bind("n", "k?")
	if err != nil {
		return nil, err
	}
	n, err := size(a[0])
	if err != nil {
		return nil, err
	}
	k := n
	if !isNone(a[1]) {
		if k, err = size(a[1]); err != nil {
			return nil, err
		}
	}
	switch {
	case n < 0:
		return nil, Raise(ValueError, "n must be a non-negative integer")
	case k < 0:
		return nil, Raise(ValueError, "k must be a non-negative integer")
	case k > n:
		return NewInt(int64(0)), nil
	case c.name == "comb":
		k = min(k, n-k)
	}
	if k > maxFactorial {
		return nil, Raise(OverflowError, "%s() argument k should not exceed %d", c.name, maxFactorial)
	}
	if c.name == "comb" {
		return NewBig(new(big.Int).Binomial(int64(n), int64(k))), nil
	}
	return NewBig(new(big.Int).MulRange(int64(n-k+1), int64(n))), nil
}

func isInteger(v Value) bool {
	switch v.(type) {
	case Int, *BigInt:
		return true
	}
	return false
}
