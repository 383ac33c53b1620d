package line

import "strings"

// statement is one statement of a text. What ends it, a ; or newline or comment or
// nothing, stands at next.
type statement struct {
	call             *Call // nil: Starlark
	start, end, next int
}

// Parse reads one statement, without indentation. It gives nil, nil for what is
// not in command form: that is Starlark. An error is an *Error.
func Parse(stmt string, g *Grammar) (*Call, error) {
	p := &parser{s: stmt, g: g}
	st, err := p.statement(0)
	if st.call == nil {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if after := strings.TrimLeft(stmt[st.next:], "; \t\n"); after != "" && after[0] != '#' {
		return nil, &Error{Start: st.next, End: len(stmt), Message: "more than one statement"}
	}
	return st.call, nil
}

// statement reads the statement at i. With an error, call still tells its form.
func (p *parser) statement(i int) (statement, *Error) {
	c, form := p.classify(i)
	st := statement{start: i, end: i, next: i}
	var err *Error
	if form != starlarkForm {
		st.call = c
	}
	switch form {
	case starlarkForm:
		p.open = nesting{}
		st.next, err = p.open.starlarkEnd(p.s, i)
		st.end = trimEnd(p.s, i, st.next)
	case shellForm:
		st.end, err = p.shell(c)
		st.next = st.end
	case questionForm:
		p.question(c)
		st.end = c.HeadEnd
		st.next = skipBlanks(p.s, st.end)
	case restForm:
		return p.rest(c)
	case commandForm:
		st.end, err = p.words(c)
		st.next = skipBlanks(p.s, st.end)
	}
	c.End = st.end
	return st, err
}

// trimEnd takes blanks off the end of the text from i to end.
func trimEnd(s string, i, end int) int {
	return i + len(strings.TrimRight(s[i:end], " \t"))
}

// shell reads what follows "!", to the end of the line.
func (p *parser) shell(c *Call) (int, *Error) {
	end := lineEnd(p.s, c.Start)
	for end < len(p.s) && p.s[end-1] == '\\' {
		end = lineEnd(p.s, end+1)
	}
	if p.s[end-1] == '\\' {
		return end, p.unjoined()
	}
	c.Rest = strings.TrimSpace(p.s[c.HeadEnd:end])
	if c.Rest == "" {
		return end, &Error{Start: c.Start, End: end, Message: "a program must follow !"}
	}
	return end, nil
}

// unjoined is the error of a text that ends in a backslash.
func (p *parser) unjoined() *Error {
	p.open = nesting{joined: true}
	return p.open.error(p.s)
}

// question makes "help verb" of "verb?".
func (p *parser) question(c *Call) {
	start := c.HeadEnd - len(c.Verb())
	c.Words = []Word{{Text: c.Verb(), Start: start, End: c.HeadEnd}}
	c.Rest = c.Verb()
	c.Head = []string{"help"}
	c.HeadEnd++
}

// rest reads what a verb takes as it stands. It is a statement of its own, so it ends where
// that one does: print "a" # b, catch s.send it's.
func (p *parser) rest(c *Call) (statement, *Error) {
	start := skipBlanks(p.s, c.HeadEnd)
	last := start
	for inner, form := p.classify(last); form == restForm; inner, form = p.classify(last) {
		last = skipBlanks(p.s, inner.HeadEnd)
	}
	st, err := p.statement(last)
	st.start, st.call = c.Start, c
	c.End = st.end
	if err == nil {
		c.Rest, err = oneLine(p.s, start, st.end)
	}
	return st, err
}
