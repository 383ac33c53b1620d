package syntax

// How strong the kinds of expressions bind.
const (
	precNamed = iota
	precTuple
	precYield
	precTest // lambda, a if b else c
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precSum
	precTerm
	precFactor
	precPower
	precAtom
)

var opPrec = [...]int{Add: precSum, Sub: precSum, Mult: precTerm, MatMult: precTerm, Div: precTerm,
	FloorDiv: precTerm, Mod: precTerm, Pow: precPower, LShift: precShift, RShift: precShift,
	BitOr: precBitOr, BitXor: precBitXor, BitAnd: precBitAnd}

// precedence tells how strong an expression binds.
func precedence(e Expr) int {
	switch e := e.(type) {
	case *NamedExpr:
		return precNamed
	case *Tuple:
		if len(e.Elts) > 0 && !e.Parens {
			return precTuple
		}
	case *Yield, *YieldFrom:
		return precYield
	case *Lambda, *IfExp:
		return precTest
	case *BoolOp:
		if e.Op == Or {
			return precOr
		}
		return precAnd
	case *UnaryOp:
		if e.Op == Not {
			return precNot
		}
		return precFactor
	case *Compare:
		return precCompare
	case *BinOp:
		return opPrec[e.Op]
	}
	return precAtom
}

// expr writes an expression where at least one that binds so strong can stand.
func (p *printer) expr(e Expr, least int) {
	prec := precedence(e)
	_, named := e.(*NamedExpr)
	brackets := prec < least || named
	if brackets {
		p.say("(")
	}
	p.bare(e, prec)
	if brackets {
		p.say(")")
	}
}

// exprs writes expressions with commas between them.
func (p *printer) exprs(es []Expr) {
	for i, e := range es {
		if i > 0 {
			p.say(", ")
		}
		p.expr(e, precTest)
	}
}

// bare writes an expression that binds that strong, without brackets.
func (p *printer) bare(e Expr, prec int) {
	switch e := e.(type) {
	case *Name:
		p.say(e.ID)
	case *Constant:
		p.constant(e)
	case *JoinedStr:
		p.formatted(e)
	case *UnaryOp:
		p.say(e.Op.String())
		if e.Op == Not {
			p.say(" ")
		}
		p.expr(e.Operand, prec)
	case *BinOp:
		p.binary(e, prec)
	case *BoolOp:
		for i, v := range e.Values {
			if i > 0 {
				p.say(" ", e.Op.String(), " ")
			}
			p.expr(v, prec+1)
		}
	case *Compare:
		p.expr(e.Left, prec+1)
		for i, c := range e.Comparators {
			p.say(" ", e.Ops[i].String(), " ")
			p.expr(c, prec+1)
		}
	case *NamedExpr:
		p.say(e.Target.ID, " := ")
		p.expr(e.Value, precTest)
	case *IfExp:
		p.expr(e.Body, precTest+1)
		p.say(" if ")
		p.expr(e.Test, precTest+1)
		p.say(" else ")
		p.expr(e.OrElse, precTest)
	case *Lambda:
		p.lambda(e)
	default:
		p.display(e)
	}
}

// binary writes a left-associative operator, or **.
func (p *printer) binary(e *BinOp, prec int) {
	left, right := prec, prec+1
	if e.Op == Pow {
		left, right = prec+1, precFactor
	}
	p.expr(e.Left, left)
	p.say(" ", e.Op.String(), " ")
	p.expr(e.Right, right)
}

func (p *printer) lambda(e *Lambda) {
	p.say("lambda")
	a := e.Args
	if len(a.PosOnly)+len(a.Args)+len(a.KwOnly) > 0 || a.VarArg != nil || a.KwArg != nil {
		p.say(" ")
	}
	p.parameters(e.Args)
	p.say(": ")
	p.expr(e.Body, precTest)
}

