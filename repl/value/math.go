package value

import (
	"math"
	"math/big"

	starlarkmath "go.starlark.net/lib/math"
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// Math is Python's module math: Starlark's, and what that lacks or calls otherwise.
func Math() *starlarkstruct.Module {
	members := starlark.StringDict{
		"inf": starlark.Float(math.Inf(1)), "nan": starlark.Float(math.NaN()),
		"tau": starlark.Float(2 * math.Pi),
	}
	for name, v := range starlarkmath.Module.Members {
		members[name] = v
	}
	return module("math", members, map[string]method{
		"gcd": mathGcd, "lcm": mathGcd, "isnan": mathIs, "isinf": mathIs, "isfinite": mathIs,
		"sqrt": mathReal, "log2": mathReal, "log10": mathReal, "log1p": mathReal,
		"exp": mathReal, "expm1": mathReal, "exp2": mathReal, "cbrt": mathReal,
		"trunc": mathWhole, "floor": mathWhole, "ceil": mathWhole,
		"isqrt": mathIsqrt, "factorial": mathFactorial, "comb": mathComb, "perm": mathComb,
		"log": mathLog, "fsum": mathFsum, "prod": mathProd, "isclose": mathIsclose,
		"modf": mathModf, "frexp": mathFrexp, "ldexp": mathLdexp, "fmod": mathFmod,
		"dist": mathDist, "hypot": mathHypot,
	})
}

var realFunctions = map[string]func(float64) float64{
	"sqrt": math.Sqrt, "log2": math.Log2, "log10": math.Log10, "log1p": math.Log1p,
	"exp": math.Exp, "expm1": math.Expm1, "exp2": math.Exp2, "cbrt": math.Cbrt,
}

func mathReal(c *call) (starlark.Value, error) {
	a, err := c.bind("x")
	if err != nil {
		return nil, err
	}
	x, err := number(a[0])
	if err != nil {
		return nil, err
	}
	return mathResult(realFunctions[c.name](x), x)
}

// mathResult knows Python's errors: no number, or infinity, out of plain numbers.
func mathResult(y float64, from ...float64) (starlark.Value, error) {
	for _, x := range from {
		if math.IsNaN(x) || math.IsInf(x, 0) && !math.IsNaN(y) {
			return starlark.Float(y), nil
		}
	}
	switch {
	case math.IsNaN(y), math.IsInf(y, -1):
		return nil, Raise("ValueError", "math domain error")
	case math.IsInf(y, 1):
		return nil, Raise("OverflowError", "math range error")
	}
	return starlark.Float(y), nil
}

func mathIs(c *call) (starlark.Value, error) {
	a, err := c.bind("x")
	if err != nil {
		return nil, err
	}
	x, err := number(a[0])
	is := math.IsNaN(x)
	switch c.name {
	case "isinf":
		is = math.IsInf(x, 0)
	case "isfinite":
		is = !is && !math.IsInf(x, 0)
	}
	return starlark.Bool(is), err
}

func mathWhole(c *call) (starlark.Value, error) {
	a, err := c.bind("x")
	if err != nil {
		return nil, err
	}
	if i, err := integer(a[0]); err == nil {
		return i, nil
	}
	x, err := number(a[0])
	if err != nil && c.name == "trunc" {
		return nil, Raise("TypeError", "type %s doesn't define __trunc__ method", TypeName(a[0]))
	} else if err != nil {
		return nil, err
	}
	switch c.name {
	case "floor":
		x = math.Floor(x)
	case "ceil":
		x = math.Ceil(x)
	}
	i, err := truncate(x)
	if err != nil {
		return nil, err
	}
	return starlark.MakeBigInt(i), nil
}

func mathGcd(c *call) (starlark.Value, error) {
	out := new(big.Int)
	if c.name == "lcm" {
		out.SetInt64(1)
	}
	for _, v := range c.args {
		i, err := integer(v)
		if err != nil {
			return nil, err
		}
		abs := new(big.Int).Abs(i.BigInt())
		gcd := new(big.Int).GCD(nil, nil, out, abs)
		if c.name == "gcd" {
			out = gcd
		} else if gcd.Sign() != 0 {
			out = out.Mul(out, abs.Div(abs, gcd))
		}
	}
	return starlark.MakeBigInt(out), nil
}

func mathIsqrt(c *call) (starlark.Value, error) {
	a, err := c.bind("n")
	if err != nil {
		return nil, err
	}
	i, err := integer(a[0])
	if err != nil {
		return nil, err
	}
	if i.Sign() < 0 {
		return nil, Raise("ValueError", "isqrt() argument must be nonnegative")
	}
	return starlark.MakeBigInt(new(big.Int).Sqrt(i.BigInt())), nil
}

// maxFactorial keeps factorial, comb and perm within a second or so.
const maxFactorial = 100_000

func mathFactorial(c *call) (starlark.Value, error) {
	a, err := c.bind("n")
	if err != nil {
		return nil, err
	}
	n, err := size(a[0])
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return nil, Raise("ValueError", "factorial() not defined for negative values")
	case n > maxFactorial:
		return nil, Raise("OverflowError", "factorial() argument should not exceed %d", maxFactorial)
	}
	return starlark.MakeBigInt(new(big.Int).MulRange(1, int64(n))), nil
}

func mathComb(c *call) (starlark.Value, error) {
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
		return nil, Raise("ValueError", "n must be a non-negative integer")
	case k < 0:
		return nil, Raise("ValueError", "k must be a non-negative integer")
	case k > n:
		return starlark.MakeInt(0), nil
	case c.name == "comb":
		k = min(k, n-k)
	}
	if k > maxFactorial {
		return nil, Raise("OverflowError", "%s() argument k should not exceed %d", c.name, maxFactorial)
	}
	if c.name == "comb" {
		return starlark.MakeBigInt(new(big.Int).Binomial(int64(n), int64(k))), nil
	}
	return starlark.MakeBigInt(new(big.Int).MulRange(int64(n-k+1), int64(n))), nil
}
