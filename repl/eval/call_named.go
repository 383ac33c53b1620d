package eval

import (
	"slices"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

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
	k.mapped = !containsYield(n.Args)
	for i, w := range n.Keywords {
		k.names[i], k.values[i] = c.scope.mangled(w.Arg), c.expr(w.Value)
		k.mapped = k.mapped && w.Arg != "" && !containsYield([]syntax.Expr{w.Value})
	}
	return func(a *activation) (python.Value, error) {
		f, err := k.function(a)
		if err != nil {
			return nil, err
		}
		var v python.Value
		if g, ok := f.(*Function); ok && k.fits(g) {
			v, err = k.callFunction(a, g)
		} else {
			v, err = k.call(a, f)
		}
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
	mapped   bool  // there is no **value, and nothing yields: what a call holds is its thread's
	code     *code // the function's that slots is for
	slots    []int // where each named argument goes; nil: it takes the long way
}

// fits reports whether the arguments can go right into the slots of the function.
func (k *namedCall) fits(g *Function) bool {
	if k.code != g.code {
		k.code, k.slots = g.code, nil
		if p := &g.code.params; !k.stars && k.mapped && p.varArg < 0 && p.kwArg < 0 && g.code.cells == 0 &&
			!g.code.generator && len(k.args) <= p.plain {
			k.slots = k.places(p)
		}
	}
	return k.slots != nil
}

func (k *namedCall) places(p *parameterList) []int {
	var slots []int
	for _, name := range k.names {
		i := slices.Index(p.names, name)
		if i < max(len(k.args), p.posOnly) || slices.Contains(slots, i) {
			return nil
		}
		slots = append(slots, i)
	}
	return slots
}

func (k *namedCall) callFunction(a *activation, g *Function) (python.Value, error) {
	inner := a.m.enter(a.t, g.code)
	slots := inner.slots
	err := evaluate(a, k.args, slots)
	for i := 0; i < len(k.values) && err == nil; i++ {
		slots[k.slots[i]], err = k.values[i](a)
	}
	if err == nil {
		err = g.fill(slots)
	}
	if err != nil {
		inner.leave()
		return nil, err
	}
	inner.cells = g.closure
	a.line = k.line
	v, err := inner.run()
	inner.leave()
	return v, err
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
