package line

import "strings"

// blockWord are the words that a logical line with a suite begins with, Starlark's and Python's.
var blockWord = setOf("if elif else for while def try except finally with class async")

// Rewrite replaces each command of a chunk by what desugar makes of it, which must be one
// line. It goes into blocks, into a suite on a head's own line, and past each ;. All else
// stays byte for byte, and every line keeps its number: a command that spanned lines is
// followed by empty ones. An error is an *Error with a range in text, or what desugar gave.
func Rewrite(text string, g *Grammar, desugar func(*Call) (string, error)) (string, error) {
	r := &rewriter{parser: parser{s: text, g: g}, desugar: desugar}
	for i := 0; i < len(text); {
		var err error
		if i, err = r.logical(i); err != nil {
			return "", err
		}
	}
	if r.head != nil {
		return "", r.head
	}
	return r.out.String(), nil
}

type rewriter struct {
	parser
	desugar func(*Call) (string, error)
	out     strings.Builder
	pad     int // newlines that are owed at this logical line's end

	head   *Error // the error of a head that has no body yet
	indent int    // of that head
}

// logical copies the logical line at i, with its newline.
func (r *rewriter) logical(i int) (int, error) {
	j := i
	for j < len(r.s) && isBlank(r.s[j]) {
		j++
	}
	r.out.WriteString(r.s[i:j])
	if !r.emptyAt(j) {
		if err := r.body(i, j); err != nil {
			return j, err
		}
		var err error
		if j, err = r.suite(i, j); err != nil {
			return j, err
		}
	}
	end := lineEnd(r.s, j)
	r.out.WriteString(r.s[j:end])
	r.out.WriteString(strings.Repeat("\n", r.pad))
	r.pad = 0
	if end < len(r.s) {
		r.out.WriteByte('\n')
		end++
	}
	return end, nil
}

// emptyAt reports whether nothing but a comment stands at i.
func (p *parser) emptyAt(i int) bool {
	return i >= len(p.s) || p.s[i] == '\n' || p.s[i] == '#'
}

// body checks that a head is followed by a line that is indented more.
func (r *rewriter) body(start, i int) error {
	if head := r.head; head != nil && column(r.s[start:i]) <= r.indent {
		return head
	}
	r.head = nil
	return nil
}

// column is how far a line is indented; a tab goes on to the next multiple of eight.
func column(indent string) int {
	n := 0
	for _, c := range indent {
		if n++; c == '\t' {
			n = (n + 7) / 8 * 8
		}
	}
	return n
}

// suite copies a logical line from i to its comment or end: a head, then statements.
func (r *rewriter) suite(start, i int) (int, error) {
	colon, err := r.colon(i)
	if err != nil {
		return i, err
	}
	if colon > 0 {
		j := skipBlanks(r.s, colon)
		r.out.WriteString(r.s[i:j])
		if r.emptyAt(j) {
			r.head = &Error{Start: i, End: colon, Message: "an indented line must follow the :"}
			r.indent = column(r.s[start:i])
			return j, nil
		}
		i = j
	}
	return r.statements(i)
}

// colon finds where the suite of the head at i begins, after its colon; 0 if there is none.
func (p *parser) colon(i int) (int, *Error) {
	if !blockWord[p.s[i:nameEnd(p.s, i)]] {
		return 0, nil
	}
	var n nesting
	lambdas := 0
	for i < len(p.s) {
		c, end := n.step(p.s, i)
		switch token := p.s[i:end]; {
		case n.depth > 0:
		case c == newline || c == comment || token == ";":
			return 0, nil
		case token == "lambda":
			lambdas++
		case token == ":" && lambdas > 0:
			lambdas--
		case token == ":":
			return end, nil
		}
		i = end
	}
	if p.open = n; !n.closed() {
		return 0, n.error(p.s)
	}
	return 0, nil
}

// statements copies a ; b ; c, each command desugared.
func (r *rewriter) statements(i int) (int, error) {
	for {
		st, err := r.statement(i)
		if err != nil {
			return i, err
		}
		if err := r.one(st); err != nil {
			return i, err
		}
		i = st.next
		if i >= len(r.s) || r.s[i] != ';' {
			return i, nil
		}
		end := skipBlanks(r.s, i+1)
		r.out.WriteString(r.s[i:end])
		if i = end; r.emptyAt(i) {
			return i, nil
		}
	}
}

// one copies a statement, with the blanks after it.
func (r *rewriter) one(st statement) error {
	if st.call == nil {
		r.out.WriteString(r.s[st.start:st.next])
		return nil
	}
	t, err := r.desugar(st.call)
	if err != nil {
		return err
	}
	if strings.Contains(t, "\n") {
		return &Error{Start: st.start, End: st.end, Message: "desugared to more than one line: " + t}
	}
	r.pad += strings.Count(r.s[st.start:st.end], "\n")
	r.out.WriteString(t)
	r.out.WriteString(r.s[st.end:st.next])
	return nil
}
