package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// A generator expression needs no coroutine: where it stands is which loops are under way.

// level is one for of a generator expression.
type level struct {
	iter   expr // nil of the first, whose iterable is there before
	target *loopTarget
	conds  []test
}

func (c *compiler) levels(list []*syntax.Comprehension) []level {
	all := make([]level, len(list))
	for i, n := range list {
		if i > 0 {
			all[i].iter = c.expr(n.Iter)
		}
		all[i].target = c.loopTarget(n.Target)
		for _, cond := range n.Ifs {
			all[i].conds = append(all[i].conds, c.test(cond))
		}
	}
	return all
}

// fits tells whether the values just assigned pass the level's ifs.
func (l *level) fits(a *activation) (bool, error) {
	for _, cond := range l.conds {
		if truth, err := cond(a); !truth || err != nil {
			return false, err
		}
	}
	return true, nil
}

// looping is a loop under way.
type looping struct {
	it    python.Iterator
	pairs func(a *activation) (bool, error) // instead of it, nil for most
}

func (l *level) begin(it python.Iterator) looping { return looping{it, l.target.pairs(it)} }

func (l *level) next(a *activation, loop *looping) (bool, error) {
	if loop.pairs != nil {
		return loop.pairs(a)
	}
	return l.target.next(a, loop.it)
}

// turns is a generator expression that runs.
type turns struct {
	levels []level
	elt    expr
	line   int32
	its    []looping
	at     int // the level whose turn is next; below 0 it is over
}

func (g *turns) begin(it python.Iterator) func(a *activation) (python.Value, error) {
	g.its[0] = g.levels[0].begin(it)
	return g.next
}

// next is the next value: nil, nil is the end.
func (g *turns) next(a *activation) (python.Value, error) {
	v, err := g.turn(a)
	if err != nil {
		a.fail(g.line)
	}
	return v, err
}

func (g *turns) turn(a *activation) (python.Value, error) {
	for g.at >= 0 {
		if err := a.t.Tick(); err != nil {
			return nil, err
		}
		l := &g.levels[g.at]
		more, err := l.next(a, &g.its[g.at])
		if err != nil {
			return nil, err
		}
		if !more {
			g.at--
			continue
		}
		fits, err := l.fits(a)
		switch {
		case err != nil:
			return nil, err
		case !fits:
			continue
		case g.at == len(g.levels)-1:
			return g.elt(a)
		}
		if err := g.descend(a); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// descend begins the loop inside the one under way.
func (g *turns) descend(a *activation) error {
	inner := &g.levels[g.at+1]
	v, err := inner.iter(a)
	if err != nil {
		return err
	}
	it, err := python.Iter(a.t, v)
	if err == nil {
		g.at++
		g.its[g.at] = inner.begin(it)
	}
	return err
}
