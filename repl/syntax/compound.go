package syntax

// compound reads a statement with a suite.
func (p *parser) compound() Stmt {
	p.enter()
	defer p.leave()
	switch p.tok.kind {
	case kIf:
		return p.ifs()
	case kWhile:
		return p.while()
	case kFor:
		return p.forIn()
	case kTry:
		return p.tryStmt()
	case kWith:
		return p.with()
	case kAsync:
		p.noAsync()
	}
	return p.decorated()
}

// colon passes the : of a head.
func (p *parser) colon() {
	if p.tok.kind != tColon {
		p.noColon()
	}
	p.next()
}

// suite reads the statements after a head's colon. what names the head that stands in line.
func (p *parser) suite(what string, line int32) []Stmt {
	if p.tok.kind != tNewline {
		return p.simpleLine(nil)
	}
	p.next()
	if p.tok.kind != tIndent {
		p.noBlock(what, line)
	}
	p.next()
	var body []Stmt
	for p.tok.kind != tDedent && p.tok.kind != tEOF {
		body = p.statement(body)
	}
	p.take(tDedent)
	return body
}

// head reads the : and the suite of a statement.
func (p *parser) head(what string, line int32) []Stmt {
	p.colon()
	return p.suite(what, line)
}

// end is the place of the last statement's end.
func end(body []Stmt) Pos { return body[len(body)-1].Range().End }

// condition reads what if, elif and while test.
func (p *parser) condition() Expr {
	e := p.named()
	if p.tok.kind == tAssign {
		p.assignInstead(e)
	}
	return e
}

// ifs reads if and elif.
func (p *parser) ifs() Stmt {
	first := &If{}
	for s := first; ; {
		at, what := p.tok.Start, "'"+p.s[p.tok.start:p.tok.end]+"' statement"
		p.next()
		s.Test = p.condition()
		s.Body = p.head(what, at.Line)
		s.Span = Span{at, end(s.Body)}
		if p.tok.kind != kElif {
			s.OrElse = p.orElse()
			break
		}
		inner := &If{}
		s.OrElse = []Stmt{inner}
		s = inner
		if p.enter(); p.depth > maxDepth/2 {
			p.tooDeep()
		}
		defer p.leave()
	}
	endChain(first)
	return first
}

