package syntax

// expression reads a lambda, or a disjunction with an "if" and "else" perhaps.
func (p *parser) expression() Expr {
	p.enter()
	defer p.leave()
	if p.tok.kind == kLambda {
		return p.lambda()
	}
	start := p.tok.Start
	body := p.disjunction()
	if p.tok.kind != kIf {
		return body
	}
	height := p.height
	p.next()
	test := p.disjunction()
	if p.tok.kind != kElse {
		if p.tok.kind == tBad || p.tok.kind == tColon || p.atEOF() && len(p.open) > 0 {
			p.unexpected()
		}
		p.fail(p.since(start), "expected 'else' after 'if' expression")
	}
	height = max(height, p.height)
	p.next()
	orElse := p.expression()
	p.higher(height)
	return &IfExp{p.since(start), test, body, orElse}
}

// atEOF reports that the text ends in the middle of something.
func (p *parser) atEOF() bool {
	return p.off >= len(p.s) &&
		(p.tok.kind == tEOF || p.tok.kind == tNewline || p.tok.kind == tDedent)
}

// named reads an expression, or name := expression.
func (p *parser) named() Expr {
	start := p.tok.Start
	e := p.expression()
	if p.tok.kind != tWalrus {
		return e
	}
	target, ok := e.(*Name)
	if !ok || target.Start != start || target.End != p.prev.End {
		p.failf(e.Range(), "cannot use assignment expressions with %s", describe(e))
	}
	p.next()
	value := p.expression()
	return &NamedExpr{p.since(start), target, value}
}

// disjunction reads a or b.
func (p *parser) disjunction() Expr {
	start := p.tok.Start
	first := p.conjunction()
	if p.tok.kind != kOr {
		return first
	}
	values, height := []Expr{first}, p.height
	for p.take(kOr) {
		values = append(values, p.conjunction())
		height = max(height, p.height)
	}
	p.higher(height)
	return &BoolOp{p.since(start), Or, values}
}

// conjunction reads a and b.
func (p *parser) conjunction() Expr {
	start := p.tok.Start
	first := p.inversion()
	if p.tok.kind != kAnd {
		return first
	}
	values, height := []Expr{first}, p.height
	for p.take(kAnd) {
		values = append(values, p.inversion())
		height = max(height, p.height)
	}
	p.higher(height)
	return &BoolOp{p.since(start), And, values}
}

// inversion reads not a.
func (p *parser) inversion() Expr {
	if p.tok.kind != kNot {
		return p.comparison()
	}
	p.enter()
	defer p.leave()
	start := p.tok.Start
	p.next()
	operand := p.inversion()
	p.higher(0)
	return &UnaryOp{p.since(start), Not, operand}
}

// comparison reads a < b == c.
func (p *parser) comparison() Expr {
	start := p.tok.Start
	left := p.binary(1)
	if !p.compares() {
		return left
	}
	c, height := &Compare{Left: left}, p.height
	for p.compares() {
		c.Ops = append(c.Ops, p.comparator())
		c.Comparators = append(c.Comparators, p.binary(1))
		height = max(height, p.height)
	}
	c.Span = p.since(start)
	p.higher(height)
	return c
}

// compares reports whether a comparison goes on.
func (p *parser) compares() bool {
	switch p.tok.kind {
	case kIn, kIs, tEqEq, tNotEq, tLess, tLessEq, tGreater, tGreaterEq:
		return true
	case kNot: // only "not in" can follow an operand
		end := skipBlanks(p.s, p.off)
		return p.s[end:nameEnd(p.s, end)] == "in" || len(p.open) > 0 && p.notIn()
	}
	return false
}

// notIn reports whether "in" is the token after a "not" that ends its line.
func (p *parser) notIn() bool {
	m := p.mark()
	p.next()
	in := p.tok.kind == kIn
	p.back(m)
	return in
}

// comparator passes the operator of a comparison.
func (p *parser) comparator() Op {
	k := p.tok.kind
	p.next()
	switch k {
	case kIn:
		return In
	case kNot:
		p.expect(kIn)
		return NotIn
	case kIs:
		if p.take(kNot) {
			return IsNot
		}
		return Is
	case tEqEq:
		return Eq
	case tNotEq:
		return NotEq
	case tLess:
		return Lt
	case tLessEq:
		return LtE
	case tGreater:
		return Gt
	}
	return GtE
}

// strength is how strong an operator binds, from 1 (|) to 6 (*); 0 for none.
var strength = [256]uint8{
	tPipe: 1, tCaret: 2, tAmper: 3, tLShift: 4, tRShift: 4, tPlus: 5, tMinus: 5,
	tStar: 6, tAt: 6, tSlash: 6, tDoubleSlash: 6, tPercent: 6,
}

