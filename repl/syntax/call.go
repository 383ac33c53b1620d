package syntax

// call reads the arguments of a call, from ( to ).
func (p *parser) call(start Pos, f Expr) Expr {
	c := &Call{Func: f}
	p.enter()
	p.next()
	height := p.height
	p.arguments(c, &height)
	p.closing(tRpar)
	p.leave()
	p.next()
	p.height = max(p.height, height)
	c.Span = p.since(start)
	return c
}

// arguments reads what stands between a call's brackets.
func (p *parser) arguments(c *Call, height *int) {
	unpacked := false
	for p.tok.kind != tRpar {
		start := p.tok.Start
		switch p.tok.kind {
		case tStar:
			p.next()
			value := p.expression()
			p.commaMissing(value)
			if p.tok.kind == kFor {
				p.fail(p.since(start), "iterable unpacking cannot be used in comprehension")
			}
			if unpacked {
				p.fail(value.Range(),
					"iterable argument unpacking follows keyword argument unpacking")
			}
			c.Args = append(c.Args, &Starred{p.since(start), value})
		case tDoubleStar:
			p.next()
			value := p.expression()
			p.commaMissing(value)
			unpacked = true
			c.Keywords = append(c.Keywords, &Keyword{p.since(start), "", value})
		default:
			p.argument(c, unpacked)
		}
		*height = max(*height, p.height)
		if !p.take(tComma) {
			break
		}
	}
}

// argument reads a plain one, name=value, or a generator alone.
func (p *parser) argument(c *Call, unpacked bool) {
	start := p.tok.Start
	plain := p.tok.kind == tName
	e := p.named()
	walrus, _ := e.(*NamedExpr)
	switch {
	case p.tok.kind == tAssign && walrus == nil:
		name, ok := e.(*Name)
		p.keywordName(e, ok && plain)
		p.next()
		if p.tok.kind == tComma || p.tok.kind == tRpar {
			p.fail(Span{start, p.prev.End}, "expected argument value expression")
		}
		value := p.expression()
		p.commaMissing(value)
		c.Keywords = append(c.Keywords, &Keyword{p.since(start), name.ID, value})
		return
	case p.tok.kind == kFor:
		p.generatorArgument(c, start, e)
		return
	}
	p.inBrackets(e)
	if n := len(c.Keywords); n > 0 {
		for _, k := range c.Keywords {
			if k.Arg == "" {
				p.fail(p.prev.Span, "positional argument follows keyword argument unpacking")
			}
		}
		p.fail(p.prev.Span, "positional argument follows keyword argument")
	}
	c.Args = append(c.Args, e)
}

// keywordName refuses what cannot stand before the = of an argument.
func (p *parser) keywordName(e Expr, name bool) {
	at := Span{e.Range().Start, p.tok.End}
	if c, ok := e.(*Constant); ok && (c.Kind == True || c.Kind == False || c.Kind == None) {
		p.failf(at, "cannot assign to %s", describe(e))
	}
	if !name {
		p.fail(at, `expression cannot contain assignment, perhaps you meant "=="?`)
	}
}

// generatorArgument reads a generator that stands in a call without its own brackets.
func (p *parser) generatorArgument(c *Call, start Pos, elt Expr) {
	g := &Comp{Kind: GeneratorExp, Elt: elt, Generators: p.generators()}
	p.higher(0)
	g.Span = p.since(start)
	alone := len(c.Args)+len(c.Keywords) == 0
	if p.tok.kind == tComma && (!alone || p.s[skipBlanks(p.s, p.off):] == "" ||
		p.byteAt(skipBlanks(p.s, p.off)) != ')') || !alone {
		p.fail(g.Span, "Generator expression must be parenthesized")
	}
	c.Args = append(c.Args, g)
}

// subscript reads an index, from [ to ].
func (p *parser) subscript(start Pos, value Expr) Expr {
	p.enter()
	p.next()
	inner := p.tok.Start
	height := p.height
	index := p.index()
	if p.tok.kind == tComma {
		elts := []Expr{index}
		for p.take(tComma) {
			if p.tok.kind == tRsqb {
				break
			}
			elts = append(elts, p.index())
			height = max(height, p.height)
		}
		index = &Tuple{Span: p.since(inner), Elts: elts}
	} else if s, ok := index.(*Starred); ok {
		index = &Tuple{Span: s.Span, Elts: []Expr{s}}
	}
	p.inBrackets(index)
	p.closing(tRsqb)
	p.leave()
	p.next()
	p.height = max(p.height, height)
	return &Subscript{p.since(start), value, index}
}

// index reads one index, or lower:upper:step.
func (p *parser) index() Expr {
	start := p.tok.Start
	var lower Expr
	if p.tok.kind != tColon {
		lower = p.starExpression(true)
		if _, walrus := lower.(*NamedExpr); walrus || p.tok.kind != tColon {
			return lower
		}
	}
	s := &Slice{Lower: lower}
	height := p.height
	p.next()
	if p.begins() {
		s.Upper = p.expression()
		height = max(height, p.height)
	}
	if p.take(tColon) && p.begins() {
		s.Step = p.expression()
		height = max(height, p.height)
	}
	s.Span = p.since(start)
	p.height = height
	return s
}
