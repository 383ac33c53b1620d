package value

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.starlark.net/lib/json"
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// JSON is Python's module json, loads and dumps, with Starlark's encode, decode and indent.
func JSON() *starlarkstruct.Module {
	members := starlark.StringDict{
		"JSONDecodeError": starlark.String("json.decoder.JSONDecodeError")}
	for _, name := range []string{"decode", "encode", "indent"} {
		members[name] = json.Module.Members[name]
	}
	return module("json", members, map[string]method{"loads": jsonLoads, "dumps": jsonDumps})
}

func jsonDumps(c *call) (starlark.Value, error) {
	if len(c.args) > 1 {
		return nil, Raise("TypeError", "dumps() takes 1 positional argument but %d were given",
			len(c.args))
	}
	a, err := c.bind("obj", "indent?", "sort_keys?", "separators?", "ensure_ascii?")
	if err != nil {
		return nil, err
	}
	w := jsonWriter{item: ", ", key: ": ", ascii: a[4] == nil || bool(a[4].Truth()),
		sorted: a[2] != nil && bool(a[2].Truth())}
	if err := w.layout(a[1], a[3]); err != nil {
		return nil, err
	}
	err = w.value(a[0])
	return starlark.String(w.String()), err
}

type jsonWriter struct {
	strings.Builder
	item, key string // the separators
	indent    string
	lines     bool // one line for each element
	sorted    bool
	ascii     bool
	path      []starlark.Value
}

func (w *jsonWriter) layout(indent, separators starlark.Value) error {
	if !isNone(indent) {
		w.lines, w.item = true, ","
		if s, ok := starlark.AsString(indent); ok {
			w.indent = s
		} else if n, err := size(indent); err != nil {
			return err
		} else if n > 1000 {
			return Raise("ValueError", "an indent of %d: at most 1000 is taken", n)
		} else {
			w.indent = strings.Repeat(" ", max(n, 0))
		}
	}
	if isNone(separators) {
		return nil
	}
	two, ok := separators.(starlark.Indexable)
	if !ok || two.Len() != 2 {
		return Raise("TypeError", "separators are a tuple of two str: (item, key)")
	}
	var iok, kok bool
	w.item, iok = starlark.AsString(two.Index(0))
	w.key, kok = starlark.AsString(two.Index(1))
	if !iok || !kok {
		return Raise("TypeError", "separators are a tuple of two str: (item, key)")
	}
	return nil
}

func (w *jsonWriter) value(v starlark.Value) error {
	switch v := v.(type) {
	case starlark.NoneType:
		w.WriteString("null")
	case starlark.Bool, starlark.Int, starlark.Float:
		w.WriteString(jsonScalar(v))
	case starlark.String:
		w.text(string(v))
	case *starlark.Dict:
		return w.nested(v, func() error { return w.dict(v) })
	case *starlark.List:
		return w.nested(v, func() error { return w.list(v) })
	case Record:
		return w.value(v.Dict)
	case Table:
		return w.nested(starlark.None, func() error { return w.list(v) })
	case starlark.Tuple:
		return w.nested(starlark.None, func() error { return w.list(v) })
	default:
		return Raise("TypeError", "Object of type %s is not JSON serializable", TypeName(v))
	}
	return nil
}

func jsonScalar(v starlark.Value) string {
	switch s := Repr(v); s {
	case "True":
		return "true"
	case "False":
		return "false"
	case "nan":
		return "NaN"
	case "inf":
		return "Infinity"
	case "-inf":
		return "-Infinity"
	default:
		return s
	}
}

func (w *jsonWriter) nested(v starlark.Value, write func() error) error {
	if v != starlark.None && slices.Contains(w.path, v) {
		return Raise("ValueError", "Circular reference detected")
	}
	if len(w.path) >= maxDepth {
		return Raise("RecursionError",
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

func (w *jsonWriter) list(seq starlark.Indexable) error {
	if seq.Len() == 0 {
		w.WriteString("[]")
		return nil
	}
	w.WriteByte('[')
	for i := range seq.Len() {
		w.newline(i)
		if err := w.value(seq.Index(i)); err != nil {
			return err
		}
	}
	w.newline(-1)
	w.WriteByte(']')
	return nil
}

func (w *jsonWriter) dict(d *starlark.Dict) error {
	items := d.Items()
	if len(items) == 0 {
		w.WriteString("{}")
		return nil
	}
	if w.sorted {
		keys := make([]starlark.Value, len(items))
		for i, kv := range items {
			keys[i] = kv[0]
		}
		if err := sortItems(nil, keys, nil, nil); err != nil {
			return err
		}
		for i, k := range keys {
			v, _, err := d.Get(k)
			if err != nil {
				return err
			}
			items[i] = starlark.Tuple{k, v}
		}
	}
	w.WriteByte('{')
	for i, kv := range items {
		w.newline(i)
		if err := w.name(kv[0]); err != nil {
			return err
		}
		w.WriteString(w.key)
		if err := w.value(kv[1]); err != nil {
			return err
		}
	}
	w.newline(-1)
	w.WriteByte('}')
	return nil
}

func (w *jsonWriter) name(key starlark.Value) error {
	switch k := key.(type) {
	case starlark.String:
		w.text(string(k))
	case starlark.NoneType:
		w.text("null")
	case starlark.Bool, starlark.Int, starlark.Float:
		w.text(jsonScalar(k))
	default:
		return Raise("TypeError", "keys must be str, int, float, bool or None, not %s", TypeName(key))
	}
	return nil
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
