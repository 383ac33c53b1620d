package syntax

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Quote writes s, UTF-8 in which a lone surrogate may be three bytes, as a Python string
// literal on one line.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			size = surrogate(&b, s[i:])
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case r < 0x80:
			b.WriteString(escaped(byte(r)))
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += size
	}
	b.WriteByte('"')
	return b.String()
}

// surrogate writes the lone surrogate that s begins with, and gives its size in bytes. A byte
// that is none is written as Python's surrogateescape has it.
func surrogate(b *strings.Builder, s string) int {
	if len(s) >= 3 && s[0] == 0xed && s[1]&0xe0 == 0xa0 && s[2]&0xc0 == 0x80 {
		fmt.Fprintf(b, `\u%04x`, 0xd000|int(s[1]&0x3f)<<6|int(s[2]&0x3f))
		return 3
	}
	fmt.Fprintf(b, `\udc%02x`, s[0])
	return 1
}

// hexadecimal writes decimal digits in another base.
func hexadecimal(digits string) string {
	n, _ := new(big.Int).SetString(digits, 10)
	return fmt.Sprintf("%#x", n)
}

// QuoteBytes writes b, any bytes, as a Python b"..." literal on one line.
func QuoteBytes(b string) string {
	var out strings.Builder
	out.WriteString(`b"`)
	for i := range len(b) {
		switch c := b[i]; {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteByte(c)
		case ' ' <= c && c < 0x7f:
			out.WriteByte(c)
		default:
			out.WriteString(escaped(c))
		}
	}
	out.WriteByte('"')
	return out.String()
}

// escaped is the escape for a byte that does not print.
func escaped(c byte) string {
	switch c {
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	}
	return fmt.Sprintf(`\x%02x`, c)
}
