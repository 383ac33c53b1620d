package python

import (
	"math"
	"math/big"
	"strings"
)

// Format is format(v, spec).
func Format(t *Thread, v Value, spec string) (string, error) {
	if f := override(v, slotFormat); f != nil {
		got, err := CallBound(t, f, v, Args{Pos: []Value{NewStr(spec)}})
		if err != nil {
			return "", err
		}
		s, ok := AsStr(got)
		if !ok {
			return "", Raise(TypeError, "__format__ must return a str, not %s", TypeName(got))
		}
		return s, nil
	}
	switch native := Held(v).(type) {
	case *Str, Int, *BigInt, Bool, Float:
		return formatNative(t, v, native, spec)
	}
	if spec == "" {
		return ToStr(t, v)
	}
	if f := v.Type().Lookup("__format__"); f != nil { // of a native class of another room
		got, err := CallBound(t, f, v, Args{Pos: []Value{NewStr(spec)}})
		if err != nil {
			return "", err
		}
		s, _ := AsStr(got)
		return s, nil
	}
	return "", Raise(TypeError, "unsupported format string passed to %s.__format__", TypeName(v))
}

// FormatConverted is what {v!r:spec} stands for; conversion is 0, 's', 'r' or 'a'.
func FormatConverted(t *Thread, v Value, conversion byte, spec string) (string, error) {
	switch conversion {
	case 0:
		if spec == "" {
			if s, ok := v.(*Str); ok {
				return s.s, nil
			}
		}
		return Format(t, v, spec)
	}
	text, err := convertText(t, v, conversion)
	if err != nil || spec == "" {
		return text, err
	}
	return formatNative(t, NewStr(text), NewStr(text), spec)
}

func convertText(t *Thread, v Value, conversion byte) (string, error) {
	switch conversion {
	case 'r':
		return Repr(t, v)
	case 'a':
		return ASCII(t, v)
	}
	return ToStr(t, v)
}

// formatNative is __format__ of str, int, bool and float; v is the object, native what it holds.
func formatNative(t *Thread, v, native Value, spec string) (string, error) {
	if spec == "" {
		return ToStr(t, v)
	}
	_, isText := native.(*Str)
	s, err := parseSpec(spec, TypeName(v), isText)
	if err != nil {
		return "", err
	}
	switch n := native.(type) {
	case *Str:
		return s.text(n.s)
	case Float:
		return s.float(float64(n))
	}
	s.most = t.maxDigits()
	return s.integer(native)
}

func (s formatSpec) unknown() error {
	if s.conv > 32 && s.conv < 128 {
		return Raise(ValueError, "Unknown format code '%c' for object of type '%s'", s.conv, s.typeName)
	}
	return Raise(ValueError, `Unknown format code '\x%x' for object of type '%s'`, s.conv, s.typeName)
}

func (s formatSpec) text(text string) (string, error) {
	switch {
	case s.conv != 0 && s.conv != 's':
		return "", s.unknown()
	case s.sign == ' ':
		return "", Raise(ValueError, "Space not allowed in string format specifier")
	case s.sign != 0:
		return "", Raise(ValueError, "Sign not allowed in string format specifier")
	case s.noMinus0:
		return "", Raise(ValueError, "Negative zero coercion (z) not allowed in string format specifier")
	case s.alt:
		return "", Raise(ValueError, "Alternate form (#) not allowed in string format specifier")
	case s.align == '=' && !s.zeroAlign:
		return "", Raise(ValueError, "'=' alignment not allowed in string format specifier")
	}
	if s.align == '=' || s.align == 0 {
		s.align = '<'
	}
	if s.prec >= 0 {
		text = firstChars(text, s.prec)
	}
	return s.pad("", text), nil
}

// firstChars is the first n characters.
func firstChars(s string, n int) string {
	if len(s) <= n {
		return s
	}
	at := 0
	for ; n > 0 && at < len(s); n-- {
		at += charSize(s[at])
	}
	return s[:at]
}

// pad fills to the width; head is sign and prefix, which stay before the fill of =.
func (s formatSpec) pad(head, body string) string {
	gap := s.width - countChars(head) - countChars(body)
	if gap <= 0 {
		return head + body
	}
	fill := func(n int) string { return strings.Repeat(s.fill, n) }
	switch s.align {
	case '<':
		return head + body + fill(gap)
	case '=':
		return head + fill(gap) + body
	case '^':
		return fill(gap/2) + head + body + fill(gap-gap/2)
	}
	return fill(gap) + head + body
}

