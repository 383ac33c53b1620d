package eval

import (
	"slices"

	"strings"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// isVariable tells an expression that CPython's compiler does not make a constant of.
func isVariable(n syntax.Expr) bool {
	switch n := n.(type) {
	case *syntax.Constant:
		return false
	case *syntax.UnaryOp:
		return isVariable(n.Operand)
	case *syntax.Tuple:
		return slices.ContainsFunc(n.Elts, isVariable)
	}
	return true
}

// expr compiles an expression.
func (c *compiler) expr(n syntax.Expr) expr {
	switch n := n.(type) {
	case *syntax.Name:
		return c.load(n.ID)
	case *syntax.Constant:
		return c.constant(n)
	case *syntax.BinOp:
		return c.binary(n)
	case *syntax.UnaryOp:
		return c.unary(n)
	case *syntax.BoolOp:
		return c.boolean(n)
	case *syntax.Compare:
		return c.compare(n)
	case *syntax.Call:
		return c.call(n)
	case *syntax.Attribute:
		return c.attribute(n)
	case *syntax.Subscript:
		return c.subscript(n)
	case *syntax.Slice:
		return c.slice(n)
	case *syntax.JoinedStr:
		return c.joined(n)
	case *syntax.IfExp:
		return c.ifExp(n)
	}
	return c.display(n)
}

// display compiles what makes a new container or a function.
func (c *compiler) display(n syntax.Expr) expr {
	switch n := n.(type) {
	case *syntax.Tuple:
		if two := c.pair(n.Elts); two != nil {
			return two
		}
		items := c.items(n.Elts)
		return func(a *activation) (python.Value, error) {
			list, err := items(a)
			if err != nil {
				return nil, err
			}
			return python.NewTuple(list...), nil
		}
	case *syntax.List:
		items := c.items(n.Elts)
		return func(a *activation) (python.Value, error) {
			list, err := items(a)
			if err != nil {
				return nil, err
			}
			return python.NewList(list...), nil
		}
	case *syntax.Set:
		items, make := c.items(n.Elts), python.NewSet
		if len(n.Elts) > 2 && !slices.ContainsFunc(n.Elts, isVariable) {
			make = python.NewSetOfConstants
		}
		return func(a *activation) (python.Value, error) {
			list, err := items(a)
			if err != nil {
				return nil, err
			}
			return make(a.t, list...)
		}
	case *syntax.Dict:
		return c.dict(n)
	case *syntax.Comp:
		return c.comp(n)
	case *syntax.Lambda:
		return c.lambda(n)
	case *syntax.NamedExpr:
		value, store := c.expr(n.Value), c.store(n.Target.ID)
		return func(a *activation) (python.Value, error) {
			v, err := value(a)
			if err == nil {
				store(a, v)
			}
			return v, err
		}
	case *syntax.Yield:
		return c.yield(n)
	case *syntax.YieldFrom:
		return c.yieldFrom(n)
	case *syntax.FormattedValue:
		return c.formatted(n)
	case *syntax.Starred:
		c.fail(n, "can't use starred expression here")
	default:
		c.fail(n, "invalid syntax")
	}
	return func(*activation) (python.Value, error) { return python.None, nil }
}

// items compiles the elements of a display, some of which may be starred.
func (c *compiler) items(elts []syntax.Expr) func(a *activation) ([]python.Value, error) {
	parts, starred := make([]expr, len(elts)), make([]bool, len(elts))
	some := false
	for i, e := range elts {
		if _, starred[i] = e.(*syntax.Starred); starred[i] {
			some = true
		}
	}
	if some {
		for i, e := range elts {
			if s, ok := e.(*syntax.Starred); ok {
				e = s.Value
			}
			parts[i] = c.expr(e)
		}
		return func(a *activation) ([]python.Value, error) { return spread(a, nil, parts, starred) }
	}
	quick := c.operands(elts)
	return func(a *activation) ([]python.Value, error) {
		list := make([]python.Value, len(quick))
		return list, fill(a, quick, list)
	}
}

// pair compiles a tuple of two; nil: it is another one.
func (c *compiler) pair(elts []syntax.Expr) expr {
	if len(elts) != 2 || isStarred(elts[0]) || isStarred(elts[1]) {
		return nil
	}
	first, second := c.operand(elts[0]), c.operand(elts[1])
	return func(a *activation) (python.Value, error) {
		v, w, err := both(a, &first, &second)
		if err != nil {
			return nil, err
		}
		return python.NewPair(v, w), nil
	}
}

func isStarred(n syntax.Expr) bool {
	_, ok := n.(*syntax.Starred)
	return ok
}

// spread evaluates elements of which some are starred; f is what they are arguments of, nil in a display.
func spread(a *activation, f python.Value, parts []expr, starred []bool) ([]python.Value, error) {
	var list []python.Value
	for i, p := range parts {
		v, err := p(a)
		if err != nil {
			return nil, err
		}
		if !starred[i] {
			list = append(list, v)
			continue
		}
		more, err := python.Items(a.t, v)
		if err != nil {
			if python.IsA(err, python.TypeError) && !python.IsIterable(v) {
				if f != nil {
					err = python.Raise(python.TypeError, "%s argument after * must be an iterable, not %s", calledName(a, f), python.TypeName(v))
				} else {
					err = python.Raise(python.TypeError, "Value after * must be an iterable, not %s", python.TypeName(v))
				}
			}
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
}

func (c *compiler) dict(n *syntax.Dict) expr {
	keys, values := make([]expr, len(n.Keys)), make([]expr, len(n.Values))
	for i := range n.Keys {
		if n.Keys[i] != nil {
			keys[i] = c.expr(n.Keys[i])
		}
		values[i] = c.expr(n.Values[i])
	}
	return func(a *activation) (python.Value, error) {
		d := python.NewDict()
		for i, value := range values {
			if err := addEntry(a, d, keys[i], value); err != nil {
				return nil, err
			}
		}
		return d, nil
	}
}

func addEntry(a *activation, d *python.Dict, key, value expr) error {
	if key == nil {
		v, err := value(a)
		if err != nil {
			return err
		}
		if !python.IsMapping(v) {
			return python.Raise(python.TypeError, "'%s' object is not a mapping", python.TypeName(v))
		}
		return d.Update(a.t, v)
	}
	k, err := key(a)
	if err != nil {
		return err
	}
	v, err := value(a)
	if err != nil {
		return err
	}
	return d.Set(a.t, k, v)
}

func (c *compiler) boolean(n *syntax.BoolOp) expr {
	parts := c.exprs(n.Values)
	stop := n.Op == syntax.Or
	last := len(parts) - 1
	return func(a *activation) (python.Value, error) {
		for _, p := range parts[:last] {
			v, err := p(a)
			if err != nil {
				return nil, err
			}
			truth, err := python.Truth(a.t, v)
			if err != nil || truth == stop {
				return v, err
			}
		}
		return parts[last](a)
	}
}

func (c *compiler) exprs(list []syntax.Expr) []expr {
	parts := make([]expr, len(list))
	for i, e := range list {
		parts[i] = c.expr(e)
	}
	return parts
}

func (c *compiler) ifExp(n *syntax.IfExp) expr {
	cond, yes, no := c.test(n.Test), c.expr(n.Body), c.expr(n.OrElse)
	return func(a *activation) (python.Value, error) {
		truth, err := cond(a)
		switch {
		case err != nil:
			return nil, err
		case truth:
			return yes(a)
		}
		return no(a)
	}
}

// test compiles an expression of which only the truth counts.
func (c *compiler) test(n syntax.Expr) test {
	switch n := n.(type) {
	case *syntax.Compare:
		if len(n.Ops) == 1 {
			return c.compareTest(n)
		}
	case *syntax.UnaryOp:
		if n.Op == syntax.Not {
			inner := c.test(n.Operand)
			return func(a *activation) (bool, error) {
				truth, err := inner(a)
				return !truth, err
			}
		}
	case *syntax.BoolOp:
		return c.booleanTest(n)
	case *syntax.Constant:
		truth, _ := python.Truth(nil, constantValue(n))
		return func(*activation) (bool, error) { return truth, nil }
	}
	value := c.expr(n)
	return func(a *activation) (bool, error) {
		v, err := value(a)
		if err != nil {
			return false, err
		}
		if b, ok := v.(python.Bool); ok {
			return bool(b), nil
		}
		return python.Truth(a.t, v)
	}
}

func (c *compiler) booleanTest(n *syntax.BoolOp) test {
	parts := make([]test, len(n.Values))
	for i, v := range n.Values {
		parts[i] = c.test(v)
	}
	stop := n.Op == syntax.Or
	return func(a *activation) (bool, error) {
		for _, p := range parts {
			truth, err := p(a)
			if err != nil || truth == stop {
				return truth, err
			}
		}
		return !stop, nil
	}
}

// joined compiles an f-string.
func (c *compiler) joined(n *syntax.JoinedStr) expr {
	parts := c.exprs(n.Values)
	return func(a *activation) (python.Value, error) {
		var b strings.Builder
		for _, p := range parts {
			v, err := p(a)
			if err != nil {
				return nil, err
			}
			b.WriteString(v.(*python.Str).String())
		}
		return python.NewStr(b.String()), nil
	}
}

func (c *compiler) formatted(n *syntax.FormattedValue) expr {
	value, conversion := c.expr(n.Value), n.Conversion
	var spec expr
	if n.Spec != nil {
		spec = c.joined(n.Spec)
	}
	return func(a *activation) (python.Value, error) {
		v, err := value(a)
		if err != nil {
			return nil, err
		}
		text := ""
		if spec != nil {
			s, err := spec(a)
			if err != nil {
				return nil, err
			}
			text = s.(*python.Str).String()
		}
		s, err := python.FormatConverted(a.t, v, conversion, text)
		if err != nil {
			return nil, err
		}
		return python.NewStr(s), nil
	}
}
