package syntax

import (
	"fmt"
	"strconv"
	"strings"
)

// Quote writes s, which is valid UTF-8, as a Python string literal on one line.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
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
	}
	b.WriteByte('"')
	return b.String()
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
