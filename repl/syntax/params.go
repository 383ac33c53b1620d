package syntax

// parameters reads those of a def or a lambda, up to the token that ends them.
func (p *parser) parameters(end kind, annotated bool) *Arguments {
	r := &parameterReader{parser: p, a: &Arguments{}, annotated: annotated, end: end}
	for p.tok.kind != end {
		r.one()
		if !p.take(tComma) {
			break
		}
	}
	if r.star && r.a.VarArg == nil && len(r.a.KwOnly) == 0 {
		p.fail(r.starAt, "named arguments must follow bare *")
	}
	return r.a
}

type parameterReader struct {
	*parser
	a         *Arguments
	annotated bool
	end       kind
	slash     bool
	star      bool
	starAt    Span
}

// one reads a parameter, or one of the marks between them.
func (r *parameterReader) one() {
	if r.a.KwArg != nil {
		r.failAfterKwArg()
	}
	switch r.tok.kind {
	case tSlash:
		r.positionalOnly()
	case tStar:
		r.starred()
	case tDoubleStar:
		r.next()
		r.a.KwArg = r.arg(false)
		if r.tok.kind == tAssign {
			r.fail(r.tok.Span, "var-keyword argument cannot have default value")
		}
	default:
		r.plain()
	}
}

func (r *parameterReader) failAfterKwArg() {
	switch r.tok.kind {
	case tName, tStar, tDoubleStar, tSlash:
		r.fail(r.tok.Span, "arguments cannot follow var-keyword argument")
	}
	r.unexpected()
}

func (r *parameterReader) positionalOnly() {
	at := r.tok.Span
	switch {
	case r.slash:
		r.fail(at, "/ may appear only once")
	case r.star:
		r.fail(at, "/ must be ahead of *")
	case len(r.a.Args) == 0:
		r.fail(at, "at least one argument must precede /")
	}
	r.slash = true
	r.next()
	r.a.PosOnly, r.a.Args = r.a.Args, nil
}

func (r *parameterReader) starred() {
	if r.star {
		r.fail(r.tok.Span, "* argument may appear only once")
	}
	r.star, r.starAt = true, r.tok.Span
	r.next()
	switch r.tok.kind {
	case tComma:
		return
	case r.end:
		r.fail(r.starAt, "named arguments must follow bare *")
	}
	r.a.VarArg = r.arg(true)
	if r.tok.kind == tAssign {
		r.fail(r.tok.Span, "var-positional argument cannot have default value")
	}
}

// plain reads name: annotation = default.
func (r *parameterReader) plain() {
	if r.tok.kind == tLpar {
		r.inParens()
	}
	arg := r.arg(false)
	var value Expr
	if r.take(tAssign) {
		if r.tok.kind == r.end || r.tok.kind == tComma {
			r.fail(r.prev.Span, "expected default value expression")
		}
		value = r.expression()
	}
	switch {
	case r.star:
		r.a.KwOnly = append(r.a.KwOnly, arg)
		r.a.KwDefaults = append(r.a.KwDefaults, value)
		return
	case value != nil:
		r.a.Defaults = append(r.a.Defaults, value)
	case len(r.a.Defaults) > 0:
		r.fail(arg.Span, "non-default argument follows default argument")
	}
	r.a.Args = append(r.a.Args, arg)
}

// inParens refuses def f((a, b)).
func (r *parameterReader) inParens() {
	what := "Function"
	if !r.annotated {
		what = "Lambda expression"
	}
	start := r.tok.Start
	if r.try(func() { r.paren() }) == nil {
		r.fail(Span{start, r.tok.End}, what+" parameters cannot be parenthesized")
	}
	r.unexpected()
}

// arg reads a parameter's name and annotation.
func (r *parameterReader) arg(star bool) *Arg {
	a := &Arg{Span: r.tok.Span}
	a.Name = r.name()
	if r.annotated && r.take(tColon) {
		if star {
			a.Annotation = r.starExpression(false)
		} else {
			a.Annotation = r.expression()
		}
		a.Span = r.since(a.Start)
	}
	return a
}
