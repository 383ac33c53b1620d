package value

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Comparison is what assert gets of `x == y`: it is true or not, as that is, and can tell what
// stood on both sides. As an error it is why an assert did not hold.
type Comparison struct {
	op    syntax.Token
	x, y  starlark.Value
	holds starlark.Value
}

// comparisons are the operators of a Comparison, by their text.
var comparisons = map[string]syntax.Token{
	"==": syntax.EQL, "!=": syntax.NEQ, "<": syntax.LT, ">": syntax.GT, "<=": syntax.LE, ">=": syntax.GE,
	"in": syntax.IN, "not in": syntax.NOT_IN,
}

// Compares reports whether an operator compares.
func Compares(op syntax.Token) bool { return comparisons[op.String()] == op }

// Compare compares as the operator with that text does.
func Compare(op string, x, y starlark.Value) (c *Comparison, err error) {
	c = &Comparison{op: comparisons[op], x: x, y: y}
	switch c.op {
	case syntax.IN, syntax.NOT_IN:
		c.holds, err = starlark.Binary(c.op, x, y)
	default:
		var holds bool
		holds, err = starlark.Compare(c.op, x, y)
		c.holds = starlark.Bool(holds)
	}
	return c, err
}

// mostCompared bounds the text of a side.
const mostCompared = 200

func (c *Comparison) String() string {
	side := func(v starlark.Value) string {
		text := Repr(v)
		if len(text) > mostCompared {
			text = strings.ToValidUTF8(text[:mostCompared], "") + "…"
		}
		return text
	}
	return fmt.Sprintf("%s %s %s", side(c.x), c.op, side(c.y))
}

func (c *Comparison) Error() string         { return c.String() + " does not hold" }
func (c *Comparison) Type() string          { return "bool" }
func (c *Comparison) Freeze()               {}
func (c *Comparison) Truth() starlark.Bool  { return c.holds.Truth() }
func (c *Comparison) Hash() (uint32, error) { return 0, fmt.Errorf("unhashable: comparison") }
