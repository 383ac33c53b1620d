package python

// patternMethods are the methods of Pattern.
func patternMethods() []*Builtin {
	return []*Builtin{
		{Name: "match", Fn: patternOnce(true, false)}, {Name: "search", Fn: patternOnce(false, false)},
		{Name: "fullmatch", Fn: patternOnce(true, true)},
		{Name: "findall", Fn: patternFindAll}, {Name: "finditer", Fn: patternFindIter},
		{Name: "split", Fn: patternSplit}, {Name: "sub", Fn: patternSub(false)}, {Name: "subn", Fn: patternSub(true)},
		{Name: "scanner", Fn: patternFindIter},
	}
}

// reScan goes from match to match.
type reScan struct {
	t       *Thread
	pattern *Pattern
	text    *reText
	machine *reMachine
	from    int
	start   int
	over    bool
}

func (p *Pattern) scan(t *Thread, text *reText, pos, endpos Value) (*reScan, error) {
	start, end, err := text.bounds(pos, endpos)
	if err != nil {
		return nil, err
	}
	s := &reScan{t: t, pattern: p, text: text, from: start, start: start, over: start > end}
	s.machine = newMachine(t, p.program, text.s, end, text.wide)
	return s, nil
}

// next finds the next match; nil at the end.
func (s *reScan) next(exact bool) (*Match, error) {
	if s.over {
		return nil, nil
	}
	ok, err := s.machine.search(s.from, exact)
	if err != nil || !ok {
		s.over = true
		return nil, err
	}
	m := &Match{pattern: s.pattern, text: s.text, caps: append([]int(nil), s.machine.caps...),
		start: s.text.char(s.start), cut: s.text.char(s.machine.end)}
	m.last = s.machine.lastGroup()
	s.from, s.machine.notEmpty = m.caps[1], -1
	if m.caps[0] == m.caps[1] {
		s.machine.notEmpty = m.caps[1]
	}
	return m, nil
}

// lastGroup is the group that was closed last: of those that end latest, the outermost.
func (m *reMachine) lastGroup() int {
	last := 0
	for _, f := range m.stack {
		if f.kind == frameCap && f.pc%2 == 1 && m.caps[f.pc] >= 0 {
			last = int(f.pc) / 2
		}
	}
	return last
}

func patternOnce(exact, complete bool) func(*Thread, Value, Args) (Value, error) {
	return func(t *Thread, self Value, a Args) (Value, error) {
		p := self.(*Pattern)
		var v, pos, endpos Value
		if err := Unpack(a, "match", "string", &v, "pos?", &pos, "endpos?", &endpos); err != nil {
			return nil, err
		}
		text, err := p.textOf(v)
		if err != nil {
			return nil, err
		}
		s, err := p.scan(t, text, pos, endpos)
		if err != nil {
			return nil, err
		}
		s.machine.complete = complete
		m, err := s.next(exact)
		if err != nil || m == nil {
			return None, err
		}
		return m, nil
	}
}

func (p *Pattern) scanArgs(t *Thread, a Args, name string) (*reScan, error) {
	var v, pos, endpos Value
	if err := Unpack(a, name, "string", &v, "pos?", &pos, "endpos?", &endpos); err != nil {
		return nil, err
	}
	text, err := p.textOf(v)
	if err != nil {
		return nil, err
	}
	return p.scan(t, text, pos, endpos)
}

func patternFindAll(t *Thread, self Value, a Args) (Value, error) {
	p := self.(*Pattern)
	s, err := p.scanArgs(t, a, "findall")
	if err != nil {
		return nil, err
	}
	empty := s.text.piece(0, 0)
	var all []Value
	for {
		m, err := s.next(false)
		if err != nil {
			return nil, err
		}
		if m == nil {
			return NewList(all...), nil
		}
		all = append(all, m.found(empty))
	}
}

// found is what findall gives: the match, its only group, or its groups.
func (m *Match) found(empty Value) Value {
	switch groups := m.pattern.program.groups; groups {
	case 0:
		return m.group(0)
	case 1:
		return m.orDefault(1, empty)
	default:
		all := make([]Value, groups)
		for i := range all {
			all[i] = m.orDefault(i+1, empty)
		}
		return NewTuple(all...)
	}
}

