package command

import (
	"go.starlark.net/starlark"

	"sockshell/repl/line"
	"sockshell/repl/value"
)

// Socket is a live socket, by its name.
type Socket struct{ *value.Socket }

func (*Socket) name() string                     { return "socket" }
func (*Socket) word(w line.Word) (string, error) { return nameWord(w) }

func (k *Socket) take(c *Call, v starlark.Value) error {
	s, ok := v.(*value.Socket)
	if !ok {
		return value.Raise("TypeError", "%s(): a socket is required, not '%s'", c.Verb, value.TypeName(v))
	}
	k.Socket = s
	return nil
}

// Sockets is a list of sockets, of (socket, events) pairs, or one socket.
type Sockets struct{ List []starlark.Value }

func (*Sockets) name() string { return "sockets" }

func (*Sockets) word(w line.Word) (string, error) {
	if w.Kind != line.Bare {
		return w.Text, nil
	}
	text, err := nameWord(w)
	return "[" + text + "]", err
}

func (k *Sockets) take(c *Call, v starlark.Value) error {
	switch v := v.(type) {
	case *value.Socket:
		k.List = []starlark.Value{v}
		return nil
	case starlark.Iterable:
		k.List = make([]starlark.Value, 0, max(0, starlark.Len(v)))
		for item := range starlark.Elements(v) {
			k.List = append(k.List, item)
		}
		return nil
	}
	return value.Raise("TypeError", "%s(): a list of sockets is required, not '%s'",
		c.Verb, value.TypeName(v))
}

// nameWord is a word that names a variable.
func nameWord(w line.Word) (string, error) {
	if w.Kind == line.Bare && !IsName(w.Text) {
		return "", &line.Error{Start: w.Start, End: w.End, Message: w.Text + " is no name of a socket"}
	}
	return w.Text, nil
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