// display writes what brings its own brackets, and what follows an atom.
func (p *printer) display(e Expr) {
	switch e := e.(type) {
	case *Tuple:
		p.tuple(e)
	case *List:
		p.say("[")
		p.exprs(e.Elts)
		p.say("]")
	case *Set:
		p.say("{")
		p.exprs(e.Elts)
		p.say("}")
	case *Dict:
		p.dict(e)
	case *Comp:
		p.comp(e)
	case *Call:
		p.expr(e.Func, precAtom)
		p.arguments(e.Args, e.Keywords)
	case *Attribute:
		p.owner(e.Value)
		p.say(".", e.Attr)
	case *Subscript:
		p.expr(e.Value, precAtom)
		p.say("[")
		p.expr(e.Index, precTuple)
		p.say("]")
	case *Slice:
		p.slice(e)
	case *Starred:
		p.say("*")
		p.expr(e.Value, precBitOr)
	case *Yield:
		p.word("yield", e.Value)
	case *YieldFrom:
		p.say("yield from ")
		p.expr(e.Value, precTest)
	}
}

// owner writes what an attribute belongs to: an integer needs brackets.
func (p *printer) owner(e Expr) {
	c, ok := e.(*Constant)
	if ok = ok && c.Kind == Int; ok {
		p.say("(")
	}
	p.expr(e, precAtom)
	if ok {
		p.say(")")
	}
}

func (p *printer) tuple(e *Tuple) {
	brackets := e.Parens || len(e.Elts) == 0
	if brackets {
		p.say("(")
	}
	p.exprs(e.Elts)
	if len(e.Elts) == 1 {
		p.say(",")
	}
	if brackets {
		p.say(")")
	}
}

func (p *printer) dict(e *Dict) {
	p.say("{")
	for i, v := range e.Values {
		if i > 0 {
			p.say(", ")
		}
		if e.Keys[i] == nil {
			p.say("**")
			p.expr(v, precBitOr)
			continue
		}
		p.expr(e.Keys[i], precTest)
		p.say(": ")
		p.expr(v, precTest)
	}
	p.say("}")
}

func (p *printer) slice(e *Slice) {
	part := func(e Expr) {
		if e != nil {
			p.expr(e, precTest)
		}
	}
	part(e.Lower)
	p.say(":")
	part(e.Upper)
	if e.Step != nil {
		p.say(":")
		part(e.Step)
	}
}

func (p *printer) comp(e *Comp) {
	p.say([...]string{"[", "{", "{", "("}[e.Kind])
	if e.Key != nil {
		p.expr(e.Key, precTest)
		p.say(": ")
	}
	p.expr(e.Elt, precTest)
	for _, g := range e.Generators {
		p.say(" for ")
		p.expr(g.Target, precTuple)
		p.say(" in ")
		p.expr(g.Iter, precTest+1)
		for _, test := range g.Ifs {
			p.say(" if ")
			p.expr(test, precTest+1)
		}
	}
	p.say([...]string{"]", "}", "}", ")"}[e.Kind])
}

// arguments writes those of a call, with its brackets.
func (p *printer) arguments(args []Expr, keywords []*Keyword) {
	p.say("(")
	p.exprs(args)
	for i, k := range keywords {
		if i > 0 || len(args) > 0 {
			p.say(", ")
		}
		if k.Arg == "" {
			p.say("**")
		} else {
			p.say(k.Arg, "=")
		}
		p.expr(k.Value, precTest)
	}
	p.say(")")
}

// parameters writes those of a def or a lambda, without brackets.
func (p *printer) parameters(a *Arguments) {
	comma := ""
	arg := func(star string, a *Arg, value Expr) {
		p.say(comma, star, a.Name)
		comma = ", "
		if p.after(": ", a.Annotation); a.Annotation != nil {
			p.after(" = ", value)
		} else {
			p.after("=", value)
		}
	}
	all := append(append([]*Arg(nil), a.PosOnly...), a.Args...)
	for i, one := range all {
		var value Expr
		if j := i - len(all) + len(a.Defaults); j >= 0 {
			value = a.Defaults[j]
		}
		arg("", one, value)
		if i == len(a.PosOnly)-1 {
			p.say(", /")
		}
	}
	if a.VarArg != nil {
		arg("*", a.VarArg, nil)
	} else if len(a.KwOnly) > 0 {
		p.say(comma, "*")
		comma = ", "
	}
	for i, one := range a.KwOnly {
		arg("", one, a.KwDefaults[i])
	}
	if a.KwArg != nil {
		arg("**", a.KwArg, nil)
	}
}
