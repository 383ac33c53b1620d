package syntax

// atom reads what nothing binds stronger than: a name, a literal, a display.
func (p *parser) atom() Expr {
	t := p.tok
	p.height = 1
	switch t.kind {
	case tName:
		p.next()
		return &Name{t.Span, p.s[t.start:t.end]}
	case tNumber:
		p.next()
		c := &Constant{Span: t.Span}
		if message := numberValue(p.s[t.start:t.end], c); message != "" {
			p.fail(t.Span, message)
		}
		return c
	case tString, tFString:
		return p.strings()
	case tLpar:
		e := p.paren()
		p.next()
		return e
	case tLsqb:
		e := p.list()
		p.next()
		return e
	case tLbrace:
		return p.braces()
	case kNone, kTrue, kFalse, tEllipsis:
		p.next()
		return &Constant{Span: t.Span, Kind: constantKind(t.kind)}
	case kAwait:
		p.noAwait()
	}
	p.unexpected()
	return nil
}

func constantKind(k kind) ConstKind {
	switch k {
	case kTrue:
		return True
	case kFalse:
		return False
	case tEllipsis:
		return Ellipsis
	}
	return None
}

// paren reads what stands in round brackets, up to the one that closes them: a tuple, a
// generator, a yield, or an expression.
func (p *parser) paren() Expr {
	start := p.tok.Start
	p.next()
	switch p.tok.kind {
	case tRpar:
		return &Tuple{Span: Span{start, p.tok.End}, Parens: true}
	case kYield:
		e := p.yield()
		p.closing(tRpar)
		return e
	}
	p.enter()
	defer p.leave()
	first := p.starExpression(true)
	switch p.tok.kind {
	case kFor:
		return p.comp(start, GeneratorExp, nil, first, tRpar)
	case tComma:
		e := p.tuple(start, first, true).(*Tuple)
		p.inBrackets(e.Elts[len(e.Elts)-1])
		p.closing(tRpar)
		e.Span, e.Parens = Span{start, p.tok.End}, true
		return e
	}
	p.inBrackets(first)
	p.closing(tRpar)
	if s, ok := first.(*Starred); ok {
		p.fail(s.Span, "cannot use starred expression here")
	}
	return first
}

// closing demands the closing bracket, and stays at it.
func (p *parser) closing(k kind) {
	if p.tok.kind != k {
		p.unexpected()
	}
}

// list reads a list or a list's comprehension, up to its closing bracket.
func (p *parser) list() Expr {
	start := p.tok.Start
	p.enter()
	defer p.leave()
	p.next()
	if p.tok.kind == tRsqb {
		return &List{Span: Span{start, p.tok.End}}
	}
	first := p.starExpression(true)
	if p.tok.kind == kFor {
		return p.comp(start, ListComp, nil, first, tRsqb)
	}
	elts := p.elements(first, tRsqb)
	return &List{Span{start, p.tok.End}, elts}
}

// elements reads the rest of a list or a set, up to its closing bracket.
func (p *parser) elements(first Expr, end kind) []Expr {
	elts, height := []Expr{first}, p.height
	for {
		p.inBrackets(elts[len(elts)-1])
		if p.tok.kind == kFor && len(elts) > 1 {
			p.fail(Span{first.Range().Start, p.prev.End},
				"did you forget parentheses around the comprehension target?")
		}
		if !p.take(tComma) || p.tok.kind == end {
			break
		}
		elts = append(elts, p.starExpression(true))
		height = max(height, p.height)
	}
	p.closing(end)
	p.height = height + 1
	return elts
}

// braces reads a dict, a set, or a comprehension of one.
func (p *parser) braces() Expr {
	start := p.tok.Start
	p.enter()
	defer p.leave()
	p.next()
	var e Expr
	switch p.tok.kind {
	case tRbrace:
		e = &Dict{Span: Span{start, p.tok.End}}
	case tDoubleStar:
		e = p.dict(start, nil)
	case tStar:
		e = p.set(start, p.starExpression(true))
	default:
		first := p.named()
		if p.tok.kind == tColon {
			e = p.dict(start, first)
		} else {
			e = p.set(start, first)
		}
	}
	p.next()
	return e
}

// set reads the rest of a set after its first element.
func (p *parser) set(start Pos, first Expr) Expr {
	if p.tok.kind == kFor {
		return p.comp(start, SetComp, nil, first, tRbrace)
	}
	elts := p.elements(first, tRbrace)
	return &Set{Span{start, p.tok.End}, elts}
}

// dict reads the rest of a dict after its first key; nil before a **.
func (p *parser) dict(start Pos, key Expr) Expr {
	d, height := &Dict{}, p.height
	for {
		value := p.dictValue(key)
		height = max(height, p.height)
		if p.tok.kind == kFor && key != nil && d.Keys == nil {
			return p.comp(start, DictComp, key, value, tRbrace)
		}
		d.Keys, d.Values = append(d.Keys, key), append(d.Values, value)
		p.commaMissing(value)
		if !p.take(tComma) || p.tok.kind == tRbrace {
			break
		}
		key = nil
		if p.tok.kind != tDoubleStar {
			key = p.expression()
			height = max(height, p.height)
		}
	}
	p.closing(tRbrace)
	p.height = height + 1
	d.Span = Span{start, p.tok.End}
	return d
}

// dictValue reads : value, or ** mapping.
func (p *parser) dictValue(key Expr) Expr {
	if key == nil {
		at := p.tok.Span
		p.expect(tDoubleStar)
		value := p.binary(1)
		if p.tok.kind == kFor {
			p.fail(at, "dict unpacking cannot be used in dict comprehension")
		}
		return value
	}
	if p.tok.kind != tColon {
		if p.tok.kind != tBad && p.tok.kind != tAssign && !p.atEOF() {
			p.fail(p.prev.Span, "':' expected after dictionary key")
		}
		p.unexpected()
	}
	p.next()
	switch p.tok.kind {
	case tRbrace, tComma:
		p.fail(p.prev.Span, "expression expected after dictionary key and ':'")
	case tStar:
		p.fail(p.tok.Span, "cannot use a starred expression in a dictionary value")
	}
	return p.expression()
}

// comp reads the rest of a comprehension, from its first for to its closing bracket.
func (p *parser) comp(start Pos, k CompKind, key, elt Expr, end kind) Expr {
	if s, ok := elt.(*Starred); ok {
		p.fail(s.Span, "iterable unpacking cannot be used in comprehension")
	}
	c, height := &Comp{Kind: k, Key: key, Elt: elt}, p.height
	c.Generators = p.generators()
	p.closing(end)
	p.higher(height)
	c.Span = Span{start, p.tok.End}
	return c
}

// generators reads for a in b if c, again and again.
func (p *parser) generators() []*Comprehension {
	var all []*Comprehension
	height := p.height
	for p.tok.kind == kFor || p.tok.kind == kAsync {
		if p.tok.kind == kAsync {
			p.noAsync()
		}
		g, start := &Comprehension{}, p.tok.Start
		p.next()
		g.Target = p.forTarget()
		p.commaMissing(g.Target)
		p.expect(kIn)
		g.Iter = p.disjunction()
		height = max(height, p.height)
		for p.take(kIf) {
			g.Ifs = append(g.Ifs, p.disjunction())
			height = max(height, p.height)
		}
		g.Span = p.since(start)
		all = append(all, g)
	}
	p.height = height
	return all
}
