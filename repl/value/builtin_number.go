package value

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

func builtinAbs(c *call) (starlark.Value, error) {
	a, err := c.bind("x")
	if err != nil {
		return nil, err
	}
	if f, ok := a[0].(starlark.Float); ok {
		return starlark.Float(math.Abs(float64(f))), nil
	}
	i, err := integer(a[0])
	if err != nil {
		return nil, Raise("TypeError", "bad operand type for abs(): '%s'", TypeName(a[0]))
	}
	if i.Sign() < 0 {
		i = starlark.MakeInt(0).Sub(i)
	}
	return i, nil
}

func builtinRadix(c *call) (starlark.Value, error) {
	a, err := c.bind("number")
	if err != nil {
		return nil, err
	}
	i, err := integer(a[0])
	if err != nil {
		return nil, err
	}
	base, prefix := radix(map[string]rune{"hex": 'x', "oct": 'o', "bin": 'b'}[c.name])
	digits := new(big.Int).Abs(i.BigInt()).Text(base)
	if i.Sign() < 0 {
		prefix = "-" + prefix
	}
	return starlark.String(prefix + digits), nil
}

func builtinRound(c *call) (starlark.Value, error) {
	a, err := c.bind("number", "ndigits?")
	if err != nil {
		return nil, err
	}
	f, isFloat := a[0].(starlark.Float)
	if isFloat && isNone(a[1]) {
		i, err := truncate(math.RoundToEven(float64(f)))
		if err != nil {
			return nil, err
		}
		return starlark.MakeBigInt(i), nil
	}
	if _, ok, _ := real(a[0]); !ok {
		if _, err := integer(a[0]); err != nil {
			return nil, Raise("TypeError", "type %s doesn't define __round__ method", TypeName(a[0]))
		}
	}
	n := 0
	if !isNone(a[1]) {
		if n, err = size(a[1]); err != nil {
			return nil, err
		}
	}
	if isFloat {
		return roundFloat(float64(f), n)
	}
	i, err := integer(a[0])
	if err != nil || n >= 0 {
		return i, err
	}
	return starlark.MakeBigInt(roundInt(i.BigInt(), -n)), nil
}

// roundFloat rounds what f is exactly, as Python does: round(2.675, 2) is 2.67.
func roundFloat(f float64, n int) (starlark.Value, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) || n > 323 {
		return starlark.Float(f), nil
	}
	if n >= 0 {
		rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		return starlark.Float(rounded), err
	}
	if n < -309 {
		return starlark.Float(math.Copysign(0, f)), nil
	}
	scale := new(big.Rat).SetInt(power10(-n))
	exact := new(big.Rat).Quo(new(big.Rat).SetFloat64(f), scale)
	whole := new(big.Rat).SetInt(halfEven(exact))
	out, _ := whole.Mul(whole, scale).Float64()
	if math.IsInf(out, 0) {
		return nil, Raise("OverflowError", "rounded value too large to represent")
	}
	return starlark.Float(math.Copysign(out, f)), nil
}

func power10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

func roundInt(i *big.Int, zeros int) *big.Int {
	if zeros > i.BitLen() { // more digits than it has
		return new(big.Int)
	}
	scale := power10(zeros)
	return scale.Mul(scale, halfEven(new(big.Rat).SetFrac(i, scale)))
}

func halfEven(r *big.Rat) *big.Int {
	twice := new(big.Int).Lsh(r.Num(), 1)
	twice.Add(twice, r.Denom())
	unit := new(big.Int).Lsh(r.Denom(), 1)
	up, rest := new(big.Int).DivMod(twice, unit, new(big.Int))
	if rest.Sign() == 0 && up.Bit(0) == 1 { // a tie
		up.Sub(up, big.NewInt(1))
	}
	return up
}

