package eval

import (
	"slices"

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
		if g, ok := f.(*Function); ok && g.takes(len(args)) {
			v, err = callFunction(a, g, nil, args, line)
		} else {
			v, err = callValue(a, f, nil, args, line)
		}
		if err != nil {
			a.fail(line)
		}
		return v, err
	}
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

// site remembers what a method's name meant on values of one class, or of one module.
type site struct {
	name    string
	class   *python.Type
	version uint64
	method  python.Value // a *Function or a *python.Builtin method of the class; nil: look it up
	own     bool         // values may have an attribute of that name themselves
	hint    int
	module  *python.Module
	member  *python.Cell
}

// methodCall is v.name(x, y), without making a bound method.
func (c *compiler) methodCall(attr *syntax.Attribute, args []operand, line int32) expr {
	value, here := c.operand(attr.Value), &site{name: c.scope.mangled(attr.Attr)}
	return func(a *activation) (python.Value, error) {
		v, err := value.get(a)
		if err != nil {
			return nil, err
		}
		var got python.Value
		switch m := here.find(v).(type) {
		case *Function:
			if m.takes(len(args) + 1) {
				got, err = callFunction(a, m, v, args, line)
			} else {
				got, err = callValue(a, m, v, args, line)
			}
		case *python.Builtin:
			got, err = callBuiltin(a, m, v, args, line)
		case nil:
			got, err = here.callMember(a, v, args, line)
		default:
			got, err = callValue(a, m, v, args, line)
		}
		if err != nil {
			a.fail(line)
		}
		return got, err
	}
}

// find is the method that the value's class has for the name; nil when it must be looked up.
func (s *site) find(v python.Value) python.Value {
	class := v.Type()
	if s.class != class || s.version != python.TypeVersion() {
		s.class, s.version = class, python.TypeVersion()
		s.method, s.own = python.MethodOf(class, s.name)
	}
	if !s.own {
		return s.method
	}
	if i, ok := v.(*python.Instance); ok {
		if i.Own(s.name, &s.hint) != nil {
			return nil
		}
	} else if python.OwnAttr(v, s.name) != nil {
		return nil
	}
	return s.method
}

// callMember calls what v.name is: a module's function, say.
func (s *site) callMember(a *activation, v python.Value, args []operand, line int32) (python.Value, error) {
	var f python.Value
	m, ok := v.(*python.Module)
	if ok && s.module == m {
		f = s.member.Value
	}
	if f == nil {
		var err error
		a.line = line
		if f, err = python.GetAttr(a.t, v, s.name); err != nil {
			return nil, err
		}
		if ok && m.Names.Get(s.name) == f {
			s.module, s.member = m, m.Names.Cell(s.name)
		}
	}
	if g, ok := f.(*Function); ok && g.takes(len(args)) {
		return callFunction(a, g, nil, args, line)
	}
	return callValue(a, f, nil, args, line)
}

func callBuiltin(a *activation, m *python.Builtin, self python.Value, args []operand, line int32) (python.Value, error) {
	pos := a.t.Borrow(len(args))
	var v python.Value
	err := fill(a, args, pos)
	if err == nil {
		a.line = line
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
	k.names, k.values, k.mapped = make([]string, len(n.Keywords)), make([]expr, len(n.Keywords)), true
	for i, w := range n.Keywords {
		k.names[i], k.values[i] = c.scope.mangled(w.Arg), c.expr(w.Value)
		k.mapped = k.mapped && w.Arg != ""
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
	mapped   bool  // there is no **value
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
