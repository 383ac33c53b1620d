package command

import (
	"strconv"

	"go.starlark.net/starlark"

	"sockshell/repl/line"
	"sockshell/repl/value"
)

// The kinds of the names that the resolver is asked for. Each has Python's own words
// about a wrong type.

// optionalText is a text or None.
type optionalText struct {
	Text
	given bool
}

func (o *optionalText) word(w line.Word) (string, error) {
	if w.Text == "None" {
		return w.Text, nil
	}
	return o.Text.word(w)
}

func (o *optionalText) take(c *Call, v starlark.Value) error {
	switch v := v.(type) {
	case starlark.NoneType:
		return nil
	case value.Bytes:
		o.Text, o.given = Text(v), true
		return nil
	case starlark.String:
		o.Text, o.given = Text(v), true
		return nil
	}
	return value.Raise("TypeError", "getaddrinfo() argument 1 must be string or None")
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

func (p *service) word(w line.Word) (string, error) {
	if n, ok := parseInt(w.Text); ok && w.Kind == line.Bare {
		return strconv.FormatInt(n, 10), nil
	}
	return p.optionalText.word(w)
}

func (p *service) take(c *Call, v starlark.Value) error {
	if n, ok := v.(starlark.Int); ok {
		p.Text, p.given = Text(n.String()), true
		return fits(v, "long")
	}
	if err := p.optionalText.take(c, v); err != nil {
		return value.Raise("OSError", "Int or String expected")
	}
	return nil
}

// hostname is a text or bytes.
type hostname struct{ Text }

func (h *hostname) take(c *Call, v starlark.Value) error {
	if !isText(v) {
		return c.wrongType("str, bytes or bytearray", v)
	}
	if b, ok := v.(value.Bytes); ok {
		v = starlark.String(b)
	}
	if h.Text.take(c, v) != nil { // a NUL
		return c.wrongType("encoded string without null bytes", v)
	}
	return nil
}

// pathname is a text or bytes that Python encodes as a path.
type pathname struct{ Text }

func (p *pathname) take(c *Call, v starlark.Value) error {
	if !isText(v) {
		return value.Raise("TypeError", "expected str, bytes or os.PathLike object, not %s",
			value.TypeName(v))
	}
	if b, ok := v.(value.Bytes); ok {
		v = starlark.String(b)
	}
	if p.Text.take(c, v) != nil {
		return value.Raise("ValueError", "embedded null byte")
	}
	return nil
}