var binaryOp = [256]Op{
	tPipe: BitOr, tCaret: BitXor, tAmper: BitAnd, tLShift: LShift, tRShift: RShift,
	tPlus: Add, tMinus: Sub, tStar: Mult, tAt: MatMult, tSlash: Div,
	tDoubleSlash: FloorDiv, tPercent: Mod, tDoubleStar: Pow,
}

// binary reads operands with operators between them that bind at least that strong.
func (p *parser) binary(least uint8) Expr {
	start := p.tok.Start
	left := p.unary()
	for {
		s := strength[p.tok.kind]
		if s < least || s == 0 {
			return left
		}
		op, at, height := binaryOp[p.tok.kind], p.tok.Start, p.height
		p.next()
		right := p.binary(s + 1)
		p.higher(height)
		left = &BinOp{p.since(start), op, at, left, right}
	}
}

// unary reads -a, and what binds stronger.
func (p *parser) unary() Expr {
	var op Op
	switch p.tok.kind {
	case tMinus:
		op = USub
	case tPlus:
		op = UAdd
	case tTilde:
		op = Invert
	default:
		return p.power()
	}
	p.enter()
	defer p.leave()
	start := p.tok.Start
	p.next()
	operand := p.unary()
	p.higher(0)
	return &UnaryOp{p.since(start), op, operand}
}

// power reads a ** b.
func (p *parser) power() Expr {
	start := p.tok.Start
	base := p.primary()
	if p.tok.kind != tDoubleStar {
		return base
	}
	p.enter()
	defer p.leave()
	at, height := p.tok.Start, p.height
	p.next()
	exponent := p.unary()
	p.higher(height)
	return &BinOp{p.since(start), Pow, at, base, exponent}
}

// primary reads an atom and what touches it: .name, (arguments), [index].
func (p *parser) primary() Expr {
	start := p.tok.Start
	e := p.atom()
	for {
		height := p.height
		switch p.tok.kind {
		case tDot:
			p.next()
			at := p.tok.Start
			attr := p.name()
			e = &Attribute{p.since(start), e, attr, at}
		case tLpar:
			e = p.call(start, e)
		case tLsqb:
			e = p.subscript(start, e)
		default:
			return e
		}
		p.higher(height)
	}
}

// begins reports whether an expression can begin with the current token.
func (p *parser) begins() bool {
	switch p.tok.kind {
	case tName, tNumber, tString, tFString, tLpar, tLsqb, tLbrace, tEllipsis, tMinus, tPlus,
		tTilde, kNot, kLambda, kNone, kTrue, kFalse, kAwait:
		return true
	}
	return false
}

// starExpressions reads expressions with commas between them; each may be starred.
func (p *parser) starExpressions() Expr {
	start := p.tok.Start
	first := p.starExpression(false)
	if p.tok.kind != tComma {
		return first
	}
	return p.tuple(start, first, false)
}

// starExpression reads an expression, *a, or with named set also name := a.
func (p *parser) starExpression(named bool) Expr {
	if p.tok.kind != tStar {
		if named {
			return p.named()
		}
		return p.expression()
	}
	start := p.tok.Start
	p.next()
	value := p.binary(1)
	return &Starred{p.since(start), value}
}

// tuple reads the rest of a tuple after its first element, without brackets.
func (p *parser) tuple(start Pos, first Expr, named bool) Expr {
	elts, height := []Expr{first}, p.height
	end := p.prev.End
	for p.tok.kind == tComma {
		p.next()
		end = p.prev.End
		if !p.begins() && p.tok.kind != tStar {
			break
		}
		elts = append(elts, p.starExpression(named))
		end = p.prev.End
		height = max(height, p.height)
	}
	p.height = height + 1
	return &Tuple{Span: Span{start, end}, Elts: elts}
}

// yield reads yield a, and yield from a.
func (p *parser) yield() Expr {
	start := p.tok.Start
	p.next()
	if p.take(kFrom) {
		value := p.expression()
		p.commaInside(value)
		return &YieldFrom{p.since(start), value}
	}
	if p.tok.kind != tStar && !p.begins() {
		return &Yield{p.since(start), nil}
	}
	value := p.starExpressions()
	p.commaInside(value)
	return &Yield{p.since(start), value}
}

// lambda reads lambda parameters: body.
func (p *parser) lambda() Expr {
	start := p.tok.Start
	p.next()
	args := p.parameters(tColon, false)
	p.expect(tColon)
	body := p.expression()
	p.higher(0)
	return &Lambda{p.since(start), args, body}
}
