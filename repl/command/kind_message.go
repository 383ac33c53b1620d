package command

import (
	"go.starlark.net/starlark"

	"sockshell/repl/line"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// Buffers is what one message is put together of: a list of bytes. A word that is text or
// bytes is the only one.
type Buffers []string

func (*Buffers) name() string { return "list of data" }

func (*Buffers) word(w line.Word) (string, error) {
	text, err := new(Data).word(w)
	if w.Kind != line.Expr {
		text = "[" + text + "]"
	}
	return text, err
}

func (k *Buffers) take(c *Call, v starlark.Value) error {
	list, err := elements(c, 1, v)
	if err != nil {
		return err
	}
	for _, item := range list {
		var d Data
		if err := d.take(c, item); err != nil {
			return err
		}
		*k = append(*k, string(d))
	}
	return nil
}

// elements are those of what Python can iterate over: bytes are ints there.
func elements(c *Call, place int, v starlark.Value) ([]starlark.Value, error) {
	items, ok := v.(starlark.Iterable)
	if !ok {
		return nil, value.Raise("TypeError", "%s() argument %d must be an iterable", c.Verb, place)
	}
	var list []starlark.Value
	for item := range starlark.Elements(items) {
		list = append(list, item)
	}
	return list, nil
}

// Ancillary is ancillary data: a list of (level, type, data).
type Ancillary []sockcore.ControlMessage

func (*Ancillary) name() string                     { return "list of (level, type, data)" }
func (*Ancillary) word(w line.Word) (string, error) { return new(Any).word(w) }

func (k *Ancillary) take(c *Call, v starlark.Value) error {
	list, err := elements(c, 2, v)
	if err != nil {
		return err
	}
	for _, item := range list {
		m, err := controlMessage(c, item)
		if err != nil {
			return err
		}
		*k = append(*k, m)
	}
	return nil
}

func controlMessage(c *Call, v starlark.Value) (m sockcore.ControlMessage, err error) {
	const what = "[sendmsg() ancillary data items]() argument must be "
	item, ok := v.(starlark.Sequence)
	if _, bytes := v.(value.Bytes); !ok || bytes {
		return m, value.Raise("TypeError", what+"3-item sequence, not %s", value.TypeName(v))
	}
	if item.Len() != 3 {
		return m, value.Raise("TypeError", what+"sequence of length 3, not %d", item.Len())
	}
	var parts []starlark.Value
	for part := range starlark.Elements(item) {
		parts = append(parts, part)
	}
	if err = takeCInt(&m.Level, parts[0]); err != nil {
		return m, err
	}
	if err = takeCInt(&m.Type, parts[1]); err != nil {
		return m, err
	}
	data, ok := parts[2].(value.Bytes)
	if !ok {
		return m, value.Raise("TypeError", "a bytes-like object is required, not '%s'",
			value.TypeName(parts[2]))
	}
	m.Data = []byte(data)
	return m, nil
}

// FDs is a list of descriptors, of live sockets or of their numbers; or one of these.
type FDs []int

func (*FDs) name() string { return "sockets or descriptors" }

func (*FDs) word(w line.Word) (string, error) {
	if w.Kind != line.Bare {
		return w.Text, nil
	}
	text, err := nameWord(w)
	if _, number := parseInt(w.Text); number {
		text, err = w.Text, nil
	}
	return "[" + text + "]", err
}

func (k *FDs) take(_ *Call, v starlark.Value) error {
	items, ok := v.(starlark.Iterable)
	if !ok {
		return k.add(v)
	}
	for item := range starlark.Elements(items) {
		if err := k.add(item); err != nil {
			return err
		}
	}
	return nil
}

func (k *FDs) add(v starlark.Value) error {
	fd := 0
	if s, ok := v.(*value.Socket); ok {
		fd = s.Fileno()
	} else if err := takeCInt(&fd, v); err != nil {
		return err
	}
	*k = append(*k, fd)
	return nil
}
