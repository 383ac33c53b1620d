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
		object, name := c.expr(n.Value), c.scope.mangled(n.Attr)
		return func(a *activation, v python.Value) error {
			o, err := object(a)
			if err != nil {
				return err
			}
			return python.SetAttr(a.t, o, name, v)
		}
	case *syntax.Subscript:
		object, index := c.expr(n.Value), c.expr(n.Index)
		return func(a *activation, v python.Value) error {
			o, err := object(a)
			if err != nil {
				return err
			}
			k, err := index(a)
			if err != nil {
				return err
			}
			return python.SetItem(a.t, o, k, v)
		}
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
	value := c.expr(n.Value)
	if len(n.Targets) == 1 {
		if name, ok := n.Targets[0].(*syntax.Name); ok {
			store := c.store(name.ID)
			return func(a *activation) (signal, error) {
				v, err := value(a)
				if err == nil {
					store(a, v)
				}
				return next, err
			}
		}
	}
	targets := make([]assigner, len(n.Targets))
	for i, t := range n.Targets {
		targets[i] = c.target(t)
	}
	return func(a *activation) (signal, error) {
		v, err := value(a)
		for i := 0; i < len(targets) && err == nil; i++ {
			err = targets[i](a, v)
		}
		return next, err
	}
}

func (c *compiler) augAssign(n *syntax.AugAssign) stmt {
	value, op := c.expr(n.Value), binaryOp(n.Op)
	switch target := n.Target.(type) {
	case *syntax.Name:
		return c.augName(target, op, value)
	case *syntax.Attribute:
		object, name := c.expr(target.Value), c.scope.mangled(target.Attr)
		return func(a *activation) (signal, error) {
			o, err := object(a)
			if err != nil {
				return next, err
			}
			v, err := python.GetAttr(a.t, o, name)
			if err != nil {
				return next, err
			}
			w, err := value(a)
			if err != nil {
				return next, err
			}
			if v, err = inPlace(a.t, op, v, w); err != nil {
				return next, err
			}
			return next, python.SetAttr(a.t, o, name, v)
		}
	case *syntax.Subscript:
		object, index := c.expr(target.Value), c.expr(target.Index)
		return func(a *activation) (signal, error) {
			o, err := object(a)
			if err != nil {
				return next, err
			}
			k, err := index(a)
			if err != nil {
				return next, err
			}
			v, err := python.GetItem(a.t, o, k)
			if err != nil {
				return next, err
			}
			w, err := value(a)
			if err != nil {
				return next, err
			}
			if v, err = inPlace(a.t, op, v, w); err != nil {
				return next, err
			}
			return next, python.SetItem(a.t, o, k, v)
		}
	}
	c.fail(n.Target, "illegal expression for augmented assignment")
	return nil
}

func (c *compiler) augName(n *syntax.Name, op python.BinaryOp, value expr) stmt {
	load, store := c.load(n.ID), c.store(n.ID)
	return func(a *activation) (signal, error) {
		v, err := load(a)
		if err != nil {
			return next, err
		}
		w, err := value(a)
		if err != nil {
			return next, err
		}
		if v, err = inPlace(a.t, op, v, w); err == nil {
			store(a, v)
		}
		return next, err
	}
}

func inPlace(t *python.Thread, op python.BinaryOp, v, w python.Value) (python.Value, error) {
	if _, ok := v.(python.Int); ok {
		switch op {
		case python.Add:
			return plus(t, v, w)
		case python.Sub:
			return minus(t, v, w)
		}
	}
	return python.BinaryInPlace(t, op, v, w)
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
		have, err := load(a)
		d, ok := have.(*python.Dict)
		if err != nil || !ok {
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