func patternFindIter(t *Thread, self Value, a Args) (Value, error) {
	p := self.(*Pattern)
	s, err := p.scanArgs(t, a, "finditer")
	if err != nil {
		return nil, err
	}
	return NewIterator(CallIteratorType, func(t *Thread) (Value, error) {
		s.machine.t = t
		m, err := s.next(false)
		if err != nil || m == nil {
			return nil, err
		}
		return m, nil
	}), nil
}

func patternSplit(t *Thread, self Value, a Args) (Value, error) {
	p := self.(*Pattern)
	var v Value
	most := 0
	if err := Unpack(a, "split", "string", &v, "maxsplit?", &most); err != nil {
		return nil, err
	}
	text, err := p.textOf(v)
	if err != nil {
		return nil, err
	}
	s, err := p.scan(t, text, nil, nil)
	if err != nil {
		return nil, err
	}
	var parts []Value
	from := 0
	for n := 0; most == 0 || n < most; n++ {
		m, err := s.next(false)
		if err != nil {
			return nil, err
		}
		if m == nil {
			break
		}
		parts = append(parts, text.piece(from, m.caps[0]))
		for i := range p.program.groups {
			parts = append(parts, m.group(i+1))
		}
		from = m.caps[1]
	}
	return NewList(append(parts, text.piece(from, len(text.s)))...), nil
}

func patternSub(counted bool) func(*Thread, Value, Args) (Value, error) {
	return func(t *Thread, self Value, a Args) (Value, error) {
		p := self.(*Pattern)
		var repl, v Value
		most := 0
		if err := Unpack(a, "sub", "repl", &repl, "string", &v, "count?", &most); err != nil {
			return nil, err
		}
		text, err := p.textOf(v)
		if err != nil {
			return nil, err
		}
		out, n, err := p.substitute(t, repl, text, most)
		if err != nil {
			return nil, err
		}
		made := text.value
		if n > 0 || made.Type() != StrType && made.Type() != BytesType {
			made = text.made(out)
		}
		if counted {
			return NewTuple(made, NewInt(int64(n))), nil
		}
		return made, nil
	}
}

// made is a text of the kind of what is searched.
func (x *reText) made(out []byte) Value {
	if _, ok := AsStr(x.value); ok {
		return NewStr(string(out))
	}
	return BytesOf(out)
}

func (p *Pattern) substitute(t *Thread, repl Value, text *reText, most int) ([]byte, int, error) {
	var pieces []rePiece
	function := IsCallable(repl)
	_, isText := AsStr(repl)
	_, notBytes := BytesLike(repl)
	if foreign := isText && p.bytes || notBytes == nil && !p.bytes; !function && !foreign {
		var err error
		if pieces, err = p.template(t, repl); err != nil {
			return nil, 0, err
		}
	}
	s, err := p.scan(t, text, nil, nil)
	if err != nil {
		return nil, 0, err
	}
	var out []byte
	from, n, items := 0, 0, 0
	for most <= 0 || n < most {
		m, err := s.next(false)
		if err != nil {
			return nil, 0, err
		}
		if m == nil {
			break
		}
		n++
		if from < m.caps[0] {
			items++
		}
		out = append(out, text.s[from:m.caps[0]]...)
		from = m.caps[1]
		if pieces != nil {
			out = m.expand(out, pieces)
		} else {
			got := repl
			if function {
				if got, err = CallValues(t, repl, m); err != nil {
					return nil, 0, err
				}
			}
			if out, err = p.join(out, got, items); err != nil {
				return nil, 0, err
			}
		}
		items++
	}
	return append(out, text.s[from:]...), n, nil
}

// join adds what a function gave in a match's place, the nth piece of the result.
func (p *Pattern) join(out []byte, got Value, n int) ([]byte, error) {
	if got == None {
		return out, nil
	}
	if s, ok := AsStr(got); ok && !p.bytes {
		return append(out, s...), nil
	}
	b, err := BytesLike(got)
	if err != nil || !p.bytes {
		want := "str instance"
		if p.bytes {
			want = "a bytes-like object"
		}
		return nil, Raise(TypeError, "sequence item %d: expected %s, %s found", n, want, TypeName(got))
	}
	return append(out, b...), nil
}
