package syntax

import "strings"

// inBrackets says what is wrong after an expression in brackets, when neither a comma nor a
// closing bracket follows.
func (p *parser) inBrackets(e Expr) {
	if p.tok.kind == tAssign {
		p.assignInstead(e)
	}
	p.commaMissing(e)
}

// commaMissing gives up where an expression follows another one.
func (p *parser) commaMissing(e Expr) {
	if !p.begins() || p.probing || p.atEOF() {
		return
	}
	switch first := e.(type) {
	case *Starred:
		e = first.Value
	case *Name:
		if p.tok.kind == tString || p.tok.kind == tFString {
			p.commandInside()
			return // 'a' before a string is rather a prefix
		}
		switch first.ID {
		case "match", "case", "type", "_":
			return
		}
	case *IfExp:
		e = first.OrElse
	case *Lambda:
		e = first.Body
	}
	p.commandInside()
	var next Expr
	if p.try(func() { next = p.expression() }) != nil {
		return
	}
	if p.atEOF() && len(p.open) > 0 {
		p.unexpected()
	}
	p.fail(Span{e.Range().Start, next.Range().End}, "invalid syntax. Perhaps you forgot a comma?")
}

// commaInside is commaMissing where brackets need not be.
func (p *parser) commaInside(e Expr) {
	if len(p.open) > 0 {
		p.commaMissing(e)
	}
}

// assignInstead gives up at an = where only an expression can stand.
func (p *parser) assignInstead(e Expr) {
	at := e.Range()
	m := p.mark()
	plain := p.try(func() {
		p.next()
		p.binary(1)
		if p.tok.kind == tAssign || p.tok.kind == tWalrus {
			p.unexpected()
		}
	}) == nil
	after := p.prev.End
	p.back(m)
	if !plain {
		p.unexpected()
	}
	parens := p.prev.kind == tRpar && p.prev.End != at.End
	switch e := e.(type) {
	case *Name:
		p.fail(Span{at.Start, after},
			"invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	case *List, *Tuple:
		p.unexpected()
	case *BoolOp, *Compare, *IfExp, *Lambda, *NamedExpr:
		if !parens {
			p.unexpected()
		}
	case *Constant:
		if e.Kind <= False {
			p.unexpected()
		}
	case *Comp:
		if e.Kind == GeneratorExp {
			p.unexpected()
		}
	case *UnaryOp:
		if e.Op == Not && !parens {
			p.unexpected()
		}
	}
	p.failf(at, "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(e))
}

// cannotAssign gives up at the = after what nothing can be assigned to.
func (p *parser) cannotAssign(e, bad Expr, first bool) {
	last := e
	if t, ok := e.(*Tuple); ok && !t.Parens {
		last = t.Elts[len(t.Elts)-1]
	}
	if _, star := last.(*Starred); first && !star && p.prev.kind != tComma && (last == bad || last != e) {
		instead := p.try(func() { p.assignInstead(last) })
		if instead != nil && instead.Message != "invalid syntax" {
			p.fail(instead.Span, instead.Message)
		}
	}
	p.failf(bad.Range(), "cannot assign to %s", describe(bad))
}

// notAnnotated gives up at the : after what is no target.
func (p *parser) notAnnotated(e Expr) {
	switch e.(type) {
	case *Call, *Constant, *BinOp, *UnaryOp, *JoinedStr, *Dict, *Set, *Comp, *Compare, *BoolOp,
		*IfExp, *Lambda, *Yield, *YieldFrom, *NamedExpr:
		m := p.mark()
		ok := p.try(func() { p.next(); p.expression() }) == nil
		p.back(m)
		if ok {
			p.fail(e.Range(), "illegal target for annotation")
		}
	}
	p.unexpected()
}

// noColon gives up where a head's colon is missing.
func (p *parser) noColon() {
	if p.tok.kind == tNewline && len(p.open) == 0 {
		p.fail(p.tok.Span, "expected ':'")
	}
	p.unexpected()
}

// noBlock gives up where a head's body is missing.
func (p *parser) noBlock(what string, line int32) {
	if p.tok.kind == tBad {
		p.unexpected()
	}
	panic(&Error{Span: p.tok.Span, Class: "IndentationError", Incomplete: p.atEOF(),
		Message: "expected an indented block after " + what + " on line " + itoa(int(line))})
}

// noHandler gives up on a try without except and finally.
func (p *parser) noHandler() {
	e := &Error{Span: p.tok.Span, Class: "SyntaxError", Incomplete: p.atEOF(),
		Message: "expected 'except' or 'finally' block"}
	panic(e)
}

// manyTypes gives up on except A, B.
func (p *parser) manyTypes(first Expr) {
	start := first.Range().Start
	for p.take(tComma) && p.begins() {
		p.expression()
	}
	p.fail(p.since(start), "multiple exception types must be parenthesized")
}

// openParameters passes the ( of a def.
func (p *parser) openParameters() {
	if p.tok.kind != tLpar {
		if p.tok.kind == tBad {
			p.unexpected()
		}
		p.fail(p.tok.Span, "expected '('")
	}
	p.next()
}

// noTypeParameters refuses def f[T](x: T).
func (p *parser) noTypeParameters() {
	if p.tok.kind != tLsqb {
		return
	}
	start := p.tok.Start
	if p.try(func() { p.list() }) == nil {
		p.fail(Span{start, p.tok.End}, "there are no type parameters here; leave [T] out")
	}
}

// noAsync and noAwait say what to write instead.
func (p *parser) noAsync() {
	p.fail(p.tok.Span, "there is no async here; write a plain def, and run it aside with a "+
		"thread, or as a line with & at its end")
}

func (p *parser) noAwait() {
	p.fail(p.tok.Span, "there is no await here; write the call without it: it waits")
}

// commandInside says how a command is written inside Python: x = (s.recv 10).
func (p *parser) commandInside() {
	switch p.tok.kind {
	case tName, tNumber, tString, tFString, kNone, kTrue, kFalse:
	default:
		return
	}
	if p.probing || p.prev.kind != tName || p.prev.End.Line != p.tok.Start.Line || p.g == nil {
		return
	}
	from := p.prev.start
	for from > 0 && (p.s[from-1] == '.' || nameByte[p.s[from-1]]) {
		from--
	}
	h := shape{from: from}
	if p.path(&h); h.n == 0 || h.to != p.prev.end || p.verbForm(&h) != commandForm {
		return
	}
	p.fail(Span{p.prev.Start, p.tok.End}, "invalid syntax. A command is a line of its own; "+
		"inside Python write "+p.s[from:h.to]+"("+p.wordsInside(p.tok.start)+")")
}

// wordsInside gives the words from i, as arguments.
func (p *parser) wordsInside(i int) string {
	var args []string
	for i < len(p.s) && strings.IndexByte(")]},:;#\n", p.s[i]) < 0 && len(args) < 8 {
		start := i
		if literalAt(p.s, i) {
			q, _ := prefixEnd(p.s, i)
			i, _ = stringEnd(p.s, q)
		}
		for i < len(p.s) && !gapAt(p.s, i) && strings.IndexByte(")]},:;", p.s[i]) < 0 {
			i++
		}
		args = append(args, p.s[start:i])
		i = skipBlanks(p.s, i)
	}
	return strings.Join(args, ", ")
}
