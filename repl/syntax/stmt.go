package syntax

// statement reads a compound statement, or a line of simple ones, and adds them to a body.
func (p *parser) statement(body []Stmt) []Stmt {
	switch p.tok.kind {
	case kIf, kWhile, kFor, kTry, kWith, kDef, kClass, kAsync, tAt:
		return append(body, p.compound())
	case tNewline: // of an empty text
		p.next()
		return body
	}
	return p.simpleLine(body)
}

// simpleLine reads simple statements with ; between them, to the line's end.
func (p *parser) simpleLine(body []Stmt) []Stmt {
	for {
		body = append(body, p.simple())
		if !p.take(tSemi) || p.tok.kind == tNewline {
			break
		}
	}
	if p.tok.kind != tNewline {
		p.unexpected()
	}
	p.next()
	return body
}

// simple reads one simple statement.
func (p *parser) simple() Stmt {
	if c := p.command(); c != nil {
		return c
	}
	start := p.tok.Start
	switch p.tok.kind {
	case kPass:
		p.next()
		return &Pass{p.since(start)}
	case kBreak:
		p.next()
		return &Break{p.since(start)}
	case kContinue:
		p.next()
		return &Continue{p.since(start)}
	case kReturn:
		return p.returns()
	case kRaise:
		return p.raise()
	case kAssert:
		return p.assert()
	case kDel:
		return p.del()
	case kGlobal, kNonlocal:
		return p.global()
	case kImport:
		return p.imports()
	case kFrom:
		return p.importFrom()
	}
	return p.expressionStatement()
}

// returns reads return value.
func (p *parser) returns() Stmt {
	start := p.tok.Start
	p.next()
	r := &Return{}
	if p.begins() || p.tok.kind == tStar {
		r.Value = p.starExpressions()
	}
	r.Span = p.since(start)
	return r
}

// raise reads raise exc from cause.
func (p *parser) raise() Stmt {
	start := p.tok.Start
	p.next()
	r := &Raise{}
	if p.begins() {
		r.Exc = p.expression()
		if p.take(kFrom) {
			r.Cause = p.expression()
		}
	}
	r.Span = p.since(start)
	return r
}

// assert reads assert test, message.
func (p *parser) assert() Stmt {
	start := p.tok.Start
	p.next()
	a, from := &Assert{}, p.tok.start
	a.Test = p.expression()
	a.Text = p.s[from:p.prev.end]
	if p.take(tComma) {
		a.Msg = p.expression()
	}
	a.Span = p.since(start)
	return a
}

// del reads del targets.
func (p *parser) del() Stmt {
	start := p.tok.Start
	p.next()
	first := p.starExpressions()
	d := &Delete{Targets: []Expr{first}}
	if t, ok := first.(*Tuple); ok && !t.Parens {
		d.Targets = t.Elts
	}
	for _, t := range d.Targets {
		p.target(t, deletes)
	}
	d.Span = p.since(start)
	return d
}

// global reads global a, b and nonlocal a, b.
func (p *parser) global() Stmt {
	start, k := p.tok.Start, p.tok.kind
	p.declares = true
	p.next()
	names := []string{p.name()}
	for p.take(tComma) {
		names = append(names, p.name())
	}
	if k == kNonlocal {
		return &Nonlocal{p.since(start), names}
	}
	return &Global{p.since(start), names}
}

// imports reads import a.b as c, d.
func (p *parser) imports() Stmt {
	start := p.tok.Start
	p.next()
	i := &Import{}
	for {
		at := p.tok.Start
		a := &Alias{Name: p.dotted()}
		p.asName(a)
		a.Span = p.since(at)
		i.Names = append(i.Names, a)
		if !p.take(tComma) {
			break
		}
	}
	i.Span = p.since(start)
	return i
}

// dotted reads a.b.c.
func (p *parser) dotted() string {
	from := p.tok.start
	name := p.name()
	plain := true
	for p.tok.kind == tDot {
		plain = plain && p.tok.start == p.prev.end && p.off < len(p.s) && !isBlank(p.s[p.off])
		p.next()
		name += "." + p.name()
	}
	if plain {
		return p.s[from:p.prev.end]
	}
	return name
}

func (p *parser) asName(a *Alias) {
	if p.take(kAs) {
		a.AsName = p.name()
	}
}

