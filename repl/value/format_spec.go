package value

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
)

// spec is Python's format mini-language:
// [[fill]align][sign][z][#][0][width][,|_][.precision][type]
type spec struct {
	fill      string
	align     byte // < > = ^, or 0
	sign      byte // + - or a blank, or 0
	noMinus0  bool // z
	alt       bool
	width     int
	group     string // "," or "_"
	prec      int    // -1 without
	conv      rune   // 0 without
	zeroAlign bool   // the 0 before the width set fill and align
}

// Format is Python's format(v, spec).
func Format(v starlark.Value, text string) (string, error) {
	if text == "" {
		return Str(v), nil
	}
	if own, ok := v.(interface{ Format(string) (string, error) }); ok {
		return own.Format(text)
	}
	var format func(spec, starlark.Value) (string, error)
	switch v.(type) {
	case starlark.String:
		format = spec.text
	case starlark.Int, starlark.Bool:
		format = spec.integer
	case starlark.Float:
		format = spec.float
	default:
		return "", Raise("TypeError", "unsupported format string passed to %s.__format__", TypeName(v))
	}
	s, err := parseSpec(text, TypeName(v))
	if err != nil {
		return "", err
	}
	return format(s, v)
}

func alignment(c byte) bool { return strings.IndexByte("<>=^", c) >= 0 }

func parseSpec(text, typeName string) (spec, error) {
	s := spec{fill: " ", prec: -1}
	rest := s.head(text)
	n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	width, ok, err := position(rest[:n])
	if ok {
		s.width, err = bounded(starlark.MakeInt(width), "width")
	}
	if err != nil {
		return s, tooManyDigits(err)
	}
	if rest, err = s.grouping(rest[n:]); err != nil {
		return s, err
	}
	if strings.HasPrefix(rest, ".") {
		rest = rest[1:]
		n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		prec, ok, err := position(rest[:n])
		if err != nil {
			return s, tooManyDigits(err)
		}
		if !ok {
			return s, Raise("ValueError", "Format specifier missing precision")
		}
		if s.prec, err = bounded(starlark.MakeInt(prec), "precision"); err != nil {
			return s, err
		}
		rest = rest[n:]
	}
	if utf8.RuneCountInString(rest) > 1 {
		return s, Raise("ValueError", "Invalid format specifier '%s' for object of type '%s'",
			text, typeName)
	}
	for _, r := range rest {
		s.conv = r
	}
	return s, s.groupable()
}

// tooManyDigits is what such a number is called here.
func tooManyDigits(err error) error {
	if e, ok := err.(*Exception); ok && e.Class == "ValueError" {
		return Raise("ValueError", "Too many decimal digits in format string")
	}
	return err
}

// head reads all before the width.
func (s *spec) head(rest string) string {
	if _, n := utf8.DecodeRuneInString(rest); n < len(rest) && alignment(rest[n]) {
		s.fill, s.align = rest[:n], rest[n]
		rest = rest[n+1:]
	} else if rest != "" && alignment(rest[0]) {
		s.align = rest[0]
		rest = rest[1:]
	}
	if rest != "" && strings.IndexByte("+- ", rest[0]) >= 0 {
		s.sign = rest[0]
		rest = rest[1:]
	}
	if s.noMinus0 = strings.HasPrefix(rest, "z"); s.noMinus0 {
		rest = rest[1:]
	}
	if s.alt = strings.HasPrefix(rest, "#"); s.alt {
		rest = rest[1:]
	}
	if strings.HasPrefix(rest, "0") && s.align == 0 {
		s.fill, s.align, s.zeroAlign = "0", '=', true
	} else if strings.HasPrefix(rest, "0") && s.fill == " " {
		s.fill = "0"
	}
	return rest
}

func (s *spec) grouping(rest string) (string, error) {
	for rest != "" && (rest[0] == ',' || rest[0] == '_') {
		if s.group == rest[:1] {
			return "", Raise("ValueError", "Cannot specify '%s' with '%[1]s'.", s.group)
		} else if s.group != "" {
			return "", Raise("ValueError", "Cannot specify both ',' and '_'.")
		}
		s.group, rest = rest[:1], rest[1:]
	}
	return rest, nil
}

func (s *spec) groupable() error {
	if s.group == "" || s.conv == 0 || strings.ContainsRune("deEfFgG%", s.conv) ||
		s.group == "_" && strings.ContainsRune("boxX", s.conv) {
		return nil
	}
	return Raise("ValueError", "Cannot specify '%s' with '%c'.", s.group, s.conv)
}

func (s spec) unknown(typeName string) error {
	if s.conv > 32 && s.conv < 128 {
		return Raise("ValueError", "Unknown format code '%c' for object of type '%s'",
			s.conv, typeName)
	}
	return Raise("ValueError", `Unknown format code '\x%x' for object of type '%s'`, s.conv, typeName)
}

