package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// load compiles a name that is read.
func (c *compiler) load(name string) expr {
	name = c.scope.mangled(name)
	y := c.scope.resolve(name)
	i := y.index
	switch y.place {
	case local:
		return func(a *activation) (python.Value, error) {
			if v := a.slots[i]; v != nil {
				return v, nil
			}
			return nil, unbound(name)
		}
	case cell:
		return func(a *activation) (python.Value, error) {
			if v := a.cells[i].Value; v != nil {
				return v, nil
			}
			return nil, unbound(name)
		}
	case free:
		cells := c.scope.activation().slots
		return func(a *activation) (python.Value, error) {
			if v := a.cells[cells.cells+i].Value; v != nil {
				return v, nil
			}
			return nil, python.Raise(python.NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
		}
	case classBody:
		outside := c.global(name)
		return func(a *activation) (python.Value, error) {
			if v := a.class.GetStr(name); v != nil {
				return v, nil
			}
			return outside(a)
		}
	case classFree:
		cells := c.scope.activation().slots
		return func(a *activation) (python.Value, error) {
			if v := a.class.GetStr(name); v != nil {
				return v, nil
			}
			if v := a.cells[cells.cells+i].Value; v != nil {
				return v, nil
			}
			return nil, undefined(name)
		}
	}
	return c.global(name)
}

func unbound(name string) error {
	e := python.Raise(python.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
	e.SetOwn("name", python.NewStr(name))
	return e
}

func undefined(name string) error {
	e := python.Raise(python.NameError, "name '%s' is not defined", name)
	e.SetOwn("name", python.NewStr(name))
	return e
}

// global compiles a name of the module, or else a builtin: where that is, is kept.
func (c *compiler) global(name string) expr {
	at := c.Names.Cell(name)
	var builtin *python.Cell // of the runtime that runs the code, found when it is first needed
	return func(a *activation) (python.Value, error) {
		if v := at.Value; v != nil {
			return v, nil
		}
		if builtin == nil {
			if a.t.Builtin(name) == nil {
				return nil, undefined(name)
			}
			builtin = a.t.Builtins.Cell(name)
		}
		if v := builtin.Value; v != nil {
			return v, nil
		}
		return nil, undefined(name)
	}
}

// store compiles a name that is bound.
func (c *compiler) store(name string) func(a *activation, v python.Value) {
	name = c.scope.mangled(name)
	y := c.scope.resolve(name)
	i := y.index
	switch y.place {
	case local:
		return func(a *activation, v python.Value) { a.slots[i] = v }
	case cell:
		return func(a *activation, v python.Value) { a.cells[i].Value = v }
	case free:
		cells := c.scope.activation().slots
		return func(a *activation, v python.Value) { a.cells[cells.cells+i].Value = v }
	case classBody, classFree:
		return func(a *activation, v python.Value) { a.define(name, v) }
	}
	at, stored := c.Names.Cell(name), c.Stored
	if stored == nil {
		return func(_ *activation, v python.Value) { at.Value = v }
	}
	return func(_ *activation, v python.Value) {
		at.Value = v
		switch v.(type) {
		case python.Int, *python.Str, python.Bytes, python.Bool, python.NoneType:
		default:
			stored(name, v)
		}
	}
}

// remove compiles del name.
func (c *compiler) remove(name string) stmt {
	name = c.scope.mangled(name)
	y := c.scope.resolve(name)
	i := y.index
	at := func(a *activation) *python.Value { return &a.slots[i] }
	missing := unbound
	switch y.place {
	case cell:
		at = func(a *activation) *python.Value { return &a.cells[i].Value }
	case free:
		cells := c.scope.activation().slots
		at = func(a *activation) *python.Value { return &a.cells[cells.cells+i].Value }
	case classBody, classFree:
		return func(a *activation) (signal, error) {
			if !a.class.DeleteStr(name) {
				return next, undefined(name)
			}
			return next, nil
		}
	case global:
		g := c.Names.Cell(name)
		at = func(*activation) *python.Value { return &g.Value }
		missing = undefined
	}
	return func(a *activation) (signal, error) {
		v := at(a)
		if *v == nil {
			return next, missing(name)
		}
		*v = nil
		return next, nil
	}
}

// constant compiles a literal: its value is made once.
func (c *compiler) constant(n *syntax.Constant) expr {
	v := constantValue(n)
	return func(*activation) (python.Value, error) { return v, nil }
}

func constantValue(n *syntax.Constant) python.Value {
	switch n.Kind {
	case syntax.None:
		return python.None
	case syntax.True:
		return python.True
	case syntax.False:
		return python.False
	case syntax.Ellipsis:
		return python.Ellipsis
	case syntax.Int:
		return python.ParseDecimal(n.Text)
	case syntax.Float:
		return python.Float(n.Float)
	case syntax.Str:
		return python.NewStr(n.Text)
	}
	return python.Bytes(n.Text)
}
