package command

import (
	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// Buffers is what one message is put together of: a list of bytes. A word that is text or
// bytes is the only one.
type Buffers []string

func (*Buffers) name() string { return "list of data" }

func (*Buffers) word(w *syntax.Word) (syntax.Expr, error) {
	e, err := new(Data).word(w)
	if w.Kind != syntax.Bracket && err == nil {
		e = &syntax.List{Span: w.Span, Elts: []syntax.Expr{e}}
	}
	return e, err
}

func (k *Buffers) take(c *Call, v python.Value) error {
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
func elements(c *Call, place int, v python.Value) ([]python.Value, error) {
	if !python.IsIterable(v) {
		return nil, python.Raise(python.TypeError, "%s() argument %d must be an iterable", c.Verb, place)
	}
	return python.Items(c.thread(), v)
}

// Ancillary is ancillary data: a list of (level, type, data).
type Ancillary []sockcore.ControlMessage

func (*Ancillary) name() string                             { return "list of (level, type, data)" }
func (*Ancillary) word(w *syntax.Word) (syntax.Expr, error) { return new(Any).word(w) }

func (k *Ancillary) take(c *Call, v python.Value) error {
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

func controlMessage(c *Call, v python.Value) (m sockcore.ControlMessage, err error) {
	const what = "[sendmsg() ancillary data items]() argument must be "
	parts, ok := value.Items(v)
	if !ok {
		return m, python.Raise(python.TypeError, what+"3-item sequence, not %s", python.TypeName(v))
	}
	if len(parts) != 3 {
		return m, python.Raise(python.TypeError, what+"sequence of length 3, not %d", len(parts))
	}
	if err = takeCInt(&m.Level, parts[0]); err != nil {
		return m, err
	}
	if err = takeCInt(&m.Type, parts[1]); err != nil {
		return m, err
	}
	data, err := python.BytesLike(parts[2])
	m.Data = append([]byte(nil), data...)
	return m, err
}

// FDs is a list of descriptors, of live sockets or of their numbers; or one of these.
type FDs []int

func (*FDs) name() string { return "sockets or descriptors" }

func (*FDs) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind != syntax.Bare {
		return w.Value, nil
	}
	e, err := nameWord(w)
	if n, number := parseInt(w.Text); number {
		e, err = int64Expr(w.Span, n), nil
	}
	return &syntax.List{Span: w.Span, Elts: []syntax.Expr{e}}, err
}

func (k *FDs) take(c *Call, v python.Value) error {
	if !python.IsIterable(v) {
		return k.add(v)
	}
	items, err := python.Items(c.thread(), v)
	for _, item := range items {
		if err == nil {
			err = k.add(item)
		}
	}
	return err
}

func (k *FDs) add(v python.Value) error {
	fd := 0
	if s, ok := v.(*value.Socket); ok && s.Socket != nil {
		fd = s.Fileno()
	} else if err := takeCInt(&fd, v); err != nil {
		return err
	}
	*k = append(*k, fd)
	return nil
}
