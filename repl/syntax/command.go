package syntax

import "strings"

// command reads a statement in command form; nil if it is Python.
func (p *parser) command() Stmt {
	switch k := p.tok.kind; {
	case k == tBad && p.bad.Class != "SyntaxError":
		return nil
	case k == tName, k == kReturn, k == tBang, k == tBad:
	case k == tLpar, k == tLsqb, k == tLbrace:
		return p.valueEnding(nil)
	default:
		return nil
	}
	h := p.classify(p.tok.start)
	if h.form == pythonForm {
		return p.valueEnding(&h)
	}
	c := &Command{Span: p.tok.Span, Return: h.returns}
	from := p.tok.start
	p.rewind()
	if h.targets > 0 {
		c.Targets = p.targetNames(from)
	}
	p.advance(h.from)
	at := p.at(h.from)
	switch h.form {
	case shellForm:
		c.HeadSpan = p.span(h.from, h.to)
		c.Head = []string{"!"}
		p.shell(c, h.to)
	case questionForm:
		p.question(c, &h)
	default:
		c.Head = h.parts()
		c.HeadSpan = Span{at, p.at(h.to)}
		p.advance(h.to)
		if h.form == restForm {
			return p.restOf(c, &h)
		}
		p.pythonsOwn(c, &h)
		p.words(c, &h)
	}
	c.End = p.done()
	return c
}

// rewind puts the scanner back to the beginning of the current token.
func (p *parser) rewind() {
	p.off, p.line, p.bol = p.tok.start, p.tok.Start.Line, p.tok.bol
	p.fresh, p.dedents, p.open = false, 0, p.open[:0]
}

// resume puts the scanner behind the last token, whatever was seen after it.
func (p *parser) resume() {
	p.off, p.line, p.bol = p.prev.end, p.prev.End.Line, p.prev.bol
	p.fresh, p.dedents, p.open = false, 0, p.open[:0]
}

// advance puts the scanner to a later place.
func (p *parser) advance(to int) {
	p.lines(p.off, to)
	p.off = to
}

// done goes on to the token after a command that ends at off, and gives its end.
func (p *parser) done() Pos {
	at := p.at(p.off)
	p.tok = token{kind: tName, start: p.off, end: p.off, bol: p.bol, Span: Span{at, at}}
	p.next()
	return at
}

// span is the range between two places that are not before off.
func (p *parser) span(from, to int) Span {
	line, bol, off := p.line, p.bol, p.off
	p.advance(from)
	start := p.at(from)
	p.advance(to)
	at := Span{start, p.at(to)}
	p.line, p.bol, p.off = line, bol, off
	return at
}

// refuse gives up, whatever the rest of the line holds.
func (p *parser) refuse(at Span, message string) {
	panic(&Error{Span: at, Class: "SyntaxError", Message: message})
}

// raiseAt gives up with what stands between two places.
func (p *parser) raiseAt(from, to int, message string) { p.refuse(p.span(from, to), message) }

// targetNames gives the names at a statement's beginning.
func (p *parser) targetNames(i int) []string {
	var names []string
	for {
		end := nameEnd(p.s, i)
		names = append(names, p.s[i:end])
		i = skipBlanks(p.s, end)
		if p.s[i] == '=' {
			return names
		}
		i = skipBlanks(p.s, i+1)
	}
}

// pythonsOwn refuses Python's statements that look like a command.
func (p *parser) pythonsOwn(c *Command, h *shape) {
	if h.n > 1 || h.targets > 0 {
		return
	}
	i := skipBlanks(p.s, h.to)
	switch h.head[0] {
	case "match":
		line := p.s[i:lineEnd(p.s, i)]
		if strings.HasSuffix(strings.TrimRight(line, " \t"), ":") {
			p.refuse(c.HeadSpan, "there is no match here; write if and elif")
		}
	case "type":
		end := nameEnd(p.s, i)
		if j := skipBlanks(p.s, end); end > i && p.byteAt(j) == '=' {
			p.refuse(c.HeadSpan, "there is no type statement here; write "+p.s[i:end]+" = ...")
		}
	}
}

