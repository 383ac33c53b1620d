package python

import (
	"strings"
	"unicode"
)

// Repr is the text as a literal.
func (s *Str) Repr(t *Thread) (string, error) { return quotedText(t, s.s, QuoteStr) }

// quotedText is a literal of a text or of bytes, made aside where it is large.
func quotedText(t *Thread, s string, quote func(string) string) (string, error) {
	if len(s) <= noticed || t == nil {
		return quote(s), nil
	}
	t.spend(len(s))
	if len(s) <= largeText {
		return quote(s), nil
	}
	v, err := t.aside(func(*Thread) (Value, error) { return NewStr(quote(s)), nil })
	if err != nil {
		return "", err
	}
	return v.(*Str).s, nil
}

// QuoteStr is repr of a text.
func QuoteStr(s string) string {
	mark := quoteMark(s)
	out := append(make([]byte, 0, len(s)+2), mark)
	rest := 0 // where the bytes begin that stand as they are
	for i := 0; i < len(s); {
		if c := s[i]; c < 0x80 {
			if c < ' ' || c > '~' || c == '\\' || c == mark {
				out = appendEscapedByte(append(out, s[rest:i]...), c, mark)
				rest = i + 1
			}
			i++
			continue
		}
		r, n := decodeChar(s[i:])
		if !isPrintable(r) {
			out = appendEscaped(append(out, s[rest:i]...), r)
			rest = i + n
		}
		i += n
	}
	return string(append(append(out, s[rest:]...), mark))
}

// isPrintable is str.isprintable of a character.
func isPrintable(r rune) bool {
	if r < 0x80 {
		return r >= ' ' && r <= '~'
	}
	return !isSurrogateRune(r) && unicode.IsPrint(r)
}

func isSurrogateRune(r rune) bool { return r >= 0xd800 && r <= 0xdfff }

// quoteMark is Python's choice: " only where it saves escaping.
func quoteMark(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// QuoteBytes is repr of bytes.
func QuoteBytes(s string) string {
	mark := quoteMark(s)
	out := append(make([]byte, 0, len(s)+3), 'b', mark)
	return string(append(appendQuotedBytes(out, s, mark), mark))
}

func appendQuotedBytes(out []byte, s string, mark byte) []byte {
	rest := 0 // where the bytes begin that stand as they are
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '\\' || c == mark {
			out = appendEscapedByte(append(out, s[rest:i]...), c, mark)
			rest = i + 1
		}
	}
	return append(out, s[rest:]...)
}

const hexDigits = "0123456789abcdef"

func appendEscapedByte(out []byte, c, mark byte) []byte {
	switch c {
	case '\n':
		return append(out, `\n`...)
	case '\r':
		return append(out, `\r`...)
	case '\t':
		return append(out, `\t`...)
	case '\\', mark:
		return append(out, '\\', c)
	}
	return append(out, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
}

// appendEscaped writes a character as \x.., \u.... or \U.........
func appendEscaped(out []byte, r rune) []byte {
	mark, digits := byte('x'), 2
	switch {
	case r > 0xffff:
		mark, digits = 'U', 8
	case r > 0xff:
		mark, digits = 'u', 4
	}
	out = append(out, '\\', mark)
	for d := digits - 1; d >= 0; d-- {
		out = append(out, hexDigits[r>>(4*d)&15])
	}
	return out
}

// ASCII is ascii(v): a repr with all past ASCII escaped.
func ASCII(t *Thread, v Value) (string, error) {
	s, err := Repr(t, v)
	if err != nil || isASCII(s) {
		return s, err
	}
	out := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); {
		r, n := decodeChar(s[i:])
		if r < 0x80 {
			out = append(out, byte(r))
		} else {
			out = appendEscaped(out, r)
		}
		i += n
	}
	return string(out), nil
}
