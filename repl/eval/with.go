package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// with compiles the items one inside the other.
func (c *compiler) with(items []*syntax.WithItem, body []syntax.Stmt) stmt {
	manager := c.expr(items[0].Context)
	line := items[0].Context.Range().Start.Line
	var store assigner
	if items[0].Vars != nil {
		store = c.target(items[0].Vars)
	}
	var inner stmt
	if len(items) > 1 {
		inner = c.with(items[1:], body)
	} else {
		inner = c.stmts(body)
	}
	return func(a *activation) (signal, error) {
		m, err := manager(a)
		if err != nil {
			return next, err
		}
		exit, err := python.EnterContext(a.t, m, func(v python.Value) error {
			if store == nil {
				return nil
			}
			return store(a, v)
		})
		if err != nil && exit == nil {
			return next, err
		}
		var sig signal
		if err == nil {
			sig, err = inner(a)
		}
		if err == nil {
			result := a.result
			_, err = exit(a.t, nil)
			a.result = result
			return sig, err
		}
		e := python.AsException(a.t, err)
		if e == nil {
			return next, err
		}
		failed, before := a.failed, a.t.Handled
		if failed == 0 {
			failed = line
		}
		e.Passed(python.Place{File: a.code.file, Line: int(failed), Function: a.code.name})
		a.failed, a.t.Handled = 0, e
		held, err := exit(a.t, e)
		a.t.Handled = before
		if err != nil {
			if raised := python.AsException(a.t, err); raised != nil && raised != e && raised.Context == nil {
				raised.Context = e
			}
			return next, err
		}
		if held {
			return next, nil
		}
		e.Trace = e.Trace[:len(e.Trace)-1]
		a.failed = failed
		return next, e
	}
}
