package syntax

import "strings"

// pieces are literals side by side, as they join.
type pieces struct {
	text  strings.Builder // of the texts, or of the bytes
	one   string          // instead, while there is only one piece
	n     int
	bytes bool
	parts []Expr // of an f-string: what stands before text
	f     bool
	at    Pos // where text begins
	end   Pos
}

// add joins a piece of text.
func (j *pieces) add(text string, at, end Pos) {
	if j.n == 0 {
		j.one, j.at = text, at
	} else {
		if j.n == 1 {
			j.text.WriteString(j.one)
		}
		j.text.WriteString(text)
	}
	j.n++
	j.end = end
}

// take gives the text so far, and begins anew.
func (j *pieces) take() string {
	text := j.one
	if j.n > 1 {
		text = j.text.String()
	}
	j.n, j.one = 0, ""
	j.text.Reset()
	return text
}

// field adds an f-string's replacement field.
func (j *pieces) field(e Expr) {
	j.flush()
	j.parts = append(j.parts, e)
}

// flush makes a part of the text so far.
func (j *pieces) flush() {
	if j.n == 0 {
		return
	}
	span := Span{j.at, j.end}
	if text := j.take(); text != "" {
		j.parts = append(j.parts, &Constant{Span: span, Kind: Str, Text: text})
	}
}

// strings reads literals side by side.
func (p *parser) strings() Expr {
	start := p.tok.Start
	var j pieces
	first := true
	for p.tok.kind == tString || p.tok.kind == tFString {
		bytes := p.bytesAhead()
		if !first && bytes != j.bytes {
			p.fail(Span{start, p.tok.End}, "cannot mix bytes and nonbytes literals")
		}
		first, j.bytes = false, bytes
		p.piece(&j)
	}
	p.height = 1
	return p.joined(start, &j)
}

// joined gives the literal that pieces are together.
func (p *parser) joined(start Pos, j *pieces) Expr {
	if j.f {
		j.flush()
		return &JoinedStr{p.since(start), j.parts}
	}
	c := &Constant{Span: p.since(start), Kind: Str, Text: j.take()}
	if j.bytes {
		c.Kind = Bytes
	}
	return c
}

// bytesAhead reports whether the literal at the current token is one of bytes.
func (p *parser) bytesAhead() bool {
	c := p.s[p.tok.start] | 0x20
	return c == 'b' || c == 'h' || c == 'r' && p.s[p.tok.start+1]|0x20 == 'b'
}

// piece reads one literal.
func (p *parser) piece(j *pieces) {
	if p.tok.kind == tFString {
		j.f = true
		p.fstring(j)
		return
	}
	p.next()
	t := p.prev
	q, _ := prefixEnd(p.s, t.start)
	width := len(quotesAt(p.s, q))
	if t.end-q < 2*width {
		width = 1
	}
	d := decoder{parser: p, at: t.Span, s: p.s[q+width : t.end-width]}
	j.add(d.literal(p.s[t.start:q]), t.Start, t.End)
}

// fstring reads an f-string, whose quotes are passed already.
func (p *parser) fstring(j *pieces) {
	p.enter()
	defer p.leave()
	t := p.tok
	q, _ := prefixEnd(p.s, t.start)
	f := &formatted{
		parser: p, j: j, start: t, quotes: p.s[q:t.end],
		raw: strings.ContainsAny(p.s[t.start:q], "rR"),
	}
	f.parts(false)
	p.off += len(f.quotes)
	p.tok.end, p.tok.bol, p.tok.End = p.off, p.bol, p.at(p.off)
	p.next()
}

// formatted reads the parts of an f-string.
type formatted struct {
	*parser
	j      *pieces
	start  token
	quotes string
	raw    bool
}

// parts reads text and fields up to the closing quotes, or in a format up to }.
func (f *formatted) parts(format bool) {
	from := f.off
	for {
		if f.off >= len(f.s) {
			f.unterminated()
		}
		switch c := f.s[f.off]; {
		case c == f.quotes[0] && strings.HasPrefix(f.s[f.off:], f.quotes),
			c == '}' && format:
			f.literal(from, f.off)
			return
		case c == '\n' && len(f.quotes) == 1:
			f.unterminated()
		case c == '\\' && !f.raw:
			f.escape()
		case (c == '{' || c == '}') && f.byteAt(f.off+1) == c && !format:
			f.literal(from, f.off+1)
			f.off += 2
			from = f.off
		case c == '{':
			f.literal(from, f.off)
			f.field()
			from = f.off
		case c == '}':
			f.fail(f.spot(), "f-string: single '}' is not allowed")
		default:
			f.pass()
		}
	}
}

// pass goes on by a byte.
func (f *formatted) pass() {
	f.off++
	if f.s[f.off-1] == '\n' {
		f.newline(f.off)
	}
}

