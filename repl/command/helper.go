package command

import (
	"strings"
	"sync"

	"sockshell/repl/python"
)

// helper is what an expression of a command calls by a name that no program can have; nil when there is
// none.
func (e *Env) helper(name string) python.Value {
	function := func(f method) python.Value { return &python.Builtin{Name: strings.TrimPrefix(name, "@"), Fn: f} }
	switch name {
	case helperData:
		return function(func(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
			return encoded(t, a.Pos[0])
		})
	case helperWord:
		return function(func(_ *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
			if s, ok := a.Pos[0].(*python.Str); ok {
				return python.NewHeld(wordClass(), s), nil
			}
			return a.Pos[0], nil
		})
	case helperBackground:
		return function(e.background)
	}
	if c := Function(strings.TrimPrefix(name, "@")); c != nil && name[0] == '@' {
		return c.builtin(e, nil)
	}
	return nil
}

// background starts a job: (title, names, function, *args, **kwargs).
func (e *Env) background(_ *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
	title, _ := python.AsStr(a.Pos[0])
	names, _ := python.AsStr(a.Pos[1])
	f := a.Pos[2]
	args := python.Args{Pos: append([]python.Value(nil), a.Pos[3:]...), Kw: append([]python.Named(nil), a.Kw...)}
	return python.None, e.Shell.Jobs().Start(title, names, func(t *python.Thread) (python.Value, error) {
		return python.Call(t, f, args)
	})
}

// encoded is a text as its UTF-8, a list or tuple with each of its texts so, anything else itself.
func encoded(t *python.Thread, v python.Value) (python.Value, error) {
	if s, ok := python.AsStr(v); ok {
		b, err := python.Encode(t, s, "utf-8", "strict")
		return python.Bytes(b), err
	}
	var items []python.Value
	switch v := v.(type) {
	case *python.List:
		items = v.Items
	case *python.Tuple:
		items = v.Items
	default:
		return v, nil
	}
	list := make([]python.Value, len(items))
	for i, item := range items {
		list[i] = item
		if s, ok := python.AsStr(item); ok {
			b, err := python.Encode(t, s, "utf-8", "strict")
			if err != nil {
				return nil, err
			}
			list[i] = python.Bytes(b)
		}
	}
	return python.NewList(list...), nil
}

// wordClass is the class of texts that a command gave as data, where files that take texts have a verb of
// the same name: a str, which is bytes where those are wanted.
var wordClass = classBelow("str", python.StrType)

// classBelow is a class of the shell's own below a native one, made when it is first asked for.
func classBelow(name string, base *python.Type) func() *python.Type {
	return sync.OnceValue(func() *python.Type {
		c, err := python.NewClass(python.OrIdle(nil), python.TypeType, name, []*python.Type{base},
			python.NewDict(), nil)
		if err != nil {
			panic(err) // what base is can be built on
		}
		return c
	})
}

// wordText is the text of such a word.
func wordText(v python.Value) (string, bool) {
	if i, ok := v.(*python.Instance); ok && i.Type() == wordClass() {
		return python.AsStr(v)
	}
	return "", false
}
