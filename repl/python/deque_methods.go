package python

import "slices"

func dequeMethods() []*Builtin {
	return []*Builtin{
		initMethod(initDeque),
		dequePush("append", (*Deque).pushRight), dequePush("appendleft", (*Deque).pushLeft),
		dequeExtend("extend", (*Deque).pushRight), dequeExtend("extendleft", (*Deque).pushLeft),
		dequePop("pop", (*Deque).popRight), dequePop("popleft", (*Deque).popLeft),
		method("clear", func(_ *Thread, d *Deque, a Args) (Value, error) {
			if err := a.none("deque.clear"); err != nil {
				return nil, err
			}
			d.clear()
			return None, nil
		}),
		method("copy", func(_ *Thread, d *Deque, a Args) (Value, error) { return d.copy(), a.none("deque.copy") }),
		method("__copy__", func(_ *Thread, d *Deque, a Args) (Value, error) { return d.copy(), a.none("deque.__copy__") }),
		method("count", func(t *Thread, d *Deque, a Args) (Value, error) {
			w, err := a.single("deque.count")
			if err != nil {
				return nil, err
			}
			changes := d.changes
			n, err := countOf(t, d.items(), w)
			if err == nil && changes != d.changes {
				err = Raise(RuntimeError, "deque mutated during iteration")
			}
			return n, err
		}),
		method("index", dequeIndex),
		method("insert", dequeInsert),
		method("remove", func(t *Thread, d *Deque, a Args) (Value, error) {
			w, err := a.single("deque.remove")
			if err != nil {
				return nil, err
			}
			i, err := d.find(t, w)
			if err != nil {
				return nil, err
			}
			if i < 0 {
				text, err := Repr(t, w)
				if err != nil {
					return nil, err
				}
				return nil, Raise(ValueError, "%s is not in deque", text)
			}
			return None, d.removeAt(i)
		}),
		method("reverse", func(_ *Thread, d *Deque, a Args) (Value, error) {
			if err := a.none("deque.reverse"); err != nil {
				return nil, err
			}
			items := d.items()
			slices.Reverse(items)
			return None, d.replace(items)
		}),
		method("rotate", dequeRotate),
		method("__reversed__", func(_ *Thread, d *Deque, a Args) (Value, error) {
			return d.iterator(DequeReversedType, true), a.none("deque.__reversed__")
		}),
		classGetItem(),
	}
}

func dequePush(name string, push func(*Deque, Value) error) *Builtin {
	full := "deque." + name
	return method(name, func(_ *Thread, d *Deque, a Args) (Value, error) {
		v, err := a.single(full)
		if err != nil {
			return nil, err
		}
		return None, push(d, v)
	})
}

func dequeExtend(name string, push func(*Deque, Value) error) *Builtin {
	full := "deque." + name
	return method(name, func(t *Thread, d *Deque, a Args) (Value, error) {
		v, err := a.single(full)
		if err != nil {
			return nil, err
		}
		return None, d.extend(t, v, push)
	})
}

func dequePop(name string, pop func(*Deque) Value) *Builtin {
	full := "deque." + name
	return method(name, func(_ *Thread, d *Deque, a Args) (Value, error) {
		if err := a.none(full); err != nil {
			return nil, err
		}
		if d.n == 0 {
			return nil, Raise(IndexError, "pop from an empty deque")
		}
		return pop(d), nil
	})
}

// dequeArguments words a wrong count of arguments as these two methods do.
func dequeArguments(a Args, name string, least, most int) error {
	n := len(a.Pos)
	switch {
	case len(a.Kw) > 0:
		return noKeywords("deque." + name)
	case n >= least && n <= most:
		return nil
	case least == most:
		return Raise(TypeError, "%s() takes exactly %d arguments (%d given)", name, least, n)
	case n < least:
		return Raise(TypeError, "%s() takes at least %d %s (%d given)", name, least, plural(least, "argument"), n)
	}
	return Raise(TypeError, "%s() takes at most %d arguments (%d given)", name, most, n)
}

func dequeIndex(t *Thread, d *Deque, a Args) (Value, error) {
	if len(a.Pos) == 0 || len(a.Pos) > 3 || len(a.Kw) > 0 {
		return nil, dequeArguments(a, "index", 1, 3)
	}
	text, err := Repr(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	changes := d.changes
	v, err := findItem(t, d.items(), a, "deque.index", text+" is not in deque")
	if err == nil && changes != d.changes {
		err = Raise(RuntimeError, "deque mutated during iteration")
	}
	return v, err
}

func dequeInsert(t *Thread, d *Deque, a Args) (Value, error) {
	if err := dequeArguments(a, "insert", 2, 2); err != nil {
		return nil, err
	}
	i, err := indexInt(t, a.Pos[0])
	if err != nil {
		return nil, err
	}
	if d.max >= 0 && d.n >= d.max {
		return nil, Raise(IndexError, "deque already at its maximum size")
	}
	if i < 0 {
		i = max(i+d.n, 0)
	}
	return None, d.replace(slices.Insert(d.items(), min(i, d.n), a.Pos[1]))
}

func dequeRotate(t *Thread, d *Deque, a Args) (Value, error) {
	if len(a.Pos) > 1 {
		return nil, Raise(TypeError, "deque.rotate expected at most 1 argument, got %d", len(a.Pos))
	}
	if err := a.between("deque.rotate", 0, 1); err != nil {
		return nil, err
	}
	n, err := indexInt(t, a.or(0, NewInt(1)))
	if err != nil || d.n < 2 {
		return None, err
	}
	n = (n%d.n + d.n) % d.n
	if n <= d.n/2 {
		for range n {
			if err := d.pushLeft(d.popRight()); err != nil {
				return nil, err
			}
		}
		return None, nil
	}
	for range d.n - n {
		if err := d.pushRight(d.popLeft()); err != nil {
			return nil, err
		}
	}
	return None, nil
}
