package command

import (
	"strconv"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
)

// The kinds of the names that the resolver is asked for. Each has Python's own words
// about a wrong type.

// optionalText is a text or None.
type optionalText struct {
	Text
	given bool
}

func (o *optionalText) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind == syntax.Bare && w.Text == "None" {
		return noneExpr(w.Span), nil
	}
	return o.Text.word(w)
}

func (o *optionalText) take(c *Call, v python.Value) error {
	if v == python.None {
		return nil
	}
	text, ok := value.TextOrBytes(v)
	if !ok {
		return python.Raise(python.TypeError, "getaddrinfo() argument 1 must be string or None")
	}
	o.Text, o.given = Text(text), true
	return nil
}

// pointer is nil for None, as getaddrinfo(3) has it.
func (o *optionalText) pointer() *string {
	if !o.given {
		return nil
	}
	s := string(o.Text)
	return &s
}

// service is a port: its number, the name of a service, or None.
type service struct{ optionalText }

func (p *service) word(w *syntax.Word) (syntax.Expr, error) {
	if n, ok := parseInt(w.Text); ok && w.Kind == syntax.Bare {
		return int64Expr(w.Span, n), nil
	}
	return p.optionalText.word(w)
}

func (p *service) take(c *Call, v python.Value) error {
	if n, ok := python.AsInt(v); ok {
		p.Text, p.given = Text(strconv.FormatInt(n, 10)), true
		return nil
	}
	if err := fits(v, "long"); err != nil {
		return err
	}
	if err := p.optionalText.take(c, v); err != nil {
		return python.Raise(python.OSError, "Int or String expected")
	}
	return nil
}

// hostname is a text or bytes.
type hostname struct{ Text }

func (h *hostname) take(c *Call, v python.Value) error {
	if !isText(v) {
		return c.wrongType("str, bytes or bytearray", v)
	}
	text, _ := value.TextOrBytes(v)
	v = python.NewStr(text)
	if h.Text.take(c, v) != nil { // a NUL
		return c.wrongType("encoded string without null bytes", v)
	}
	return nil
}

// pathname is a text or bytes that Python encodes as a path.
type pathname struct{ Text }

func (p *pathname) take(c *Call, v python.Value) error {
	if !isText(v) {
		return python.Raise(python.TypeError, "expected str, bytes or os.PathLike object, not %s",
			python.TypeName(v))
	}
	text, _ := value.TextOrBytes(v)
	v = python.NewStr(text)
	if p.Text.take(c, v) != nil {
		return python.Raise(python.ValueError, "embedded null byte")
	}
	return nil
}
