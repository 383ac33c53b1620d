package value

import (
	"go.starlark.net/starlark"
)

// classes are the types that are builtins: what makes each, and its own methods.
func classes() []*Class {
	return []*Class{
		BytesBuiltin(),
		{"str", makeStr, nil},
		{"int", makeInt, methods{"from_bytes": newBuiltin("from_bytes", intFromBytes)}},
		{"float", makeFloat, nil},
		{"bool", makeBool, nil},
		{"list", makeList, nil},
		{"tuple", makeTuple, nil},
		{"set", makeSet, nil},
		{"dict", makeDict, methods{"fromkeys": newBuiltin("fromkeys", dictFromkeys)}},
	}
}

func makeStr(c *call) (starlark.Value, error) {
	a, err := c.bind("object?", "encoding?", "errors?")
	if err != nil || a0(a) == nil {
		return starlark.String(""), err
	}
	if a[1] == nil && a[2] == nil {
		return starlark.String(Str(a[0])), nil
	}
	b, ok := a[0].(Bytes)
	if _, isStr := a[0].(starlark.String); isStr {
		return nil, Raise("TypeError", "decoding str is not supported")
	} else if !ok {
		return nil, Raise("TypeError", "decoding to str: need a bytes-like object, %s found",
			TypeName(a[0]))
	}
	encoding, how, err := encodingArgs("str", a[1], a[2])
	if err != nil {
		return nil, err
	}
	s, err := decode(string(b), encoding, how)
	return starlark.String(s), err
}

func makeBool(c *call) (starlark.Value, error) {
	a, err := c.bind("x?")
	if err != nil || a0(a) == nil {
		return starlark.False, err
	}
	return a[0].Truth(), nil
}

func makeList(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable?")
	if err != nil || a0(a) == nil {
		return starlark.NewList(nil), err
	}
	items, err := gather(c.thread, a[0])
	return starlark.NewList(items), err
}

func makeTuple(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable?")
	if err != nil || a0(a) == nil {
		return starlark.Tuple{}, err
	}
	items, err := gather(c.thread, a[0])
	return starlark.Tuple(items), err
}

func makeSet(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable?")
	if err != nil || a0(a) == nil {
		return starlark.NewSet(0), err
	}
	return c.setOf(a[0])
}

func (c *call) setOf(v starlark.Value) (*starlark.Set, error) {
	out := starlark.NewSet(0)
	err := each(c.thread, v, func(elem starlark.Value) error {
		if out.Len() > maxItems {
			return tooMany("elements", out.Len(), maxItems)
		}
		if _, err := elem.Hash(); err != nil {
			return Raise("TypeError", "unhashable type: '%s'", TypeName(elem))
		}
		return out.Insert(elem)
	})
	return out, err
}

func makeDict(c *call) (starlark.Value, error) {
	if len(c.args) > 1 {
		return nil, Raise("TypeError", "dict expected at most 1 argument, got %d", len(c.args))
	}
	out := starlark.NewDict(0)
	if len(c.args) == 1 {
		if err := c.fill(out, c.args[0]); err != nil {
			return nil, err
		}
	}
	for _, kv := range c.kwargs {
		if err := out.SetKey(kv[0], kv[1]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fill puts the entries of a mapping, or the pairs of an iterable, into d.
func (c *call) fill(d *starlark.Dict, v starlark.Value) error {
	if m, ok := v.(starlark.IterableMapping); ok {
		for k, v := range starlark.Entries(m) {
			if err := d.SetKey(k, v); err != nil {
				return err
			}
		}
		return nil
	}
	i := 0
	return each(c.thread, v, func(elem starlark.Value) error {
		pair, err := gather(c.thread, elem)
		if err != nil {
			return Raise("TypeError",
				"cannot convert dictionary update sequence element #%d to a sequence", i)
		}
		if len(pair) != 2 {
			return Raise("ValueError",
				"dictionary update sequence element #%d has length %d; 2 is required", i, len(pair))
		}
		i++
		if i > maxItems {
			return tooMany("elements", i, maxItems)
		}
		return setKey(d, pair[0], pair[1])
	})
}

func setKey(d *starlark.Dict, k, v starlark.Value) error {
	if _, err := k.Hash(); err != nil {
		return Raise("TypeError", "unhashable type: '%s'", TypeName(k))
	}
	return d.SetKey(k, v)
}

func dictFromkeys(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable", "value?")
	if err != nil {
		return nil, err
	}
	if a[1] == nil {
		a[1] = starlark.None
	}
	out := starlark.NewDict(0)
	err = each(c.thread, a[0], func(k starlark.Value) error { return setKey(out, k, a[1]) })
	return out, err
}
