package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// attribute is v.name. What the object itself has is found where it was the last time.
func (c *compiler) attribute(n *syntax.Attribute) expr {
	value, name := c.operand(n.Value), c.scope.mangled(n.Attr)
	here := &ownSite{name: name}
	line := n.End.Line
	return func(a *activation) (python.Value, error) {
		v, err := value.get(a)
		if err != nil {
			return nil, err
		}
		if i, ok := v.(*python.Instance); ok && here.reads(i) {
			if own := i.Own(name, &here.hint); own != nil {
				return own, nil
			}
		}
		a.line = line // a property may be a call
		return python.GetAttr(a.t, v, name)
	}
}

// ownSite remembers whether an attribute of objects of one class is their own.
type ownSite struct {
	name    string
	class   *python.Type
	version uint64
	own     bool
	hint    int
}

func (s *ownSite) reads(i *python.Instance) bool {
	c := i.Type()
	if s.class != c || s.version != python.TypeVersion() {
		s.class, s.version, s.own = c, python.TypeVersion(), python.OwnFirst(c, s.name)
	}
	return s.own
}

func (s *ownSite) writes(i *python.Instance) bool {
	c := i.Type()
	if s.class != c || s.version != python.TypeVersion() {
		s.class, s.version, s.own = c, python.TypeVersion(), python.SetsOwn(c, s.name)
	}
	return s.own
}

func (c *compiler) subscript(n *syntax.Subscript) expr {
	value, index := c.operand(n.Value), c.operand(n.Index)
	return func(a *activation) (python.Value, error) {
		v, k, err := both(a, &value, &index)
		if err != nil {
			return nil, err
		}
		return item(a.t, v, k)
	}
}

// item is v[k].
func item(t *python.Thread, v, k python.Value) (python.Value, error) {
	switch v := v.(type) {
	case *python.List:
		if i, ok := k.(python.Int); ok && v.Plain() {
			if got := at(v.Items, i); got != nil {
				return got, nil
			}
		}
	case *python.Tuple:
		if i, ok := k.(python.Int); ok && v.Plain() {
			if got := at(v.Items, i); got != nil {
				return got, nil
			}
		}
	case *python.Dict:
		if got, err := v.Found(t, k); got != nil || err != nil {
			return got, err
		}
	}
	return python.GetItem(t, v, k)
}

// at is the item at an index, which may count from the end; nil for one that is not there.
func at(items []python.Value, i python.Int) python.Value {
	if i < 0 {
		i += python.Int(len(items))
	}
	if uint64(i) < uint64(len(items)) {
		return items[i]
	}
	return nil
}

func (c *compiler) slice(n *syntax.Slice) expr {
	part := func(e syntax.Expr) expr {
		if e == nil {
			return func(*activation) (python.Value, error) { return python.None, nil }
		}
		return c.expr(e)
	}
	lower, upper, step := part(n.Lower), part(n.Upper), part(n.Step)
	return func(a *activation) (python.Value, error) {
		l, err := lower(a)
		if err != nil {
			return nil, err
		}
		u, err := upper(a)
		if err != nil {
			return nil, err
		}
		s, err := step(a)
		if err != nil {
			return nil, err
		}
		return python.NewSlice(l, u, s), nil
	}
}
