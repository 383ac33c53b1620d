package line

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// literal is one string or bytes literal.
type literal struct {
	kind  WordKind // String or Bytes
	value string
	end   int
}

// literalPrefix is how far the letters before the quote at i go, -1 if there is no literal.
func literalPrefix(s string, i int) int {
	for _, prefix := range []string{"", "b", "r", "rb", "br", "hex"} {
		rest, ok := strings.CutPrefix(s[i:], prefix)
		if ok && rest != "" && isQuote(rest[0]) {
			return len(prefix)
		}
	}
	return -1
}

func literalAt(s string, i int) bool { return literalPrefix(s, i) >= 0 }

// literal decodes the one at i.
func (p *parser) literal(i int) (literal, *Error) {
	quote := i + literalPrefix(p.s, i)
	prefix := p.s[i:quote]
	class, end := stringEnd(p.s, quote)
	lit := literal{end: end, kind: String}
	switch class {
	case open:
		p.open = nesting{}
		p.open.enter(p.s, i)
		return lit, p.open.error(p.s)
	case cut:
		q := p.s[quote : quote+1]
		return lit, &Error{Start: i, End: end, Message: "the string that " + q + " begins is not closed"}
	}
	width := 1
	if q := p.s[quote : quote+1]; end-quote >= 6 && strings.HasPrefix(p.s[quote:], q+q+q) {
		width = 3
	}
	if prefix != "" && prefix != "r" {
		lit.kind = Bytes
	}
	var err *Error
	d := decoder{s: p.s, i: quote + width, end: end - width, bytes: lit.kind == Bytes}
	switch {
	case prefix == "hex":
		lit.value, err = d.hex()
	case strings.Contains(prefix, "r"):
		lit.value = p.s[d.i:d.end]
	default:
		lit.value, err = d.decode()
	}
	return lit, err
}

// decoder reads what stands between a literal's quotes.
type decoder struct {
	s      string
	i, end int
	bytes  bool
	out    []byte
}

func (d *decoder) hex() (string, *Error) {
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n", r) {
			return -1
		}
		return r
	}, d.s[d.i:d.end])
	b, err := hex.DecodeString(digits)
	if err != nil {
		return "", &Error{Start: d.i, End: d.end,
			Message: `hex"..." takes pairs of hex digits, such as hex"de ad be ef"`}
	}
	return string(b), nil
}

func (d *decoder) decode() (string, *Error) {
	for d.i < d.end {
		if d.s[d.i] != '\\' {
			d.out = append(d.out, d.s[d.i])
			d.i++
			continue
		}
		if err := d.escape(); err != nil {
			return "", err
		}
	}
	return string(d.out), nil
}

// plainEscape are the escapes of one letter; a backslash before a newline stands for nothing.
var plainEscape = map[byte]string{
	'\n': "", '\\': `\`, '\'': "'", '"': `"`, 'a': "\a", 'b': "\b",
	'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v",
}

// escape reads one escape, as Python's reference has them (2.4.1.1).
func (d *decoder) escape() *Error {
	start := d.i
	c := d.s[start+1]
	if plain, ok := plainEscape[c]; ok {
		d.out = append(d.out, plain...)
		d.i += 2
		return nil
	}
	switch {
	case '0' <= c && c <= '7':
		end := start + 2
		for end < min(start+4, d.end) && '0' <= d.s[end] && d.s[end] <= '7' {
			end++
		}
		return d.number(start+1, end, 8)
	case c == 'x':
		return d.number(start+2, start+4, 16)
	case c == 'u' && !d.bytes:
		return d.number(start+2, start+6, 16)
	case c == 'U' && !d.bytes:
		return d.number(start+2, start+10, 16)
	}
	_, size := utf8.DecodeRuneInString(d.s[start+1:])
	e := d.s[start : start+1+size]
	return d.error(start, start+1+size,
		fmt.Sprintf(`there is no escape %s; write \%s, or r"..."`, e, e))
}

func (d *decoder) error(start, end int, message string) *Error {
	return &Error{Start: start, End: end, Message: message}
}

// number reads the digits of an escape from i to end.
func (d *decoder) number(i, end, base int) *Error {
	last := min(end, d.end)
	text := d.s[d.i:last]
	n, err := strconv.ParseUint(d.s[i:last], base, 32)
	wide := text[1] == 'u' || text[1] == 'U'
	switch {
	case end > d.end || err != nil:
		return d.error(d.i, last, fmt.Sprintf("%s is too short: \\%c takes %d hex digits",
			text, text[1], end-i))
	case wide && !utf8.ValidRune(rune(n)):
		return d.error(d.i, last, text+" is no character")
	case n > 0xff && !wide:
		return d.error(d.i, last, text+` is no byte: the largest is \377`)
	case n > 0x7f && !wide && !d.bytes:
		return d.error(d.i, last, fmt.Sprintf(`%s is a byte: write b"..."; the character is \u%04x`,
			text, n))
	case wide:
		d.out = utf8.AppendRune(d.out, rune(n))
	default:
		d.out = append(d.out, byte(n))
	}
	d.i = last
	return nil
}