func (s formatSpec) integer(v Value) (string, error) {
	switch {
	case s.conv != 0 && strings.IndexByte("eEfFgG%", byte(s.conv)) >= 0 && s.conv < 0x80:
		f, err := AsFloat(v)
		if err != nil {
			return "", err
		}
		return s.float(f)
	case s.conv != 0 && (s.conv > 0x7f || strings.IndexByte("bcdnoxX", byte(s.conv)) < 0):
		return "", s.unknown()
	case s.prec >= 0:
		return "", Raise(ValueError, "Precision not allowed in integer format specifier")
	case s.noMinus0:
		return "", Raise(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	case s.conv == 'c':
		return s.char(v)
	}
	base, prefix := radix(s.conv)
	if !s.alt {
		prefix = ""
	}
	digits, err := intText(v, base, s.most)
	if err != nil {
		return "", err
	}
	plain := strings.TrimPrefix(digits, "-")
	negative := len(plain) < len(digits)
	if s.conv == 'X' {
		plain = strings.ToUpper(plain)
	}
	each := 3
	if base != 10 {
		each = 4
	}
	return s.number(negative, prefix, plain, each), nil
}

// radix is the base of a conversion and what the flag # puts before it.
func radix(conv rune) (base int, prefix string) {
	switch conv {
	case 'x':
		return 16, "0x"
	case 'X':
		return 16, "0X"
	case 'o':
		return 8, "0o"
	case 'b':
		return 2, "0b"
	}
	return 10, ""
}

func (s formatSpec) char(v Value) (string, error) {
	if s.sign != 0 {
		return "", Raise(ValueError, "Sign not allowed with integer format specifier 'c'")
	}
	if s.alt {
		return "", Raise(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	n, ok := AsInt(v)
	if !ok || n < 0 || n > 0x10ffff {
		return "", Raise(OverflowError, "%c arg not in range(0x110000)")
	}
	if s.align == 0 {
		s.align = '>'
	}
	return s.pad("", charText(rune(n))), nil
}

func (s formatSpec) float(f float64) (string, error) {
	if s.conv != 0 && (s.conv > 0x7f || strings.IndexByte("eEfFgGn%", byte(s.conv)) < 0) {
		return "", s.unknown()
	}
	negative, digits := s.digits(f)
	if s.noMinus0 && strings.Trim(digits, "0.eE+-%") == "" {
		negative = false
	}
	return s.number(negative, "", digits, 3), nil
}

func (s formatSpec) digits(f float64) (negative bool, digits string) {
	conv, prec := byte(s.conv), s.prec
	switch {
	case conv == 0 && prec < 0 && s.alt && strings.IndexByte(FloatText(f), 'e') > 0:
		digits = FloatText(f)
		digits = withPoint(digits, strings.IndexByte(digits, '.') < 0)
		return strings.HasPrefix(digits, "-"), strings.TrimPrefix(digits, "-")
	case conv == 0 && prec < 0:
		digits = FloatText(f)
		return strings.HasPrefix(digits, "-"), strings.TrimPrefix(digits, "-")
	case conv == 0:
		return roundText(f, prec, s.alt)
	case conv == 'n' && prec < 0:
		prec = 6
	case prec < 0:
		prec = 6
	}
	switch conv {
	case 'n':
		conv = 'g'
	case '%':
		negative, digits = floatDigits(f*100, 'f', prec, s.alt)
		return negative, digits + "%"
	}
	return floatDigits(f, conv, prec, s.alt)
}

// roundText is a precision without a type: g, but with a digit behind the point, and scientific one digit
// sooner.
func roundText(f float64, prec int, alt bool) (negative bool, digits string) {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return floatDigits(f, 'g', prec, alt)
	}
	prec = max(prec, 1)
	digits = generalDigits(math.Abs(f), prec, alt, prec-1)
	if !strings.ContainsAny(digits, ".e") {
		digits += ".0"
	}
	return math.Signbit(f), digits
}

// number puts sign, prefix and groups around the digits.
func (s formatSpec) number(negative bool, prefix, digits string, each int) string {
	sign := ""
	if negative {
		sign = "-"
	} else if s.sign == '+' || s.sign == ' ' {
		sign = string(s.sign)
	}
	if s.align == 0 {
		s.align = '>'
	}
	if s.group == "" || strings.IndexByte("inIN", digits[0]) >= 0 { // inf and nan
		return s.pad(sign+prefix, digits)
	}
	whole := len(digits) - len(strings.TrimLeft(digits, "0123456789abcdefABCDEF"))
	if each == 3 {
		whole = len(digits) - len(strings.TrimLeft(digits, "0123456789"))
	}
	least := 0
	if s.align == '=' && s.fill == "0" {
		least = s.width - len(sign) - len(prefix) - (len(digits) - whole)
	}
	return s.pad(sign+prefix, s.grouped(digits[:whole], least, each)+digits[whole:])
}

// grouped puts a separator between every so many digits, and zeros and separators before them until they
// are least long.
func (s formatSpec) grouped(digits string, least, each int) string {
	var back []byte
	for i := 0; i < len(digits) || len(back) < least; i++ {
		if i > 0 && i%each == 0 {
			back = append(back, s.group[0])
		}
		c := byte('0')
		if i < len(digits) {
			c = digits[len(digits)-1-i]
		}
		back = append(back, c)
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return string(back)
}

// ParseDecimal is an int of decimal digits, as many as there are.
func ParseDecimal(digits string) Value {
	if len(digits) < 19 {
		n, _ := plainDigits(digits)
		return NewInt(n)
	}
	n, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		return NewInt(0)
	}
	return NewBig(n)
}
