package python

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// usualDigits is how many decimal digits an int may have that becomes text, or comes of one, unless
// sys.set_int_max_str_digits says otherwise; leastDigits is what that may say, 0 for no limit.
const (
	usualDigits = 4300
	leastDigits = 640
)

// maxDigits is the limit now.
func (t *Thread) maxDigits() int {
	if t == nil {
		return usualDigits
	}
	switch n := t.digits.Load(); {
	case n > 0:
		return int(n)
	case n < 0:
		return math.MaxInt
	}
	return usualDigits
}

func (r *Runtime) setMaxDigits(n int64) error {
	switch {
	case n == 0:
		n = -1
	case n < leastDigits || n > math.MaxInt32:
		return Raise(ValueError, "maxdigits must be 0 or larger than %d", leastDigits)
	}
	r.digits.Store(n)
	return nil
}

const raiseDigits = "Exceeds the limit (%d digits) for integer string conversion%s; " +
	"use sys.set_int_max_str_digits() to increase the limit"

// Repr is its digits, of which there may be so many.
func (b *BigInt) Repr(t *Thread) (string, error) { return decimalText(b.n, t.maxDigits()) }

func decimalText(n *big.Int, most int) (string, error) {
	if most < math.MaxInt32 && n.BitLen() > most*3321928/1000000+10 {
		return "", Raise(ValueError, raiseDigits, most, "")
	}
	text := n.String()
	if len(strings.TrimPrefix(text, "-")) > most {
		return "", Raise(ValueError, raiseDigits, most, "")
	}
	return text, nil
}

// intText is the digits of any int in a base, of ten at most so many.
func intText(v Value, base, most int) (string, error) {
	switch v := v.(type) {
	case Int:
		return strconv.FormatInt(int64(v), base), nil
	case Bool:
		return strconv.FormatInt(intOf(v), base), nil
	}
	n := BigOf(v)
	if base == 10 {
		return decimalText(n, most)
	}
	return n.Text(base), nil
}

// parseInt is int(text, base), base 0 for what the text's prefix says: nil when it is none.
func parseInt(text string, base, most int) (Value, error) {
	s := strings.TrimFunc(asciiDigits(text), isSpace)
	if base == 10 && len(s) < 19 && s != "" && s[0] >= '0' && s[0] <= '9' {
		if n, ok := plainDigits(s); ok {
			return NewInt(n), nil
		}
	}
	negative := strings.HasPrefix(s, "-")
	if negative || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	digits, base, ok := cutPrefix(s, base)
	if !ok {
		return nil, nil
	}
	if digits, ok = withoutUnderscores(digits, base); !ok {
		return nil, nil
	}
	if base&(base-1) != 0 && len(digits) > most {
		return nil, Raise(ValueError, raiseDigits, most, ": value has "+strconv.Itoa(len(digits))+" digits")
	}
	n := parseDigits(digits, base)
	if negative {
		n.Neg(n)
	}
	return NewBig(n), nil
}

func plainDigits(s string) (n int64, ok bool) {
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + int64(c)
	}
	return n, true
}

// cutPrefix takes 0x, 0o or 0b off, where the base allows it.
func cutPrefix(s string, base int) (digits string, found int, ok bool) {
	mark := byte(0)
	if len(s) > 1 && s[0] == '0' {
		mark = s[1] | 0x20
	}
	for _, p := range []struct {
		mark byte
		base int
	}{{'x', 16}, {'o', 8}, {'b', 2}} {
		if mark == p.mark && (base == 0 || base == p.base) {
			return strings.TrimPrefix(s[2:], "_"), p.base, true
		}
	}
	if base == 0 {
		if mark != 0 && strings.Trim(s, "0_") != "" {
			return "", 0, false // 010 is not decimal
		}
		base = 10
	}
	return s, base, true
}

// withoutUnderscores checks the digits, between which single underscores may stand.
func withoutUnderscores(s string, base int) (string, bool) {
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false
	}
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	for i := range len(s) {
		if d := digitValue(s[i]); d < 0 || d >= base {
			return "", false
		}
	}
	return s, true
}

func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// parseDigits reads digits of a base; of a power of two in one pass however many they are.
func parseDigits(s string, base int) *big.Int {
	if base&(base-1) != 0 || len(s) < 256 {
		n, _ := new(big.Int).SetString(s, base)
		return n
	}
	each := uint(big.NewInt(int64(base)).BitLen() - 1)
	out := make([]byte, (uint(len(s))*each+7)/8)
	at, have, gathered := len(out), uint(0), uint64(0)
	for i := len(s) - 1; i >= 0; i-- {
		gathered |= uint64(digitValue(s[i])) << have
		for have += each; have >= 8; have -= 8 {
			at--
			out[at] = byte(gathered)
			gathered >>= 8
		}
	}
	if have > 0 && at > 0 {
		out[at-1] = byte(gathered)
	}
	return new(big.Int).SetBytes(out)
}

// asciiDigits makes 0 to 9 of the digits of other scripts.
func asciiDigits(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if d := decimalValue(r); d >= 0 {
			return rune('0' + d)
		}
		return r
	}, s)
}

// decimalValue is a decimal digit's value, -1 for what is none.
func decimalValue(r rune) int {
	if r < 0x80 {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	for _, span := range unicode.Nd.R16 { // each is some tens long, from a zero on
		if rune(span.Lo) <= r && r <= rune(span.Hi) {
			return int(r-rune(span.Lo)) % 10
		}
	}
	for _, span := range unicode.Nd.R32 {
		if rune(span.Lo) <= r && r <= rune(span.Hi) {
			return int(r-rune(span.Lo)) % 10
		}
	}
	return -1
}

// isSpace is str.isspace of a character.
func isSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c && r <= 0x1f
	}
	return unicode.IsSpace(r)
}

func isASCII(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if (uint64(s[i])|uint64(s[i+1])<<8|uint64(s[i+2])<<16|uint64(s[i+3])<<24|
			uint64(s[i+4])<<32|uint64(s[i+5])<<40|uint64(s[i+6])<<48|uint64(s[i+7])<<56)&0x8080808080808080 != 0 {
			return false
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
