package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

func (c *compiler) raise(n *syntax.Raise) stmt {
	if n.Exc == nil {
		return func(a *activation) (signal, error) {
			if a.t.Handled == nil {
				return next, python.Raise(python.RuntimeError, "No active exception to reraise")
			}
			return next, a.t.Handled
		}
	}
	exc := c.expr(n.Exc)
	var cause expr
	if n.Cause != nil {
		cause = c.expr(n.Cause)
	}
	return func(a *activation) (signal, error) {
		v, err := exc(a)
		if err != nil {
			return next, err
		}
		e, err := raised(a.t, v)
		if err != nil {
			return next, err
		}
		if cause != nil {
			if err := setCause(a, e, cause); err != nil {
				return next, err
			}
		}
		if h := a.t.Handled; h != nil && h != e && e.Context == nil {
			e.Context = h
		}
		return next, e
	}
}

// raised is the exception that raise v means.
func raised(t *python.Thread, v python.Value) (*python.Exception, error) {
	if c, ok := v.(*python.Type); ok && c.Below(python.BaseException) {
		made, err := python.CallValues(t, c)
		if err != nil {
			return nil, err
		}
		v = made
	}
	e, ok := v.(*python.Exception)
	if !ok {
		return nil, python.Raise(python.TypeError, "exceptions must derive from BaseException")
	}
	return e, nil
}

func setCause(a *activation, e *python.Exception, cause expr) error {
	v, err := cause(a)
	if err != nil {
		return err
	}
	e.Suppress = true
	if v == python.None {
		e.Cause = nil
		return nil
	}
	from, err := raised(a.t, v)
	if err != nil {
		return python.Raise(python.TypeError, "exception causes must derive from BaseException")
	}
	e.Cause = from
	return nil
}

// handler is a compiled except clause.
type handler struct {
	class expr // nil: any
	store func(a *activation, v python.Value)
	clear stmt
	body  stmt
	line  int32
}

func (c *compiler) try(n *syntax.Try) stmt {
	run := c.stmts(n.Body)
	if len(n.Handlers) > 0 {
		run = c.handled(run, n)
	}
	if len(n.Final) > 0 {
		run = finally(run, c.stmts(n.Final))
	}
	return run
}

func (c *compiler) handled(body stmt, n *syntax.Try) stmt {
	handlers := make([]handler, len(n.Handlers))
	for i, h := range n.Handlers {
		handlers[i] = c.handler(h)
		if h.Type == nil && i < len(n.Handlers)-1 {
			c.fail(h, "default 'except:' must be last")
		}
	}
	orElse := c.stmts(n.OrElse)
	star := n.Star
	return func(a *activation) (signal, error) {
		sig, err := body(a)
		if err == nil {
			if sig == next {
				return orElse(a)
			}
			return sig, nil
		}
		e := python.AsException(a.t, err)
		if e == nil {
			return next, err
		}
		e.Passed(python.Place{File: a.code.file, Line: int(a.failed), Function: a.code.name})
		if e.Context == nil && a.t.Handled != nil && a.t.Handled != e {
			e.Context = a.t.Handled
		}
		a.failed = 0
		if star {
			return handleGroup(a, handlers, e)
		}
		return handle(a, handlers, e)
	}
}

func (c *compiler) handler(h *syntax.Handler) handler {
	out := handler{line: h.Start.Line}
	if h.Type != nil {
		out.class = c.expr(h.Type)
	}
	if h.Name != "" {
		out.store, out.clear = c.store(h.Name), c.remove(h.Name)
	}
	out.body = c.stmts(h.Body)
	return out
}

// handle runs the first clause that fits; without one the exception goes on.
func handle(a *activation, handlers []handler, e *python.Exception) (signal, error) {
	for i := range handlers {
		h := &handlers[i]
		fits, err := h.fits(a, e)
		if err != nil {
			a.fail(h.line)
			return next, err
		}
		if fits {
			return h.run(a, e)
		}
	}
	a.failed = lastLine(e)
	e.Trace = e.Trace[:len(e.Trace)-1]
	return next, e
}

func lastLine(e *python.Exception) int32 { return int32(e.Trace[len(e.Trace)-1].Line) }

func (h *handler) fits(a *activation, e *python.Exception) (bool, error) {
	if h.class == nil {
		return true, nil
	}
	v, err := h.class(a)
	if err != nil {
		return false, err
	}
	return matches(e, v)
}

// matches reports whether an exception is of a class, or of one of a tuple of them.
func matches(e *python.Exception, v python.Value) (bool, error) {
	switch v := v.(type) {
	case *python.Type:
		if v.Below(python.BaseException) {
			return e.Type().Below(v), nil
		}
	case *python.Tuple:
		for _, one := range v.Items {
			if ok, err := matches(e, one); err != nil || ok {
				return ok, err
			}
		}
		return false, nil
	}
	return false, python.Raise(python.TypeError, "catching classes that do not inherit from BaseException is not allowed")
}

// run runs the clause's body while the exception is handled.
func (h *handler) run(a *activation, e *python.Exception) (signal, error) {
	before := a.t.Handled
	a.t.Handled = e
	if h.store != nil {
		h.store(a, e)
	}
	sig, err := h.body(a)
	a.t.Handled = before
	if h.clear != nil {
		_, _ = h.clear(a) // it may be deleted already
	}
	if err != nil {
		if raised := python.AsException(a.t, err); raised != nil && raised != e && raised.Context == nil {
			raised.Context = e
		}
	}
	return sig, err
}

// finally runs the last block however the first ends; what that block does itself counts more. An end that
// nothing catches passes it by.
func finally(body, last stmt) stmt {
	return func(a *activation) (signal, error) {
		sig, err := body(a)
		if err == nil {
			result := a.result
			if s, err := last(a); err != nil || s != next {
				return s, err
			}
			a.result = result
			return sig, nil
		}
		e := python.AsException(a.t, err)
		if e == nil {
			return next, err
		}
		failed, before := a.failed, a.t.Handled
		a.failed, a.t.Handled = 0, e
		s, lastErr := last(a)
		a.t.Handled = before
		if lastErr != nil {
			if raised := python.AsException(a.t, lastErr); raised != nil && raised != e && raised.Context == nil {
				raised.Context = e
			}
			return next, lastErr
		}
		if s != next {
			return s, nil
		}
		a.failed = failed
		return next, e
	}
}

// handleGroup is except*: each clause takes its part of the group.
func handleGroup(a *activation, handlers []handler, e *python.Exception) (signal, error) {
	rest := e
	var raised []python.Value
	for i := range handlers {
		h := &handlers[i]
		if rest == nil {
			break
		}
		v, err := h.class(a)
		if err != nil {
			return next, err
		}
		var part *python.Exception
		if part, rest, err = python.SplitGroup(a.t, rest, func(one *python.Exception) (bool, error) { return matches(one, v) }); err != nil {
			return next, err
		}
		if part == nil {
			continue
		}
		if sig, err := h.run(a, part); err != nil {
			again := python.AsException(a.t, err)
			if again == nil {
				return next, err
			}
			raised = append(raised, again)
		} else if sig != next {
			return sig, nil
		}
	}
	switch {
	case len(raised) == 0 && rest == nil:
		return next, nil
	case len(raised) == 0:
		return next, rest
	}
	if rest != nil {
		raised = append(raised, rest)
	}
	return next, python.NewGroup("", raised)
}
