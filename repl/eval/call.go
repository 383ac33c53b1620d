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
	args := c.exprs(n.Args)
	if attr, ok := n.Func.(*syntax.Attribute); ok {
		return methodCall(c.expr(attr.Value), attr.Attr, args, line, containsYield(n.Args))
	}
	return plainCall(c.expr(n.Func), args, containsYield(n.Args))
}

// specialCall compiles super(), locals(), globals(), vars(), dir(): calls that see where they stand. Each asks
// at run time whether the name still is the builtin.
func (c *compiler) specialCall(name string, n *syntax.Call) expr {
	if len(n.Args)+len(n.Keywords) > 0 {
		return nil
	}
	var here expr
	switch name {
	case "super":
		here = c.superHere()
	case "locals", "vars":
		here = c.localsHere(name)
	case "dir":
		locals := c.localsHere(name)
		here = func(a *activation) (python.Value, error) {
			v, err := locals(a)
			if err != nil {
				return nil, err
			}
			return python.SortedNames(a.t, v)
		}
	case "globals":
		names := c.Names
		here = func(*activation) (python.Value, error) { return names.Dict(), nil }
	}
	if here == nil {
		return nil
	}
	load := c.load(name)
	return func(a *activation) (python.Value, error) {
		f, err := load(a)
		if err != nil {
			return nil, err
		}
		if f == python.SuperType || isBuiltin(f, name) {
			return here(a)
		}
		return python.Call(a.t, f, python.Args{})
	}
}

