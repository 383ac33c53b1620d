package syntax

import "strings"

// nesting follows brackets, strings and comments through text that nobody parses yet, over
// any number of lines.
type nesting struct {
	depth  int
	quotes string // of a string that is still open, "" without
	field  bool   // that string is an f-string
	joined bool   // a backslash ends the text
}

// closed reports that the text so far could end here.
func (n *nesting) closed() bool { return n.depth == 0 && n.quotes == "" && !n.joined }

// step passes one token, or a part of one, and says where it ends.
func (n *nesting) step(s string, i int) int {
	if n.quotes != "" {
		end, how := tripleEnd(s, i, n.quotes)
		if how == closed {
			n.quotes = ""
		}
		return end
	}
	switch c := s[i]; {
	case c == '(' || c == '[' || c == '{':
		n.depth++
	case c == ')' || c == ']' || c == '}':
		n.depth = max(n.depth-1, 0)
	case c == '#':
		return lineEnd(s, i)
	case c == '\\':
		n.joined = i+1 == len(s)
		return min(i+2, len(s))
	case isQuote(c):
		return n.literal(s, i, false)
	case nameByte[c] || c >= 0x80:
		return n.word(s, i)
	}
	return i + 1
}

// word passes a name or a number, or a literal with a prefix.
func (n *nesting) word(s string, i int) int {
	if q, f := prefixEnd(s, i); q > 0 && wholePrefix(s[i:q]) {
		return n.literal(s, q, f)
	}
	for i < len(s) && (nameByte[s[i]] || s[i] >= 0x80) {
		i++
	}
	return i
}

// literal passes the literal whose quotes stand at q.
func (n *nesting) literal(s string, q int, f bool) int {
	quotes := quotesAt(s, q)
	end, how := stringEnd(s, q)
	if f {
		end, how = fstringEnd(s, q+len(quotes), quotes, 0)
	}
	if how == stillOpen {
		if n.field = f; len(quotes) == 3 {
			n.quotes = quotes
		} else {
			n.joined = true
		}
	}
	return end
}

// bracketEnd finds the end of the bracket that opens at i; false if it is open.
func bracketEnd(s string, i int) (int, bool) {
	var n nesting
	for i < len(s) {
		if i = n.step(s, i); n.closed() {
			return i, true
		}
	}
	return i, false
}

// maxFields is how deep f-strings may stand in each other's fields.
const maxFields = 100

// fstringEnd finds the end of an f-string, from behind its quotes.
func fstringEnd(s string, i int, quotes string, depth int) (int, literalEnd) {
	for i < len(s) {
		switch c := s[i]; {
		case c == quotes[0] && strings.HasPrefix(s[i:], quotes):
			return i + len(quotes), closed
		case c == '\n' && len(quotes) == 1:
			return i, cutOff
		case c == '\\':
			if i+1 == len(s) {
				return len(s), stillOpen
			}
			if i++; s[i] != '{' && s[i] != '}' {
				i++
			}
		case c == '{' && i+1 < len(s) && s[i+1] == '{':
			i += 2
		case c == '{' && depth < maxFields:
			i = fieldEnd(s, i+1, quotes, depth)
		default:
			i++
		}
	}
	if len(quotes) == 3 {
		return len(s), stillOpen
	}
	return len(s), cutOff
}

// fieldEnd finds the end of a field, from behind its bracket.
func fieldEnd(s string, i int, quotes string, depth int) int {
	open := 1
	for i < len(s) && open > 0 {
		switch c := s[i]; {
		case c == '(' || c == '[' || c == '{':
			open++
		case c == ')' || c == ']' || c == '}':
			open--
		case c == ':' && open == 1:
			return formatEnd(s, i+1, quotes, depth)
		case isQuote(c):
			i, _ = stringEnd(s, i)
			continue
		case isLetter(c):
			q, f := prefixEnd(s, i)
			switch {
			case q > 0 && f:
				inner := quotesAt(s, q)
				i, _ = fstringEnd(s, q+len(inner), inner, depth+1)
			case q > 0:
				i, _ = stringEnd(s, q)
			default:
				i = nameEnd(s, i)
			}
			continue
		case c == '\n' && len(quotes) == 1 && depth == 0 && open == 1 && i+1 == len(s):
			return i
		}
		i++
	}
	return i
}

// formatEnd finds the end of a field's format, behind its }.
func formatEnd(s string, i int, quotes string, depth int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == '}':
			return i + 1
		case c == '\n' || c == quotes[0] && strings.HasPrefix(s[i:], quotes):
			return i
		case c == '{' && depth < maxFields:
			i = fieldEnd(s, i+1, quotes, depth+1)
		default:
			i++
		}
	}
	return i
}