// importFrom reads from a.b import c as d, e.
func (p *parser) importFrom() Stmt {
	start := p.tok.Start
	p.next()
	f := &ImportFrom{}
	for p.tok.kind == tDot || p.tok.kind == tEllipsis {
		f.Level += p.tok.end - p.tok.start
		p.next()
	}
	if f.Level == 0 || p.tok.kind == tName {
		f.Module = p.dotted()
	}
	p.expect(kImport)
	at := p.tok.Span
	switch {
	case p.take(tStar):
		f.Names = []*Alias{{Span: at, Name: "*"}}
	case p.take(tLpar):
		p.aliases(f, true)
		p.expect(tRpar)
	default:
		p.aliases(f, false)
	}
	f.Span = p.since(start)
	return f
}

// aliases reads the names of a from … import.
func (p *parser) aliases(f *ImportFrom, parens bool) {
	for {
		if p.tok.kind == tNewline && !parens && len(f.Names) > 0 {
			p.fail(p.prev.Span, "trailing comma not allowed without surrounding parentheses")
		}
		at := p.tok.Start
		a := &Alias{Name: p.name()}
		p.asName(a)
		a.Span = p.since(at)
		f.Names = append(f.Names, a)
		if !p.take(tComma) || parens && p.tok.kind == tRpar {
			return
		}
	}
}

// expressionStatement reads an expression, or an assignment of any kind.
func (p *parser) expressionStatement() Stmt {
	start := p.tok.Start
	first := p.value()
	switch k := p.tok.kind; {
	case k == tAssign:
		return p.assign(start, first)
	case k == tColon:
		return p.annotated(start, first)
	case k >= tPlusEq && k <= tAmperEq:
		return p.augmented(start, first)
	case k == tWalrus:
		p.walrusStatement(first)
	}
	return &ExprStmt{p.since(start), first}
}

// value reads what may be assigned: expressions, or a yield.
func (p *parser) value() Expr {
	if p.tok.kind == kYield {
		return p.yield()
	}
	return p.starExpressions()
}

// walrusStatement refuses a := 1 without brackets.
func (p *parser) walrusStatement(first Expr) {
	if _, ok := first.(*Name); !ok {
		if _, tuple := first.(*Tuple); !tuple {
			p.failf(first.Range(), "cannot use assignment expressions with %s", describe(first))
		}
	}
	p.unexpected()
}

// assign reads the rest of a = b = value.
func (p *parser) assign(start Pos, first Expr) Stmt {
	a := &Assign{}
	e := first
	for p.tok.kind == tAssign {
		switch e.(type) {
		case *Yield, *YieldFrom:
			if p.prev.kind != tRpar || p.prev.End == e.Range().End {
				p.fail(e.Range(), "assignment to yield expression not possible")
			}
		}
		if bad := invalid(e, assigns); bad != nil {
			p.cannotAssign(e, bad, len(a.Targets) == 0)
		}
		a.Targets = append(a.Targets, e)
		p.next()
		e = p.value()
	}
	a.Value = e
	a.Span = p.since(start)
	return a
}

// augmented reads a += value.
func (p *parser) augmented(start Pos, target Expr) Stmt {
	switch target.(type) {
	case *Name, *Attribute, *Subscript:
	default:
		p.failf(target.Range(), "'%s' is an illegal expression for augmented assignment",
			describe(target))
	}
	op := Op(p.tok.kind - tPlusEq)
	op = augmentedOp[op]
	p.next()
	value := p.value()
	return &AugAssign{p.since(start), target, op, value}
}

var augmentedOp = [...]Op{Add, Sub, Mult, MatMult, Div, FloorDiv, Mod, Pow, LShift, RShift,
	BitOr, BitXor, BitAnd}

// annotated reads a: annotation = value.
func (p *parser) annotated(start Pos, target Expr) Stmt {
	a := &AnnAssign{Target: target}
	switch t := target.(type) {
	case *Name:
		a.Simple = t.Start == start && t.End == p.prev.End
	case *Attribute, *Subscript:
	case *List:
		p.fail(t.Span, "only single target (not list) can be annotated")
	case *Tuple:
		p.fail(t.Span, "only single target (not tuple) can be annotated")
	default:
		p.notAnnotated(target)
	}
	p.next()
	a.Annotation = p.expression()
	if p.take(tAssign) {
		a.Value = p.value()
	}
	a.Span = p.since(start)
	return a
}
