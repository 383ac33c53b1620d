package python

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// makeFloat is float(x=0.0).
func makeFloat(t *Thread, cls *Type, a Args) (Value, error) {
	if err := a.between("float", 0, 1); err != nil {
		return nil, err
	}
	if len(a.Pos) == 0 {
		return hold(cls, Float(0)), nil
	}
	f, err := floatOfArg(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	return hold(cls, Float(f)), nil
}

func floatOfArg(t *Thread, v Value) (float64, error) {
	text := ""
	switch x := Held(v).(type) {
	case *Str:
		text = x.s
	case Bytes:
		text = string(x)
	case Buffer:
		text = string(x.Buffer())
	default:
		f, err := FloatOf(t, v)
		if err != nil && IsA(err, TypeError) && override(v, slotFloat) == nil {
			err = Raise(TypeError, "float() argument must be a string or a real number, not '%s'", TypeName(v))
		}
		return f, err
	}
	read, err := largeAside(t, len(text), func(*Thread) (Value, error) {
		if f, ok := ParseFloat(text); ok {
			return Float(f), nil
		}
		return None, nil
	})
	if f, ok := read.(Float); ok || err != nil {
		return float64(f), err
	}
	shown, err := Repr(t, v)
	if err != nil {
		return 0, err
	}
	return 0, Raise(ValueError, "could not convert string to float: %s", shown)
}

// ParseFloat is float(text).
func ParseFloat(text string) (float64, bool) {
	s := strings.TrimFunc(asciiDigits(text), isSpace)
	for i := range len(s) {
		switch c := s[i]; {
		case c == 'x' || c == 'X' || c == 'p' || c == 'P':
			return 0, false
		case c == '_' && (i == 0 || i == len(s)-1 || !isDigit(s[i-1]) || !isDigit(s[i+1])):
			return 0, false
		}
	}
	if strings.EqualFold(strings.TrimLeft(s, "+-"), "nan") && len(s) <= 4 {
		return math.NaN(), true
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	if err != nil && err.(*strconv.NumError).Err != strconv.ErrRange {
		return 0, false
	}
	return f, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func floatMethods() []*Builtin {
	self := func(f func(Float) (Value, error)) func(*Thread, Value) (Value, error) {
		return func(_ *Thread, v Value) (Value, error) { return f(v.(Float)) }
	}
	whole := func(round func(float64) float64) func(*Thread, Value) (Value, error) {
		return self(func(f Float) (Value, error) { return truncateFloat(round(float64(f))) })
	}
	return []*Builtin{
		bare("float.is_integer", self(func(f Float) (Value, error) {
			return Bool(!math.IsInf(float64(f), 0) && f == Float(math.Floor(float64(f)))), nil
		})),
		bare("float.conjugate", self(func(f Float) (Value, error) { return f, nil })),
		bare("float.as_integer_ratio", self(floatRatio)),
		bare("float.hex", self(func(f Float) (Value, error) { return NewStr(floatHex(float64(f))), nil })),
		bare("float.__int__", whole(math.Trunc)),
		bare("float.__trunc__", whole(math.Trunc)),
		bare("float.__floor__", whole(math.Floor)),
		bare("float.__ceil__", whole(math.Ceil)),
		bare("float.__float__", self(func(f Float) (Value, error) { return f, nil })),
		bare("float.__abs__", self(func(f Float) (Value, error) { return Float(math.Abs(float64(f))), nil })),
		bare("float.__getnewargs__", self(func(f Float) (Value, error) { return NewTuple(f), nil })),
		{Name: "fromhex", Class: true, Fn: floatFromHex},
		{Name: "__round__", Fn: roundMethod},
		{Name: "__format__", Fn: formatMethod},
		{Name: "__divmod__", Fn: divmodMethod},
		{Name: "__rdivmod__", Fn: rdivmodMethod},
	}
}

func floatMembers() map[string]Value {
	return map[string]Value{
		"real": &GoProperty{Name: "real", Getter: func(_ *Thread, v Value) (Value, error) { return Held(v), nil }},
		"imag": &GoProperty{Name: "imag", Getter: func(*Thread, Value) (Value, error) { return Float(0), nil }},
	}
}

func floatRatio(f Float) (Value, error) {
	switch {
	case math.IsNaN(float64(f)):
		return nil, Raise(ValueError, "cannot convert NaN to integer ratio")
	case math.IsInf(float64(f), 0):
		return nil, Raise(OverflowError, "cannot convert Infinity to integer ratio")
	}
	r := new(big.Rat).SetFloat64(float64(f))
	return NewTuple(NewBig(new(big.Int).Set(r.Num())), NewBig(new(big.Int).Set(r.Denom()))), nil
}

// floatHex is CPython's: 13 digits after the point, subnormals with a leading 0.
func floatHex(f float64) string {
	sign := ""
	if math.Signbit(f) && !math.IsNaN(f) {
		sign, f = "-", -f
	}
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return sign + FloatText(f)
	case f == 0:
		return sign + "0x0.0p+0"
	}
	bits := math.Float64bits(f)
	exp, lead := int(bits>>52)-1023, "1"
	if bits>>52 == 0 {
		exp, lead = -1022, "0"
	}
	digits := strconv.FormatUint(bits&(1<<52-1)|1<<52, 16)[1:]
	text := sign + "0x" + lead + "." + digits + "p"
	if exp >= 0 {
		text += "+"
	}
	return text + strconv.Itoa(exp)
}

func floatFromHex(t *Thread, self Value, a Args) (Value, error) {
	v, err := a.single("float.fromhex")
	if err != nil {
		return nil, err
	}
	text, ok := AsStr(v)
	if !ok {
		return nil, Raise(TypeError, "bad argument type for built-in operation")
	}
	f, err := parseHexFloat(strings.TrimFunc(text, isSpace))
	if err != nil {
		return nil, err
	}
	if c, ok := self.(*Type); ok && c.heap {
		return Call(t, c, Args{Pos: []Value{Float(f)}})
	}
	return Float(f), nil
}

func parseHexFloat(text string) (float64, error) {
	s := strings.ToLower(text)
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], s[1:]
	}
	switch s {
	case "nan":
		return math.NaN(), nil
	case "inf", "infinity":
		f, _ := strconv.ParseFloat(sign+s, 64)
		return f, nil
	}
	s = strings.TrimPrefix(s, "0x")
	if strings.Trim(s, "0123456789abcdefp.+-") != "" || s == "" {
		return 0, Raise(ValueError, "invalid hexadecimal floating-point string")
	}
	if !strings.Contains(s, "p") {
		s += "p0"
	}
	f, err := strconv.ParseFloat(sign+"0x"+s, 64)
	if err == nil {
		return f, nil
	}
	if err.(*strconv.NumError).Err == strconv.ErrRange {
		if f == 0 {
			return f, nil
		}
		return 0, Raise(OverflowError, "hexadecimal value too large to represent as a float")
	}
	return 0, Raise(ValueError, "invalid hexadecimal floating-point string")
}

