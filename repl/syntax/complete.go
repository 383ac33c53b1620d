package syntax

import "strings"

// complete reads the last logical line, and notes whether more lines belong to it, and
// whether it makes the chunk a block. A line that is a chunk by itself is parsed by that.
func (r *Reader) complete() {
	s := r.text.String()[r.begin:]
	r.mid, r.names, r.module, r.err = false, false, nil, nil
	i := 0
	for i < len(s) && isBlank(s[i]) {
		i++
	}
	switch {
	case s[i] == '@':
		r.block, r.names = true, true
		r.open(s, i)
	case heads(s[i:]) || matches(s[i:]):
		r.block = true
		if at := r.colon(s, i); at > 0 && !r.ended(s, at) {
			r.probe(s[at:])
		}
	case r.block:
		if !plainLine(s[i:]) {
			r.probe(s[i:])
		}
	default:
		r.parse(s, r.first)
		r.mid = r.err != nil && r.unfinished(r.err)
	}
}

// matches reports whether a line looks like the head of a match, whose block is one, too.
func matches(line string) bool {
	return strings.HasPrefix(line, "match ") && strings.HasSuffix(strings.TrimRight(line, " \t"), ":")
}

// plainLine reports whether nothing in a line can want another.
func plainLine(s string) bool {
	for i := range len(s) {
		if !plain[s[i]] {
			return false
		}
	}
	return true
}

// ended reports whether only blanks and a comment follow.
func (r *Reader) ended(s string, i int) bool {
	i = skipBlanks(s, i)
	return i >= len(s) || s[i] == '#' || s[i] == '\n'
}

// probe parses statements to see whether they are complete.
func (r *Reader) probe(s string) {
	_, err := r.parser.module(strings.TrimLeft(s, " \t\f"), Pos{1, 1})
	if e, ok := err.(*Error); ok {
		r.mid = r.unfinished(e)
	}
}

// unfinished reports whether what an error misses may stand in the lines to come.
func (r *Reader) unfinished(e *Error) bool {
	if !e.Incomplete || e.left.closed() {
		return false
	}
	r.left = e.left
	return true
}

// open follows brackets and strings to the end of a text, and notes what is open there.
func (r *Reader) open(s string, i int) {
	var n nesting
	for i < len(s) {
		i = n.step(s, i)
	}
	if r.mid = !n.closed(); r.mid {
		r.left = n
	}
}

// colon finds where the suite of the head at i begins, after its colon; 0 if there is none.
func (r *Reader) colon(s string, i int) int {
	var n nesting
	lambdas := 0
	for i < len(s) {
		from := i
		i = n.step(s, i)
		if n.depth > 0 || n.quotes != "" {
			continue
		}
		switch s[from:i] {
		case "lambda":
			lambdas++
		case ":":
			if lambdas == 0 {
				return i
			}
			lambdas--
		}
	}
	if r.mid = !n.closed(); r.mid {
		r.left = n
	}
	return 0
}
