package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// comp compiles a comprehension: its loops run in the activation around it; those of a generator
// expression in one of its own.
func (c *compiler) comp(n *syntax.Comp) expr {
	if n.Kind == syntax.GeneratorExp {
		return c.genExpr(n)
	}
	first := c.expr(n.Generators[0].Iter)
	s := c.scope.nested[n]
	inner := &compiler{Options: c.Options, scope: s}
	var sink func(a *activation, into python.Value) error
	elt := inner.expr(n.Elt)
	switch n.Kind {
	case syntax.ListComp:
		sink = func(a *activation, into python.Value) error {
			v, err := elt(a)
			if err == nil {
				l := into.(*python.List)
				l.Items = append(l.Items, v)
			}
			return err
		}
	case syntax.SetComp:
		sink = func(a *activation, into python.Value) error {
			v, err := elt(a)
			if err != nil {
				return err
			}
			return into.(*python.Set).Add(a.t, v)
		}
	case syntax.DictComp:
		key := inner.expr(n.Key)
		sink = func(a *activation, into python.Value) error {
			k, err := key(a)
			if err != nil {
				return err
			}
			v, err := elt(a)
			if err != nil {
				return err
			}
			return into.(*python.Dict).Set(a.t, k, v)
		}
	}
	loop := inner.generators(n.Generators, sink)
	if c.err == nil {
		c.err = inner.err
	}
	fresh := freshCells(s)
	kind := n.Kind
	return func(a *activation) (python.Value, error) {
		v, err := first(a)
		if err != nil {
			return nil, err
		}
		fresh(a)
		var into python.Value
		switch kind {
		case syntax.ListComp:
			into = python.NewList()
		case syntax.SetComp:
			if into, err = python.NewSet(a.t); err != nil {
				return nil, err
			}
		case syntax.DictComp:
			into = python.NewDict()
		}
		return into, loop(a, v, into)
	}
}

// freshCells gives a comprehension's own variables new cells each time that it runs.
func freshCells(s *scope) func(a *activation) {
	var cells []int
	for name, y := range s.names {
		if y.place == cell && y.name == name && y.assigned && s.owns(y) {
			cells = append(cells, y.index)
		}
	}
	return func(a *activation) {
		for _, i := range cells {
			a.cells[i] = &python.Cell{}
		}
	}
}

// owns reports whether a symbol is the scope's own, and not one that it shares with what is around.
func (s *scope) owns(y *symbol) bool { return s.outer == nil || s.outer.names[y.name] != y }

type looper func(a *activation, iterable, into python.Value) error

// generators compiles the loops, the outermost first, and for each turn of the innermost the sink.
func (c *compiler) generators(list []*syntax.Comprehension, sink func(*activation, python.Value) error) looper {
	target := c.loopTarget(list[0].Target)
	conds := make([]test, len(list[0].Ifs))
	for i, n := range list[0].Ifs {
		conds[i] = c.test(n)
	}
	turn := sink
	if len(list) > 1 {
		iter := c.expr(list[1].Iter)
		rest := c.generators(list[1:], sink)
		turn = func(a *activation, into python.Value) error {
			v, err := iter(a)
			if err != nil {
				return err
			}
			return rest(a, v, into)
		}
	}
	return func(a *activation, iterable, into python.Value) error {
		it, err := python.Iter(a.t, iterable)
		if err != nil {
			return err
		}
		pull := target.pairs(it)
	turns:
		for {
			if err := a.t.Tick(); err != nil {
				return err
			}
			more := false
			if pull != nil {
				more, err = pull(a)
			} else {
				more, err = target.next(a, it)
			}
			if err != nil || !more {
				return err
			}
			for _, cond := range conds {
				truth, err := cond(a)
				if err != nil {
					return err
				}
				if !truth {
					continue turns
				}
			}
			if err := turn(a, into); err != nil {
				return err
			}
		}
	}
}

// genExpr compiles a generator expression: a generator function, called at once.
func (c *compiler) genExpr(n *syntax.Comp) expr {
	first := c.expr(n.Generators[0].Iter)
	s := c.scope.nested[n]
	inner := &compiler{Options: c.Options, scope: s}
	loops := inner.levels(n.Generators)
	elt := inner.expr(n.Elt)
	if c.err == nil {
		c.err = inner.err
	}
	line := n.Start.Line
	out := &code{file: c.File, name: s.name, qualname: s.qualname, frees: s.frees, names: c.Names, generator: true,
		doc: python.None, line: line, params: parameterList{names: []string{".0"}, plain: 1, posOnly: 1, varArg: -1, kwArg: -1}}
	out.slots, out.cells, out.locals = s.slots.slots, s.slots.cells, s.order
	capture := c.capture(s.frees)
	return func(a *activation) (python.Value, error) {
		v, err := first(a)
		if err != nil {
			return nil, err
		}
		it, err := python.Iter(a.t, v)
		if err != nil {
			return nil, err
		}
		f := &Function{code: out, name: s.name, qualname: s.qualname, doc: python.None}
		g := enter(a.t, out)
		g.slots[0] = it
		g.makeCells(capture(a))
		made := newGenerator(f, g)
		made.pull = (&turns{levels: loops, elt: elt, line: line, its: make([]looping, len(loops))}).begin(it)
		return made, nil
	}
}
