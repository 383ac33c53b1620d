package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// call compiles a call.
func (c *compiler) call(n *syntax.Call) expr {
	line := n.Start.Line
	if name, ok := n.Func.(*syntax.Name); ok {
		if special := c.specialCall(name.ID, n); special != nil {
			return special
		}
	}
	if !plainArguments(n) {
		return c.anyCall(n)
	}
	args := c.operands(n.Args)
	if containsYield(n.Args) {
		return c.yieldingCall(n, args)
	}
	if attr, ok := n.Func.(*syntax.Attribute); ok {
		return c.methodCall(attr, args, line)
	}
	return plainCall(c.operand(n.Func), args, line)
}

// yieldingCall is a call whose arguments yield: they are not lent by the thread, which does other things
// meanwhile.
func (c *compiler) yieldingCall(n *syntax.Call, args []operand) expr {
	function := c.expr(n.Func)
	return func(a *activation) (python.Value, error) {
		f, err := function(a)
		if err != nil {
			return nil, err
		}
		pos := make([]python.Value, len(args))
		if err := fill(a, args, pos); err != nil {
			return nil, err
		}
		a.line = n.Start.Line
		return python.Call(a.t, f, python.Args{Pos: pos})
	}
}

// specialCall compiles super(), which sees where it stands. It asks at run time whether the name still is
// the builtin.
func (c *compiler) specialCall(name string, n *syntax.Call) expr {
	if name != "super" || len(n.Args)+len(n.Keywords) > 0 {
		return nil
	}
	here := c.superHere()
	if here == nil {
		return nil
	}
	load := c.load(name)
	return func(a *activation) (python.Value, error) {
		f, err := load(a)
		if err != nil {
			return nil, err
		}
		if f == python.SuperType {
			return here(a)
		}
		return python.Call(a.t, f, python.Args{})
	}
}

// superHere is super() in a method: its class, and its first argument.
func (c *compiler) superHere() expr {
	s := c.scope.activation()
	if s.kind != functionScope || s.names["__class__"] == nil {
		return nil
	}
	y := s.resolve("__class__")
	if y.place != free {
		return func(*activation) (python.Value, error) {
			return nil, python.Raise(python.RuntimeError, "super(): __class__ cell not found")
		}
	}
	class := c.load("__class__")
	var first *symbol
	for _, p := range s.order {
		if p.param {
			first = p
			break
		}
	}
	if first == nil {
		return func(*activation) (python.Value, error) {
			return nil, python.Raise(python.RuntimeError, "super(): no arguments")
		}
	}
	self := c.load(first.name)
	return func(a *activation) (python.Value, error) {
		k, err := class(a)
		if err != nil {
			return nil, python.Raise(python.RuntimeError, "super(): empty __class__ cell")
		}
		v, err := self(a)
		if err != nil {
			return nil, err
		}
		return python.NewSuper(k.(*python.Type), v)
	}
}

func plainArguments(n *syntax.Call) bool {
	if len(n.Keywords) > 0 {
		return false
	}
	for _, a := range n.Args {
		if _, ok := a.(*syntax.Starred); ok {
			return false
		}
	}
	return true
}

func containsYield(list []syntax.Expr) bool {
	for _, n := range list {
		switch n := n.(type) {
		case nil, *syntax.Lambda:
		case *syntax.Yield, *syntax.YieldFrom:
			return true
		case *syntax.NamedExpr:
			if containsYield([]syntax.Expr{n.Value}) {
				return true
			}
		default:
			if containsYield(children(n)) {
				return true
			}
		}
	}
	return false
}

// plainCall is f(x, y).
func plainCall(function operand, args []operand, line int32) expr {
	return func(a *activation) (python.Value, error) {
		f, err := function.get(a)
		if err != nil {
			return nil, err
		}
		var v python.Value
		switch g := f.(type) {
		case *Function:
			if g.takes(len(args)) {
				v, err = callFunction(a, g, nil, args, line)
			} else {
				v, err = callValue(a, f, nil, args, line)
			}
		case *python.Builtin:
			if g.Owner == nil {
				v, err = callNative(a, g, args, line)
			} else {
				v, err = callValue(a, f, nil, args, line)
			}
		default:
			v, err = callValue(a, f, nil, args, line)
		}
		if err != nil {
			a.fail(line)
		}
		return v, err
	}
}

// callNative calls a function of Go that is no method.
func callNative(a *activation, f *python.Builtin, args []operand, line int32) (python.Value, error) {
	pos := a.t.Borrow(len(args))
	var v python.Value
	err := fill(a, args, pos)
	if err == nil {
		a.line = line
		v, err = f.Fn(a.t, f.Self, python.Args{Pos: pos})
	}
	a.t.GiveBack(pos)
	return v, err
}

// callFunction evaluates arguments right into the slots of the function's activation. self, when it is not
// nil, comes first.
func callFunction(a *activation, g *Function, self python.Value, args []operand, line int32) (python.Value, error) {
	inner := a.m.enter(a.t, g.code)
	slots := inner.slots
	n := len(args)
	if self != nil {
		slots[0] = self
		slots = slots[1:]
	}
	for i := range args {
		v := args[i].quick(a)
		if v == nil {
			var err error
			if v, err = args[i].eval(a); err != nil {
				inner.leave()
				return nil, err
			}
		}
		slots[i] = v
	}
	if self != nil {
		n++
	}
	if g.code.params.plain > n {
		g.defaultsFrom(inner.slots, n)
	}
	inner.cells = g.closure
	a.line = line
	v, err := inner.run()
	inner.leave()
	return v, err
}

// callValue is a call with arguments by position only. self, when it is not nil, comes first.
func callValue(a *activation, f, self python.Value, args []operand, line int32) (python.Value, error) {
	n := len(args)
	if self != nil {
		n++
	}
	pos := a.t.Borrow(n)
	rest := pos
	if self != nil {
		pos[0] = self
		rest = pos[1:]
	}
	var v python.Value
	err := fill(a, args, rest)
	if err == nil {
		a.line = line
		v, err = python.Call(a.t, f, python.Args{Pos: pos})
	}
	a.t.GiveBack(pos)
	return v, err
}

func evaluate(a *activation, parts []expr, into []python.Value) error {
	for i, p := range parts {
		v, err := p(a)
		if err != nil {
			return err
		}
		into[i] = v
	}
	return nil
}
