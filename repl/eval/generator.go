package eval

import (
	"iter"
	"runtime"
	"sync"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// Generator is what the call of a function with yield gives.
type Generator struct {
	*generator
	name, qualname string
}

// generator is a function that stops at each yield. It runs as a coroutine; whoever asks for its next
// value lends it the thread.
type generator struct {
	a        *activation
	pull     func(a *activation) (python.Value, error) // of a generator expression: instead of a coroutine
	yield    func(python.Value) bool
	next     func() (python.Value, bool)
	stop     func()
	sent     python.Value // what yield gives
	thrown   error        // what yield raises
	err      error        // what ended it
	result   python.Value // what it returned
	started  bool
	running  bool
	finished bool
}

// Type is GeneratorType.
func (*Generator) Type() *python.Type { return GeneratorType }

// alive are the generators whose coroutine is there: at the session's end they are stopped.
type alive struct {
	mu  sync.Mutex
	all map[*generator]bool
}

func aliveOf(r *python.Runtime) *alive {
	v, _ := r.Shared.LoadOrStore(aliveKey{}, &alive{all: map[*generator]bool{}})
	return v.(*alive)
}

type aliveKey struct{}

func (l *alive) add(g *generator) {
	l.mu.Lock()
	l.all[g] = true
	l.mu.Unlock()
}

func (l *alive) remove(g *generator) {
	l.mu.Lock()
	delete(l.all, g)
	l.mu.Unlock()
}

// StopGenerators ends what generators are left, at the session's end: their finally blocks do not run.
func StopGenerators(r *python.Runtime) {
	l := aliveOf(r)
	l.mu.Lock()
	all := l.all
	l.all = map[*generator]bool{}
	l.mu.Unlock()
	for g := range all {
		g.thrown = python.Ended{Cause: errStopped}
		if !g.running {
			g.stop()
		}
	}
}

type stoppedError struct{}

func (stoppedError) Error() string { return "the session ends" }

var errStopped error = stoppedError{}

func newGenerator(f *Function, a *activation) *Generator {
	g := &generator{a: a, sent: python.None, result: python.None}
	a.gen = g
	out := &Generator{generator: g, name: f.name, qualname: f.qualname}
	a.m.made, a.m.maker = out, a.m.top
	return out
}

// start makes the coroutine.
func (g *Generator) start() {
	inner := g.generator
	inner.started = true
	if inner.pull != nil {
		return
	}
	l := aliveOf(inner.a.t.Runtime)
	inner.next, inner.stop = iter.Pull(func(yield func(python.Value) bool) {
		inner.yield = yield
		inner.body()
	})
	l.add(inner)
	r := inner.a.t.Runtime
	runtime.AddCleanup(g, func(inner *generator) {
		if !inner.finished {
			r.Later(func(t *python.Thread) { inner.abandon(t) })
		}
	}, inner)
}

func (g *generator) body() {
	sig, err := g.a.code.body(g.a)
	if err != nil {
		g.err = g.a.traced(err)
	} else if sig == returns {
		g.result = g.a.result
	}
	g.finished = true
	aliveOf(g.a.t.Runtime).remove(g)
}

// abandon ends a generator that nobody has any more: its finally blocks run.
func (g *generator) abandon(t *python.Thread) {
	if g.finished || g.running {
		return
	}
	_, _ = g.resume(t, nil, python.NewException(python.GeneratorExit))
	if !g.finished {
		g.thrown = python.Ended{Cause: errStopped}
		g.stop()
	}
}

// resume runs to the next yield: nil, nil is the end.
func (g *generator) resume(t *python.Thread, sent python.Value, thrown error) (python.Value, error) {
	if g.running {
		return nil, python.Raise(python.ValueError, "generator already executing")
	}
	if g.finished {
		return nil, thrown
	}
	if t.Depth++; t.Depth > t.DepthLimit() {
		t.Depth--
		return nil, python.Raise(python.RecursionError, "maximum recursion depth exceeded")
	}
	m := machineOf(t)
	g.a.t, g.a.m, g.a.caller, g.sent, g.thrown, g.running = t, m, m.top, sent, thrown, true
	m.top = g.a
	handled := t.Handled
	v, more := g.turn()
	m.top = g.a.caller
	t.Handled = handled
	g.running = false
	t.Depth--
	if more {
		return v, nil
	}
	err := g.err
	g.err = nil
	g.finished = true
	if err != nil && python.IsA(err, python.StopIteration) {
		e := python.Raise(python.RuntimeError, "generator raised StopIteration")
		e.Cause, e.Context, e.Suppress = err.(*python.Exception), err.(*python.Exception), true
		return nil, e
	}
	return nil, err
}

// Returned is what it returned, once: StopIteration's value.
func (g *Generator) Returned() python.Value {
	v := g.result
	g.result = python.None
	return v
}

// turn runs to the next yield; false is the end.
func (g *generator) turn() (python.Value, bool) {
	if g.pull == nil {
		return g.next()
	}
	v, err := python.Value(nil), g.thrown
	if err == nil {
		v, err = g.pull(g.a)
	}
	if err != nil {
		g.err = g.a.traced(err)
		v = nil
	}
	return v, v != nil
}

// Next is next(g): nil, nil is the end.
func (g *Generator) Next(t *python.Thread) (python.Value, error) { return g.send(t, python.None) }

func (g *Generator) send(t *python.Thread, v python.Value) (python.Value, error) {
	if !g.started {
		if v != python.None {
			return nil, python.Raise(python.TypeError, "can't send non-None value to a just-started generator")
		}
		g.start()
	}
	return g.resume(t, v, nil)
}

func (g *Generator) throw(t *python.Thread, err error) (python.Value, error) {
	if !g.started {
		g.started, g.finished = true, true
		return nil, err
	}
	return g.resume(t, nil, err)
}

// Close raises GeneratorExit in it.
func (g *Generator) Close(t *python.Thread) error {
	if !g.started || g.finished {
		g.started, g.finished = true, true
		return nil
	}
	v, err := g.resume(t, nil, python.NewException(python.GeneratorExit))
	switch {
	case err == nil && v != nil:
		return python.Raise(python.RuntimeError, "generator ignored GeneratorExit")
	case python.IsA(err, python.GeneratorExit) || python.IsA(err, python.StopIteration):
		return nil
	}
	return err
}

// stopped is StopIteration with the generator's result.
func (g *generator) stopped() error {
	v := g.result
	g.result = python.None
	if v == python.None {
		return python.NewException(python.StopIteration)
	}
	made, err := python.CallValues(nil, python.StopIteration, v)
	if err != nil {
		return err
	}
	return made.(*python.Exception)
}

// give hands a value out, and waits until the generator is asked again.
func (a *activation) give(v python.Value) (python.Value, error) {
	g := a.gen
	if !g.yield(v) {
		if g.thrown != nil {
			return nil, g.thrown
		}
		return nil, python.Ended{Cause: errStopped}
	}
	if err := g.thrown; err != nil {
		g.thrown = nil
		return nil, err
	}
	if g.sent == nil {
		return python.None, nil
	}
	return g.sent, nil
}

func (c *compiler) yield(n *syntax.Yield) expr {
	if n.Value == nil {
		return func(a *activation) (python.Value, error) { return a.give(python.None) }
	}
	value := c.expr(n.Value)
	return func(a *activation) (python.Value, error) {
		v, err := value(a)
		if err != nil {
			return nil, err
		}
		return a.give(v)
	}
}

func (c *compiler) yieldFrom(n *syntax.YieldFrom) expr {
	value := c.expr(n.Value)
	return func(a *activation) (python.Value, error) {
		v, err := value(a)
		if err != nil {
			return nil, err
		}
		it, err := python.Iter(a.t, v)
		if err != nil {
			return nil, err
		}
		return a.delegate(it)
	}
}

// delegate hands out all that another iterator gives, and hands in what is sent and thrown.
func (a *activation) delegate(it python.Iterator) (python.Value, error) {
	inner, _ := it.(*Generator)
	v, err := it.Next(a.t)
	for {
		if err != nil {
			return nil, err
		}
		if v == nil {
			if inner != nil {
				result := inner.result
				inner.result = python.None
				return result, nil
			}
			return python.None, nil
		}
		sent, thrown := a.give(v)
		switch {
		case thrown != nil && inner != nil && python.IsA(thrown, python.GeneratorExit):
			if err := inner.Close(a.t); err != nil {
				return nil, err
			}
			return nil, thrown
		case thrown != nil && inner != nil && python.AsException(a.t, thrown) != nil:
			v, err = inner.throw(a.t, thrown)
		case thrown != nil:
			return nil, thrown
		case sent != python.None && inner != nil:
			v, err = inner.send(a.t, sent)
		case sent != python.None:
			v, err = python.CallMethod(a.t, it, "send", sent)
		default:
			v, err = it.Next(a.t)
		}
	}
}