// shell reads what follows "!", to the end of the line.
func (p *parser) shell(c *Command, from int) {
	end := lineEnd(p.s, from)
	for end < len(p.s) && p.s[end-1] == '\\' {
		end = lineEnd(p.s, end+1)
	}
	if p.s[end-1] == '\\' {
		p.unjoined(end - 1)
	}
	c.Rest = strings.TrimSpace(p.s[from:end])
	if c.Rest == "" {
		p.raiseAt(from-1, end, "a program must follow !")
	}
	p.advance(from + len(strings.TrimRight(p.s[from:end], " \t")))
}

// unjoined gives up on a text that ends in the backslash at i.
func (p *parser) unjoined(i int) {
	panic(&Error{Span: p.span(i, i+1), Class: "SyntaxError",
		Message: "unexpected EOF while parsing", Incomplete: true, left: nesting{joined: true}})
}

// question makes "help verb" of "verb?" and of "?verb".
func (p *parser) question(c *Command, h *shape) {
	from := h.from
	if p.s[from] == '?' {
		h.from = skipBlanks(p.s, from+1)
		if p.path(h); h.n == 0 || !p.ended(skipBlanks(p.s, h.to)) {
			p.raiseAt(from, from+1, "invalid syntax; ?VERB and VERB? show its help")
		}
	} else {
		h.to++
	}
	verb := h.verb()
	start := h.to - len(verb)
	if p.s[h.to-1] == '?' {
		start--
	}
	c.Head = []string{"help"}
	c.HeadSpan = p.span(from, h.to)
	c.Words = []*Word{{Span: p.span(start, start+len(verb)), Text: verb}}
	c.Rest = verb
	p.advance(h.to)
}

// restOf reads what a verb takes as it stands.
func (p *parser) restOf(c *Command, h *shape) Stmt {
	from := skipBlanks(p.s, p.off)
	p.advance(from)
	switch h.rest {
	case Raw:
		to := from + len(strings.TrimRight(p.s[from:lineEnd(p.s, from)], " \t"))
		c.Rest = p.s[from:to]
		p.advance(to)
		c.End = p.done()
		return c
	case Statement:
		p.counts(c)
		p.enter()
		p.next()
		c.Nested = p.simple()
		p.leave()
	case Values:
		p.next()
		p.values(c)
	}
	c.Rest = p.s[from:p.prev.end]
	c.End = p.prev.End
	return c
}

// counts reads the numbers that stand before a statement: watch 10ms 2 sockets.
func (p *parser) counts(c *Command) {
	for isDigit(p.byteAt(p.off)) {
		end := p.bareEnd(p.off)
		next := skipBlanks(p.s, end)
		if p.ended(next) || !isDigit(p.s[next]) && !isQuote(p.s[next]) && nameEnd(p.s, next) == next ||
			goesOn(p.s[next:nameEnd(p.s, next)]) {
			return
		}
		c.Words = append(c.Words, &Word{Span: p.span(p.off, end), Text: p.s[p.off:end]})
		p.advance(next)
	}
}

// values reads expressions with commas between them, as the arguments of a call.
func (p *parser) values(c *Command) {
	for p.tok.kind != tNewline && p.tok.kind != tSemi {
		w, from := &Word{Kind: Bracket}, p.tok.start
		start := p.tok.Start
		literal := p.tok.kind == tString || p.tok.kind == tFString
		switch p.tok.kind {
		case tStar, tDoubleStar:
			mapping := p.tok.kind == tDoubleStar
			p.next()
			value := p.expression()
			w.Value = &Starred{p.since(start), value}
			if mapping {
				w.Key, w.Value = "**", value
			}
		default:
			w.Value = p.named()
		}
		if name, ok := w.Value.(*Name); ok && p.tok.kind == tAssign && from+len(name.ID) == p.prev.end {
			p.next()
			w.Key, from = name.ID, p.tok.start
			w.Value = p.expression()
		}
		switch w.Value.(type) {
		case *Constant, *JoinedStr:
			if literal {
				w.Kind = Literal
			}
		}
		w.Span, w.Text = p.since(start), p.s[from:p.prev.end]
		c.Words = append(c.Words, w)
		if !p.take(tComma) {
			break
		}
	}
	if p.tok.kind != tNewline && p.tok.kind != tSemi {
		p.afterValue(c)
	}
}

// afterValue gives up at what stands after a value without a comma.
func (p *parser) afterValue(c *Command) {
	last := c.Words[len(c.Words)-1]
	if p.begins() {
		p.fail(Span{last.Start, p.tok.End}, "invalid syntax. Perhaps you forgot a comma?")
	}
	p.unexpected()
}
