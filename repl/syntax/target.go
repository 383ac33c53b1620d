package syntax

// describe says what an expression is, in CPython's words.
func describe(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Comp:
		return [...]string{"list comprehension", "set comprehension", "dict comprehension",
			"generator expression"}[e.Kind]
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr:
		return "f-string expression"
	case *Constant:
		return [...]string{None: "None", True: "True", False: "False", Ellipsis: "ellipsis",
			Int: "literal", Float: "literal", Str: "literal", Bytes: "literal"}[e.Kind]
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	}
	return "expression"
}

// role is what a target is for.
type role uint8

const (
	assigns role = iota
	deletes
	loops
)

// invalid finds in a target the first expression that is none; nil if all are.
func invalid(e Expr, r role) Expr {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *Tuple:
		return firstInvalid(e.Elts, r)
	case *List:
		return firstInvalid(e.Elts, r)
	case *Starred:
		if r == deletes {
			return e
		}
		return invalid(e.Value, r)
	case *Compare: // for x in y: what is wrong with x is another's matter
		if r == loops && len(e.Ops) > 0 && e.Ops[0] == In {
			return invalid(e.Left, r)
		}
	}
	return e
}

func firstInvalid(elts []Expr, r role) Expr {
	for _, e := range elts {
		if bad := invalid(e, r); bad != nil {
			return bad
		}
	}
	return nil
}

// target refuses what nothing can be assigned to.
func (p *parser) target(e Expr, r role) {
	bad := invalid(e, r)
	if bad == nil {
		return
	}
	verb := "assign to"
	if r == deletes {
		verb = "delete"
	}
	p.failf(bad.Range(), "cannot %s %s", verb, describe(bad))
}

// forTarget reads what stands between for and in.
func (p *parser) forTarget() Expr {
	start := p.tok.Start
	first := p.targetElement()
	if p.tok.kind != tComma {
		p.target(first, loops)
		return first
	}
	t := &Tuple{Elts: []Expr{first}}
	for p.take(tComma) {
		t.Span = p.since(start)
		if p.tok.kind == kIn {
			break
		}
		t.Elts = append(t.Elts, p.targetElement())
		t.Span = p.since(start)
	}
	p.target(t, loops)
	return t
}

// targetElement reads one target, at most as an operand, since "in" follows.
func (p *parser) targetElement() Expr {
	if p.tok.kind == tStar {
		start := p.tok.Start
		p.next()
		value := p.binary(1)
		return &Starred{p.since(start), value}
	}
	return p.binary(1)
}
