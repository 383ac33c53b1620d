package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

func (c *compiler) augAssign(n *syntax.AugAssign) stmt {
	value, op := c.operand(n.Value), binaryOp(n.Op)
	switch target := n.Target.(type) {
	case *syntax.Name:
		return c.augName(target, op, value)
	case *syntax.Attribute:
		return c.augAttribute(target, op, value)
	case *syntax.Subscript:
		object, index := c.operand(target.Value), c.operand(target.Index)
		return func(a *activation) (signal, error) {
			o, k, err := both(a, &object, &index)
			if err != nil {
				return next, err
			}
			v, err := item(a.t, o, k)
			if err != nil {
				return next, err
			}
			w, err := value.get(a)
			if err != nil {
				return next, err
			}
			if v, err = inPlace(a.t, op, v, w); err != nil {
				return next, err
			}
			return next, setItem(a.t, o, k, v)
		}
	}
	c.fail(n.Target, "illegal expression for augmented assignment")
	return nil
}

func (c *compiler) augAttribute(target *syntax.Attribute, op python.BinaryOp, value operand) stmt {
	object, name := c.operand(target.Value), c.scope.mangled(target.Attr)
	read, write, key := &ownSite{name: name}, &ownSite{name: name}, python.NewStr(name)
	return func(a *activation) (signal, error) {
		o, err := object.get(a)
		if err != nil {
			return next, err
		}
		var v python.Value
		i, own := o.(*python.Instance)
		if own && read.reads(i) {
			v = i.Own(name, &read.hint)
		}
		if v == nil {
			if v, err = python.GetAttr(a.t, o, name); err != nil {
				return next, err
			}
		}
		w, err := value.get(a)
		if err != nil {
			return next, err
		}
		if v, err = inPlace(a.t, op, v, w); err != nil {
			return next, err
		}
		if own && write.writes(i) {
			i.SetOwn(key, v, &write.hint)
			return next, nil
		}
		return next, python.SetAttr(a.t, o, name, v)
	}
}

func (c *compiler) augName(n *syntax.Name, op python.BinaryOp, value operand) stmt {
	target, store := c.operand(n), c.store(n.ID)
	if slot := target.slot; slot >= 0 {
		return func(a *activation) (signal, error) {
			v, w, err := both(a, &target, &value)
			if err != nil {
				return next, err
			}
			if v, err = inPlace(a.t, op, v, w); err != nil {
				return next, err
			}
			a.slots[slot] = v
			return next, nil
		}
	}
	return func(a *activation) (signal, error) {
		v, w, err := both(a, &target, &value)
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
	_, left := v.(python.Int)
	_, right := w.(python.Int)
	if left && right {
		switch op {
		case python.Add:
			return plus(t, v, w)
		case python.Sub:
			return minus(t, v, w)
		}
	}
	return python.BinaryInPlace(t, op, v, w)
}
