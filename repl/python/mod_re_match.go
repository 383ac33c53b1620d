package python

import "strconv"

// Match is what was found.
type Match struct {
	pattern    *Pattern
	text       *reText
	caps       []int
	last       int // the group that was closed last, 0 for none
	start, cut int // pos and endpos in characters
}

// Type is MatchType.
func (*Match) Type() *Type { return MatchType }

// Truth: a match is true.
func (*Match) Truth() bool { return true }

// Repr is Python's.
func (m *Match) Repr(t *Thread) (string, error) {
	text, err := Repr(t, m.group(0))
	if r := []rune(text); len(r) > 50 {
		text = string(r[:50])
	}
	return "<re.Match object; span=(" + strconv.Itoa(m.text.char(m.caps[0])) + ", " + strconv.Itoa(m.text.char(m.caps[1])) +
		"), match=" + text + ">", err
}

func (m *Match) group(n int) Value {
	if m.caps[2*n] < 0 || m.caps[2*n+1] < 0 {
		return None
	}
	return m.text.piece(m.caps[2*n], m.caps[2*n+1])
}

// index finds a group by number or name.
func (m *Match) index(v Value) (int, error) {
	if name, ok := AsStr(v); ok {
		if n, ok := m.pattern.index[name]; ok {
			return n, nil
		}
		return 0, Raise(IndexError, "no such group")
	}
	n, err := Index(v)
	if err != nil || n < 0 || n > int64(m.pattern.program.groups) {
		return 0, Raise(IndexError, "no such group")
	}
	return int(n), nil
}

// GetItem is m[group].
func (m *Match) GetItem(_ *Thread, key Value) (Value, error) {
	n, err := m.index(key)
	if err != nil {
		return nil, err
	}
	return m.group(n), nil
}

// Attr gives what a match knows.
func (m *Match) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "string":
		return m.text.value, nil
	case "re":
		return m.pattern, nil
	case "pos":
		return NewInt(int64(m.start)), nil
	case "endpos":
		return NewInt(int64(m.cut)), nil
	case "lastindex":
		if m.last == 0 {
			return None, nil
		}
		return NewInt(int64(m.last)), nil
	case "lastgroup":
		for name, n := range m.pattern.index {
			if n == m.last {
				return NewStr(name), nil
			}
		}
		return None, nil
	case "regs":
		all := make([]Value, m.pattern.program.groups+1)
		for i := range all {
			all[i] = m.span(i)
		}
		return NewTuple(all...), nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Match) AttrNames() []string {
	return []string{"string", "re", "pos", "endpos", "lastindex", "lastgroup", "regs"}
}

func (m *Match) span(n int) Value {
	return NewTuple(NewInt(int64(m.text.char(m.caps[2*n]))), NewInt(int64(m.text.char(m.caps[2*n+1]))))
}

// matchMethods are the methods of Match.
func matchMethods() []*Builtin {
	one := func(name string, f func(m *Match, n int) Value) *Builtin {
		return &Builtin{Name: name, Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			group := Value(NewInt(0))
			if err := Unpack(a, name, "group/?", &group); err != nil {
				return nil, err
			}
			m := self.(*Match)
			n, err := m.index(group)
			if err != nil {
				return nil, err
			}
			return f(m, n), nil
		}}
	}
	return []*Builtin{
		{Name: "group", Fn: matchGroup}, {Name: "groups", Fn: matchGroups}, {Name: "groupdict", Fn: matchGroupDict},
		one("start", func(m *Match, n int) Value { return NewInt(int64(m.text.char(m.caps[2*n]))) }),
		one("end", func(m *Match, n int) Value { return NewInt(int64(m.text.char(m.caps[2*n+1]))) }),
		one("span", (*Match).span),
		{Name: "expand", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			v, err := a.single("expand")
			if err != nil {
				return nil, err
			}
			m := self.(*Match)
			pieces, err := m.pattern.template(t, v)
			if err != nil {
				return nil, err
			}
			return m.text.made(m.expand(nil, pieces)), nil
		}},
	}
}

func matchGroup(_ *Thread, self Value, a Args) (Value, error) {
	m := self.(*Match)
	if len(a.Kw) > 0 {
		return nil, Raise(TypeError, "group() takes no keyword arguments")
	}
	if len(a.Pos) == 0 {
		return m.group(0), nil
	}
	all := make([]Value, len(a.Pos))
	for i, v := range a.Pos {
		n, err := m.index(v)
		if err != nil {
			return nil, err
		}
		all[i] = m.group(n)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return NewTuple(all...), nil
}

func (m *Match) orDefault(n int, otherwise Value) Value {
	if v := m.group(n); v != None {
		return v
	}
	return otherwise
}

func matchGroups(_ *Thread, self Value, a Args) (Value, error) {
	m, otherwise := self.(*Match), Value(None)
	if err := Unpack(a, "groups", "default?", &otherwise); err != nil {
		return nil, err
	}
	all := make([]Value, m.pattern.program.groups)
	for i := range all {
		all[i] = m.orDefault(i+1, otherwise)
	}
	return NewTuple(all...), nil
}

func matchGroupDict(_ *Thread, self Value, a Args) (Value, error) {
	m, otherwise := self.(*Match), Value(None)
	if err := Unpack(a, "groupdict", "default?", &otherwise); err != nil {
		return nil, err
	}
	d := NewDict()
	for _, name := range m.pattern.names {
		d.SetStr(name, m.orDefault(m.pattern.index[name], otherwise))
	}
	return d, nil
}