func (s spec) text(v starlark.Value) (string, error) {
	switch {
	case s.conv != 0 && s.conv != 's':
		return "", s.unknown("str")
	case s.sign == ' ':
		return "", Raise("ValueError", "Space not allowed in string format specifier")
	case s.sign != 0:
		return "", Raise("ValueError", "Sign not allowed in string format specifier")
	case s.noMinus0:
		return "", Raise("ValueError",
			"Negative zero coercion (z) not allowed in string format specifier")
	case s.alt:
		return "", Raise("ValueError", "Alternate form (#) not allowed in string format specifier")
	case s.align == '=' && !s.zeroAlign:
		return "", Raise("ValueError", "'=' alignment not allowed in string format specifier")
	case s.group != "":
		return "", Raise("ValueError", "Cannot specify '%s' with 's'.", s.group)
	}
	if s.align == '=' || s.align == 0 {
		s.align = '<'
	}
	out := Str(v)
	if s.prec >= 0 {
		out = firstRunes(out, s.prec)
	}
	return s.pad("", out), nil
}

// pad fills to the width; head is sign and prefix, which stay before the fill of =.
func (s spec) pad(head, body string) string {
	gap := s.width - utf8.RuneCountInString(head) - utf8.RuneCountInString(body)
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

func (s spec) integer(v starlark.Value) (string, error) {
	i, err := integer(v)
	if err != nil {
		return "", err
	}
	switch {
	case s.conv != 0 && strings.ContainsRune("eEfFgG%", s.conv):
		return s.float(v)
	case s.conv != 0 && !strings.ContainsRune("bcdnoxX", s.conv):
		return "", s.unknown(TypeName(v))
	case s.prec >= 0:
		return "", Raise("ValueError", "Precision not allowed in integer format specifier")
	case s.noMinus0:
		return "", Raise("ValueError",
			"Negative zero coercion (z) not allowed in integer format specifier")
	case s.conv == 'c':
		return s.char(i)
	}
	base, prefix := radix(s.conv)
	if !s.alt {
		prefix = ""
	}
	digits := new(big.Int).Abs(i.BigInt()).Text(base)
	if s.conv == 'X' {
		digits = strings.ToUpper(digits)
	}
	each := 3
	if base != 10 {
		each = 4
	}
	return s.number(i.Sign() < 0, prefix, digits, each), nil
}

func (s spec) char(i starlark.Int) (string, error) {
	if s.sign != 0 {
		return "", Raise("ValueError", "Sign not allowed with integer format specifier 'c'")
	}
	if s.alt {
		return "", Raise("ValueError",
			"Alternate form (#) not allowed with integer format specifier 'c'")
	}
	n, ok := i.Int64()
	if !ok || n < 0 || n > utf8.MaxRune {
		return "", Raise("OverflowError", "%%c arg not in range(0x110000)")
	}
	if s.align == 0 {
		s.align = '<'
	}
	return s.pad("", string(rune(n))), nil
}

func (s spec) float(v starlark.Value) (string, error) {
	if s.conv != 0 && !strings.ContainsRune("eEfFgGn%", s.conv) {
		return "", s.unknown(TypeName(v))
	}
	f, _, err := real(v)
	if err != nil {
		return "", err
	}
	negative, digits := s.digits(f)
	if s.noMinus0 && strings.Trim(digits, "0.e+-%") == "" {
		negative = false
	}
	return s.number(negative, "", digits, 3), nil
}

func (s spec) digits(f float64) (negative bool, digits string) {
	conv, prec := byte(s.conv), s.prec
	switch {
	case conv == 0 && prec < 0:
		digits = floatText(f)
		return strings.HasPrefix(digits, "-"), strings.TrimPrefix(digits, "-")
	case conv == 0:
		return roundText(f, prec, s.alt)
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

// roundText is a precision without a type: g, but with a digit behind the point, and
// scientific one digit sooner.
func roundText(f float64, prec int, alt bool) (negative bool, digits string) {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return floatDigits(f, 'g', prec, alt)
	}
	prec = max(prec, 1)
	digits = general(math.Abs(f), prec, alt, prec-1)
	if !strings.ContainsAny(digits, ".e") {
		digits += ".0"
	}
	return math.Signbit(f), digits
}

// number puts sign, prefix and groups around the digits.
func (s spec) number(negative bool, prefix, digits string, each int) string {
	sign := ""
	if negative {
		sign = "-"
	} else if s.sign == '+' || s.sign == ' ' {
		sign = string(s.sign)
	}
	if s.group == "" || strings.ContainsAny(digits[:1], "inIN") { // inf and nan
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

// grouped puts a separator between every so many digits, and zeros and separators
// before them until they are least long.
func (s spec) grouped(digits string, least, each int) string {
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
