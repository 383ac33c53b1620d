package eval

import (
	"strings"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// stmts compiles a block.
func (c *compiler) stmts(list []syntax.Stmt) stmt {
	parts := make([]stmt, 0, len(list))
	lines := make([]int32, 0, len(list))
	for _, n := range list {
		if s := c.stmt(n); s != nil {
			parts = append(parts, s)
			lines = append(lines, n.Range().Start.Line)
		}
	}
	switch len(parts) {
	case 0:
		return func(*activation) (signal, error) { return next, nil }
	case 1:
		one, line := parts[0], lines[0]
		return func(a *activation) (signal, error) {
			sig, err := one(a)
			if err != nil {
				a.fail(line)
			}
			return sig, err
		}
	}
	return func(a *activation) (signal, error) {
		for i, s := range parts {
			sig, err := s(a)
			if err != nil {
				a.fail(lines[i])
				return next, err
			}
			if sig != next {
				return sig, nil
			}
		}
		return next, nil
	}
}

// stmt compiles a statement; nil for one that does nothing.
func (c *compiler) stmt(n syntax.Stmt) stmt {
	switch n := n.(type) {
	case *syntax.ExprStmt:
		return c.exprStmt(n)
	case *syntax.Assign:
		return c.assign(n)
	case *syntax.AugAssign:
		return c.augAssign(n)
	case *syntax.AnnAssign:
		return c.annAssign(n)
	case *syntax.Return:
		return c.returns(n)
	case *syntax.Raise:
		return c.raise(n)
	case *syntax.Assert:
		return c.assert(n)
	case *syntax.Delete:
		return c.delete(n)
	case *syntax.Pass, *syntax.Global, *syntax.Nonlocal:
		return nil
	case *syntax.Break:
		return func(*activation) (signal, error) { return breaks, nil }
	case *syntax.Continue:
		return func(*activation) (signal, error) { return continues, nil }
	case *syntax.Import:
		return c.importStmt(n)
	case *syntax.ImportFrom:
		return c.importFrom(n)
	case *syntax.If:
		return c.ifStmt(n)
	case *syntax.While:
		return c.while(n)
	case *syntax.For:
		return c.forStmt(n)
	case *syntax.Try:
		return c.try(n)
	case *syntax.With:
		return c.with(n.Items, n.Body)
	case *syntax.FunctionDef:
		return c.def(n)
	case *syntax.ClassDef:
		return c.class(n)
	}
	c.fail(n, "invalid syntax")
	return nil
}

func (c *compiler) exprStmt(n *syntax.ExprStmt) stmt {
	shown := c.shown[n]
	if k, ok := n.Value.(*syntax.Constant); ok && !shown && k.Kind == syntax.Str {
		return nil // a docstring
	}
	value := c.expr(n.Value)
	if !shown {
		return func(a *activation) (signal, error) {
			_, err := value(a)
			return next, err
		}
	}
	show := c.Show
	return func(a *activation) (signal, error) {
		v, err := value(a)
		if err == nil {
			err = show(a.t, v)
		}
		return next, err
	}
}

func (c *compiler) returns(n *syntax.Return) stmt {
	if n.Value == nil {
		return func(a *activation) (signal, error) {
			a.result = python.None
			return returns, nil
		}
	}
	value := c.expr(n.Value)
	return func(a *activation) (signal, error) {
		v, err := value(a)
		if err != nil {
			return next, err
		}
		a.result = v
		return returns, nil
	}
}

func (c *compiler) ifStmt(n *syntax.If) stmt {
	cond, yes := c.test(n.Test), c.stmts(n.Body)
	if len(n.OrElse) == 0 {
		return func(a *activation) (signal, error) {
			truth, err := cond(a)
			if err != nil || !truth {
				return next, err
			}
			return yes(a)
		}
	}
	no := c.stmts(n.OrElse)
	return func(a *activation) (signal, error) {
		truth, err := cond(a)
		if err != nil {
			return next, err
		}
		if truth {
			return yes(a)
		}
		return no(a)
	}
}

func (c *compiler) while(n *syntax.While) stmt {
	cond, body, orElse := c.test(n.Test), c.stmts(n.Body), c.stmts(n.OrElse)
	return func(a *activation) (signal, error) {
		for {
			if err := a.t.Tick(); err != nil {
				return next, err
			}
			truth, err := cond(a)
			if err != nil {
				return next, err
			}
			if !truth {
				return orElse(a)
			}
			sig, err := body(a)
			if err != nil || sig == returns {
				return sig, err
			}
			if sig == breaks {
				return next, nil
			}
		}
	}
}

func (c *compiler) assert(n *syntax.Assert) stmt {
	cond := c.asserted(n.Test)
	var message expr
	if n.Msg != nil {
		message = c.expr(n.Msg)
	}
	told, line, top := c.Assert, int(n.Start.Line), c.scope.activation().kind == moduleScope
	return func(a *activation) (signal, error) {
		truth, compared, err := cond(a)
		if err == nil && !truth {
			err = failedAssert(a, message, compared)
		}
		if told != nil {
			told(a.t, line, top, err)
		}
		return next, err
	}
}

// Comparison is what a failed assert compared; the Exception's Go error.
type Comparison struct {
	Op          string
	Left, Right python.Value
}

// mostCompared bounds the text of a side.
const mostCompared = 200

func (c *Comparison) Error() string {
	side := func(v python.Value) string {
		text, err := python.Repr(python.OrIdle(nil), v)
		if err != nil {
			return "<" + python.TypeName(v) + " object>"
		}
		if len(text) > mostCompared {
			text = strings.ToValidUTF8(text[:mostCompared], "") + "…"
		}
		return text
	}
	return side(c.Left) + " " + c.Op + " " + side(c.Right) + " does not hold"
}

func failedAssert(a *activation, message expr, compared *Comparison) error {
	e := python.NewException(python.AssertionError)
	if message != nil {
		m, err := message(a)
		if err != nil {
			return err
		}
		e = python.NewException(python.AssertionError, m)
	}
	if compared != nil {
		e.Go = compared
	}
	return e
}

// asserted is a test that keeps what it compared.
func (c *compiler) asserted(n syntax.Expr) func(a *activation) (bool, *Comparison, error) {
	cmp, ok := n.(*syntax.Compare)
	if !ok || len(cmp.Ops) != 1 {
		cond := c.test(n)
		return func(a *activation) (bool, *Comparison, error) {
			truth, err := cond(a)
			return truth, nil, err
		}
	}
	left, right, op := c.expr(cmp.Left), c.expr(cmp.Comparators[0]), cmp.Ops[0]
	return func(a *activation) (bool, *Comparison, error) {
		v, err := left(a)
		if err != nil {
			return false, nil, err
		}
		w, err := right(a)
		if err != nil {
			return false, nil, err
		}
		got, err := compareValues(a.t, op, v, w)
		if err != nil {
			return false, nil, err
		}
		truth, err := python.Truth(a.t, got)
		return truth, &Comparison{op.String(), v, w}, err
	}
}

func (c *compiler) def(n *syntax.FunctionDef) stmt {
	make := c.function(n, n.Args, n.Body, n.Name, n.Returns)
	return c.decorated(n.Name, n.Decorators, make)
}

// decorated binds what a def or a class makes, after its decorators.
func (c *compiler) decorated(name string, decorators []syntax.Expr, make expr) stmt {
	decorate, store := c.exprs(decorators), c.store(name)
	return func(a *activation) (signal, error) {
		functions, err := values(a, decorate)
		if err != nil {
			return next, err
		}
		v, err := make(a)
		for i := len(functions) - 1; i >= 0 && err == nil; i-- {
			v, err = python.CallValues(a.t, functions[i], v)
		}
		if err == nil {
			store(a, v)
		}
		return next, err
	}
}

func values(a *activation, parts []expr) ([]python.Value, error) {
	if len(parts) == 0 {
		return nil, nil
	}
	list := make([]python.Value, len(parts))
	return list, evaluate(a, parts, list)
}

// lowered replaces commands by what they mean, at any depth.
func (c *compiler) lowered(list []syntax.Stmt) ([]syntax.Stmt, error) {
	for i, n := range list {
		if cmd, ok := n.(*syntax.Command); ok {
			if c.Lower == nil {
				return nil, &syntax.Error{Span: cmd.Span, Class: "SyntaxError", Message: "invalid syntax"}
			}
			s, err := c.Lower(cmd)
			if err != nil {
				return nil, err
			}
			list[i] = s
			c.commands[s] = true
			continue
		}
		for _, block := range blocks(n) {
			if _, err := c.lowered(block); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

// blocks are the statements inside one.
func blocks(n syntax.Stmt) [][]syntax.Stmt {
	switch n := n.(type) {
	case *syntax.If:
		return [][]syntax.Stmt{n.Body, n.OrElse}
	case *syntax.While:
		return [][]syntax.Stmt{n.Body, n.OrElse}
	case *syntax.For:
		return [][]syntax.Stmt{n.Body, n.OrElse}
	case *syntax.With:
		return [][]syntax.Stmt{n.Body}
	case *syntax.FunctionDef:
		return [][]syntax.Stmt{n.Body}
	case *syntax.ClassDef:
		return [][]syntax.Stmt{n.Body}
	case *syntax.Try:
		list := [][]syntax.Stmt{n.Body, n.OrElse, n.Final}
		for _, h := range n.Handlers {
			list = append(list, h.Body)
		}
		return list
	}
	return nil
}
