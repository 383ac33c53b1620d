package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

func (c *compiler) forStmt(n *syntax.For) stmt {
	iter := c.expr(n.Iter)
	l := &loop{target: c.loopTarget(n.Target), body: c.stmts(n.Body), orElse: c.stmts(n.OrElse)}
	mayBeFresh := makesGenerator(n.Iter)
	return func(a *activation) (signal, error) {
		a.m.made = nil
		v, err := iter(a)
		if err != nil {
			return next, err
		}
		if r, ok := v.(*python.Range); ok {
			return l.overRange(a, r)
		}
		fresh := mayBeFresh && v == a.m.made && a.m.maker == a
		it, err := python.Iter(a.t, v)
		if err != nil {
			return next, err
		}
		sig, err := l.over(a, it)
		if g, ok := it.(*Generator); ok && fresh && !g.finished {
			return closeAfter(a, g, sig, err)
		}
		return sig, err
	}
}

// loop is the part of a for statement that turns.
type loop struct {
	target       *loopTarget
	body, orElse stmt
}

func (l *loop) over(a *activation, it python.Iterator) (signal, error) {
	pull := l.target.pairs(it)
	for {
		if err := a.t.Tick(); err != nil {
			return next, err
		}
		more := false
		var err error
		if pull != nil {
			more, err = pull(a)
		} else {
			more, err = l.target.next(a, it)
		}
		if err != nil {
			return next, err
		}
		if !more {
			return l.orElse(a)
		}
		sig, err := l.body(a)
		if err != nil || sig == returns {
			return sig, err
		}
		if sig == breaks {
			return next, nil
		}
	}
}

func (l *loop) overRange(a *activation, r *python.Range) (signal, error) {
	for i, left := r.Start, r.Len(); left > 0; i, left = i+r.Step, left-1 {
		if err := a.t.Tick(); err != nil {
			return next, err
		}
		if err := l.target.assign(a, python.NewInt(i)); err != nil {
			return next, err
		}
		sig, err := l.body(a)
		if err != nil || sig == returns {
			return sig, err
		}
		if sig == breaks {
			return next, nil
		}
	}
	return l.orElse(a)
}

// loopTarget is what a loop assigns to at each turn.
type loopTarget struct {
	slot        int // of a local variable that it is; else -1
	store       assigner
	left, right assigner // of a target of two names: the values of a pair need no tuple
}

func (c *compiler) loopTarget(n syntax.Expr) *loopTarget {
	l := &loopTarget{slot: -1, store: c.target(n)}
	switch n := n.(type) {
	case *syntax.Name:
		if y := c.scope.resolve(n.ID); y.place == local {
			l.slot = y.index
		}
	case *syntax.Tuple:
		if len(n.Elts) == 2 && isName(n.Elts[0]) && isName(n.Elts[1]) {
			l.left, l.right = c.target(n.Elts[0]), c.target(n.Elts[1])
		}
	}
	return l
}

func isName(n syntax.Expr) bool {
	_, ok := n.(*syntax.Name)
	return ok
}

func (l *loopTarget) assign(a *activation, v python.Value) error {
	if l.slot >= 0 {
		a.slots[l.slot] = v
		return nil
	}
	return l.store(a, v)
}

// next assigns the iterator's next value; false at its end.
func (l *loopTarget) next(a *activation, it python.Iterator) (bool, error) {
	v, err := it.Next(a.t)
	if err != nil || v == nil {
		return false, err
	}
	return true, l.assign(a, v)
}

// pairs is next for a target of two and an iterator of pairs, nil for others.
func (l *loopTarget) pairs(it python.Iterator) func(a *activation) (bool, error) {
	if l.left == nil {
		return nil
	}
	next := python.Pairs(it)
	if next == nil {
		return nil
	}
	return func(a *activation) (bool, error) {
		v, w, err := next(a.t)
		if err != nil || v == nil {
			return false, err
		}
		if err := l.left(a, v); err != nil {
			return false, err
		}
		return true, l.right(a, w)
	}
}

// makesGenerator reports whether an expression may be the call of a generator function, whose generator then
// only the loop has: its arguments call nothing.
func makesGenerator(n syntax.Expr) bool {
	switch n := n.(type) {
	case *syntax.Comp:
		return n.Kind == syntax.GeneratorExp
	case *syntax.Call:
		return !callsSomething(n.Args) && !callsSomething(children(n.Func))
	}
	return false
}

func callsSomething(list []syntax.Expr) bool {
	for _, n := range list {
		switch n.(type) {
		case *syntax.Call, *syntax.Comp, *syntax.NamedExpr:
			return true
		}
		if n != nil && callsSomething(children(n)) {
			return true
		}
	}
	return false
}

// closeAfter ends a generator whose loop was left: its finally blocks run now, as when CPython drops it.
func closeAfter(a *activation, g *Generator, sig signal, err error) (signal, error) {
	result, failed := a.result, a.failed
	if closing := g.Close(a.t); closing != nil && err == nil {
		return next, closing
	}
	a.result, a.failed = result, failed
	return sig, err
}
