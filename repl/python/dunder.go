package python

// protocolMethods gives a native class the dunder methods of its protocols: what super() reaches, and
// what hasattr tells. They run the native way, whatever a class below defines.
func (c *Type) protocolMethods() {
	if c.Sample == nil {
		return
	}
	v := c.Sample
	for _, row := range protocols() {
		if row.has(v) {
			c.dunder(row.name, row.checked())
		}
	}
	if _, ok := v.(Comparer); ok {
		for op, name := range compareName {
			c.dunder("__"+name+"__", compareMethod(CompareOp(op)))
		}
	}
	c.operatorMethods(v)
}

func (c *Type) dunder(name string, run func(*Thread, Value, Args) (Value, error)) {
	if c.attrs[name] == nil {
		c.define(name, &Builtin{Name: name, Owner: c, Fn: run})
	}
}

func (c *Type) operatorMethods(v Value) {
	operators := c.Operators
	if operators == nil {
		for op := range binaryName {
			operators = append(operators, BinaryOp(op))
		}
	}
	_, operand := v.(Operand)
	_, inPlace := v.(InPlace)
	for _, op := range operators {
		if operand {
			c.dunder("__"+binaryName[op]+"__", binaryMethod(op, false))
			c.dunder("__r"+binaryName[op]+"__", binaryMethod(op, true))
		}
		if inPlace {
			c.dunder("__i"+binaryName[op]+"__", inPlaceMethod(op))
		}
	}
	if _, ok := v.(Unary); ok {
		for op, name := range unaryName {
			c.dunder("__"+name+"__", func(t *Thread, self Value, a Args) (Value, error) {
				if err := a.nothing(); err != nil {
					return nil, err
				}
				return self.(Unary).Unary(t, UnaryOp(op))
			})
		}
	}
}

func compareMethod(op CompareOp) func(*Thread, Value, Args) (Value, error) {
	return func(t *Thread, self Value, a Args) (Value, error) {
		w, err := a.one()
		if err != nil {
			return nil, err
		}
		return self.(Comparer).Compare(t, op, Held(w))
	}
}

func binaryMethod(op BinaryOp, reflected bool) func(*Thread, Value, Args) (Value, error) {
	return func(t *Thread, self Value, a Args) (Value, error) {
		w, err := a.one()
		if err != nil {
			return nil, err
		}
		return self.(Operand).Binary(t, op, Held(w), reflected)
	}
}

func inPlaceMethod(op BinaryOp) func(*Thread, Value, Args) (Value, error) {
	return func(t *Thread, self Value, a Args) (Value, error) {
		w, err := a.one()
		if err != nil {
			return nil, err
		}
		return self.(InPlace).BinaryInPlace(t, op, Held(w))
	}
}

// one is the only argument.
func (a Args) one() (Value, error) {
	if len(a.Pos) != 1 || len(a.Kw) > 0 {
		return nil, Raise(TypeError, "expected 1 argument, got %d", len(a.Pos)+len(a.Kw))
	}
	return a.Pos[0], nil
}

// checked is the method with a look at its arguments: those that take any look themselves.
func (p protocol) checked() func(*Thread, Value, Args) (Value, error) {
	switch p.name {
	case "__repr__", "__str__", "__hash__", "__len__", "__bool__", "__iter__", "__next__":
		return func(t *Thread, self Value, a Args) (Value, error) {
			if err := a.nothing(); err != nil {
				return nil, err
			}
			return p.run(t, self, a)
		}
	}
	return p.run
}

// protocol is a dunder method that a native value has by an interface.
type protocol struct {
	name string
	has  func(Value) bool
	run  func(t *Thread, self Value, a Args) (Value, error)
}

func is[I any](v Value) bool {
	_, ok := v.(I)
	return ok
}

func protocols() []protocol {
	return []protocol{
		{"__repr__", is[Reprer], func(t *Thread, self Value, _ Args) (Value, error) {
			s, err := self.(Reprer).Repr(t)
			return NewStr(s), err
		}},
		{"__str__", is[Strer], func(t *Thread, self Value, _ Args) (Value, error) {
			s, err := self.(Strer).Str(t)
			return NewStr(s), err
		}},
		{"__hash__", is[Hasher], func(t *Thread, self Value, _ Args) (Value, error) {
			h, err := self.(Hasher).Hash(t)
			return NewInt(int64(h)), err
		}},
		{"__len__", is[Sized], func(_ *Thread, self Value, _ Args) (Value, error) {
			return NewInt(int64(self.(Sized).Len())), nil
		}},
		{"__get__", is[PlainFunction], getMethod},
		{"__get__", is[Descriptor], getMethod},
		{"__set__", is[*Property], setMethod},
		{"__bool__", is[Truther], func(_ *Thread, self Value, _ Args) (Value, error) {
			return Bool(self.(Truther).Truth()), nil
		}},
		{"__iter__", is[Iterable], func(t *Thread, self Value, _ Args) (Value, error) {
			return self.(Iterable).Iter(t)
		}},
		{"__iter__", is[Iterator], func(_ *Thread, self Value, _ Args) (Value, error) { return self, nil }},
		{"__next__", is[Iterator], nextMethod},
		{"__getitem__", is[Getter], func(t *Thread, self Value, a Args) (Value, error) {
			key, err := a.one()
			if err != nil {
				return nil, err
			}
			return self.(Getter).GetItem(t, key)
		}},
		{"__setitem__", is[Setter], func(t *Thread, self Value, a Args) (Value, error) {
			if len(a.Pos) != 2 {
				return nil, Raise(TypeError, "expected 2 arguments, got %d", len(a.Pos))
			}
			return None, self.(Setter).SetItem(t, a.Pos[0], a.Pos[1])
		}},
		{"__delitem__", is[Setter], func(t *Thread, self Value, a Args) (Value, error) {
			key, err := a.one()
			if err != nil {
				return nil, err
			}
			return None, self.(Setter).SetItem(t, key, nil)
		}},
		{"__contains__", is[Container], func(t *Thread, self Value, a Args) (Value, error) {
			w, err := a.one()
			if err != nil {
				return nil, err
			}
			found, err := self.(Container).Contains(t, w)
			return Bool(found), err
		}},
		{"__call__", is[Callable], func(t *Thread, self Value, a Args) (Value, error) {
			return self.(Callable).Call(t, a)
		}},
	}
}

func nextMethod(t *Thread, self Value, _ Args) (Value, error) {
	v, err := self.(Iterator).Next(t)
	if v == nil && err == nil {
		return nil, NewException(StopIteration)
	}
	return v, err
}

// getMethod is __get__(instance, owner=None) of what is found in a class: functions, properties and their like.
func getMethod(t *Thread, self Value, a Args) (Value, error) {
	var v, owner Value
	if err := Unpack(a, "__get__", "instance/", &v, "owner/?", &owner); err != nil {
		return nil, err
	}
	c, _ := owner.(*Type)
	if v == None {
		if c == nil {
			return nil, Raise(TypeError, "__get__(None, None) is invalid")
		}
		return unbound(t, self, c)
	}
	if c == nil {
		c = v.Type()
	}
	return bind(t, self, v, c)
}

// setMethod is __set__(instance, value) of a property.
func setMethod(t *Thread, self Value, a Args) (Value, error) {
	var v, w Value
	if err := Unpack(a, "__set__", "instance/", &v, "value/", &w); err != nil {
		return nil, err
	}
	return None, self.(*Property).Set(t, v, w)
}
