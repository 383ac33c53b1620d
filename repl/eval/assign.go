package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

type assigner func(a *activation, v python.Value) error

// target compiles what is assigned to.
func (c *compiler) target(n syntax.Expr) assigner {
	switch n := n.(type) {
	case *syntax.Name:
		store := c.store(n.ID)
		return func(a *activation, v python.Value) error {
			store(a, v)
			return nil
		}
	case *syntax.Attribute:
		return c.attributeTarget(n)
	case *syntax.Subscript:
		return c.itemTarget(n)
	case *syntax.Tuple:
		return c.unpack(n.Elts)
	case *syntax.List:
		return c.unpack(n.Elts)
	case *syntax.Starred:
		c.fail(n, "starred assignment target must be in a list or tuple")
	default:
		c.fail(n, "cannot assign to expression here. Maybe you meant '==' instead of '='?")
	}
	return func(*activation, python.Value) error { return nil }
}

func (c *compiler) attributeTarget(n *syntax.Attribute) assigner {
	object, name := c.operand(n.Value), c.scope.mangled(n.Attr)
	here, key := &ownSite{name: name}, python.NewStr(name)
	return func(a *activation, v python.Value) error {
		o, err := object.get(a)
		if err != nil {
			return err
		}
		if i, ok := o.(*python.Instance); ok && v != nil && here.writes(i) {
			i.SetOwn(key, v, &here.hint)
			return nil
		}
		return python.SetAttr(a.t, o, name, v)
	}
}

func (c *compiler) itemTarget(n *syntax.Subscript) assigner {
	object, index := c.operand(n.Value), c.operand(n.Index)
	if isGlobals(n.Value) && c.scope.resolve("globals").place == global {
		return c.globalItem(object, index)
	}
	return func(a *activation, v python.Value) error {
		o, k, err := both(a, &object, &index)
		if err != nil {
			return err
		}
		return setItem(a.t, o, k, v)
	}
}

func isGlobals(n syntax.Expr) bool {
	call, ok := n.(*syntax.Call)
	if !ok || len(call.Args)+len(call.Keywords) > 0 {
		return false
	}
	name, ok := call.Func.(*syntax.Name)
	return ok && name.ID == "globals"
}

// globalItem is globals()[name] = v, which binds a variable: globals() itself gives a copy.
func (c *compiler) globalItem(object, index operand) assigner {
	names := c.Names
	return func(a *activation, v python.Value) error {
		o, k, err := both(a, &object, &index)
		if err != nil {
			return err
		}
		if err := setItem(a.t, o, k, v); err != nil {
			return err
		}
		if name, ok := python.AsStr(k); ok {
			names.Set(name, v)
		}
		return nil
	}
}

// setItem is o[k] = v, and del o[k] when v is nil.
func setItem(t *python.Thread, o, k, v python.Value) error {
	switch o := o.(type) {
	case *python.List:
		if i, ok := k.(python.Int); ok && o.Plain() && v != nil {
			if i < 0 {
				i += python.Int(len(o.Items))
			}
			if uint64(i) < uint64(len(o.Items)) {
				o.Items[i] = v
				return nil
			}
		}
	case *python.Dict:
		if o.Plain() && v != nil {
			return o.Set(t, k, v)
		}
	}
	return python.SetItem(t, o, k, v)
}

