package eval

import (
	"sockshell/repl/python"
	"sockshell/repl/syntax"
)

// The operators of trees, as those of values: syntax.Add … BitAnd are in the order of python.Add … And.
func binaryOp(op syntax.Op) python.BinaryOp { return python.BinaryOp(op) }

func (c *compiler) binary(n *syntax.BinOp) expr {
	if v := folded(n); v != nil {
		return func(*activation) (python.Value, error) { return v, nil }
	}
	left, right := c.operand(n.Left), c.operand(n.Right)
	if k, ok := n.Right.(*syntax.Constant); ok && k.Kind == syntax.Int {
		if small, ok := constantValue(k).(python.Int); ok {
			if quick := withConstant(n.Op, left, small); quick != nil {
				return quick
			}
		}
	}
	switch n.Op {
	case syntax.Add:
		return arithmetic(left, right, plus)
	case syntax.Sub:
		return arithmetic(left, right, minus)
	case syntax.Mult:
		return arithmetic(left, right, times)
	}
	op := binaryOp(n.Op)
	return func(a *activation) (python.Value, error) {
		v, w, err := both(a, &left, &right)
		if err != nil {
			return nil, err
		}
		return python.Binary(a.t, op, v, w)
	}
}

// folded is the value of an operation on small literals, nil for any other: 64 * 1024, b"a" + b"b". What
// fails fails when it runs.
func folded(n *syntax.BinOp) python.Value {
	v, w := literal(n.Left), literal(n.Right)
	if v == nil || w == nil || n.Op > syntax.Mod {
		return nil
	}
	if _, number := v.(python.Int); n.Op != syntax.Add && !number {
		return nil // a text times a number may be long
	}
	if _, number := w.(python.Int); n.Op == syntax.Mult && !number {
		return nil
	}
	got, err := python.Binary(python.OrIdle(nil), binaryOp(n.Op), v, w)
	if err != nil || !isSmall(got) {
		return nil
	}
	return got
}

// literal is the value of a small constant, or of an operation on some; nil for anything else.
func literal(n syntax.Expr) python.Value {
	switch n := n.(type) {
	case *syntax.Constant:
		if v := constantValue(n); isSmall(v) {
			return v
		}
	case *syntax.BinOp:
		return folded(n)
	}
	return nil
}

func isSmall(v python.Value) bool {
	switch v := v.(type) {
	case python.Int:
		return fits(v)
	case python.Float:
		return true
	case *python.Str:
		return len(v.String()) < 64
	case python.Bytes:
		return len(v) < 64
	}
	return false
}

// both evaluates two operands.
func both(a *activation, left, right *operand) (v, w python.Value, err error) {
	if v = left.quick(a); v == nil {
		if v, err = left.eval(a); err != nil {
			return nil, nil, err
		}
	}
	if w = right.quick(a); w == nil {
		w, err = right.eval(a)
	}
	return v, w, err
}

func arithmetic(left, right operand, op func(t *python.Thread, v, w python.Value) (python.Value, error)) expr {
	return func(a *activation) (python.Value, error) {
		v, w, err := both(a, &left, &right)
		if err != nil {
			return nil, err
		}
		return op(a.t, v, w)
	}
}

// small reports whether a sum, difference or product of such a number fits.
const small = 1 << 31

func fits(n python.Int) bool { return n > -small && n < small }

func plus(t *python.Thread, v, w python.Value) (python.Value, error) {
	if x, ok := v.(python.Int); ok {
		if y, ok := w.(python.Int); ok {
			if s := x + y; (s > x) == (y > 0) {
				return python.NewInt(int64(s)), nil
			}
		}
	}
	return python.Binary(t, python.Add, v, w)
}

func minus(t *python.Thread, v, w python.Value) (python.Value, error) {
	if x, ok := v.(python.Int); ok {
		if y, ok := w.(python.Int); ok {
			if s := x - y; (s < x) == (y > 0) {
				return python.NewInt(int64(s)), nil
			}
		}
	}
	return python.Binary(t, python.Sub, v, w)
}

func times(t *python.Thread, v, w python.Value) (python.Value, error) {
	if x, ok := v.(python.Int); ok && fits(x) {
		if y, ok := w.(python.Int); ok && fits(y) {
			return python.NewInt(int64(x * y)), nil
		}
	}
	return python.Binary(t, python.Mul, v, w)
}

// withConstant is an operator whose right side is a small int; nil for those that gain nothing.
func withConstant(op syntax.Op, left operand, k python.Int) expr {
	if !fits(k) {
		return nil
	}
	var quick func(x python.Int) python.Int
	switch {
	case op == syntax.Add:
		return func(a *activation) (python.Value, error) {
			v, err := left.get(a)
			if x, ok := v.(python.Int); ok && fits(x) {
				return python.NewInt(int64(x + k)), nil
			}
			return slow(a, python.Add, v, k, err)
		}
	case op == syntax.Sub:
		return func(a *activation) (python.Value, error) {
			v, err := left.get(a)
			if x, ok := v.(python.Int); ok && fits(x) {
				return python.NewInt(int64(x - k)), nil
			}
			return slow(a, python.Sub, v, k, err)
		}
	case op == syntax.Mult:
		quick = func(x python.Int) python.Int { return x * k }
	case op == syntax.Mod && k > 0:
		quick = func(x python.Int) python.Int {
			if m := x % k; m >= 0 {
				return m
			} else {
				return m + k
			}
		}
	case op == syntax.FloorDiv && k > 0:
		quick = func(x python.Int) python.Int {
			q := x / k
			if x%k < 0 {
				q--
			}
			return q
		}
	case op == syntax.BitAnd:
		quick = func(x python.Int) python.Int { return x & k }
	case op == syntax.RShift && k >= 0 && k < 63:
		quick = func(x python.Int) python.Int { return x >> uint(k) }
	default:
		return nil
	}
	o := binaryOp(op)
	return func(a *activation) (python.Value, error) {
		v, err := left.get(a)
		if x, ok := v.(python.Int); ok && fits(x) {
			return python.NewInt(int64(quick(x))), nil
		}
		return slow(a, o, v, k, err)
	}
}

