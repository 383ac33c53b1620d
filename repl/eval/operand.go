package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// operand is an expression that is often a plain variable or a constant: those are read without a call.
type operand struct {
	slot int           // of a local variable; -1: it is none
	at   *python.Value // where a variable of the module, or a constant, is; nil: it is none
	eval expr          // what any expression does
}

func (c *compiler) operand(n syntax.Expr) operand {
	o := operand{slot: -1, eval: c.expr(n)}
	switch n := n.(type) {
	case *syntax.Constant:
		v := constantValue(n)
		o.at = &v
	case *syntax.Name:
		switch y := c.scope.resolve(c.scope.mangled(n.ID)); y.place {
		case local:
			o.slot = y.index
		case global:
			o.at = &c.Names.Cell(c.scope.mangled(n.ID)).Value
		}
	}
	return o
}

func (c *compiler) operands(list []syntax.Expr) []operand {
	parts := make([]operand, len(list))
	for i, e := range list {
		parts[i] = c.operand(e)
	}
	return parts
}

// quick is the value of a variable that is bound, or of a constant; nil: ask eval.
func (o *operand) quick(a *activation) python.Value {
	if o.slot >= 0 {
		return a.slots[o.slot]
	}
	if o.at != nil {
		return *o.at
	}
	return nil
}

func (o *operand) get(a *activation) (python.Value, error) {
	if v := o.quick(a); v != nil {
		return v, nil
	}
	return o.eval(a)
}

// fill evaluates operands into a slice.
func fill(a *activation, parts []operand, into []python.Value) error {
	for i := range parts {
		v := parts[i].quick(a)
		if v == nil {
			var err error
			if v, err = parts[i].eval(a); err != nil {
				return err
			}
		}
		into[i] = v
	}
	return nil
}
