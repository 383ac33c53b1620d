package python

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// newJSON is _json: what the module json, which is Python, does by Go.
func newJSON(*Runtime) *Module {
	return module("_json", map[string]Value{"JSONDecodeError": JSONDecodeError},
		map[string]body{"loads": jsonLoads, "dumps": jsonDumps})
}

// JSONDecodeError is json.JSONDecodeError.
var JSONDecodeError = &Type{Name: "JSONDecodeError", Module: "json.decoder", Bases: []*Type{ValueError}}

// jsonDumps is dumps(obj, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys).
func jsonDumps(c *call) (Value, error) {
	a, err := c.bind("obj", "skipkeys", "ensure_ascii", "check_circular", "allow_nan", "indent", "separators", "default", "sort_keys")
	if err != nil {
		return nil, err
	}
	w := jsonWriter{t: c.t, item: ", ", key: ": ", skip: a[1] == True, ascii: a[2] == True, nan: a[4] == True,
		sorted: a[8] == True}
	if a[7] != None {
		w.other = a[7]
	}
	if err := w.layout(a[5], a[6]); err != nil {
		return nil, err
	}
	err = w.value(a[0])
	return NewStr(w.String()), err
}

type jsonWriter struct {
	strings.Builder
	t         *Thread
	skip, nan bool
	other     Value  // default=
	item, key string // the separators
	indent    string
	lines     bool // one line for each element
	sorted    bool
	ascii     bool
	path      []Value
}

func (w *jsonWriter) layout(indent, separators Value) error {
	if !isNone(indent) {
		w.lines, w.item = true, ","
		if s, ok := AsStr(indent); ok {
			w.indent = s
		} else if n, err := size(indent); err != nil {
			return err
		} else if n > 1000 {
			return Raise(ValueError, "an indent of %d: at most 1000 is taken", n)
		} else {
			w.indent = strings.Repeat(" ", max(n, 0))
		}
	}
	if isNone(separators) {
		return nil
	}
	two, err := Items(w.t, separators)
	if err != nil || len(two) != 2 {
		return Raise(ValueError, "separators are two texts: (item, key)")
	}
	var iok, kok bool
	w.item, iok = AsStr(two[0])
	w.key, kok = AsStr(two[1])
	if !iok || !kok {
		return Raise(TypeError, "separators are two texts: (item, key)")
	}
	return nil
}

func (w *jsonWriter) value(v Value) error {
	if err := w.t.Tick(); err != nil {
		return err
	}
	switch v := Held(v).(type) {
	case NoneType:
		w.WriteString("null")
	case Bool, Int, *BigInt, Float:
		text, err := w.scalar(v)
		w.WriteString(text)
		return err
	case *Str:
		w.text(v.s)
	case *Dict:
		return w.nested(v, func() error { return w.dict(v) })
	case *List:
		return w.nested(v, func() error { return w.list(v.Items) })
	case *Tuple:
		return w.nested(v, func() error { return w.list(v.Items) })
	default:
		if w.other == nil {
			return Raise(TypeError, "Object of type %s is not JSON serializable", TypeName(v))
		}
		return w.nested(v, func() error {
			made, err := CallValues(w.t, w.other, v)
			if err != nil {
				return err
			}
			return w.value(made)
		})
	}
	return nil
}

func (w *jsonWriter) scalar(v Value) (string, error) {
	text, err := Repr(w.t, v)
	switch text {
	case "True", "False":
		return strings.ToLower(text), err
	case "nan", "inf", "-inf":
		if !w.nan {
			return "", Raise(ValueError, "Out of range float values are not JSON compliant")
		}
		return map[string]string{"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[text], err
	}
	return text, err
}

func (w *jsonWriter) nested(v Value, write func() error) error {
	if slices.Contains(w.path, v) {
		return Raise(ValueError, "Circular reference detected")
	}
	if len(w.path) >= MaxDepth {
		return Raise(RecursionError,
			"maximum recursion depth exceeded while encoding a JSON object")
	}
	w.path = append(w.path, v)
	err := write()
	w.path = w.path[:len(w.path)-1]
	return err
}

// newline begins the i-th element, or what ends them all when i is -1.
func (w *jsonWriter) newline(i int) {
	if i > 0 {
		w.WriteString(w.item)
	}
	if !w.lines {
		return
	}
	depth := len(w.path)
	if i < 0 {
		depth--
	}
	w.WriteString("\n" + strings.Repeat(w.indent, depth))
}

func (w *jsonWriter) list(items []Value) error {
	if len(items) == 0 {
		w.WriteString("[]")
		return nil
	}
	w.WriteByte('[')
	for i, v := range items {
		w.newline(i)
		if err := w.value(v); err != nil {
			return err
		}
	}
	w.newline(-1)
	w.WriteByte(']')
	return nil
}

func (w *jsonWriter) dict(d *Dict) error {
	if d.Len() == 0 {
		w.WriteString("{}")
		return nil
	}
	keys := d.Keys()
	if w.sorted {
		l := NewList(keys...)
		if _, err := CallMethod(w.t, l, "sort"); err != nil {
			return err
		}
		keys = l.Items
	}
	w.WriteByte('{')
	n := 0
	for _, k := range keys {
		name, ok, err := w.name(k)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		w.newline(n)
		n++
		w.text(name)
		w.WriteString(w.key)
		v, err := d.Get(w.t, k)
		if err != nil {
			return err
		}
		if err := w.value(v); err != nil {
			return err
		}
	}
	w.newline(-1)
	w.WriteByte('}')
	return nil
}

// name is a key's text; ok is false for one that is skipped.
func (w *jsonWriter) name(key Value) (name string, ok bool, err error) {
	switch k := Held(key).(type) {
	case *Str:
		return k.s, true, nil
	case NoneType:
		return "null", true, nil
	case Bool, Int, *BigInt, Float:
		name, err = w.scalar(k)
		return name, true, err
	}
	if w.skip {
		return "", false, nil
	}
	return "", false, Raise(TypeError, "keys must be str, int, float, bool or None, not %s", TypeName(key))
}

var jsonEscapes = strings.NewReplacer(`"`, `\"`, `\`, `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`,
	"\f", `\f`, "\b", `\b`)

func (w *jsonWriter) text(s string) {
	w.WriteByte('"')
	s = jsonEscapes.Replace(s)
	for i, n := 0, 0; i < len(s); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			r = 0xdc00 + rune(s[i])
		}
		w.rune(r)
	}
	w.WriteByte('"')
}