func isBuiltin(f python.Value, name string) bool {
	b, ok := f.(*python.Builtin)
	return ok && b.Name == name && b.Self == nil && b.Owner == nil
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

// localsHere is locals(): a copy in a function, the namespace itself elsewhere.
func (c *compiler) localsHere(string) expr {
	s := c.scope.activation()
	switch s.kind {
	case moduleScope:
		names := c.Names
		return func(*activation) (python.Value, error) { return names.Dict(), nil }
	case classScope:
		return func(a *activation) (python.Value, error) { return a.class, nil }
	}
	return func(a *activation) (python.Value, error) {
		d := python.NewDict()
		for _, y := range s.order {
			var v python.Value
			switch y.place {
			case local:
				v = a.slots[y.index]
			case cell:
				v = a.cells[y.index].Value
			case free:
				v = a.cells[s.slots.cells+y.index].Value
			}
			if v != nil && y.name[0] != '.' {
				d.SetStr(y.name, v)
			}
		}
		return d, nil
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
func plainCall(function expr, args []expr, own bool) expr {
	return func(a *activation) (python.Value, error) {
		f, err := function(a)
		if err != nil {
			return nil, err
		}
		if g, ok := f.(*Function); ok && g.takes(len(args)) && !own {
			return callFunction(a, g, nil, args)
		}
		return callValue(a, f, nil, args, own)
	}
}

// callFunction evaluates arguments right into the slots of the function's activation.
func callFunction(a *activation, g *Function, self python.Value, args []expr) (python.Value, error) {
	inner := enter(a.t, g.code)
	slots := inner.slots
	n := 0
	if self != nil {
		slots[0], n = self, 1
	}
	for i, arg := range args {
		v, err := arg(a)
		if err != nil {
			inner.leave()
			return nil, err
		}
		slots[n+i] = v
	}
	if g.code.params.plain > n+len(args) {
		g.defaultsFrom(slots, n+len(args))
	}
	inner.cells = g.closure
	v, err := inner.run()
	inner.leave()
	return v, err
}

// callValue is a call with arguments by position only. self, when it is not nil, comes first.
func callValue(a *activation, f, self python.Value, args []expr, own bool) (python.Value, error) {
	n := len(args)
	if self != nil {
		n++
	}
	var pos []python.Value
	if own {
		pos = make([]python.Value, n)
	} else {
		pos = a.t.Borrow(n)
	}
	rest := pos
	if self != nil {
		pos[0] = self
		rest = pos[1:]
	}
	var v python.Value
	err := evaluate(a, args, rest)
	if err == nil {
		v, err = python.Call(a.t, f, python.Args{Pos: pos})
	}
	if !own {
		a.t.GiveBack(pos)
	}
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

// site remembers what a method's name meant on values of one class.
type site struct {
	class   *python.Type
	version uint64
	method  python.Value // a *Function or a *python.Builtin method of the class; nil: look it up
	own     bool         // values may have an attribute of that name themselves
}

// methodCall is v.name(x, y), without making a bound method.
func methodCall(value expr, name string, args []expr, line int32, own bool) expr {
	here := &site{}
	return func(a *activation) (python.Value, error) {
		v, err := value(a)
		if err != nil {
			return nil, err
		}
		class := v.Type()
		if here.class != class || here.version != python.TypeVersion() {
			*here = site{class: class, version: python.TypeVersion()}
			here.method, here.own = python.MethodOf(class, name)
		}
		m := here.method
		if m == nil || here.own && python.OwnAttr(v, name) != nil {
			f, err := python.GetAttr(a.t, v, name)
			if err != nil {
				return nil, err
			}
			if g, ok := f.(*Function); ok && g.takes(len(args)) && !own {
				return callFunction(a, g, nil, args)
			}
			return callValue(a, f, nil, args, own)
		}
		switch m := m.(type) {
		case *Function:
			if m.takes(len(args)+1) && !own {
				return callFunction(a, m, v, args)
			}
			return callValue(a, m, v, args, own)
		case *python.Builtin:
			return callBuiltin(a, m, v, args, own)
		}
		return callValue(a, m, v, args, own)
	}
}

func callBuiltin(a *activation, m *python.Builtin, self python.Value, args []expr, own bool) (python.Value, error) {
	if own {
		pos := make([]python.Value, len(args))
		if err := evaluate(a, args, pos); err != nil {
			return nil, err
		}
		return m.CallOn(a.t, self, python.Args{Pos: pos})
	}
	pos := a.t.Borrow(len(args))
	var v python.Value
	err := evaluate(a, args, pos)
	if err == nil {
		v, err = m.CallOn(a.t, self, python.Args{Pos: pos})
	}
	a.t.GiveBack(pos)
	return v, err
}

// anyCall is a call with keywords or starred arguments.
func (c *compiler) anyCall(n *syntax.Call) expr {
	function, pos := c.expr(n.Func), c.items(n.Args)
	names, values := make([]string, len(n.Keywords)), make([]expr, len(n.Keywords))
	for i, k := range n.Keywords {
		names[i], values[i] = k.Arg, c.expr(k.Value)
	}
	return func(a *activation) (python.Value, error) {
		f, err := function(a)
		if err != nil {
			return nil, err
		}
		args := python.Args{}
		if args.Pos, err = pos(a); err != nil {
			return nil, err
		}
		if len(names) > 0 {
			args.Kw = make([]python.Named, 0, len(names))
		}
		for i, value := range values {
			v, err := value(a)
			if err != nil {
				return nil, err
			}
			if names[i] != "" {
				args.Kw = append(args.Kw, python.Named{Name: names[i], Value: v})
			} else if args.Kw, err = addMapping(a, f, args.Kw, v); err != nil {
				return nil, err
			}
		}
		return python.Call(a.t, f, args)
	}
}

// addMapping adds **v.
func addMapping(a *activation, f python.Value, kw []python.Named, v python.Value) ([]python.Named, error) {
	if !python.IsMapping(v) {
		return nil, python.Raise(python.TypeError, "%s() argument after ** must be a mapping, not %s",
			python.QualifiedName(f), python.TypeName(v))
	}
	d, ok := v.(*python.Dict)
	if !ok {
		d = python.NewDict()
		if err := d.Update(a.t, v); err != nil {
			return nil, err
		}
	}
	for k, v := range d.All() {
		name, ok := python.AsStr(k)
		if !ok {
			return nil, python.Raise(python.TypeError, "keywords must be strings")
		}
		for _, have := range kw {
			if have.Name == name {
				return nil, python.Raise(python.TypeError, "%s() got multiple values for keyword argument '%s'",
					python.QualifiedName(f), name)
			}
		}
		kw = append(kw, python.Named{Name: name, Value: v})
	}
	return kw, nil
}
