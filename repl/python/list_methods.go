package python

import "slices"

func listMethods() []*Builtin {
	return []*Builtin{
		initMethod(initList),
		method("append", func(_ *Thread, l *List, a Args) (Value, error) {
			v, err := a.single("list.append")
			if err != nil {
				return nil, err
			}
			if len(l.Items) >= maxItems {
				return nil, noMemory()
			}
			if n := len(l.Items); n == cap(l.Items) && n >= 256 {
				l.Items = slices.Grow(l.Items, n) // doubled: fewer copies than append makes
			}
			l.Items = append(l.Items, v)
			return None, nil
		}),
		method("clear", func(_ *Thread, l *List, a Args) (Value, error) {
			if err := a.none("list.clear"); err != nil {
				return nil, err
			}
			l.Items = nil
			return None, nil
		}),
		method("copy", func(_ *Thread, l *List, a Args) (Value, error) {
			return NewList(slices.Clone(l.Items)...), a.none("list.copy")
		}),
		method("count", func(t *Thread, l *List, a Args) (Value, error) {
			w, err := a.single("list.count")
			if err != nil {
				return nil, err
			}
			return countOf(t, l.Items, w)
		}),
		method("extend", func(t *Thread, l *List, a Args) (Value, error) {
			v, err := a.single("list.extend")
			if err != nil {
				return nil, err
			}
			return None, l.extend(t, v)
		}),
		method("index", func(t *Thread, l *List, a Args) (Value, error) {
			return findItem(t, l.Items, a, "list.index", "")
		}),
		method("insert", listInsert),
		method("pop", listPop),
		method("remove", listRemove),
		method("reverse", func(_ *Thread, l *List, a Args) (Value, error) {
			if err := a.none("list.reverse"); err != nil {
				return nil, err
			}
			slices.Reverse(l.Items)
			return None, nil
		}),
		method("sort", listSort),
		method("__reversed__", func(_ *Thread, l *List, a Args) (Value, error) {
			return &listReversed{l: l, i: len(l.Items) - 1}, a.none("list.__reversed__")
		}),
		classGetItem(),
	}
}

func listInsert(t *Thread, l *List, a Args) (Value, error) {
	if err := a.between("list.insert", 2, 2); err != nil {
		return nil, err
	}
	i, err := indexInt(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	if i < 0 {
		i = max(i+len(l.Items), 0)
	}
	l.Items = slices.Insert(l.Items, min(i, len(l.Items)), a.Pos[1])
	return None, nil
}

func listPop(t *Thread, l *List, a Args) (Value, error) {
	n := len(l.Items)
	if len(a.Pos)+len(a.Kw) == 0 && n > 0 {
		v := l.Items[n-1]
		l.Items[n-1] = nil
		l.Items = l.Items[:n-1]
		return v, nil
	}
	if err := a.between("list.pop", 0, 1); err != nil {
		return nil, err
	}
	i := -1
	if len(a.Pos) > 0 {
		var err error
		if i, err = indexInt(t, a.Pos[0]); err != nil {
			return nil, err
		}
	}
	if n == 0 {
		return nil, Raise(IndexError, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return nil, Raise(IndexError, "pop index out of range")
	}
	v := l.Items[i]
	l.removeAt(i)
	return v, nil
}

// removeAt takes an item out; the first, as queues do, costs no copy.
func (l *List) removeAt(i int) {
	if i == 0 {
		l.Items[0] = nil
		l.Items = l.Items[1:]
		return
	}
	l.Items = slices.Delete(l.Items, i, i+1)
}

func listRemove(t *Thread, l *List, a Args) (Value, error) {
	w, err := a.single("list.remove")
	if err != nil {
		return nil, err
	}
	i, err := indexOf(t, l.Items, w)
	switch {
	case err != nil:
		return nil, err
	case i < 0 || i >= len(l.Items):
		return nil, Raise(ValueError, "list.remove(x): x not in list")
	}
	l.removeAt(i)
	return None, nil
}

func listSort(t *Thread, l *List, a Args) (Value, error) {
	if len(a.Pos) > 0 {
		return nil, Raise(TypeError, "sort() takes no positional arguments")
	}
	key, reverse, err := sortOptions(t, a.Kw)
	if err != nil {
		return nil, err
	}
	items := l.Items
	l.Items = nil
	sorted, err := Sorted(t, items, key, reverse)
	changed := l.Items != nil
	l.Items = sorted
	if err == nil && changed {
		err = Raise(ValueError, "list modified during sort")
	}
	return None, err
}

func sortOptions(t *Thread, kw []Named) (key Value, reverse bool, err error) {
	key = None
	for _, k := range kw {
		switch k.Name {
		case "key":
			key = k.Value
		case "reverse":
			n, err := indexInt(t, k.Value)
			if err != nil {
				return nil, false, err
			}
			reverse = n != 0
		default:
			return nil, false, Raise(TypeError, "'%s' is an invalid keyword argument for sort()", k.Name)
		}
	}
	return key, reverse, nil
}
