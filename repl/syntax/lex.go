package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isQuote(c byte) bool  { return c == '"' || c == '\'' }
func isBlank(c byte) bool  { return c == ' ' || c == '\t' || c == '\f' }

// nameByte are the bytes that a name goes on with, those of longer characters apart.
var nameByte = func() (is [256]bool) {
	for c := range 128 {
		is[c] = c == '_' || isLetter(byte(c)) || isDigit(byte(c))
	}
	return is
}()

// nameEnd finds the end of the name at i; i itself if none begins there.
func nameEnd(s string, i int) int {
	if i >= len(s) || isDigit(s[i]) {
		return i
	}
	j := i
	for j < len(s) {
		if nameByte[s[j]] {
			j++
			continue
		}
		if s[j] < utf8.RuneSelf {
			return j
		}
		r, size := utf8.DecodeRuneInString(s[j:])
		if !nameRune(r, j == i) {
			return j
		}
		j += size
	}
	return j
}

// nameRune reports whether a character beyond ASCII may stand in a name, or begin it.
func nameRune(r rune, first bool) bool {
	if unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) {
		return true
	}
	return !first && unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc)
}

// lineEnd is where the physical line of i ends, before its newline.
func lineEnd(s string, i int) int {
	if j := strings.IndexByte(s[i:], '\n'); j >= 0 {
		return i + j
	}
	return len(s)
}

// joinEnd gives the place after a backslash and the newline that it hides, i without one.
// At a text's end the newline may be still to come.
func joinEnd(s string, i int) int {
	if s[i] != '\\' {
		return i
	}
	if i+1 < len(s) && s[i+1] == '\n' {
		return i + 2
	}
	return i
}

// skipBlanks passes blanks, and a backslash with the newline that it hides.
func skipBlanks(s string, i int) int {
	for i < len(s) {
		if isBlank(s[i]) {
			i++
		} else if end := joinEnd(s, i); end > i {
			i = end
		} else {
			break
		}
	}
	return i
}

// gapAt reports whether a word that reaches i would end there: at a blank or a line's end.
func gapAt(s string, i int) bool {
	if i >= len(s) || isBlank(s[i]) || s[i] == '\n' {
		return true
	}
	return s[i] == '\\' && (i+1 == len(s) || s[i+1] == '\n')
}

// operatorEnd finds the end of the operator at i, the longest that fits.
func operatorEnd(s string, i int) int {
	j := i + 1
	if j < len(s) && s[j] == s[i] && strings.IndexByte("*/<>", s[i]) >= 0 {
		j++
	}
	if j < len(s) && s[j] == '=' && strings.IndexByte("=<>!+-%/&|^*@:", s[i]) >= 0 {
		j++
	}
	if s[i] == '-' && j == i+1 && j < len(s) && s[j] == '>' {
		j++
	}
	return j
}

// numberEnd finds how far a number at i goes, with all letters and digits that touch it.
func numberEnd(s string, i int) int {
	hex := strings.HasPrefix(s[i:], "0x") || strings.HasPrefix(s[i:], "0X")
	for ; i < len(s); i++ {
		sign := s[i] == '+' || s[i] == '-'
		switch {
		case sign && !hex && (s[i-1] == 'e' || s[i-1] == 'E'):
		case s[i] != '.' && !nameByte[s[i]]:
			return i
		}
	}
	return i
}

// prefixEnd is where the quote of the literal at i stands, after its prefix; -1 without a
// literal. formatted: it is an f-string.
func prefixEnd(s string, i int) (quote int, formatted bool) {
	for j := i; j < len(s) && j < i+4; j++ {
		if isQuote(s[j]) {
			return j, strings.ContainsAny(s[i:j], "fF")
		}
		if !isLetter(s[j]) || !literalPrefix(s[i:j+1]) {
			break
		}
	}
	return -1, false
}

// literalPrefix reports whether a literal's prefix is p, or begins like it.
func literalPrefix(p string) bool {
	switch p {
	case "h", "he", "hex":
		return true
	}
	switch strings.ToLower(p) {
	case "r", "b", "u", "f", "rb", "br", "rf", "fr":
		return true
	}
	return false
}

// wholePrefix reports whether p before a quote belongs to the literal.
func wholePrefix(p string) bool { return p != "h" && p != "he" }

// literalAt reports whether a literal begins at i.
func literalAt(s string, i int) bool {
	q, _ := prefixEnd(s, i)
	return q >= 0 && wholePrefix(s[i:q])
}

// quotesAt gives the quotes at i: one, or three.
func quotesAt(s string, i int) string {
	if i+2 < len(s) && s[i+1] == s[i] && s[i+2] == s[i] {
		return s[i : i+3]
	}
	return s[i : i+1]
}

// literalEnd tells how a literal ends.
type literalEnd uint8

const (
	closed    literalEnd = iota
	cutOff               // its line ends first
	stillOpen            // more lines can close it
)

// stringEnd finds the end of the string whose quote stands at i, no f-string. A raw string
// ends where a plain one would: a backslash hides the quote in both.
func stringEnd(s string, i int) (int, literalEnd) {
	quotes := quotesAt(s, i)
	if len(quotes) == 3 {
		return tripleEnd(s, i+3, quotes)
	}
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case s[i]:
			return j + 1, closed
		case '\n':
			return j, cutOff
		case '\\':
			if j++; j == len(s) {
				return j, stillOpen
			}
		}
	}
	return len(s), cutOff
}

// tripleEnd finds the end of a triple-quoted string, from a place inside it.
func tripleEnd(s string, i int, quotes string) (int, literalEnd) {
	for ; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if s[i] == quotes[0] && strings.HasPrefix(s[i:], quotes) {
			return i + 3, closed
		}
	}
	return len(s), stillOpen
}
