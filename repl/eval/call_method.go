package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

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
