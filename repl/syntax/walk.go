package syntax

// Children calls f with each node directly below n, in the order in which they stand; nil
// parts are left out.
func Children(n Node, f func(Node)) {
	switch n := n.(type) {
	case Expr:
		childrenOfExpr(n, f)
	case Stmt:
		childrenOfStmt(n, f)
	case *Keyword:
		f(n.Value)
	case *Comprehension:
		f(n.Target)
		f(n.Iter)
		each(n.Ifs, f)
	case *Handler:
		one(n.Type, f)
		each(n.Body, f)
	case *Word:
		one(n.Value, f)
	case *Arg:
		one(n.Annotation, f)
	}
}

// Inspect calls f with a node and all below it, from above, as long as f wants what is below.
func Inspect(n Node, f func(Node) bool) {
	if f(n) {
		Children(n, func(below Node) { Inspect(below, f) })
	}
}

func each[N Node](nodes []N, f func(Node)) {
	for _, n := range nodes {
		f(n)
	}
}

// one calls f with an expression unless it is nil.
func one(e Expr, f func(Node)) {
	if e != nil {
		f(e)
	}
}

func childrenOfExpr(e Expr, f func(Node)) {
	switch e := e.(type) {
	case *JoinedStr:
		each(e.Values, f)
	case *FormattedValue:
		f(e.Value)
		if e.Spec != nil {
			f(e.Spec)
		}
	case *UnaryOp:
		f(e.Operand)
	case *BinOp:
		f(e.Left)
		f(e.Right)
	case *BoolOp:
		each(e.Values, f)
	case *Compare:
		f(e.Left)
		each(e.Comparators, f)
	case *Call:
		f(e.Func)
		each(e.Args, f)
		each(e.Keywords, f)
	case *Attribute:
		f(e.Value)
	case *Subscript:
		f(e.Value)
		f(e.Index)
	case *Slice:
		one(e.Lower, f)
		one(e.Upper, f)
		one(e.Step, f)
	case *Starred:
		f(e.Value)
	case *IfExp:
		f(e.Test)
		f(e.Body)
		f(e.OrElse)
	case *NamedExpr:
		f(e.Target)
		f(e.Value)
	default:
		childrenOfDisplay(e, f)
	}
}

func childrenOfDisplay(e Expr, f func(Node)) {
	switch e := e.(type) {
	case *Tuple:
		each(e.Elts, f)
	case *List:
		each(e.Elts, f)
	case *Set:
		each(e.Elts, f)
	case *Dict:
		for i, v := range e.Values {
			one(e.Keys[i], f)
			f(v)
		}
	case *Comp:
		one(e.Key, f)
		f(e.Elt)
		each(e.Generators, f)
	case *Lambda:
		childrenOfArguments(e.Args, f)
		f(e.Body)
	case *Yield:
		one(e.Value, f)
	case *YieldFrom:
		f(e.Value)
	}
}

func childrenOfArguments(a *Arguments, f func(Node)) {
	each(a.PosOnly, f)
	each(a.Args, f)
	if a.VarArg != nil {
		f(a.VarArg)
	}
	each(a.KwOnly, f)
	if a.KwArg != nil {
		f(a.KwArg)
	}
	each(a.Defaults, f)
	for _, e := range a.KwDefaults {
		one(e, f)
	}
}

func childrenOfStmt(s Stmt, f func(Node)) {
	switch s := s.(type) {
	case *ExprStmt:
		f(s.Value)
	case *Assign:
		each(s.Targets, f)
		f(s.Value)
	case *AugAssign:
		f(s.Target)
		f(s.Value)
	case *AnnAssign:
		f(s.Target)
		f(s.Annotation)
		one(s.Value, f)
	case *Return:
		one(s.Value, f)
	case *Raise:
		one(s.Exc, f)
		one(s.Cause, f)
	case *Assert:
		f(s.Test)
		one(s.Msg, f)
	case *Delete:
		each(s.Targets, f)
	case *Command:
		each(s.Words, f)
		one(s.Value, f)
		if s.Nested != nil {
			f(s.Nested)
		}
	default:
		childrenOfCompound(s, f)
	}
}

func childrenOfCompound(s Stmt, f func(Node)) {
	switch s := s.(type) {
	case *If:
		f(s.Test)
		each(s.Body, f)
		each(s.OrElse, f)
	case *While:
		f(s.Test)
		each(s.Body, f)
		each(s.OrElse, f)
	case *For:
		f(s.Target)
		f(s.Iter)
		each(s.Body, f)
		each(s.OrElse, f)
	case *Try:
		each(s.Body, f)
		each(s.Handlers, f)
		each(s.OrElse, f)
		each(s.Final, f)
	case *With:
		for _, i := range s.Items {
			f(i.Context)
			one(i.Vars, f)
		}
		each(s.Body, f)
	case *FunctionDef:
		each(s.Decorators, f)
		childrenOfArguments(s.Args, f)
		one(s.Returns, f)
		each(s.Body, f)
	case *ClassDef:
		each(s.Decorators, f)
		each(s.Bases, f)
		each(s.Keywords, f)
		each(s.Body, f)
	}
}
