package syntax

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

func itoa(n int) string { return strconv.Itoa(n) }

// decoder reads what stands between a literal's quotes.
type decoder struct {
	*parser
	at    Span // of the literal
	s     string
	i     int
	bytes bool
	out   []byte
}

// literal gives what the text stands for after a prefix.
func (d *decoder) literal(prefix string) string {
	if prefix == "hex" {
		return d.hex()
	}
	raw := strings.ContainsAny(prefix, "rR")
	if d.bytes = strings.ContainsAny(prefix, "bB"); d.bytes && d.wide {
		for i := range len(d.s) {
			if d.s[i] >= utf8.RuneSelf {
				d.fail(d.at, "bytes can only contain ASCII literal characters")
			}
		}
	}
	if raw || strings.IndexByte(d.s, '\\') < 0 {
		return d.s
	}
	return d.decode()
}

// hex reads pairs of hex digits; blanks and colons may stand between them.
func (d *decoder) hex() string {
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n:", r) {
			return -1
		}
		return r
	}, d.s)
	b, err := hex.DecodeString(digits)
	if err != nil {
		d.fail(d.at, `hex"..." takes pairs of hex digits, such as hex"de ad be ef"`)
	}
	return string(b)
}

func (d *decoder) decode() string {
	d.out = make([]byte, 0, len(d.s))
	for d.i < len(d.s) {
		j := strings.IndexByte(d.s[d.i:], '\\')
		if j < 0 {
			d.out = append(d.out, d.s[d.i:]...)
			break
		}
		d.out = append(d.out, d.s[d.i:d.i+j]...)
		d.i += j
		d.escape()
	}
	return string(d.out)
}

// escape reads one escape, as Python's reference has them (2.4.1.1). A backslash before
// anything else stands for itself.
func (d *decoder) escape() {
	if d.i+1 >= len(d.s) {
		d.out = append(d.out, '\\')
		d.i++
		return
	}
	c := d.s[d.i+1]
	if i := strings.IndexByte(`\'"abfnrtv`, c); i >= 0 {
		d.out = append(d.out, "\\'\"\a\b\f\n\r\t\v"[i])
		d.i += 2
		return
	}
	switch {
	case c == '\n':
		d.i += 2
	case '0' <= c && c <= '7':
		d.octal()
	case c == 'x':
		d.number(2)
	case c == 'u' && !d.bytes:
		d.number(4)
	case c == 'U' && !d.bytes:
		d.number(8)
	case c == 'N' && !d.bytes && d.i+2 < len(d.s) && d.s[d.i+2] != '{', c == 'N' && !d.bytes && d.i+2 >= len(d.s):
		d.unicodeError(d.i+2, `malformed \N character escape`)
	case c == 'N' && !d.bytes:
		d.fail(d.at, `there is no \N{...} here; write the character, or its number: \u2026`)
	default:
		d.out = append(d.out, '\\')
		d.i++
	}
}

// octal reads one to three octal digits.
func (d *decoder) octal() {
	n, i := 0, d.i+1
	for ; i < min(d.i+4, len(d.s)) && '0' <= d.s[i] && d.s[i] <= '7'; i++ {
		n = n*8 + int(d.s[i]-'0')
	}
	d.i = i
	d.char(rune(n))
}

// char adds a character, or in bytes its lowest eight bits. A lone surrogate is three bytes,
// as UTF-8 would write it if it were a character.
func (d *decoder) char(r rune) {
	switch {
	case d.bytes:
		d.out = append(d.out, byte(r))
	case 0xd800 <= r && r < 0xe000:
		d.out = append(d.out, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	default:
		d.out = utf8.AppendRune(d.out, r)
	}
}

// number reads the hex digits of \x, \u or \U.
func (d *decoder) number(width int) {
	end := d.i + 2
	for end < min(d.i+2+width, len(d.s)) && digitValue(d.s[end]) >= 0 && digitValue(d.s[end]) < 16 {
		end++
	}
	if end < d.i+2+width {
		d.truncated(end, width)
	}
	n, _ := strconv.ParseUint(d.s[d.i+2:end], 16, 32)
	if n > utf8.MaxRune {
		d.unicodeError(end, "illegal Unicode character")
	}
	d.i = end
	d.char(rune(n))
}

func (d *decoder) truncated(end, width int) {
	if d.bytes {
		d.failf(d.at, `(value error) invalid \x escape at position %d`, d.i)
	}
	c := d.s[d.i+1]
	d.unicodeError(end, fmt.Sprintf(`truncated \%c%s escape`, c, strings.Repeat("X", width)))
}

// unicodeError gives up on the escape from i to end, in CPython's words.
func (d *decoder) unicodeError(end int, what string) {
	from := 0
	for _, r := range d.s[:d.i] { // CPython writes what is not ASCII as \U00012345 before it decodes
		if from++; r >= utf8.RuneSelf {
			from += 9
		}
	}
	to := from + end - d.i - 1
	d.failf(d.at, "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s",
		from, to, what)
}
