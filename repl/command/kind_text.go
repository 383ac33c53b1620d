package command

import (
	"strings"

	"go.starlark.net/starlark"

	"sockshell/repl/line"
	"sockshell/repl/value"
)

// Data is what is sent: bytes, or a string as UTF-8. A bare word is its own text, @file
// the file's bytes.
type Data string

func (*Data) name() string { return "data" }

func (*Data) word(w line.Word) (string, error) {
	if w.Kind != line.Bare {
		return w.Text, nil
	}
	if path, ok := strings.CutPrefix(w.Text, "@"); ok && path != "" {
		return "file(" + line.Quote(path) + ")", nil
	}
	return line.Quote(w.Text), nil
}

func (k *Data) take(_ *Call, v starlark.Value) error {
	switch v := v.(type) {
	case starlark.String:
		*k = Data(v)
	case value.Bytes:
		*k = Data(v)
	default:
		return value.Raise("TypeError", "a bytes-like object is required, not '%s'", value.TypeName(v))
	}
	return nil
}

// Packed is bytes only: a packed address, a buffer to unpack.
type Packed string

func (*Packed) name() string { return "bytes" }

func (*Packed) word(w line.Word) (string, error) { return new(Data).word(w) }

func (k *Packed) take(_ *Call, v starlark.Value) error {
	b, ok := v.(value.Bytes)
	if !ok {
		return value.Raise("TypeError", "a bytes-like object is required, not '%s'", value.TypeName(v))
	}
	*k = Packed(b)
	return nil
}

// Text is a string; a bare word is its own text.
type Text string

func (*Text) name() string { return "text" }

func (*Text) word(w line.Word) (string, error) {
	if w.Kind != line.Bare {
		return w.Text, nil
	}
	return line.Quote(w.Text), nil
}

func (k *Text) take(c *Call, v starlark.Value) error {
	s, ok := v.(starlark.String)
	switch {
	case !ok:
		return c.wrongType("str", v)
	case strings.Contains(string(s), "\x00"):
		return value.Raise("ValueError", "embedded null character")
	}
	*k = Text(s)
	return nil
}

// textOrNone is a text, or None, which is as if nothing was given.
type textOrNone struct{ Text }

func (o *textOrNone) word(w line.Word) (string, error) {
	if w.Kind == line.Bare && w.Text == "None" {
		return w.Text, nil
	}
	return o.Text.word(w)
}

func (o *textOrNone) take(c *Call, v starlark.Value) error {
	if v == starlark.None {
		return nil
	}
	return o.Text.take(c, v)
}

// wrongType is Python's error about the type of the argument that is taken now.
func (c *Call) wrongType(wanted string, v starlark.Value) error {
	name := value.TypeName(v)
	if v == starlark.None {
		name = "None"
	}
	return value.Raise("TypeError", "%s() argument %d must be %s, not %s", c.Verb, c.place, wanted, name)
}

// Regexp is /…/ or the text of a regular expression.
type Regexp string

func (*Regexp) name() string { return "regexp" }

func (*Regexp) word(w line.Word) (string, error) {
	if w.Kind != line.Bare {
		return w.Text, nil
	}
	text := w.Text
	if len(text) > 1 && text[0] == '/' && text[len(text)-1] == '/' {
		text = text[1 : len(text)-1]
	}
	return line.Quote(text), nil
}

func (k *Regexp) take(c *Call, v starlark.Value) error {
	if b, ok := v.(value.Bytes); ok {
		*k = Regexp(b)
		return nil
	}
	return (*Text)(k).take(c, v)
}

// Any is any value. A bare number, constant or None is itself; other text is a string.
type Any struct{ Value starlark.Value }

func (*Any) name() string { return "value" }

func (*Any) word(w line.Word) (string, error) {
	if w.Kind != line.Bare {
		return w.Text, nil
	}
	if text, err := intWord(w, ""); err == nil {
		return text, nil
	}
	return line.Quote(w.Text), nil
}

func (k *Any) take(_ *Call, v starlark.Value) error {
	k.Value = v
	return nil
}

// Values is all arguments that are left.
type Values struct{ List starlark.Tuple }

func (*Values) name() string                     { return "values" }
func (*Values) rest() bool                       { return true }
func (*Values) word(w line.Word) (string, error) { return new(Any).word(w) }
func (k *Values) take(_ *Call, v starlark.Value) error {
	k.List, _ = v.(starlark.Tuple)
	return nil
}

func (*Values) words(ws []line.Word, _ bool) (string, int, error) {
	var texts []string
	for _, w := range ws {
		text, err := new(Any).word(w)
		if err != nil {
			return "", 0, err
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, ", "), len(ws), nil
}

// Arguments is all that is left for a command that is called: by position and by name.
type Arguments struct {
	Values
	Named []starlark.Tuple
}

// Callback is what a command calls: a function of the script, or a command.
type Callback struct{ Value starlark.Callable }

func (*Callback) name() string                     { return "function" }
func (*Callback) word(w line.Word) (string, error) { return w.Text, nil }

func (k *Callback) take(c *Call, v starlark.Value) error {
	f, ok := v.(starlark.Callable)
	if !ok {
		return value.Raise("TypeError", "'%s' object is not callable", value.TypeName(v))
	}
	k.Value = f
	return nil
}

// exitStatus is what sys.exit takes: a status, nothing for 0, or a text to tell, with status 1.
type exitStatus struct {
	number int
	text   string
}

func (*exitStatus) name() string { return "int" }

func (*exitStatus) word(w line.Word) (string, error) {
	if w.Kind != line.Bare {
		return w.Text, nil
	}
	return new(CInt).word(w)
}

func (k *exitStatus) take(c *Call, v starlark.Value) error {
	switch v.(type) {
	case starlark.NoneType:
		return nil
	case starlark.Int, starlark.Bool:
		return (*CInt)(&k.number).take(c, v)
	}
	*k = exitStatus{1, value.Str(v)}
	return nil
}
