package value

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// truncate is Python's int(f).
func truncate(f float64) (*big.Int, error) {
	if math.IsNaN(f) {
		return nil, Raise("ValueError", "cannot convert float NaN to integer")
	}
	if math.IsInf(f, 0) {
		return nil, Raise("OverflowError", "cannot convert float infinity to integer")
	}
	i, _ := new(big.Float).SetFloat64(f).Int(nil)
	return i, nil
}

// floatDigits is |f| by C's conversion e, f or g (upper case: so is the text), and
// whether f is negative; alt keeps the point and g's zeros, as C's # does.
func floatDigits(f float64, conv byte, prec int, alt bool) (negative bool, digits string) {
	negative = math.Signbit(f) && !math.IsNaN(f)
	f = math.Abs(f)
	switch {
	case math.IsNaN(f):
		digits = "nan"
	case math.IsInf(f, 0):
		digits = "inf"
	case conv|0x20 == 'g':
		digits = general(f, max(prec, 1), alt, max(prec, 1))
	default:
		digits = withPoint(strconv.FormatFloat(f, conv|0x20, prec, 64), alt && prec == 0)
	}
	if upper(conv) {
		digits = strings.ToUpper(digits)
	}
	return negative, digits
}

// general is C's %g: prec digits, scientific from the exponent limit on, which is prec.
func general(f float64, prec int, alt bool, limit int) string {
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
