package eval

import (
	"fmt"

	"sockshell/repl/syntax"
)

// builder finds the names of each scope.
type builder struct {
	scope *scope
	err   *syntax.Error
}

func (b *builder) fail(n syntax.Node, format string, args ...any) {
	if b.err == nil {
		b.err = &syntax.Error{Span: n.Range(), Class: "SyntaxError", Message: fmt.Sprintf(format, args...)}
	}
}

func (b *builder) inside(n syntax.Node, s *scope, f func()) {
	b.scope.nested[n] = s
	outer := b.scope
	b.scope = s
	f()
	b.scope = outer
}

func (b *builder) stmts(list []syntax.Stmt) {
	for _, s := range list {
		b.stmt(s)
	}
}

func (b *builder) stmt(n syntax.Stmt) {
	switch n := n.(type) {
	case *syntax.ExprStmt:
		b.expr(n.Value)
	case *syntax.Assign:
		b.expr(n.Value)
		for _, t := range n.Targets {
			b.target(t)
		}
	case *syntax.AugAssign:
		b.expr(n.Value)
		b.expr(n.Target)
		b.target(n.Target)
	case *syntax.AnnAssign:
		b.annAssign(n)
	case *syntax.Return:
		b.expr(n.Value)
	case *syntax.Raise:
		b.expr(n.Exc)
		b.expr(n.Cause)
	case *syntax.Assert:
		b.expr(n.Test)
		b.expr(n.Msg)
	case *syntax.Delete:
		for _, t := range n.Targets {
			b.target(t)
		}
	case *syntax.Global:
		b.declare(n, n.Names, global)
	case *syntax.Nonlocal:
		b.declare(n, n.Names, free)
	case *syntax.Import:
		for _, a := range n.Names {
			b.scope.bind(importedName(a))
		}
	case *syntax.ImportFrom:
		for _, a := range n.Names {
			if a.Name == "*" {
				if b.scope.kind != moduleScope {
					b.fail(n, "import * only allowed at module level")
				}
				continue
			}
			b.scope.bind(boundName(a))
		}
	default:
		b.compound(n)
	}
}

func (b *builder) annAssign(n *syntax.AnnAssign) {
	b.expr(n.Value)
	if b.scope.activation().kind != functionScope {
		b.expr(n.Annotation)
		if n.Simple {
			b.scope.bind("__annotations__")
		}
	}
	if n.Value != nil || n.Simple {
		b.target(n.Target)
	} else {
		b.expr(n.Target)
	}
}

func (b *builder) declare(n syntax.Node, names []string, p place) {
	if b.scope.kind == moduleScope {
		if p == free {
			b.fail(n, "nonlocal declaration not allowed at module level")
		}
		return
	}
	what := "global"
	if p == free {
		what = "nonlocal"
	}
	for _, name := range names {
		y := b.scope.symbol(name)
		switch {
		case y.param:
			b.fail(n, "name '%s' is parameter and %s", name, what)
		case y.declared != unknown && y.declared != p:
			b.fail(n, "name '%s' is nonlocal and global", name)
		case y.assigned:
			b.fail(n, "name '%s' is assigned to before %s declaration", name, what)
		}
		y.declared = p
	}
}

func (b *builder) compound(n syntax.Stmt) {
	switch n := n.(type) {
	case *syntax.If:
		b.expr(n.Test)
		b.stmts(n.Body)
		b.stmts(n.OrElse)
	case *syntax.While:
		b.expr(n.Test)
		b.stmts(n.Body)
		b.stmts(n.OrElse)
	case *syntax.For:
		b.expr(n.Iter)
		b.target(n.Target)
		b.stmts(n.Body)
		b.stmts(n.OrElse)
	case *syntax.Try:
		b.stmts(n.Body)
		for _, h := range n.Handlers {
			b.expr(h.Type)
			if h.Name != "" {
				b.scope.bind(h.Name)
			}
			b.stmts(h.Body)
		}
		b.stmts(n.OrElse)
		b.stmts(n.Final)
	case *syntax.With:
		for _, item := range n.Items {
			b.expr(item.Context)
			if item.Vars != nil {
				b.target(item.Vars)
			}
		}
		b.stmts(n.Body)
	case *syntax.FunctionDef:
		b.exprs(n.Decorators)
		b.annotations(n.Args, n.Returns)
		b.scope.bind(n.Name)
		b.function(n, n.Name, n.Args, func() { b.stmts(n.Body) })
	case *syntax.ClassDef:
		b.class(n)
	}
}

func (b *builder) class(n *syntax.ClassDef) {
	b.exprs(n.Decorators)
	b.exprs(n.Bases)
	for _, k := range n.Keywords {
		b.expr(k.Value)
	}
	b.scope.bind(n.Name)
	b.inside(n, newScope(classScope, b.scope, n.Name), func() { b.stmts(n.Body) })
}

func (b *builder) annotations(a *syntax.Arguments, returns syntax.Expr) {
	for _, list := range [][]*syntax.Arg{a.PosOnly, a.Args, {a.VarArg}, a.KwOnly, {a.KwArg}} {
		for _, p := range list {
			if p != nil {
				b.expr(p.Annotation)
			}
		}
	}
	b.expr(returns)
}

