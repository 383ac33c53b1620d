package command

import (
	"strings"

	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
)

// Data is what is sent: bytes, or a string as UTF-8. A bare word is its own text, @file
// the file's bytes.
type Data string

func (*Data) name() string { return "data" }

func (*Data) word(w *syntax.Word) (syntax.Expr, error) {
	switch e := w.Value.(type) {
	case nil:
		if path, ok := strings.CutPrefix(w.Text, "@"); ok && path != "" {
			return callExpr(w.Span, nameExpr(w.Span, helperFile), strExpr(w.Span, path)), nil
		}
		return bytesExpr(w.Span, w.Text), nil
	case *syntax.Constant:
		if e.Kind == syntax.Str {
			return bytesExpr(w.Span, e.Text), nil
		}
	}
	return callExpr(w.Span, nameExpr(w.Span, helperData), w.Value), nil
}

func (k *Data) take(_ *Call, v python.Value) error {
	if b, ok := v.(python.Bytes); ok {
		*k = Data(b)
		return nil
	}
	b, err := dataOf(v)
	*k = Data(b)
	return err
}

// dataOf are the bytes of what is bytes-like, and of a word of a command.
func dataOf(v python.Value) (string, error) {
	if text, ok := wordText(v); ok {
		return text, nil
	}
	b, err := python.BytesLike(v)
	return string(b), err
}

// Packed is bytes only: a packed address, a buffer to unpack.
type Packed string

func (*Packed) name() string { return "bytes" }

func (*Packed) word(w *syntax.Word) (syntax.Expr, error) { return new(Data).word(w) }

func (k *Packed) take(c *Call, v python.Value) error { return (*Data)(k).take(c, v) }

// Text is a string; a bare word is its own text.
type Text string

func (*Text) name() string { return "text" }

func (*Text) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind != syntax.Bare {
		return w.Value, nil
	}
	return strExpr(w.Span, w.Text), nil
}

func (k *Text) take(c *Call, v python.Value) error {
	s, ok := python.AsStr(v)
	switch {
	case !ok:
		return c.wrongType("str", v)
	case strings.Contains(s, "\x00"):
		return python.Raise(python.ValueError, "embedded null character")
	}
	*k = Text(s)
	return nil
}

// textOrNone is a text, or None, which is as if nothing was given.
type textOrNone struct{ Text }

func (o *textOrNone) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind == syntax.Bare && w.Text == "None" {
		return noneExpr(w.Span), nil
	}
	return o.Text.word(w)
}

func (o *textOrNone) take(c *Call, v python.Value) error {
	if v == python.None {
		return nil
	}
	return o.Text.take(c, v)
}

// wrongType is Python's error about the type of the argument that is taken now.
func (c *Call) wrongType(wanted string, v python.Value) error {
	name := python.TypeName(v)
	if v == python.None {
		name = "None"
	}
	return python.Raise(python.TypeError, "%s() argument %d must be %s, not %s", c.Verb, c.place, wanted, name)
}

// Regexp is /…/ or the text of a regular expression.
type Regexp string

func (*Regexp) name() string { return "regexp" }

func (*Regexp) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind != syntax.Bare {
		return w.Value, nil
	}
	text := w.Text
	if len(text) > 1 && text[0] == '/' && text[len(text)-1] == '/' {
		text = text[1 : len(text)-1]
	}
	return strExpr(w.Span, text), nil
}

func (k *Regexp) take(c *Call, v python.Value) error {
	if b, ok := v.(python.Bytes); ok {
		*k = Regexp(b)
		return nil
	}
	return (*Text)(k).take(c, v)
}

// Any is any value. A bare number, constant or None is itself; other text is a string.
type Any struct{ Value python.Value }

func (*Any) name() string { return "value" }

func (*Any) word(w *syntax.Word) (syntax.Expr, error) {
	if w.Kind != syntax.Bare {
		return w.Value, nil
	}
	if e, err := intWord(w, ""); err == nil {
		return e, nil
	}
	return strExpr(w.Span, w.Text), nil
}

func (k *Any) take(_ *Call, v python.Value) error {
	k.Value = v
	return nil
}

// Values is all arguments that are left.
type Values struct{ List []python.Value }

func (*Values) name() string                             { return "values" }
func (*Values) rest() bool                               { return true }
func (*Values) word(w *syntax.Word) (syntax.Expr, error) { return new(Any).word(w) }
func (k *Values) take(_ *Call, v python.Value) error {
	if t, ok := v.(*python.Tuple); ok {
		k.List = t.Items
	}
	return nil
}

func (*Values) words(ws []*syntax.Word, _ bool) (args []syntax.Expr, taken int, err error) {
	for _, w := range ws {
		if w.Key != "" {
			break
		}
		e, err := new(Any).word(w)
		if err != nil {
			return nil, 0, err
		}
		args = append(args, e)
	}
	return args, len(args), nil
}

// Arguments is all that is left for a command that is called: by position and by name.
type Arguments struct {
	Values
	Named []python.Named
}

// Callback is what a command calls: a function of the script, or a command.
type Callback struct{ Value python.Value }

func (*Callback) name() string                             { return "function" }
func (*Callback) word(w *syntax.Word) (syntax.Expr, error) { return new(Any).word(w) }

func (k *Callback) take(c *Call, v python.Value) error {
	if !python.IsCallable(v) {
		return python.Raise(python.TypeError, "'%s' object is not callable", python.TypeName(v))
	}
	k.Value = v
	return nil
}

// exitStatus is what sys.exit takes: a status, nothing for 0, or a text to tell, with status 1.
type exitStatus struct {
	number int
	text   string
}

func (*exitStatus) name() string { return "int" }

func (*exitStatus) word(w *syntax.Word) (syntax.Expr, error) {
	return new(CInt).word(w)
}

func (k *exitStatus) take(c *Call, v python.Value) error {
	switch v.(type) {
	case python.NoneType:
		return nil
	case python.Int, *python.BigInt, python.Bool:
		return (*CInt)(&k.number).take(c, v)
	}
	*k = exitStatus{1, value.Str(v)}
	return nil
}