func builtinDivmod(c *call) (starlark.Value, error) {
	a, err := c.bind("x", "y")
	if err != nil {
		return nil, err
	}
	_, xok, _ := real(a[0])
	y, yok, _ := real(a[1])
	if !xok || !yok {
		return nil, Raise("TypeError", "unsupported operand type(s) for divmod(): '%s' and '%s'",
			TypeName(a[0]), TypeName(a[1]))
	}
	_, xf := a[0].(starlark.Float)
	_, yf := a[1].(starlark.Float)
	if y == 0 && (xf || yf) {
		return nil, Raise("ZeroDivisionError", "float divmod()")
	} else if y == 0 {
		return nil, Raise("ZeroDivisionError", "integer division or modulo by zero")
	}
	x, z := plainNumber(a[0]), plainNumber(a[1])
	quo, err := starlark.Binary(syntax.SLASHSLASH, x, z)
	if err != nil {
		return nil, err
	}
	rem, err := starlark.Binary(syntax.PERCENT, x, z)
	return starlark.Tuple{quo, rem}, err
}

// plainNumber makes an int of a bool, with which Starlark does not reckon.
func plainNumber(v starlark.Value) starlark.Value {
	if i, err := integer(v); err == nil {
		return i
	}
	return v
}

// maxBits bounds the ints that pow makes.
const maxBits = 1 << 24

func builtinPow(c *call) (starlark.Value, error) {
	a, err := c.bind("base", "exp", "mod?")
	if err != nil {
		return nil, err
	}
	base, berr := integer(a[0])
	exp, eerr := integer(a[1])
	if !isNone(a[2]) {
		mod, err := integer(a[2])
		if berr != nil || eerr != nil || err != nil {
			return nil, Raise("TypeError",
				"pow() 3rd argument not allowed unless all arguments are integers")
		}
		return powMod(base.BigInt(), exp.BigInt(), mod.BigInt())
	}
	if berr == nil && eerr == nil && exp.Sign() >= 0 {
		return powInt(base.BigInt(), exp)
	}
	x, xok, err := real(a[0])
	if err != nil {
		return nil, err
	}
	y, yok, err := real(a[1])
	if err == nil && (!xok || !yok) {
		err = Raise("TypeError", "unsupported operand type(s) for ** or pow(): '%s' and '%s'",
			TypeName(a[0]), TypeName(a[1]))
	}
	if err != nil {
		return nil, err
	}
	return powFloat(x, y)
}

func powInt(base *big.Int, exp starlark.Int) (starlark.Value, error) {
	n, ok := exp.Int64()
	if base.BitLen() > 1 && (!ok || n > int64(maxBits/base.BitLen())) {
		return nil, Raise("MemoryError", "pow() makes ints of at most %d bits", maxBits)
	}
	if base.BitLen() <= 1 { // 0, 1 and -1 have small powers
		n = int64(exp.BigInt().Bit(0)) + 2*int64(min(exp.Sign(), 1))
		if exp.Sign() == 0 {
			n = 0
		}
	}
	return starlark.MakeBigInt(new(big.Int).Exp(base, big.NewInt(n), nil)), nil
}

func powMod(base, exp, mod *big.Int) (starlark.Value, error) {
	if mod.Sign() == 0 {
		return nil, Raise("ValueError", "pow() 3rd argument cannot be 0")
	}
	abs := new(big.Int).Abs(mod)
	out := new(big.Int).Exp(base, exp, abs)
	if out == nil {
		return nil, Raise("ValueError", "base is not invertible for the given modulus")
	}
	out.Mod(out, abs)
	if mod.Sign() < 0 && out.Sign() > 0 {
		out.Add(out, mod)
	}
	return starlark.MakeBigInt(out), nil
}

func powFloat(x, y float64) (starlark.Value, error) {
	if x == 0 && y < 0 {
		return nil, Raise("ZeroDivisionError", "0.0 cannot be raised to a negative power")
	}
	out := math.Pow(x, y)
	if math.IsInf(out, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return nil, &Exception{Class: "OverflowError", Errno: 34,
			Strerror: "Numerical result out of range",
			Message:  "(34, 'Numerical result out of range')"}
	}
	if math.IsNaN(out) && !math.IsNaN(x) && !math.IsNaN(y) {
		return nil, Raise("ValueError", "%s to the power of %s is no real number",
			floatText(x), floatText(y))
	}
	return starlark.Float(out), nil
}

