package syntax

import "strings"

// words reads a command's words and its ending, from behind its head.
func (p *parser) words(c *Command, h *shape) {
	first, end := skipBlanks(p.s, p.off), p.off
	for {
		i := skipBlanks(p.s, end)
		switch {
		case p.wordsEnded(i) || len(c.Words) == 0 && p.ended(i):
			c.Rest = p.s[min(first, end):end]
			return
		case p.s[i:] == `\`:
			p.unjoined(i)
		}
		if e := p.endingAt(i); e != NoEnding {
			c.Rest, c.Ending = p.s[min(first, end):end], e
			p.ending(c, i)
			return
		}
		p.advance(i)
		if c.Words == nil {
			c.Words = make([]*Word, 0, 2)
		}
		c.Words = append(c.Words, p.word(c, h))
		end = p.off
	}
}

// wordEndsAt reports whether no word goes on at i.
func (p *parser) wordEndsAt(i int) bool {
	return gapAt(p.s, i) || p.s[i] == ';' && gapAt(p.s, i+1)
}

// bareEnd is where the bare word at i ends.
func (p *parser) bareEnd(i int) int {
	for !p.wordEndsAt(i) {
		i++
	}
	return i
}

// word reads the word at off.
func (p *parser) word(c *Command, h *shape) *Word {
	w := &Word{}
	w.Start = p.at(p.off)
	i := p.off
	if end := nameEnd(p.s, i); end > i && p.byteAt(end) == '=' && p.byteAt(end+1) != '=' &&
		!p.wordEndsAt(end+1) {
		w.Key = p.s[i:end]
		p.advance(end + 1)
		i = p.off
	}
	switch {
	case p.s[i] == '(' || p.s[i] == '[':
		p.bracketWord(w)
	case literalAt(p.s, i):
		p.literalWord(w)
	default:
		end := p.regexpEnd(h, i)
		if end == i {
			end = p.bareEnd(i)
		}
		if w.Text = p.s[i:end]; len(w.Text) <= 3 && w.Key == "" {
			p.operatorWord(c, w.Text)
		}
		p.advance(end)
	}
	w.End = p.at(p.off)
	return w
}

// operatorWord refuses an operator that stands for itself among words.
func (p *parser) operatorWord(c *Command, text string) {
	if text == "&" {
		p.raiseAt(p.off, p.off+1, `& ends a line; to send it write "&"`)
	}
	if len(c.Words) == 0 {
		return
	}
	switch text {
	case "+", "-", "*", "/", "//", "%", "**", "==", "!=", "<", "<=", ">=", "<<", "@", "^", "=",
		"+=", "-=":
	default:
		return
	}
	last := c.Words[len(c.Words)-1].Text
	end := p.off + len(text)
	if next := skipBlanks(p.s, end); !p.ended(next) {
		p.raiseAt(p.off, end, "an operator after a word: write the expression in brackets, ("+last+
			" "+text+" "+p.s[next:p.bareEnd(next)]+`), or to send it "`+text+`"`)
	}
	p.raiseAt(p.off, end, `an operator after a word: to send it write "`+text+`"`)
}

// regexpEnd finds the end of the /regular expression/ at i: the first / that a blank
// follows; i itself if none stands there.
func (p *parser) regexpEnd(h *shape, i int) int {
	if p.s[i] != '/' || i < p.noRegexp || p.g == nil || p.g.TakesRegexp == nil || !p.g.TakesRegexp(h.parts()) {
		return i
	}
	for j := i + 1; j < len(p.s) && p.s[j] != '\n'; j++ {
		switch {
		case p.s[j] == '\\':
			j++
		case p.s[j] == '/' && p.wordEndsAt(j+1):
			return j + 1
		}
	}
	p.noRegexp = lineEnd(p.s, i)
	return i
}

// bracketWord reads (expr) and [expr, ...]; a square bracket that other text touches is
// bare: [::1]:80.
func (p *parser) bracketWord(w *Word) {
	i := p.off
	if end, ok := bracketEnd(p.s, i); ok && p.s[i] == '[' && !p.wordEndsAt(end) {
		bare := p.bareEnd(end)
		if w.Text = p.s[i:bare]; strings.ContainsAny(w.Text, " \t\n") {
			p.raiseAt(end, bare, "a blank must follow the ]")
		}
		p.advance(bare)
		return
	}
	w.Kind = Bracket
	p.next()
	if p.s[i] == '(' {
		w.Value = p.paren()
	} else {
		w.Value = p.list()
	}
	w.Text = p.s[i:p.tok.end]
	if !p.wordEndsAt(p.tok.end) {
		p.raiseAt(p.tok.end, p.bareEnd(p.tok.end), "a blank must follow the "+p.s[p.tok.start:p.tok.end])
	}
	p.open = p.open[:0]
}

// literalWord reads a literal, and those side by side with it.
func (p *parser) literalWord(w *Word) {
	start := p.off
	w.Kind = Literal
	p.next()
	w.Value = p.data()
	p.resume()
	w.Text = p.s[start:p.off]
	if !p.wordEndsAt(p.off) {
		p.raiseAt(p.off, p.bareEnd(p.off), "a blank must follow the string")
	}
}

// data reads literals side by side; beside bytes a text is its UTF-8.
func (p *parser) data() Expr {
	start := p.tok.Start
	var j pieces
	formatted, bytes := false, false
	for p.tok.kind == tString || p.tok.kind == tFString {
		isBytes := p.bytesAhead()
		formatted = formatted || p.tok.kind == tFString
		bytes = bytes || isBytes
		p.piece(&j)
		p.resume()
		if i := skipBlanks(p.s, p.off); i >= len(p.s) || !literalAt(p.s, i) {
			break
		}
		p.scan()
	}
	if p.tok.kind == tBad && p.off < len(p.s) && literalAt(p.s, skipBlanks(p.s, p.off)) {
		panic(p.bad)
	}
	if bytes && formatted {
		return p.encoded(start, &j)
	}
	j.bytes = bytes
	return p.joined(start, &j)
}

// encoded is the literal of an f-string beside bytes: parts with + between them.
func (p *parser) encoded(start Pos, j *pieces) Expr {
	j.flush()
	at := p.since(start)
	var sum Expr
	for _, part := range j.parts {
		if c, ok := part.(*Constant); ok {
			c.Kind = Bytes
		} else {
			text := &JoinedStr{at, []Expr{part}}
			part = &Call{Span: at, Func: &Attribute{at, text, "encode", at.Start}}
		}
		if sum == nil {
			sum = part
		} else {
			sum = &BinOp{at, Add, at.Start, sum, part}
		}
	}
	return sum
}
