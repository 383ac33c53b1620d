package syntax

import "strings"

// endingAt tells the ending whose mark stands at i, set off by blanks.
func (p *parser) endingAt(i int) Ending {
	switch p.s[i] {
	case '>', '|', '&':
	default:
		return NoEnding
	}
	end := operatorEnd(p.s, i)
	if !gapAt(p.s, end) {
		return NoEnding
	}
	switch p.s[i:end] {
	case ">":
		return Write
	case ">>":
		return Append
	case "|":
		return Pipe
	case "&":
		if p.wordsEnded(skipBlanks(p.s, end)) {
			return Background
		}
	}
	return NoEnding
}

// ending reads the ending's mark at i and what follows it: nothing, a file, or a program.
func (p *parser) ending(c *Command, i int) {
	end := operatorEnd(p.s, i)
	start := skipBlanks(p.s, end)
	switch {
	case c.Ending == Background:
		p.advance(end)
		return
	case p.s[start:] == `\`:
		p.unjoined(start)
	case p.wordsEnded(start):
		what := "a file"
		if c.Ending == Pipe {
			what = "a program"
		}
		p.raiseAt(i, end, what+" must follow "+p.s[i:end])
	}
	p.advance(start)
	if c.Ending == Pipe {
		end := p.programEnd(start)
		c.EndingArg = p.s[start:end]
		p.advance(end)
		return
	}
	c.EndingArg = p.file()
}

// file reads the one word after > or >>.
func (p *parser) file() string {
	start := p.off
	end := p.bareEnd(start)
	name := p.s[start:end]
	if literalAt(p.s, start) {
		w := &Word{}
		p.literalWord(w)
		c, ok := w.Value.(*Constant)
		if !ok || c.Kind != Str {
			p.refuse(w.Value.Range(), "a file's name is a word or a plain string")
		}
		name, end = c.Text, p.off
	} else {
		p.advance(end)
	}
	switch j := skipBlanks(p.s, end); {
	case p.s[j:] == `\`:
		p.unjoined(j)
	case !p.wordsEnded(j):
		p.raiseAt(j, lineEnd(p.s, j), "only a file's name may follow >")
	}
	return name
}

// programEnd finds the end of the program at i: quotes at a word's start hide ; and #.
func (p *parser) programEnd(i int) int {
	for {
		end := p.bareEnd(i)
		if isQuote(p.s[i]) {
			if after, how := stringEnd(p.s, i); how == closed {
				end = p.bareEnd(after)
			}
		}
		i = skipBlanks(p.s, end)
		if p.wordsEnded(i) {
			return end
		}
		if p.s[i:] == `\` {
			p.unjoined(i)
		}
	}
}

// valueEnding reads a value and where it goes: data > f, b.recv(5) | xxd, x = (r) | wc,
// chat() &. It gives nil if the statement is plain Python. h is nil before a bracket.
func (p *parser) valueEnding(h *shape) Stmt {
	if p.g == nil || h != nil && h.returns {
		return nil
	}
	from := p.tok.start
	value, assigned := from, h != nil && h.targets > 0
	if h != nil {
		value = h.from
	}
	end, call := p.primaryEnd(value)
	i := skipBlanks(p.s, end)
	if end == value || i == end || i >= len(p.s) {
		return nil
	}
	switch e := p.endingAt(i); {
	case e == Background && call,
		e == Pipe && assigned && p.s[value] == '(' && !p.comparable(i, e),
		e != NoEnding && e != Background && !assigned && !p.comparable(i, e):
		return p.valueCommand(from, value, end, e)
	}
	return nil
}

// valueCommand reads the value from one place to another, and its ending.
func (p *parser) valueCommand(from, value, end int, e Ending) Stmt {
	c := &Command{Span: p.tok.Span, Ending: e}
	p.rewind()
	if value > from {
		c.Targets = p.targetNames(from)
	}
	p.advance(value)
	p.next()
	c.Value = p.primary()
	c.Rest = p.s[value:end]
	p.resume()
	p.ending(c, skipBlanks(p.s, end))
	c.End = p.done()
	return c
}

// primaryEnd finds the end of a name, a call or a bracket at i, with all that touches it.
func (p *parser) primaryEnd(i int) (end int, call bool) {
	if j := nameEnd(p.s, i); j > i {
		i = j
	} else if c := p.byteAt(i); c != '(' && c != '[' && c != '{' {
		return i, false
	}
	for {
		switch c := p.byteAt(i); {
		case c == '(' || c == '[' || c == '{':
			j, ok := bracketEnd(p.s, i)
			if !ok {
				return i, false
			}
			i, call = j, c == '('
		case c == '.' && nameEnd(p.s, i+1) > i+1:
			i, call = nameEnd(p.s, i+1), false
		default:
			return i, call
		}
	}
}

// comparable reports whether the mark at i is rather Python's operator: what follows is an
// expression, and begins with a number, a bracket, or a name that stands for something.
func (p *parser) comparable(i int, e Ending) bool {
	start := skipBlanks(p.s, operatorEnd(p.s, i))
	if start >= len(p.s) {
		return false
	}
	end := nameEnd(p.s, start)
	name := p.s[start:end]
	c := p.s[start]
	switch {
	case literalAt(p.s, start):
		return false
	case isDigit(c) || strings.IndexByte("([{-+~", c) >= 0:
		return true
	case IsKeyword(name):
		return name != "in" && name != "is" && name != "as"
	case end == start:
		return false
	}
	if after := skipBlanks(p.s, end); after > end && !p.ended(after) && e == Pipe &&
		p.plainWord(&shape{}, after) == commandForm {
		return false // two words: r | grep x
	}
	if p.byteAt(end) == '(' || p.byteAt(end) == '[' {
		return true
	}
	return p.known(name, p.tok.start)
}

// known reports whether a name stands for something: for the session, or bound in the text before.
func (p *parser) known(name string, before int) bool {
	if p.g != nil && p.g.IsName != nil && p.g.IsName(name) {
		return true
	}
	return p.occurs(name, before, bound)
}
