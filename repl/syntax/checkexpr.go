package syntax

func (c checker) exprs(es []Expr) {
	for _, e := range es {
		c.expr(e)
	}
}

func (c checker) expr(e Expr) {
	switch e := e.(type) {
	case *Name:
		c.scope.use(e.ID)
	case *Constant:
	case *Yield, *YieldFrom:
		c.yields(e)
		c.below(e)
	case *Lambda:
		c.parameters(e.Args).expr(e.Body)
	case *Comp:
		c.comp(e)
	case *NamedExpr:
		c.walrus(e)
		c.expr(e.Value)
	case *Call:
		c.expr(e.Func)
		c.exprs(e.Args)
		c.keywords(e.Keywords)
	case *Starred:
		c.expr(e.Value)
	case *List, *Tuple, *Set:
		c.below(e)
	default:
		c.below(e)
	}
}

// notStarred refuses *a where one value is wanted.
func (c checker) notStarred(e Expr) {
	if _, ok := e.(*Starred); ok {
		c.refuse(e, "can't use starred expression here")
	}
}

func (c checker) keywords(ks []*Keyword) {
	for i, k := range ks {
		for _, before := range ks[:i] {
			if k.Arg != "" && k.Arg == before.Arg {
				c.refuse(k, "keyword argument repeated: %s", k.Arg)
			}
		}
		c.expr(k.Value)
	}
}

// assigned refuses a star that stands for all that is assigned.
func (c checker) assigned(e Expr) {
	if _, ok := e.(*Starred); ok {
		c.refuse(e, "starred assignment target must be in a list or tuple")
	}
}

// target checks what something is assigned to.
func (c checker) target(e Expr) {
	switch e := e.(type) {
	case *Name:
		if e.ID == "__debug__" {
			c.refuse(e, "cannot assign to __debug__")
		}
		c.scope.bind(e.ID)
	case *Tuple:
		c.targets(e, e.Elts)
	case *List:
		c.targets(e, e.Elts)
	case *Starred:
		c.target(e.Value)
	default:
		c.expr(e)
	}
}

func (c checker) targets(whole Expr, elts []Expr) {
	stars := 0
	for _, e := range elts {
		if _, ok := e.(*Starred); ok {
			stars++
		}
		c.target(e)
	}
	if stars > 1 {
		c.refuse(whole, "multiple starred expressions in assignment")
	}
}

var compNames = [...]string{"list comprehension", "set comprehension", "dict comprehension",
	"generator expression"}

func (c checker) yields(e Expr) {
	switch c.scope.kind {
	case functionScope:
	case compScope:
		c.refuse(e, "'yield' inside %s", compNames[c.scope.comp])
	default:
		c.refuse(e, "'yield' outside function")
	}
}

// comp checks a comprehension: what it goes through first belongs outside.
func (c checker) comp(e *Comp) {
	inner := c
	inner.scope = c.scope.inside(compScope)
	inner.scope.comp = e.Kind
	for i, g := range e.Generators {
		from := inner
		if i == 0 {
			from = c
		}
		from.scope.iterating++
		from.expr(g.Iter)
		from.scope.iterating--
		inner.target(g.Target)
	}
	for _, g := range e.Generators {
		inner.exprs(g.Ifs)
	}
	if e.Key != nil {
		inner.expr(e.Key)
	}
	inner.expr(e.Elt)
}

// walrus checks name := value, which binds outside of comprehensions.
func (c checker) walrus(e *NamedExpr) {
	name := e.Target.ID
	scope := c.scope
	if scope.iterating > 0 {
		c.refuse(e, "assignment expression cannot be used in a comprehension iterable expression")
	}
	for ; scope.kind == compScope; scope = scope.outer {
		if scope.bound[name] {
			c.refuse(e.Target,
				"assignment expression cannot rebind comprehension iteration variable '%s'", name)
		}
	}
	if scope.kind == classScope && c.scope != scope {
		c.refuse(e, "assignment expression within a comprehension cannot be used in a class body")
	}
	scope.bind(name)
}
