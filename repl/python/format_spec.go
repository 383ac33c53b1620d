package python

import (
	"math"
	"strconv"
	"strings"
)

// formatSpec is the format mini-language: [[fill]align][sign][z][#][0][width][,|_][.precision][type]
type formatSpec struct {
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
	typeName  string
	most      int // digits of a decimal int
}

func alignment(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// parseSpec reads one; of a text, whose type is s where it says none.
func parseSpec(text, typeName string, isText bool) (formatSpec, error) {
	s := formatSpec{fill: " ", prec: -1, typeName: typeName}
	rest := s.head(text)
	n, rest, err := specNumber(rest)
	if err != nil {
		return s, err
	}
	s.width = max(n, 0)
	if rest, err = s.grouping(rest); err != nil {
		return s, err
	}
	if strings.HasPrefix(rest, ".") {
		if s.prec, rest, err = specNumber(rest[1:]); err != nil {
			return s, err
		}
		if s.prec < 0 {
			return s, Raise(ValueError, "Format specifier missing precision")
		}
	}
	if countChars(rest) > 1 {
		return s, Raise(ValueError, "Invalid format specifier '%s' for object of type '%s'", text, typeName)
	}
	if rest != "" {
		s.conv, _ = decodeChar(rest)
	}
	if s.conv == 0 && isText {
		s.conv = 's'
	}
	return s, s.groupable()
}

// specNumber reads digits; -1 when there are none.
func specNumber(s string) (n int, rest string, err error) {
	end := 0
	for end < len(s) && isDigit(s[end]) {
		if n > (math.MaxInt-9)/10 {
			return 0, "", Raise(ValueError, "Too many decimal digits in format string")
		}
		n = n*10 + int(s[end]-'0')
		end++
	}
	if end == 0 {
		return -1, s, nil
	}
	if n > maxBytes/4 {
		return 0, "", noMemory()
	}
	return n, s[end:], nil
}

// head reads all before the width.
func (s *formatSpec) head(rest string) string {
	if rest != "" {
		if n := charSize(rest[0]); n < len(rest) && alignment(rest[n]) {
			s.fill, s.align = rest[:n], rest[n]
			rest = rest[n+1:]
		} else if alignment(rest[0]) {
			s.align = rest[0]
			rest = rest[1:]
		}
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

func (s *formatSpec) grouping(rest string) (string, error) {
	for rest != "" && (rest[0] == ',' || rest[0] == '_') {
		if s.group == rest[:1] {
			return "", Raise(ValueError, "Cannot specify '%s' with '%[1]s'.", s.group)
		} else if s.group != "" {
			return "", Raise(ValueError, "Cannot specify both ',' and '_'.")
		}
		s.group, rest = rest[:1], rest[1:]
	}
	return rest, nil
}

func (s *formatSpec) groupable() error {
	if s.group == "" || s.conv == 0 || strings.ContainsRune("deEfFgG%", s.conv) ||
		s.group == "_" && strings.ContainsRune("boxX", s.conv) {
		return nil
	}
	if s.conv > 32 && s.conv < 128 {
		return Raise(ValueError, "Cannot specify '%s' with '%c'.", s.group, s.conv)
	}
	return Raise(ValueError, `Cannot specify '%s' with '\x%x'.`, s.group, s.conv)
}

// floatDigits is |f| by C's conversion e, f or g (upper case: so is the text), and whether f is negative; alt
// keeps the point and g's zeros, as C's # does.
func floatDigits(f float64, conv byte, prec int, alt bool) (negative bool, digits string) {
	negative = math.Signbit(f) && !math.IsNaN(f)
	f = math.Abs(f)
	switch {
	case math.IsNaN(f):
		digits = "nan"
	case math.IsInf(f, 0):
		digits = "inf"
	case conv|0x20 == 'g':
		digits = generalDigits(f, max(prec, 1), alt, max(prec, 1))
	default:
		digits = withPoint(strconv.FormatFloat(f, conv|0x20, prec, 64), alt && prec == 0)
	}
	if conv < 'a' {
		digits = strings.ToUpper(digits)
	}
	return negative, digits
}

// generalDigits is C's %g: prec digits, scientific from the exponent limit on, which is prec.
func generalDigits(f float64, prec int, alt bool, limit int) string {
	s := strconv.FormatFloat(f, 'e', prec-1, 64)
	exp, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	tail := ""
	if exp < -4 || exp >= limit {
		s, tail = s[:strings.IndexByte(s, 'e')], s[strings.IndexByte(s, 'e'):]
	} else {
		s = strconv.FormatFloat(f, 'f', prec-1-exp, 64)
	}
	if !alt && strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return withPoint(s, alt && !strings.Contains(s, ".")) + tail
}

func withPoint(s string, point bool) string {
	if !point {
		return s
	}
	if e := strings.IndexByte(s, 'e'); e >= 0 {
		return s[:e] + "." + s[e:]
	}
	return s + "."
}
