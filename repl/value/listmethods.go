package value

import (
	"go.starlark.net/starlark"
)

// listMethods are the methods of Python's list that Starlark's lacks; so for the others.
var listMethods = newMethods(func() map[string]method {
	return map[string]method{
		"sort": listSort, "copy": listCopy, "count": listCount, "reverse": listReverse,
	}
})

var tupleMethods = newMethods(func() map[string]method {
	return map[string]method{"count": listCount, "index": tupleIndex}
})

var dictMethods = newMethods(func() map[string]method {
	return map[string]method{"copy": dictCopy, "fromkeys": dictFromkeys}
})

var setMethods = newMethods(func() map[string]method {
	return map[string]method{
		"copy": setCopy, "isdisjoint": setIsdisjoint, "intersection_update": setUpdate,
		"difference_update": setUpdate, "symmetric_difference_update": setUpdate,
	}
})

func listSort(c *call) (starlark.Value, error) {
	if len(c.args) > 0 {
		return nil, Raise("TypeError", "sort() takes no positional arguments")
	}
	a, err := c.bind("key?", "reverse?")
	if err != nil {
		return nil, err
	}
	l := c.self.(*starlark.List)
	items, err := gather(c.thread, l)
	if err != nil {
		return nil, err
	}
	if err := sortItems(c.thread, items, a[0], a[1]); err != nil {
		return nil, err
	}
	return starlark.None, replaceAll(l, items)
}

func replaceAll(l *starlark.List, items []starlark.Value) error {
	if l.Len() != len(items) {
		return Raise("ValueError", "list modified during sort")
	}
	for i, v := range items {
		if err := l.SetIndex(i, v); err != nil {
			return err
		}
	}
	return nil
}

func listCopy(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	items, err := gather(c.thread, c.self)
	return starlark.NewList(items), err
}

func listReverse(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	l := c.self.(*starlark.List)
	items := make([]starlark.Value, l.Len())
	for i := range items {
		items[len(items)-1-i] = l.Index(i)
	}
	return starlark.None, replaceAll(l, items)
}

func listCount(c *call) (starlark.Value, error) {
	a, err := c.bind("value")
	if err != nil {
		return nil, err
	}
	n := 0
	err = each(c.thread, c.self, func(v starlark.Value) error {
		same, err := starlark.Equal(v, a[0])
		if same {
			n++
		}
		return err
	})
	return starlark.MakeInt(n), err
}

func tupleIndex(c *call) (starlark.Value, error) {
	a, err := c.bind("value", "start?", "stop?")
	if err != nil {
		return nil, err
	}
	t := c.self.(starlark.Tuple)
	lo, hi, err := bounds(a[1], a[2], len(t))
	if err != nil {
		return nil, err
	}
	for i := lo; i < hi; i++ {
		if same, err := starlark.Equal(t[i], a[0]); same || err != nil {
			return starlark.MakeInt(i), err
		}
	}
	return nil, Raise("ValueError", "tuple.index(x): x not in tuple")
}

func dictCopy(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	out := starlark.NewDict(0)
	return out, c.fill(out, c.self)
}

func setCopy(c *call) (starlark.Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	return c.setOf(c.self)
}

func setIsdisjoint(c *call) (starlark.Value, error) {
	a, err := c.bind("other")
	if err != nil {
		return nil, err
	}
	apart := true
	err = each(c.thread, a[0], func(v starlark.Value) error {
		has, err := c.self.(*starlark.Set).Has(v)
		apart = apart && !has
		return err
	})
	return starlark.Bool(apart), err
}

// setUpdate puts the result of a set operation into the set itself.
func setUpdate(c *call) (starlark.Value, error) {
	a, err := c.bind("other")
	if err != nil {
		return nil, err
	}
	other, err := c.setOf(a[0])
	if err != nil {
		return nil, err
	}
	s := c.self.(*starlark.Set)
	it := other.Iterate()
	defer it.Done()
	operation := map[string]func(starlark.Iterator) (starlark.Value, error){
		"intersection_update": s.Intersection, "difference_update": s.Difference,
		"symmetric_difference_update": s.SymmetricDifference,
	}[c.name]
	result, err := operation(it)
	if err != nil {
		return nil, err
	}
	if err := s.Clear(); err != nil {
		return nil, err
	}
	for v := range starlark.Elements(result.(*starlark.Set)) {
		if err := s.Insert(v); err != nil {
			return nil, err
		}
	}
	return starlark.None, nil
}
