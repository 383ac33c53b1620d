package python

func strTranslate(t *Thread, s *Str, a Args) (Value, error) {
	table, err := a.single("str.translate")
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, len(s.s))
	for r := range s.Chars {
		if err := t.Tick(); err != nil {
			return nil, err
		}
		if out, err = appendTranslated(t, out, r, table); err != nil {
			return nil, err
		}
	}
	return s.changed(string(out)), nil
}

func appendTranslated(t *Thread, out []byte, r rune, table Value) ([]byte, error) {
	var to Value
	var err error
	if d, ok := table.(*Dict); ok && d.Plain() {
		if to, err = d.Get(t, NewInt(int64(r))); to == nil && err == nil {
			return appendChar(out, r), nil
		}
	} else if to, err = GetItem(t, table, NewInt(int64(r))); err != nil && IsA(err, LookupError) {
		return appendChar(out, r), nil
	}
	if err != nil {
		return nil, err
	}
	if to == None {
		return out, nil
	}
	if text, ok := AsStr(to); ok {
		return append(out, text...), nil
	}
	n, ok := AsInt(to)
	switch {
	case !ok:
		return nil, Raise(TypeError, "character mapping must return integer, None or str")
	case n < 0 || n > 0x10ffff:
		return nil, Raise(ValueError, "character mapping must be in range(0x110000)")
	}
	return appendChar(out, rune(n)), nil
}

func strMakeTrans(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("maketrans", 1, 3); err != nil {
		return nil, err
	}
	d := NewDict()
	if len(a.Pos) == 1 {
		from, ok := a.Pos[0].(*Dict)
		if !ok {
			return nil, Raise(TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		return d, transDict(t, d, from)
	}
	y, err := strArg("maketrans", 2, a.Pos[1])
	if err != nil {
		return nil, err
	}
	if len(a.Pos) == 3 {
		if _, err := strArg("maketrans", 3, a.Pos[2]); err != nil {
			return nil, err
		}
	}
	x, ok := AsStr(a.Pos[0])
	if !ok {
		return nil, Raise(TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	from, to := charsOf(x), charsOf(y)
	if len(from) != len(to) {
		return nil, Raise(ValueError, "the first two maketrans arguments must have equal length")
	}
	for i := range from {
		if err := d.Set(t, NewInt(int64(from[i])), NewInt(int64(to[i]))); err != nil {
			return nil, err
		}
	}
	if len(a.Pos) == 3 {
		z, err := strArg("maketrans", 3, a.Pos[2])
		if err != nil {
			return nil, err
		}
		for _, r := range charsOf(z) {
			if err := d.Set(t, NewInt(int64(r)), None); err != nil {
				return nil, err
			}
		}
	}
	return d, nil
}

func transDict(t *Thread, d, from *Dict) error {
	for key, v := range from.All() {
		if text, ok := AsStr(key); ok {
			r, ok := NewStr(text).Ord()
			if !ok {
				return Raise(ValueError, "string keys in translate table must be of length 1")
			}
			key = NewInt(int64(r))
		} else if BigOf(key) == nil {
			return Raise(TypeError, "keys in translate table must be strings or integers")
		}
		if err := d.Set(t, key, v); err != nil {
			return err
		}
	}
	return nil
}