// escape passes a backslash and what it hides; a field's bracket it does not.
func (f *formatted) escape() {
	f.off++
	switch {
	case strings.HasPrefix(f.s[f.off:], "N{"):
		if end := strings.IndexByte(f.s[f.off:], '}'); end > 0 {
			f.off += end + 1
		}
	case f.off < len(f.s) && f.s[f.off] != '{' && f.s[f.off] != '}':
		f.pass()
	}
}

// literal adds the text from a place to another.
func (f *formatted) literal(from, to int) {
	if from == to {
		return
	}
	end := f.at(f.off)
	d := decoder{parser: f.parser, at: Span{f.start.Start, end}, s: f.s[from:to]}
	prefix := ""
	if f.raw {
		prefix = "r"
	}
	f.j.add(d.literal(prefix), f.start.Start, end)
}

// unterminated gives up on an f-string that does not end.
func (f *formatted) unterminated() {
	what, open := "unterminated f-string literal", false
	if len(f.quotes) == 3 {
		what, open = "unterminated triple-quoted f-string literal", true
	} else if f.off >= len(f.s) && strings.HasSuffix(f.s, "\\") {
		open = true
	}
	e := &Error{Span: Span{f.start.Start, f.start.End}, Class: "SyntaxError", Incomplete: open,
		Message: what + " (detected at line " + itoa(int(f.line)) + ")"}
	if e.left = (nesting{field: open, quotes: f.quotes}); len(f.quotes) == 1 {
		e.left = nesting{joined: open}
	}
	panic(e)
}

// field reads {expr=!r:format}.
func (f *formatted) field() {
	start := f.at(f.off)
	f.open = append(f.open, bracket{'{', start, f.off})
	depth := len(f.open)
	f.off++
	from := f.off
	f.parser.next()
	value := f.value()
	v := &FormattedValue{Value: value}
	if f.tok.kind == tAssign {
		f.parser.next()
		f.open = f.open[:min(depth, len(f.open))]
		f.j.add(f.s[from:f.tok.start], start, f.tok.Start)
		v.Conversion = 'r'
	}
	if f.tok.kind == tBang {
		f.conversion(v)
	}
	switch f.tok.kind {
	case tRbrace:
		f.off = f.tok.end
		f.settle(start, v)
		return
	case tColon, tWalrus:
		if f.s[f.prev.start] == '=' && v.Conversion == 'r' && f.prev.kind == tAssign {
			v.Conversion = 0
		}
		f.format(v, depth)
		f.settle(start, v)
		return
	case tBad:
		f.unexpected()
	}
	if f.atEOF() {
		f.unterminated()
	}
	f.fail(Span{f.tok.Start, f.tok.End}, "f-string: expecting '}'")
}

// settle adds a field that is read.
func (f *formatted) settle(start Pos, v *FormattedValue) {
	v.Span = Span{start, f.at(f.off)}
	f.j.field(v)
}

// value reads a field's expression.
func (f *formatted) value() Expr {
	switch f.tok.kind {
	case tRbrace, tBang, tColon, tAssign:
		f.failf(f.tok.Span, "f-string: valid expression required before '%s'",
			f.s[f.tok.start:f.tok.end])
	case kLambda:
		f.fail(f.tok.Span, "f-string: lambda expressions are not allowed without parentheses")
	case kYield:
		return f.yield()
	}
	return f.starExpressions()
}

// conversion reads !r.
func (f *formatted) conversion(v *FormattedValue) {
	at := f.tok.Span
	f.parser.next()
	text := f.s[f.tok.start:f.tok.end]
	if text != "s" && text != "r" && text != "a" {
		if f.tok.kind != tName {
			f.fail(at, "f-string: invalid conversion character")
		}
		f.failf(f.tok.Span,
			"f-string: invalid conversion character '%s': expected 's', 'r', or 'a'", text)
	}
	v.Conversion = text[0]
	f.parser.next()
}

// format reads the format of a field, from its colon to its }.
func (f *formatted) format(v *FormattedValue, depth int) {
	f.off = f.tok.start + 1
	f.line, f.bol = f.tok.Start.Line, f.tok.bol
	f.open = f.open[:depth-1]
	at := f.at(f.off)
	inner := &formatted{parser: f.parser, j: &pieces{f: true}, start: f.start, quotes: f.quotes,
		raw: f.raw}
	f.enter()
	inner.parts(true)
	f.leave()
	if f.s[f.off] != '}' {
		f.fail(f.spot(), "f-string: expecting '}'")
	}
	inner.j.flush()
	v.Spec = &JoinedStr{Span{at, f.at(f.off)}, inner.j.parts}
	f.off++
}