func makeInt(c *call) (starlark.Value, error) {
	a, err := c.bind("x?", "base?")
	if err != nil || a0(a) == nil {
		return starlark.MakeInt(0), err
	}
	switch v := a[0].(type) {
	case starlark.String:
		return readInt(string(v), v, a[1])
	case Bytes:
		return readInt(string(v), v, a[1])
	}
	if a[1] != nil {
		return nil, Raise("TypeError", "int() can't convert non-string with explicit base")
	}
	if f, ok := a[0].(starlark.Float); ok {
		i, err := truncate(float64(f))
		if err != nil {
			return nil, err
		}
		return starlark.MakeBigInt(i), nil
	}
	i, err := integer(a[0])
	if err != nil {
		return nil, Raise("TypeError", "int() argument must be a string, a bytes-like object "+
			"or a real number, not '%s'", TypeName(a[0]))
	}
	return i, nil
}

func readInt(s string, v, baseArg starlark.Value) (starlark.Value, error) {
	base, err := optional(baseArg, 10)
	if err != nil {
		return nil, err
	}
	if base != 0 && (base < 2 || base > 36) {
		return nil, Raise("ValueError", "int() base must be >= 2 and <= 36, or 0")
	}
	if i, ok := parseInt(strings.TrimSpace(s), base); ok {
		return starlark.MakeBigInt(i), nil
	}
	return nil, Raise("ValueError", "invalid literal for int() with base %d: %s", base, Repr(v))
}

// parseInt reads what Python's int() reads: a sign, a prefix that fits the base, digits
// with single underscores between.
func parseInt(s string, base int) (*big.Int, bool) {
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 {
		return nil, false
	}
	digits = strings.ToLower(digits)
	if base == 0 {
		base = 10
		if strings.HasPrefix(digits, "0") && strings.Trim(digits, "0_") != "" {
			base = 0 // 0x10 is fine, 010 is not
		}
	}
	for b, mark := range map[int]string{16: "0x", 8: "0o", 2: "0b"} {
		if (base == b || base == 0) && strings.HasPrefix(digits, mark) {
			base, digits = b, strings.TrimPrefix(digits[2:], "_")
			break
		}
	}
	if base == 0 || digits == "" || strings.Contains(digits, "__") ||
		strings.Trim(digits, "_") != digits || strings.ContainsAny(digits, "+-") {
		return nil, false
	}
	i, ok := new(big.Int).SetString(strings.ReplaceAll(digits, "_", ""), base)
	if ok && s[0] == '-' {
		i.Neg(i)
	}
	return i, ok
}

func makeFloat(c *call) (starlark.Value, error) {
	a, err := c.bind("x?")
	if err != nil || a0(a) == nil {
		return starlark.Float(0), err
	}
	var s string
	switch v := a[0].(type) {
	case starlark.String:
		s = string(v)
	case Bytes:
		s = string(v)
	default:
		f, ok, err := real(v)
		if err == nil && !ok {
			err = Raise("TypeError", "float() argument must be a string or a real number, not '%s'",
				TypeName(v))
		}
		return starlark.Float(f), err
	}
	if f, ok := parseFloat(strings.TrimSpace(s)); ok {
		return starlark.Float(f), nil
	}
	return nil, Raise("ValueError", "could not convert string to float: %s", Repr(a[0]))
}

// parseFloat is Go's without what only Go reads: hexadecimal, and _ in odd places.
func parseFloat(s string) (float64, bool) {
	if strings.ContainsAny(s, "xXpP") || strings.Contains(s, "__") {
		return 0, false
	}
	for i := range len(s) {
		if s[i] == '_' && (i == 0 || i == len(s)-1 || !digit(s[i-1]) || !digit(s[i+1])) {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	return f, err == nil || math.IsInf(f, 0)
}