func slow(a *activation, op python.BinaryOp, v, w python.Value, err error) (python.Value, error) {
	if err != nil {
		return nil, err
	}
	return python.Binary(a.t, op, v, w)
}

func (c *compiler) unary(n *syntax.UnaryOp) expr {
	if n.Op == syntax.Not {
		inner := c.test(n.Operand)
		return func(a *activation) (python.Value, error) {
			truth, err := inner(a)
			if err != nil {
				return nil, err
			}
			return boolean(!truth), nil
		}
	}
	op := map[syntax.Op]python.UnaryOp{syntax.Invert: python.Invert, syntax.UAdd: python.Positive, syntax.USub: python.Negative}[n.Op]
	if k, ok := n.Operand.(*syntax.Constant); ok && op == python.Negative && (k.Kind == syntax.Int || k.Kind == syntax.Float) {
		if v, err := python.UnaryOperation(nil, op, constantValue(k)); err == nil {
			return func(*activation) (python.Value, error) { return v, nil }
		}
	}
	operand := c.expr(n.Operand)
	return func(a *activation) (python.Value, error) {
		v, err := operand(a)
		if err != nil {
			return nil, err
		}
		return python.UnaryOperation(a.t, op, v)
	}
}

func boolean(b bool) python.Value {
	if b {
		return python.True
	}
	return python.False
}

func (c *compiler) compare(n *syntax.Compare) expr {
	if len(n.Ops) == 1 && (n.Ops[0] >= syntax.Is) {
		truth := c.compareTest(n)
		return func(a *activation) (python.Value, error) {
			b, err := truth(a)
			if err != nil {
				return nil, err
			}
			return boolean(b), nil
		}
	}
	left, rights, ops := c.expr(n.Left), c.exprs(n.Comparators), n.Ops
	return func(a *activation) (python.Value, error) {
		v, err := left(a)
		if err != nil {
			return nil, err
		}
		for i, right := range rights {
			w, err := right(a)
			if err != nil {
				return nil, err
			}
			got, err := compareValues(a.t, ops[i], v, w)
			if err != nil || i == len(rights)-1 {
				return got, err
			}
			truth, err := python.Truth(a.t, got)
			if err != nil || !truth {
				return got, err
			}
			v = w
		}
		return nil, nil
	}
}

// compareValues is v op w of any comparison.
func compareValues(t *python.Thread, op syntax.Op, v, w python.Value) (python.Value, error) {
	switch op {
	case syntax.Is:
		return boolean(python.Is(v, w)), nil
	case syntax.IsNot:
		return boolean(!python.Is(v, w)), nil
	case syntax.In, syntax.NotIn:
		found, err := python.Contains(t, w, v)
		if err != nil {
			return nil, err
		}
		return boolean(found == (op == syntax.In)), nil
	}
	if x, ok := v.(python.Int); ok {
		if y, ok := w.(python.Int); ok {
			return boolean(compareInts(op, x, y)), nil
		}
	}
	return python.Compare(t, compareOp(op), v, w)
}

func compareOp(op syntax.Op) python.CompareOp { return python.CompareOp(op - syntax.Eq) }

func compareInts(op syntax.Op, x, y python.Int) bool {
	switch op {
	case syntax.Eq:
		return x == y
	case syntax.NotEq:
		return x != y
	case syntax.Lt:
		return x < y
	case syntax.LtE:
		return x <= y
	case syntax.Gt:
		return x > y
	}
	return x >= y
}

// compareTest is one comparison of which only the truth counts.
func (c *compiler) compareTest(n *syntax.Compare) test {
	left, right, op := c.operand(n.Left), c.operand(n.Comparators[0]), n.Ops[0]
	switch op {
	case syntax.Is, syntax.IsNot:
		return func(a *activation) (bool, error) {
			v, w, err := both(a, &left, &right)
			return python.Is(v, w) == (op == syntax.Is), err
		}
	case syntax.In, syntax.NotIn:
		return func(a *activation) (bool, error) {
			v, w, err := both(a, &left, &right)
			if err != nil {
				return false, err
			}
			found, err := python.Contains(a.t, w, v)
			return found == (op == syntax.In), err
		}
	}
	return func(a *activation) (bool, error) {
		v, w, err := both(a, &left, &right)
		if err != nil {
			return false, err
		}
		if x, ok := v.(python.Int); ok {
			if y, ok := w.(python.Int); ok {
				return compareInts(op, x, y), nil
			}
		}
		got, err := python.Compare(a.t, compareOp(op), v, w)
		if err != nil {
			return false, err
		}
		if b, ok := got.(python.Bool); ok {
			return bool(b), nil
		}
		return python.Truth(a.t, got)
	}
}