// endChain gives each if of a chain the end of the last one.
func endChain(first *If) {
	var all []*If
	for s := first; s != nil; {
		all = append(all, s)
		inner, ok := (*If)(nil), false
		if len(s.OrElse) == 1 {
			inner, ok = s.OrElse[0].(*If)
		}
		if s = nil; ok {
			s = inner
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if len(all[i].OrElse) > 0 {
			all[i].End = end(all[i].OrElse)
		}
	}
}

// orElse reads else: of an if, a loop or a try.
func (p *parser) orElse() []Stmt {
	if p.tok.kind != kElse {
		return nil
	}
	line := p.tok.Start.Line
	p.next()
	return p.head("'else' statement", line)
}

// while reads while test: body else: orelse.
func (p *parser) while() Stmt {
	start := p.tok.Start
	p.next()
	w := &While{Test: p.condition()}
	w.Body = p.head("'while' statement", start.Line)
	w.OrElse = p.orElse()
	w.Span = Span{start, p.endOf(w.Body, w.OrElse)}
	return w
}

// endOf is the end of the last of bodies that is not empty.
func (p *parser) endOf(bodies ...[]Stmt) Pos {
	for i := len(bodies) - 1; i >= 0; i-- {
		if len(bodies[i]) > 0 {
			return end(bodies[i])
		}
	}
	return p.prev.End
}

// forIn reads for target in iter: body else: orelse.
func (p *parser) forIn() Stmt {
	start := p.tok.Start
	p.next()
	f := &For{Target: p.forTarget()}
	p.expect(kIn)
	f.Iter = p.starExpressions()
	f.Body = p.head("'for' statement", start.Line)
	f.OrElse = p.orElse()
	f.Span = Span{start, p.endOf(f.Body, f.OrElse)}
	return f
}

// tryStmt reads try and what belongs to it.
func (p *parser) tryStmt() Stmt {
	start := p.tok.Start
	p.next()
	t := &Try{}
	t.Body = p.head("'try' statement", start.Line)
	for p.tok.kind == kExcept {
		p.handler(t)
	}
	if len(t.Handlers) > 0 {
		t.OrElse = p.orElse()
	}
	if p.tok.kind == kFinally {
		line := p.tok.Start.Line
		p.next()
		t.Final = p.head("'finally' statement", line)
	}
	if len(t.Handlers) == 0 && t.Final == nil {
		p.noHandler()
	}
	last := t.Body
	if n := len(t.Handlers); n > 0 {
		last = t.Handlers[n-1].Body
	}
	t.Span = Span{start, p.endOf(last, t.OrElse, t.Final)}
	return t
}

// handler reads except type as name: body.
func (p *parser) handler(t *Try) {
	h, start := &Handler{}, p.tok.Start
	p.next()
	what := "'except' statement"
	star := p.take(tStar)
	if star {
		what = "'except*' statement"
	}
	if len(t.Handlers) > 0 && star != t.Star {
		p.fail(Span{start, p.prev.End}, "cannot have both 'except' and 'except*' on the same 'try'")
	}
	t.Star = star
	if star || p.begins() {
		if star && !p.begins() {
			p.fail(p.tok.Span, "expected one or more exception types")
		}
		h.Type = p.expression()
		if p.tok.kind == tComma {
			p.manyTypes(h.Type)
		}
		if p.take(kAs) {
			h.Name = p.name()
		}
	}
	h.Body = p.head(what, start.Line)
	h.Span = Span{start, end(h.Body)}
	t.Handlers = append(t.Handlers, h)
}

// with reads with items: body.
func (p *parser) with() Stmt {
	start := p.tok.Start
	p.next()
	w := &With{}
	if p.tok.kind == tLpar {
		p.withParens(w)
	} else {
		w.Items = p.withItems()
	}
	w.Body = p.head("'with' statement", start.Line)
	w.Span = Span{start, end(w.Body)}
	return w
}

// withItems reads a as b, c as d.
func (p *parser) withItems() []*WithItem {
	items := []*WithItem{p.withItem()}
	for p.take(tComma) {
		items = append(items, p.withItem())
	}
	return items
}

// withParens reads what begins with a bracket: that of all items, or of the first. If it is
// neither, the error is the one that lies further on.
func (p *parser) withParens(w *With) {
	all := p.try(func() { w.Items = p.parenItems() })
	if all == nil {
		return
	}
	first := p.try(func() { w.Items = p.withItems() })
	if first == nil {
		return
	}
	if a, b := all.Start, first.Start; a.Line > b.Line || a.Line == b.Line && a.Col > b.Col {
		p.failAs(all.Class, all.Span, all.Message)
	}
	w.Items = p.withItems()
}

// parenItems reads (a as b, c as d) that a colon follows.
func (p *parser) parenItems() []*WithItem {
	p.next()
	var items []*WithItem
	for p.tok.kind != tRpar {
		items = append(items, p.withItem())
		if !p.take(tComma) {
			break
		}
	}
	p.expect(tRpar)
	if len(items) == 0 || p.tok.kind != tColon {
		p.unexpected()
	}
	return items
}

// withItem reads context as target.
func (p *parser) withItem() *WithItem {
	i := &WithItem{Context: p.expression()}
	if p.take(kAs) {
		start := p.tok.Start
		i.Vars = p.starExpression(false)
		p.target(i.Vars, assigns)
		if _, ok := i.Vars.(*Starred); ok {
			p.fail(p.since(start), "starred assignment target must be in a list or tuple")
		}
	}
	return i
}

// decorated reads a def or a class with its decorators.
func (p *parser) decorated() Stmt {
	var decorators []Expr
	for p.take(tAt) {
		decorators = append(decorators, p.named())
		p.expect(tNewline)
	}
	switch p.tok.kind {
	case kDef:
		return p.def(decorators)
	case kClass:
		return p.class(decorators)
	case kAsync:
		p.noAsync()
	}
	p.unexpected()
	return nil
}

// def reads def name(parameters) -> returns: body.
func (p *parser) def(decorators []Expr) Stmt {
	start := p.tok.Start
	p.next()
	d := &FunctionDef{Decorators: decorators, NamePos: p.tok.Start}
	d.Name = p.name()
	p.noTypeParameters()
	p.openParameters()
	d.Args = p.parameters(tRpar, true)
	p.expect(tRpar)
	if p.tok.kind == tArrow {
		at := p.tok.Span
		if p.next(); !p.begins() && p.tok.kind != tBad {
			p.fail(at, "expected ':'")
		}
		d.Returns = p.expression()
	}
	if p.tok.kind != tColon && p.tok.kind != tBad {
		p.fail(p.tok.Span, "expected ':'")
	}
	d.Body = p.head("function definition", start.Line)
	d.Span = Span{start, end(d.Body)}
	return d
}

// class reads class name(bases): body.
func (p *parser) class(decorators []Expr) Stmt {
	start := p.tok.Start
	p.next()
	c := &ClassDef{Decorators: decorators, NamePos: p.tok.Start}
	c.Name = p.name()
	p.noTypeParameters()
	if p.tok.kind == tLpar {
		call := p.call(start, nil).(*Call)
		c.Bases, c.Keywords = call.Args, call.Keywords
	}
	c.Body = p.head("class definition", start.Line)
	c.Span = Span{start, end(c.Body)}
	return c
}
