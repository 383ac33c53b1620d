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

// Span is a byte range of a text.
type Span struct{ Start, End int }

// Statements splits a logical line where its statements end: at each ; that is outside
// strings, brackets and words. What is not finished yet is the last of them.
func Statements(text string, g *Grammar) []Span {
	p := &parser{s: text, g: g}
	var spans []Span
	for i := skipBlanks(text, 0); i < len(text); {
		st, err := p.statement(i)
		if err != nil {
			return append(spans, Span{i, len(text)})
		}
		if st.end > st.start {
			spans = append(spans, Span{st.start, st.end})
		}
		if st.next == len(text) || text[st.next] != ';' {
			break
		}
		i = skipBlanks(text, st.next+1)
	}
	return spans
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
	st, err := p.statement(start)
	st.start, st.call = c.Start, c
	c.End = st.end
	if err == nil {
		c.Rest, err = oneLine(p.s, start, st.end)
	}
	return st, err
}

// words reads a command's words and its ending, and says where the last of them ends.
func (p *parser) words(c *Call) (int, *Error) {
	end := c.HeadEnd
	first := skipBlanks(p.s, end)
	for {
		i := skipBlanks(p.s, end)
		if p.wordsEnded(i) || len(c.Words) == 0 && p.ended(i) {
			c.Rest = p.s[min(first, end):end]
			return end, nil
		}
		if p.s[i:] == `\` {
			return i, p.unjoined()
		}
		if e := p.endingAt(i); e != NoEnding {
			c.Rest = p.s[min(first, end):end]
			c.Ending = e
			return p.ending(c, i)
		}
		w, err := p.word(c, i)
		if err != nil {
			return w.End, err
		}
		c.Words = append(c.Words, w)
		end = w.End
	}
}

// word reads the word at i of any kind. With an error, its End is as far as it got.
func (p *parser) word(c *Call, i int) (Word, *Error) {
	w := Word{Start: i}
	if end := nameEnd(p.s, i); p.isKey(c, i, end) {
		w.Key = p.s[i:end]
		i = end + 1
		if p.wordEndsAt(i) {
			w.End = i
			return w, &Error{Start: w.Start, End: i, Message: "a value must follow " + w.Key + "="}
		}
	}
	var err *Error
	switch {
	case strings.IndexByte("([", p.s[i]) >= 0:
		err = p.bracketWord(&w, i)
	case literalAt(p.s, i):
		err = p.literalWord(&w, i)
	default:
		w.End = p.bareEnd(i)
		if w.Text = p.s[i:w.End]; w.Text == "&" {
			err = &Error{Start: i, End: w.End, Message: `& ends a line; to send it write "&"`}
		}
	}
	return w, err
}

// isKey reports whether the name from i to end is a key: name=word.
func (p *parser) isKey(c *Call, i, end int) bool {
	return end > i && end < len(p.s) && p.s[end] == '=' && !strings.HasPrefix(p.s[end:], "==") &&
		p.g != nil && p.g.IsKey != nil && p.g.IsKey(c.Head, p.s[i:end])
}

// wordEndsAt reports whether no word goes on at i.
func (p *parser) wordEndsAt(i int) bool {
	return gapAt(p.s, i) || p.s[i] == ';' && gapAt(p.s, i+1)
}

func (p *parser) bareEnd(i int) int {
	for !p.wordEndsAt(i) {
		i++
	}
	return i
}

// bracketWord reads (expr) and [expr, ...]; a square bracket that other text
// touches is bare: [::1]:80.
func (p *parser) bracketWord(w *Word, i int) *Error {
	var err *Error
	p.open = nesting{}
	if w.End, err = p.open.bracketEnd(p.s, i); err != nil {
		return err
	}
	if p.wordEndsAt(w.End) {
		w.Kind = Expr
		w.Text, err = oneLine(p.s, i, w.End)
		return err
	}
	bracket := w.End
	w.End = p.bareEnd(w.End)
	w.Text = p.s[i:w.End]
	if p.s[i] == '(' || strings.ContainsAny(w.Text, " \t\n") {
		return &Error{Start: bracket, End: w.End,
			Message: "a blank must follow the " + p.s[bracket-1:bracket]}
	}
	return nil
}

// literalWord reads a string or bytes literal, and those side by side with it.
func (p *parser) literalWord(w *Word, i int) *Error {
	start := i
	for {
		lit, err := p.literal(i)
		if w.End = lit.end; err != nil {
			return err
		}
		if i > start && lit.kind != w.Kind {
			return &Error{Start: start, End: lit.end,
				Message: `a string and bytes cannot be joined; write b"..." for both or neither`}
		}
		w.Kind = lit.kind
		w.Value += lit.value
		if i = skipBlanks(p.s, lit.end); i == len(p.s) || !literalAt(p.s, i) {
			break
		}
	}
	w.Text = p.s[start:w.End]
	if !p.wordEndsAt(w.End) {
		return &Error{Start: w.End, End: p.bareEnd(w.End), Message: "a blank must follow the string"}
	}
	return nil
}

// ending reads what follows the ending's mark at i: nothing, a file, or a program.
func (p *parser) ending(c *Call, i int) (int, *Error) {
	end := operatorEnd(p.s, i)
	start := skipBlanks(p.s, end)
	if c.Ending == Background {
		return end, nil
	}
	if p.s[start:] == `\` {
		return start, p.unjoined()
	}
	if p.wordsEnded(start) {
		what := map[Ending]string{Write: "a file", Append: "a file", Pipe: "a program"}
		return end, &Error{Start: i, End: end, Message: what[c.Ending] + " must follow " + p.s[i:end]}
	}
	if c.Ending == Pipe {
		end, err := p.programEnd(start)
		c.EndingArg = p.s[start:end]
		return end, err
	}
	w, err := p.file(start)
	c.EndingArg = w.Text
	if w.Kind == String {
		c.EndingArg = w.Value
	}
	return w.End, err
}

// file reads the one word after > or >>.
func (p *parser) file(i int) (Word, *Error) {
	w := Word{End: p.bareEnd(i)}
	w.Text = p.s[i:w.End]
	if literalAt(p.s, i) {
		if err := p.literalWord(&w, i); err != nil {
			return w, err
		}
	}
	if w.Kind == Bytes {
		return w, &Error{Start: i, End: w.End, Message: "a file's name is a word or a string, not bytes"}
	}
	if j := skipBlanks(p.s, w.End); p.s[j:] == `\` {
		return w, p.unjoined()
	} else if !p.wordsEnded(j) {
		return w, &Error{Start: j, End: lineEnd(p.s, j), Message: "only a file's name may follow >"}
	}
	return w, nil
}

// programEnd finds the end of the program at i: quotes at a word's start hide ; and #.
func (p *parser) programEnd(i int) (int, *Error) {
	for {
		end := p.bareEnd(i)
		if isQuote(p.s[i]) {
			if c, after := stringEnd(p.s, i); c == text {
				end = p.bareEnd(after)
			}
		}
		i = skipBlanks(p.s, end)
		if p.wordsEnded(i) {
			return end, nil
		}
		if p.s[i:] == `\` {
			return i, p.unjoined()
		}
	}
}
