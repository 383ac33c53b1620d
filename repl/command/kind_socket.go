package command

import (
	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
)

// Socket is a live socket, by its name.
type Socket struct{ *value.Socket }

func (*Socket) name() string                             { return "socket" }
func (*Socket) word(w *syntax.Word) (syntax.Expr, error) { return nameWord(w) }

func (k *Socket) take(c *Call, v python.Value) error {
	s, ok := v.(*value.Socket)
	if !ok || s.Socket == nil {
		return python.Raise(python.TypeError, "%s(): a socket is required, not '%s'", c.Verb, python.TypeName(v))
	}
	k.Socket = s
	return nil
}

// Sockets is a list of sockets, of (socket, events) pairs, or one socket.
type Sockets struct{ List []python.Value }

func (*Sockets) name() string { return "sockets" }

func (*Sockets) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind != syntax.Bare {
		return w.Value, nil
	}
	e, err := nameWord(w)
	return &syntax.List{Span: w.Span, Elts: []syntax.Expr{e}}, err
}

func (k *Sockets) take(c *Call, v python.Value) error {
	switch v := v.(type) {
	case *value.Socket:
		k.List = []python.Value{v}
		return nil
	case *python.List:
		k.List = v.Items
		return nil
	case *python.Tuple:
		k.List = v.Items
		return nil
	}
	if !python.IsIterable(v) {
		return python.Raise(python.TypeError, "%s(): a list of sockets is required, not '%s'",
			c.Verb, python.TypeName(v))
	}
	var err error
	k.List, err = python.Items(c.thread(), v)
	return err
}

// nameWord is a word that names a variable.
func nameWord(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind != syntax.Bare {
		return w.Value, nil
	}
	if !IsName(w.Text) {
		return nil, wordError(w, w.Text+" is no name of a socket")
	}
	return nameExpr(w.Span, w.Text), nil
}

// IsName reports whether text is a name in Python.
func IsName(text string) bool {
	for i, r := range text {
		letter := r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return text != ""
}