// unpack compiles a, *b, c = ….
func (c *compiler) unpack(elts []syntax.Expr) assigner {
	targets, star := make([]assigner, len(elts)), -1
	for i, e := range elts {
		if s, ok := e.(*syntax.Starred); ok {
			if star >= 0 {
				c.fail(e, "multiple starred expressions in assignment")
			}
			star, e = i, s.Value
		}
		targets[i] = c.target(e)
	}
	return func(a *activation, v python.Value) error {
		items, err := unpacked(a.t, v, len(targets), star)
		if err != nil {
			return err
		}
		for i, target := range targets {
			if err := target(a, items[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

// unpacked is the n values of v, of which the one at star takes what is left as a list.
func unpacked(t *python.Thread, v python.Value, n, star int) ([]python.Value, error) {
	items, known := sequence(v)
	if !known {
		var err error
		if items, err = taken(t, v, n, star); err != nil {
			return nil, err
		}
	}
	switch {
	case star < 0 && len(items) == n:
		return items, nil
	case star < 0 && len(items) > n:
		return nil, python.Raise(python.ValueError, "too many values to unpack (expected %d)", n)
	case star < 0:
		return nil, python.Raise(python.ValueError, "not enough values to unpack (expected %d, got %d)", n, len(items))
	case len(items) < n-1:
		return nil, python.Raise(python.ValueError, "not enough values to unpack (expected at least %d, got %d)", n-1, len(items))
	}
	after := len(items) - (n - 1 - star)
	out := append([]python.Value(nil), items[:star]...)
	out = append(out, python.NewList(append([]python.Value(nil), items[star:after]...)...))
	return append(out, items[after:]...), nil
}

func sequence(v python.Value) ([]python.Value, bool) {
	switch v := v.(type) {
	case *python.Tuple:
		return v.Items, v.Plain()
	case *python.List:
		return v.Items, v.Plain()
	}
	return nil, false
}

// taken takes at most one item more than is wanted.
func taken(t *python.Thread, v python.Value, n, star int) ([]python.Value, error) {
	it, err := python.Iter(t, v)
	if err != nil {
		if !python.IsIterable(v) && python.IsA(err, python.TypeError) {
			err = python.Raise(python.TypeError, "cannot unpack non-iterable %s object", python.TypeName(v))
		}
		return nil, err
	}
	var items []python.Value
	for star >= 0 || len(items) <= n {
		if err := t.Tick(); err != nil {
			return nil, err
		}
		item, err := it.Next(t)
		if err != nil || item == nil {
			return items, err
		}
		items = append(items, item)
	}
	return items, nil
}

func (c *compiler) assign(n *syntax.Assign) stmt {
	if len(n.Targets) == 1 {
		if name, ok := n.Targets[0].(*syntax.Name); ok {
			return c.assignName(name, n.Value)
		}
		if pairs := c.parallel(n.Targets[0], n.Value); pairs != nil {
			return pairs
		}
	}
	value := c.operand(n.Value)
	targets := make([]assigner, len(n.Targets))
	for i, t := range n.Targets {
		targets[i] = c.target(t)
	}
	return func(a *activation) (signal, error) {
		v, err := value.get(a)
		for i := 0; i < len(targets) && err == nil; i++ {
			err = targets[i](a, v)
		}
		return next, err
	}
}

func (c *compiler) assignName(name *syntax.Name, n syntax.Expr) stmt {
	if y := c.scope.resolve(c.scope.mangled(name.ID)); y.place == local {
		value, slot := c.operand(n), y.index
		return func(a *activation) (signal, error) {
			v, err := value.get(a)
			if err != nil {
				return next, err
			}
			a.slots[slot] = v
			return next, nil
		}
	}
	value, store := c.expr(n), c.store(name.ID)
	return func(a *activation) (signal, error) {
		v, err := value(a)
		if err == nil {
			store(a, v)
		}
		return next, err
	}
}

// parallel compiles a, b = x, y without making the tuple; nil for anything else.
func (c *compiler) parallel(target, value syntax.Expr) stmt {
	left, ok := target.(*syntax.Tuple)
	right, also := value.(*syntax.Tuple)
	if !ok || !also || len(left.Elts) != len(right.Elts) || len(left.Elts) > 3 {
		return nil
	}
	for i := range left.Elts {
		if _, starred := left.Elts[i].(*syntax.Starred); starred {
			return nil
		}
		if _, starred := right.Elts[i].(*syntax.Starred); starred {
			return nil
		}
	}
	values, targets := c.operands(right.Elts), make([]assigner, len(left.Elts))
	for i, t := range left.Elts {
		targets[i] = c.target(t)
	}
	return func(a *activation) (signal, error) {
		var got [3]python.Value
		for i := range values {
			v, err := values[i].get(a)
			if err != nil {
				return next, err
			}
			got[i] = v
		}
		for i, target := range targets {
			if err := target(a, got[i]); err != nil {
				return next, err
			}
		}
		return next, nil
	}
}

func (c *compiler) annAssign(n *syntax.AnnAssign) stmt {
	var kept stmt
	if n.Simple && c.scope.activation().kind != functionScope {
		kept = c.keepAnnotation(n)
	}
	if n.Value == nil {
		return kept
	}
	value, target := c.expr(n.Value), c.target(n.Target)
	return func(a *activation) (signal, error) {
		v, err := value(a)
		if err == nil {
			err = target(a, v)
		}
		if err == nil && kept != nil {
			return kept(a)
		}
		return next, err
	}
}

func (c *compiler) keepAnnotation(n *syntax.AnnAssign) stmt {
	load, store := c.load("__annotations__"), c.store("__annotations__")
	annotation, name := c.expr(n.Annotation), n.Target.(*syntax.Name).ID
	return func(a *activation) (signal, error) {
		v, err := annotation(a)
		if err != nil {
			return next, err
		}
		var have python.Value
		if a.class != nil { // not the module's
			have = a.class.GetStr("__annotations__")
		} else if have, err = load(a); err != nil {
			have = nil
		}
		d, ok := have.(*python.Dict)
		if !ok {
			d = python.NewDict()
			store(a, d)
		}
		d.SetStr(name, v)
		return next, nil
	}
}

func (c *compiler) delete(n *syntax.Delete) stmt {
	var parts []stmt
	for _, t := range n.Targets {
		parts = append(parts, c.deleted(t))
	}
	return func(a *activation) (signal, error) {
		for _, p := range parts {
			if _, err := p(a); err != nil {
				return next, err
			}
		}
		return next, nil
	}
}

func (c *compiler) deleted(n syntax.Expr) stmt {
	switch n := n.(type) {
	case *syntax.Name:
		return c.remove(n.ID)
	case *syntax.Tuple:
		return c.delete(&syntax.Delete{Targets: n.Elts})
	case *syntax.List:
		return c.delete(&syntax.Delete{Targets: n.Elts})
	}
	target := c.target(n)
	return func(a *activation) (signal, error) { return next, target(a, nil) }
}
