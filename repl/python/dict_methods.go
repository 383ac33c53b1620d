package python

func dictMethods() []*Builtin {
	return []*Builtin{
		initMethod(initDict),
		method("clear", func(_ *Thread, d *Dict, a Args) (Value, error) {
			if err := a.none("dict.clear"); err != nil {
				return nil, err
			}
			d.Clear()
			return None, nil
		}),
		method("copy", func(_ *Thread, d *Dict, a Args) (Value, error) {
			if err := a.none("dict.copy"); err != nil {
				return nil, err
			}
			if c := d.Type().native(); c == DictType {
				return d.Copy(), nil
			}
			return d.copyAs(d.Type()), nil
		}),
		{Name: "fromkeys", Class: true, Fn: dictFromKeys},
		method("get", dictGet),
		method("items", func(_ *Thread, d *Dict, a Args) (Value, error) {
			return &DictView{d, dictItems}, a.none("dict.items")
		}),
		method("keys", func(_ *Thread, d *Dict, a Args) (Value, error) {
			return &DictView{d, dictKeys}, a.none("dict.keys")
		}),
		method("values", func(_ *Thread, d *Dict, a Args) (Value, error) {
			return &DictView{d, dictValues}, a.none("dict.values")
		}),
		method("pop", dictPop),
		method("popitem", func(_ *Thread, d *Dict, a Args) (Value, error) {
			if err := a.none("dict.popitem"); err != nil {
				return nil, err
			}
			return d.popItem(true, "popitem(): dictionary is empty")
		}),
		method("setdefault", dictSetDefault),
		method("update", func(t *Thread, d *Dict, a Args) (Value, error) {
			return None, d.updateArgs(t, a, "update")
		}),
		method("__reversed__", func(_ *Thread, d *Dict, a Args) (Value, error) {
			return newDictReversed(d, dictKeys), a.none("dict.__reversed__")
		}),
		classGetItem(),
	}
}

func dictGet(t *Thread, d *Dict, a Args) (Value, error) {
	if err := a.between("dict.get", 1, 2); err != nil {
		return nil, err
	}
	v, err := d.Get(t, a.Pos[0])
	if v == nil && err == nil {
		return a.or(1, None), nil
	}
	return v, err
}

func dictPop(t *Thread, d *Dict, a Args) (Value, error) {
	if err := a.between("dict.pop", 1, 2); err != nil {
		return nil, err
	}
	if d.live > 0 { // of an empty one no key is hashed
		v, err := d.take(t, a.Pos[0])
		if v != nil || err != nil {
			return v, err
		}
	}
	if len(a.Pos) == 2 {
		return a.Pos[1], nil
	}
	return nil, NewException(KeyError, a.Pos[0])
}

// popItem removes the last or the first key, and gives it with its value.
func (d *Dict) popItem(last bool, empty string) (Value, error) {
	if d.live == 0 {
		return nil, NewException(KeyError, NewStr(empty))
	}
	i := d.first
	if last {
		i = len(d.entries) - 1
	}
	e := d.entries[i]
	d.remove(i)
	return pair(e.key, e.value), nil
}

func dictSetDefault(t *Thread, d *Dict, a Args) (Value, error) {
	if err := a.between("dict.setdefault", 1, 2); err != nil {
		return nil, err
	}
	v, err := d.Get(t, a.Pos[0])
	if v != nil || err != nil {
		return v, err
	}
	v = a.or(1, None)
	return v, d.Set(t, a.Pos[0], v)
}

func dictFromKeys(t *Thread, self Value, a Args) (Value, error) {
	if err := a.between("dict.fromkeys", 1, 2); err != nil {
		return nil, err
	}
	made, err := CallValues(t, self)
	if err != nil {
		return nil, err
	}
	v := a.or(1, None)
	d, plain := made.(*Dict)
	plain = plain && override(made, slotSetItem) == nil
	return made, Each(t, a.Pos[0], func(key Value) error {
		if plain {
			return d.Set(t, key, v)
		}
		return SetItem(t, made, key, v)
	})
}