// function finds the names of a def or a lambda.
func (b *builder) function(n syntax.Node, name string, a *syntax.Arguments, body func()) {
	b.exprs(a.Defaults)
	b.exprs(a.KwDefaults)
	s := newScope(functionScope, b.scope, name)
	s.class = b.scope.kind == classScope
	for _, p := range parameters(a) {
		if y := s.names[s.mangled(p.Name)]; y != nil {
			b.fail(p, "duplicate argument '%s' in function definition", p.Name)
		}
		s.bind(p.Name)
		y := s.symbol(p.Name)
		y.param = true
		s.place(y) // the first slots, in their order
	}
	b.inside(n, s, body)
}

// parameters lists all in the order of their slots.
func parameters(a *syntax.Arguments) []*syntax.Arg {
	var all []*syntax.Arg
	all = append(append(append(all, a.PosOnly...), a.Args...), a.KwOnly...)
	if a.VarArg != nil {
		all = append(all, a.VarArg)
	}
	if a.KwArg != nil {
		all = append(all, a.KwArg)
	}
	return all
}

func (b *builder) target(n syntax.Expr) {
	switch n := n.(type) {
	case *syntax.Name:
		b.scope.bind(n.ID)
	case *syntax.Tuple:
		for _, e := range n.Elts {
			b.target(e)
		}
	case *syntax.List:
		for _, e := range n.Elts {
			b.target(e)
		}
	case *syntax.Starred:
		b.target(n.Value)
	default:
		b.expr(n)
	}
}

func (b *builder) exprs(list []syntax.Expr) {
	for _, e := range list {
		b.expr(e)
	}
}

func (b *builder) expr(n syntax.Expr) {
	switch n := n.(type) {
	case nil:
	case *syntax.Name:
		b.scope.symbol(n.ID)
		if n.ID == "super" && b.scope.activation().kind == functionScope {
			b.scope.symbol("__class__")
		}
	case *syntax.Lambda:
		b.function(n, "<lambda>", n.Args, func() { b.expr(n.Body) })
	case *syntax.Comp:
		b.comp(n)
	case *syntax.NamedExpr:
		b.expr(n.Value)
		s := b.scope
		for s.kind == compScope || s.name == "<genexpr>" {
			s = s.outer
		}
		s.bind(n.Target.ID)
		b.scope.symbol(n.Target.ID)
	case *syntax.Yield:
		b.yields(n)
		b.expr(n.Value)
	case *syntax.YieldFrom:
		b.yields(n)
		b.expr(n.Value)
	default:
		for _, e := range children(n) {
			b.expr(e)
		}
	}
}

func (b *builder) yields(n syntax.Node) {
	s := b.scope
	if s.kind == compScope {
		b.fail(n, "'yield' inside list comprehension")
	}
	if s.kind != functionScope {
		b.fail(n, "'yield' outside function")
	}
	s.yields = true
}

// comp finds the names of a comprehension. The first iterable belongs to what is around it.
func (b *builder) comp(n *syntax.Comp) {
	b.expr(n.Generators[0].Iter)
	k, name := compScope, "<listcomp>"
	if n.Kind == syntax.GeneratorExp {
		k, name = functionScope, "<genexpr>"
	}
	s := newScope(k, b.scope, name)
	if k == functionScope {
		s.yields = true
		s.bind(".0")
		s.place(s.names[".0"])
	}
	b.inside(n, s, func() {
		for i, g := range n.Generators {
			if i > 0 {
				b.expr(g.Iter)
			}
			b.target(g.Target)
			b.exprs(g.Ifs)
		}
		b.expr(n.Key)
		b.expr(n.Elt)
	})
}

// children are the expressions right inside one.
func children(n syntax.Expr) []syntax.Expr {
	switch n := n.(type) {
	case *syntax.JoinedStr:
		return n.Values
	case *syntax.FormattedValue:
		if n.Spec != nil {
			return []syntax.Expr{n.Value, n.Spec}
		}
		return []syntax.Expr{n.Value}
	case *syntax.UnaryOp:
		return []syntax.Expr{n.Operand}
	case *syntax.BinOp:
		return []syntax.Expr{n.Left, n.Right}
	case *syntax.BoolOp:
		return n.Values
	case *syntax.Compare:
		return append([]syntax.Expr{n.Left}, n.Comparators...)
	case *syntax.Call:
		list := append([]syntax.Expr{n.Func}, n.Args...)
		for _, k := range n.Keywords {
			list = append(list, k.Value)
		}
		return list
	case *syntax.Attribute:
		return []syntax.Expr{n.Value}
	case *syntax.Subscript:
		return []syntax.Expr{n.Value, n.Index}
	case *syntax.Slice:
		return []syntax.Expr{n.Lower, n.Upper, n.Step}
	case *syntax.Starred:
		return []syntax.Expr{n.Value}
	case *syntax.Tuple:
		return n.Elts
	case *syntax.List:
		return n.Elts
	case *syntax.Set:
		return n.Elts
	case *syntax.Dict:
		return append(append([]syntax.Expr(nil), n.Keys...), n.Values...)
	case *syntax.IfExp:
		return []syntax.Expr{n.Test, n.Body, n.OrElse}
	}
	return nil
}

func importedName(a *syntax.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	for i := range a.Name {
		if a.Name[i] == '.' {
			return a.Name[:i]
		}
	}
	return a.Name
}

func boundName(a *syntax.Alias) string {
	if a.AsName != "" {
		return a.AsName
	}
	return a.Name
}
