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
		return methodCall(c.expr(attr.Value), c.scope.mangled(attr.Attr), args, line, containsYield(n.Args))
	}
	return plainCall(c.expr(n.Func), args, line, containsYield(n.Args))
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
func plainCall(function expr, args []expr, line int32, own bool) expr {
	return func(a *activation) (python.Value, error) {
		f, err := function(a)
		if err != nil {
			return nil, err
		}
		a.line = line
		var v python.Value
		if g, ok := f.(*Function); ok && g.takes(len(args)) && !own {
			v, err = callFunction(a, g, nil, args)
		} else {
			v, err = callValue(a, f, nil, args, own)
		}
		if err != nil {
			a.fail(line)
		}
		return v, err
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
	k := &namedCall{line: n.Start.Line, function: c.expr(n.Func)}
	k.args, k.starred = make([]expr, len(n.Args)), make([]bool, len(n.Args))
	for i, e := range n.Args {
		if s, ok := e.(*syntax.Starred); ok {
			e, k.starred[i], k.stars = s.Value, true, true
		}
		k.args[i] = c.expr(e)
	}
	k.names, k.values = make([]string, len(n.Keywords)), make([]expr, len(n.Keywords))
	for i, w := range n.Keywords {
		k.names[i], k.values[i] = c.scope.mangled(w.Arg), c.expr(w.Value)
	}
	return func(a *activation) (python.Value, error) {
		f, err := k.function(a)
		if err != nil {
			return nil, err
		}
		v, err := k.call(a, f)
		if err != nil {
			a.fail(k.line)
		}
		return v, err
	}
}

// namedCall is a call that has more than plain arguments.
type namedCall struct {
	line     int32
	function expr
	args     []expr
	starred  []bool
	stars    bool // some are
	names    []string
	values   []expr
}

func (k *namedCall) call(a *activation, f python.Value) (python.Value, error) {
	args := python.Args{}
	var err error
	if k.stars {
		args.Pos, err = spread(a, f, k.args, k.starred)
	} else {
		args.Pos, err = values(a, k.args)
	}
	if err != nil {
		return nil, err
	}
	if len(k.names) > 0 {
		args.Kw = make([]python.Named, 0, len(k.names))
	}
	for i, value := range k.values {
		v, err := value(a)
		if err != nil {
			return nil, err
		}
		if k.names[i] != "" {
			args.Kw = append(args.Kw, python.Named{Name: k.names[i], Value: v})
		} else if args.Kw, err = addMapping(a, f, args.Kw, v); err != nil {
			return nil, err
		}
	}
	a.line = k.line
	return python.Call(a.t, f, args)
}

// calledName is how errors about starred arguments name what is called: with its module.
func calledName(a *activation, f python.Value) string {
	name := python.QualifiedName(f)
	if name == "?" {
		text, err := python.Repr(a.t, f)
		if err != nil {
			return "?"
		}
		return text
	}
	module, err := python.FindAttr(a.t, f, "__module__")
	if m, ok := python.AsStr(orNone(module)); err == nil && ok && m != "builtins" {
		name = m + "." + name
	}
	return name + "()"
}

func orNone(v python.Value) python.Value {
	if v == nil {
		return python.None
	}
	return v
}

// addMapping adds **v.
func addMapping(a *activation, f python.Value, kw []python.Named, v python.Value) ([]python.Named, error) {
	if !python.IsMapping(v) {
		return nil, python.Raise(python.TypeError, "%s argument after ** must be a mapping, not %s",
			calledName(a, f), python.TypeName(v))
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
				return nil, python.Raise(python.TypeError, "%s got multiple values for keyword argument '%s'",
					calledName(a, f), name)
			}
		}
		kw = append(kw, python.Named{Name: name, Value: v})
	}
	return kw, nil
}