// Round is round(v, digits) of an int or a float; digits may be None. nil for what is no number.
func Round(t *Thread, v, digits Value) (Value, error) {
	f, isFloat := Held(v).(Float)
	n := BigOf(v)
	switch {
	case isFloat && digits == None:
		return truncateFloat(math.RoundToEven(float64(f)))
	case !isFloat && n == nil:
		return nil, nil
	case digits == None:
		return IndexOf(t, v)
	}
	whole, err := IndexOf(t, digits)
	if err != nil {
		return nil, err
	}
	places, ok := AsInt(whole)
	if !ok {
		places = int64(BigOf(whole).Sign()) * math.MaxInt32
	}
	if isFloat {
		return roundFloat(float64(f), int(max(min(places, 1000), -1000)))
	}
	if places >= 0 {
		return IndexOf(t, v)
	}
	if -places > int64(n.BitLen()) {
		return NewInt(0), nil
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(-places), nil)
	return NewBig(scale.Mul(scale, halfEven(new(big.Rat).SetFrac(n, scale)))), nil
}

// roundFloat rounds what f is exactly: round(2.675, 2) is 2.67.
func roundFloat(f float64, n int) (Value, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) || n > 323 {
		return Float(f), nil
	}
	if n >= 0 {
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		return Float(rounded), nil
	}
	if n < -309 {
		return Float(math.Copysign(0, f)), nil
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil))
	exact := new(big.Rat).Quo(new(big.Rat).SetFloat64(f), scale)
	out, _ := new(big.Rat).Mul(new(big.Rat).SetInt(halfEven(exact)), scale).Float64()
	if math.IsInf(out, 0) {
		return nil, Raise(OverflowError, "rounded value too large to represent")
	}
	return Float(math.Copysign(out, f)), nil
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
