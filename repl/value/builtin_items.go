package value

import (
	"context"
	"slices"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

func builtinAny(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable")
	if err != nil {
		return nil, err
	}
	wanted := starlark.Bool(c.name == "any")
	next, done, err := walk(c.thread, a[0])
	if err != nil {
		return nil, err
	}
	defer done()
	for {
		v, err := next()
		if v == nil || err != nil {
			return !wanted, err
		}
		if v.Truth() == wanted {
			return wanted, nil
		}
	}
}

func builtinSum(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable", "start?")
	if err != nil {
		return nil, err
	}
	total := a[1]
	switch total.(type) {
	case nil:
		total = starlark.MakeInt(0)
	case starlark.String:
		return nil, Raise("TypeError", "sum() can't sum strings [use ''.join(seq) instead]")
	case Bytes:
		return nil, Raise("TypeError", "sum() can't sum bytes [use b''.join(seq) instead]")
	}
	err = each(c.thread, a[0], func(v starlark.Value) error {
		total, err = add(total, v)
		return err
	})
	return total, err
}

func add(x, y starlark.Value) (starlark.Value, error) {
	if b, ok := y.(starlark.Bool); ok {
		y, _ = integer(b)
	}
	z, err := starlark.Binary(syntax.PLUS, x, y)
	if _, ours := err.(*Exception); err != nil && !ours {
		err = Raise("TypeError", "unsupported operand type(s) for +: '%s' and '%s'",
			TypeName(x), TypeName(y))
	}
	return z, err
}

// extreme is the state of one min or max.
type extreme struct {
	call      *call
	op        syntax.Token
	key       starlark.Value
	best, has starlark.Value // the element, and its key
}

func (e *extreme) see(v starlark.Value) error {
	k, err := keyOf(e.call.thread, e.key, v)
	if err != nil {
		return err
	}
	better := e.best == nil
	if !better {
		better, err = compare(e.op, k, e.has)
	}
	if better {
		e.best, e.has = v, k
	}
	return err
}

func keyOf(thread *starlark.Thread, key, v starlark.Value) (starlark.Value, error) {
	if isNone(key) {
		return v, nil
	}
	return starlark.Call(thread, key, starlark.Tuple{v}, nil)
}

func builtinExtreme(c *call) (starlark.Value, error) {
	items := starlark.Value(c.args)
	if len(c.args) == 1 {
		items = c.args[0]
	} else if len(c.args) == 0 {
		return nil, Raise("TypeError", "%s expected at least 1 argument, got 0", c.name)
	}
	named := &call{thread: c.thread, name: c.name, kwargs: c.kwargs}
	a, err := named.bind("key?", "default?")
	if err != nil {
		return nil, err
	}
	if a[1] != nil && len(c.args) > 1 {
		return nil, Raise("TypeError",
			"Cannot specify a default for %s() with multiple positional arguments", c.name)
	}
	e := extreme{call: c, op: syntax.LT, key: a[0]}
	if c.name == "max" {
		e.op = syntax.GT
	}
	if err := each(c.thread, items, e.see); err != nil {
		return nil, err
	}
	if e.best == nil && a[1] == nil {
		return nil, Raise("ValueError", "%s() arg is an empty sequence", c.name)
	} else if e.best == nil {
		return a[1], nil
	}
	return e.best, nil
}

func builtinSorted(c *call) (starlark.Value, error) {
	if len(c.args) != 1 {
		return nil, Raise("TypeError", "sorted expected 1 argument, got %d", len(c.args))
	}
	a, err := c.bind("iterable", "key?", "reverse?")
	if err != nil {
		return nil, err
	}
	items, err := gather(c.thread, a[0])
	if err != nil {
		return nil, err
	}
	err = sortItems(c.thread, items, a[1], a[2])
	return starlark.NewList(items), err
}

// sortItems sorts in place and keeps the order of equals, as Python also does in reverse.
func sortItems(thread *starlark.Thread, items []starlark.Value, key, reverse starlark.Value) error {
	type keyed struct{ key, item starlark.Value }
	all := make([]keyed, len(items))
	for i, v := range items {
		k, err := keyOf(thread, key, v)
		if err != nil {
			return err
		}
		all[i] = keyed{k, v}
	}
	down := reverse != nil && bool(reverse.Truth())
	ctx := Context(thread)
	var failed error
	seen := 0
	slices.SortStableFunc(all, func(x, y keyed) int {
		if seen++; seen&4095 == 0 && failed == nil && ctx.Err() != nil {
			failed = context.Cause(ctx)
		}
		if failed != nil {
			return 0
		}
		if down {
			x, y = y, x
		}
		var order int
		order, failed = threeWay(x.key, y.key)
		return order
	})
	for i, k := range all {
		items[i] = k.item
	}
	return failed
}

// threeWay asks only what Python's sort asks: which is less.
func threeWay(x, y starlark.Value) (int, error) {
	less, err := compare(syntax.LT, x, y)
	if less || err != nil {
		return -1, err
	}
	more, err := compare(syntax.LT, y, x)
	if more {
		return 1, err
	}
	return 0, err
}

func builtinReversed(c *call) (starlark.Value, error) {
	a, err := c.bind("sequence")
	if err != nil {
		return nil, err
	}
	if _, ok := a[0].(*starlark.Set); ok || starlark.Len(a[0]) < 0 {
		return nil, Raise("TypeError", "'%s' object is not reversible", TypeName(a[0]))
	}
	items, err := gather(c.thread, a[0])
	slices.Reverse(items)
	return starlark.NewList(items), err
}

// walk is each for those who take the next element when they want it; nil is the end.
func walk(
	thread *starlark.Thread, v starlark.Value,
) (next func() (starlark.Value, error), done func(), err error) {
	step, done, err := iterator(v)
	if err != nil {
		return nil, nil, err
	}
	ctx := Context(thread)
	i := 0
	return func() (starlark.Value, error) {
		if i++; i&4095 == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		var v starlark.Value
		if !step(&v) {
			return nil, nil
		}
		return v, nil
	}, done, nil
}

func builtinZip(c *call) (starlark.Value, error) {
	if len(c.kwargs) > 0 {
		return nil, Raise("TypeError", "zip() takes no keyword arguments here")
	}
	if len(c.args) == 0 {
		return starlark.NewList(nil), nil
	}
	var out []starlark.Value
	err := c.together(c.args, func(row starlark.Tuple) error {
		if len(out) == maxItems {
			return tooMany("elements", maxItems+1, maxItems)
		}
		out = append(out, row)
		return nil
	})
	return starlark.NewList(out), err
}

// together calls f with the first elements of all, the second ones and so on, until the
// shortest ends.
func (c *call) together(all starlark.Tuple, f func(starlark.Tuple) error) error {
	var nexts []func() (starlark.Value, error)
	for i, v := range all {
		next, done, err := walk(c.thread, v)
		if err != nil && c.name == "zip" {
			return Raise("TypeError", "'%s' object is not iterable", TypeName(all[i]))
		} else if err != nil {
			return err
		}
		defer done()
		nexts = append(nexts, next)
	}
	for {
		row := make(starlark.Tuple, len(nexts))
		for i, next := range nexts {
			v, err := next()
			if v == nil || err != nil {
				return err
			}
			row[i] = v
		}
		if err := f(row); err != nil {
			return err
		}
	}
}

func builtinMap(c *call) (starlark.Value, error) {
	if len(c.args) < 2 {
		return nil, Raise("TypeError", "map() must have at least two arguments.")
	}
	var out []starlark.Value
	err := c.together(c.args[1:], func(row starlark.Tuple) error {
		v, err := starlark.Call(c.thread, c.args[0], row, nil)
		if err == nil && len(out) == maxItems {
			err = tooMany("elements", maxItems+1, maxItems)
		}
		out = append(out, v)
		return err
	})
	return starlark.NewList(out), err
}

func builtinFilter(c *call) (starlark.Value, error) {
	a, err := c.bind("function", "iterable")
	if err != nil {
		return nil, Raise("TypeError", "filter expected 2 arguments, got %d", len(c.args))
	}
	var out []starlark.Value
	err = each(c.thread, a[1], func(v starlark.Value) error {
		kept, err := keyOf(c.thread, a[0], v)
		if err != nil {
			return err
		}
		if kept.Truth() {
			out = append(out, v)
		}
		if len(out) > maxItems {
			return tooMany("elements", len(out), maxItems)
		}
		return nil
	})
	return starlark.NewList(out), err
}

func builtinEnumerate(c *call) (starlark.Value, error) {
	a, err := c.bind("iterable", "start?")
	if err != nil {
		return nil, err
	}
	start := starlark.MakeInt(0)
	if a[1] != nil {
		if start, err = integer(a[1]); err != nil {
			return nil, err
		}
	}
	items, err := gather(c.thread, a[0])
	for i, v := range items {
		items[i] = starlark.Tuple{start.Add(starlark.MakeInt(i)), v}
	}
	return starlark.NewList(items), err
}
