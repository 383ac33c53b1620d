package line

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what a token of Starlark is.
type class int

const (
	blank class = iota
	newline
	joint // a backslash and the newline that it hides, if that is there already
	comment
	text // a string that is closed
	cut  // a string that its line's end cuts short
	open // a string that more lines can close
	name
	number
	opener
	closer
	operator
	bad
)

// lex reads the token of Starlark at i and says where it ends. Every text has tokens.
func lex(s string, i int) (class, int) {
	switch c := s[i]; {
	case c == ' ' || c == '\t':
		return blank, i + 1
	case c == '\n':
		return newline, i + 1
	case c == '#':
		return comment, lineEnd(s, i)
	case c == '\\' && i+1 == len(s):
		return joint, i + 1
	case c == '\\' && s[i+1] == '\n':
		return joint, i + 2
	case c == '"' || c == '\'':
		return stringEnd(s, i)
	case isDigit(c) || c == '.' && i+1 < len(s) && isDigit(s[i+1]):
		return number, numberEnd(s, i)
	case strings.IndexByte("([{", c) >= 0:
		return opener, i + 1
	case strings.IndexByte(")]}", c) >= 0:
		return closer, i + 1
	case strings.IndexByte("=<>!+-%/&|^*~,.:;@", c) >= 0:
		return operator, operatorEnd(s, i)
	}
	end := nameEnd(s, i)
	if end == i {
		_, size := utf8.DecodeRuneInString(s[i:])
		return bad, i + size
	}
	if end < len(s) && isQuote(s[end]) && isPrefix(s[i:end]) {
		return stringEnd(s, end)
	}
	return name, end
}

// isPrefix reports whether p before a quote belongs to the literal, in Starlark.
func isPrefix(p string) bool { return p == "r" || p == "b" || p == "rb" }

// stringEnd finds the end of the string whose quote stands at i. A raw string
// ends where a plain one would: a backslash hides the quote in both.
func stringEnd(s string, i int) (class, int) {
	if q := s[i : i+1]; strings.HasPrefix(s[i:], q+q+q) {
		return tripleEnd(s, i+3, q+q+q)
	}
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case s[i]:
			return text, j + 1
		case '\n':
			return cut, j
		case '\\':
			if j++; j == len(s) {
				return open, j
			}
		}
	}
	return cut, len(s)
}

// tripleEnd finds the end of a triple-quoted string, from a place inside it.
func tripleEnd(s string, i int, quotes string) (class, int) {
	for ; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if strings.HasPrefix(s[i:], quotes) {
			return text, i + 3
		}
	}
	return open, len(s)
}

// operatorEnd finds the end of the operator at i, the longest that fits.
func operatorEnd(s string, i int) int {
	j := i + 1
	if j < len(s) && s[j] == s[i] && strings.IndexByte("*/<>", s[i]) >= 0 {
		j++
	}
	if j < len(s) && s[j] == '=' && strings.IndexByte("=<>!+-%/&|^*@", s[i]) >= 0 {
		j++
	}
	return j
}

func numberEnd(s string, i int) int {
	hex := strings.HasPrefix(s[i:], "0x") || strings.HasPrefix(s[i:], "0X")
	for ; i < len(s); i++ {
		sign := s[i] == '+' || s[i] == '-'
		switch {
		case sign && !hex && (s[i-1] == 'e' || s[i-1] == 'E'):
		case s[i] != '.' && !isDigit(s[i]) && !isLetter(s[i]):
			return i
		case sign:
			return i
		}
	}
	return i
}

// nameEnd finds the end of the name at i; i itself if none begins there.
func nameEnd(s string, i int) int {
	for j := i; j < len(s); {
		r, size := rune(s[j]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[j:])
		}
		first := r == '_' || isLetter(s[j]) || r >= utf8.RuneSelf && unicode.IsLetter(r)
		if !first && (j == i || !isDigit(s[j])) {
			return j
		}
		j += size
	}
	return len(s)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isQuote(c byte) bool  { return c == '"' || c == '\'' }
func isBlank(c byte) bool  { return c == ' ' || c == '\t' }

// lineEnd is where the physical line of i ends, before its newline.
func lineEnd(s string, i int) int {
	if j := strings.IndexByte(s[i:], '\n'); j >= 0 {
		return i + j
	}
	return len(s)
}

// skipBlanks passes blanks, and a backslash with the newline that it hides.
func skipBlanks(s string, i int) int {
	for i < len(s) {
		if c, end := lex(s, i); c != blank && c != joint || s[i:] == `\` {
			return i
		} else {
			i = end
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

// nesting follows brackets and triple quotes from token to token, over any number of lines.
type nesting struct {
	depth  int
	at     int    // where the outermost bracket, or the string, begins
	quotes string // of a string that is still open, "" without
	joined bool   // a backslash ends the text
}

// closed reports that the text so far could end here.
func (n *nesting) closed() bool { return n.depth == 0 && n.quotes == "" && !n.joined }

// step reads one token.
func (n *nesting) step(s string, i int) (class, int) {
	if n.quotes != "" {
		c, end := tripleEnd(s, i, n.quotes)
		if c == text {
			n.quotes = ""
		}
		return c, end
	}
	c, end := lex(s, i)
	switch c {
	case opener:
		if n.depth++; n.depth == 1 {
			n.at = i
		}
	case closer:
		n.depth = max(n.depth-1, 0)
	case open:
		n.enter(s, i)
	case joint:
		n.joined = end == i+1
	}
	return c, end
}

// enter notes the string at i, which is still open.
func (n *nesting) enter(s string, i int) {
	if n.depth == 0 {
		n.at = i
	}
	q := i + strings.IndexAny(s[i:], `"'`)
	if strings.HasPrefix(s[q:], strings.Repeat(s[q:q+1], 3)) {
		n.quotes = s[q : q+3]
	} else {
		n.joined = true
	}
}

// error says what is still open.
func (n *nesting) error(s string) *Error {
	e := &Error{Start: n.at, End: len(s), Incomplete: true}
	switch {
	case n.depth > 0:
		e.Message = s[n.at:n.at+1] + " is not closed"
	case n.quotes != "":
		e.Message = n.quotes + " is not closed"
	default:
		e.Message = `nothing follows the \ at the line's end`
		e.Start = len(s) - 1
	}
	return e
}

// bracketEnd finds the end of the bracket that opens at i. What is still open is left in n.
func (n *nesting) bracketEnd(s string, i int) (int, *Error) {
	for i < len(s) {
		if _, i = n.step(s, i); n.closed() {
			return i, nil
		}
	}
	return i, n.error(s)
}

// starlarkEnd finds the ;, newline, comment or end of text that ends the Starlark at i.
func (n *nesting) starlarkEnd(s string, i int) (int, *Error) {
	for i < len(s) {
		c, end := n.step(s, i)
		ends := c == newline || c == comment || c == operator && s[i] == ';'
		if ends && n.depth == 0 {
			return i, nil
		}
		i = end
	}
	if !n.closed() {
		return i, n.error(s)
	}
	return i, nil
}
