package python

// Builtin is a function or a method that Go gives.
type Builtin struct {
	Name   string
	Doc    string
	Module string // of a function: "math"
	Owner  *Type  // of a method: the class that has it; set by the Type
	Self   Value  // of a bound method
	// Fn is the body. self is the receiver of a method, nil for a function.
	Fn func(t *Thread, self Value, a Args) (Value, error)
	// Static methods and class methods get no receiver, or the class.
	Static, Class bool
}

// BuiltinType is the class of built-in functions.
var BuiltinType = &Type{Name: "builtin_function_or_method", Final: true}

// MethodDescriptorType is the class of the methods of native types, unbound.
var MethodDescriptorType = &Type{Name: "method_descriptor", Final: true}

// Type is a class of functions or of methods.
func (b *Builtin) Type() *Type {
	if b.Owner != nil && b.Self == nil && !b.Static {
		return MethodDescriptorType
	}
	return BuiltinType
}

// Call runs it; unbound, a method takes its receiver first.
func (b *Builtin) Call(t *Thread, a Args) (Value, error) {
	if b.Owner == nil || b.Self != nil || b.Static {
		return b.Fn(t, b.Self, a)
	}
	if len(a.Pos) == 0 {
		return nil, Raise(TypeError, "unbound method %s.%s() needs an argument", b.Owner.Name, b.Name)
	}
	if self := a.Pos[0]; b.accepts(self) {
		return b.Fn(t, b.receiver(self), Args{a.Pos[1:], a.Kw})
	}
	return nil, Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
		b.Name, b.Owner.FullName(), a.Pos[0].Type().FullName())
}

// CallOn runs a method on self without binding it first.
func (b *Builtin) CallOn(t *Thread, self Value, a Args) (Value, error) {
	return b.Fn(t, b.receiver(self), a)
}

func (b *Builtin) accepts(self Value) bool { return self.Type().Below(b.Owner) }

// receiver is what a native method works on: of an instance of a class below int, str or bytes, what it
// holds.
func (b *Builtin) receiver(self Value) Value {
	if i, ok := self.(*Instance); ok && i.Held != nil && b.Owner != ObjectType {
		return i.Held
	}
	return self
}

// Call calls any value.
func Call(t *Thread, f Value, a Args) (Value, error) {
	if c, ok := f.(Callable); ok {
		return c.Call(t, a)
	}
	return nil, Raise(TypeError, "'%s' object is not callable", TypeName(f))
}

// CallValues is Call with arguments by position.
func CallValues(t *Thread, f Value, args ...Value) (Value, error) {
	return Call(t, f, Args{Pos: args})
}

// CallBound calls what a class has under a name as a method of self: f as it is stored.
func CallBound(t *Thread, f, self Value, a Args) (Value, error) {
	switch m := f.(type) {
	case *Builtin:
		if !m.Static && !m.Class {
			return m.CallOn(t, self, a)
		}
	case PlainFunction:
		pos := t.borrow(len(a.Pos) + 1)
		pos[0] = self
		copy(pos[1:], a.Pos)
		v, err := m.Call(t, Args{pos, a.Kw})
		t.giveBack(pos)
		return v, err
	}
	bound, err := bind(t, f, self, self.Type())
	if err != nil {
		return nil, err
	}
	return Call(t, bound, a)
}

// CallMethod is v.name(args).
func CallMethod(t *Thread, v Value, name string, args ...Value) (Value, error) {
	f, err := GetAttr(t, v, name)
	if err != nil {
		return nil, err
	}
	return Call(t, f, Args{Pos: args})
}

// IsCallable is callable(v).
func IsCallable(v Value) bool {
	if i, ok := v.(*Instance); ok {
		return override(i, slotCall) != nil
	}
	_, ok := v.(Callable)
	return ok
}

// BoundMethod is a Python function with its receiver.
type BoundMethod struct{ Func, Self Value }

// MethodType is the class of bound methods.
var MethodType = &Type{Name: "method", Final: true}

// Type is MethodType.
func (*BoundMethod) Type() *Type { return MethodType }

// Call calls the function with the receiver first.
func (m *BoundMethod) Call(t *Thread, a Args) (Value, error) {
	pos := t.borrow(len(a.Pos) + 1)
	pos[0] = m.Self
	copy(pos[1:], a.Pos)
	v, err := Call(t, m.Func, Args{pos, a.Kw})
	t.giveBack(pos)
	return v, err
}

// Compare has == and !=.
func (m *BoundMethod) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*BoundMethod)
	if !ok || op > NE {
		return NotImplemented, nil
	}
	same := m.Func == o.Func && m.Self == o.Self
	return Bool(same == (op == EQ)), nil
}

// Hash is that of the function and the receiver.
func (m *BoundMethod) Hash(*Thread) (uint64, error) {
	return identityHash(m.Func) ^ identityHash(m.Self)*31, nil
}

// Repr is Python's.
func (m *BoundMethod) Repr(t *Thread) (string, error) {
	self, err := Repr(t, m.Self)
	return "<bound method " + qualname(m.Func) + " of " + self + ">", err
}

// Attr gives __func__, __self__, and what the function has.
func (m *BoundMethod) Attr(t *Thread, name string) (Value, error) {
	switch name {
	case "__func__":
		return m.Func, nil
	case "__self__":
		return m.Self, nil
	}
	v, err := GetAttr(t, m.Func, name)
	if IsA(err, AttributeError) {
		return nil, nil
	}
	return v, err
}

// AttrNames lists them.
func (*BoundMethod) AttrNames() []string {
	return []string{"__func__", "__self__", "__name__", "__doc__"}
}

// Attr gives a function's name and text, and a method's receiver.
func (b *Builtin) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "__name__":
		return NewStr(b.Name), nil
	case "__qualname__":
		return NewStr(qualname(b)), nil
	case "__doc__":
		return textOrNone(b.Doc), nil
	case "__module__":
		return textOrNone(b.Module), nil
	case "__self__":
		if b.Self != nil {
			return b.Self, nil
		}
	case "__objclass__":
		if b.Owner != nil {
			return b.Owner, nil
		}
	}
	return nil, nil
}

// AttrNames lists them.
func (*Builtin) AttrNames() []string {
	return []string{"__doc__", "__module__", "__name__", "__qualname__", "__self__"}
}

func textOrNone(s string) Value {
	if s == "" {
		return None
	}
	return NewStr(s)
}

func qualname(f Value) string {
	if b, ok := f.(*Builtin); ok {
		if b.Owner != nil {
			return b.Owner.Name + "." + b.Name
		}
		return b.Name
	}
	if c, ok := f.(*Type); ok {
		return c.FullName()
	}
	if a, ok := f.(Attributed); ok {
		for _, name := range []string{"__qualname__", "__name__"} {
			if v, err := a.Attr(nil, name); err == nil && v != nil {
				if s, ok := v.(*Str); ok {
					return s.s
				}
			}
		}
	}
	return "?"
}

// Repr is Python's.
func (b *Builtin) Repr(t *Thread) (string, error) {
	switch {
	case b.Self != nil:
		if _, ok := b.Self.(*Module); ok {
			break
		}
		return "<built-in method " + b.Name + " of " + TypeName(b.Self) + " object at " + address(b.Self) + ">", nil
	case b.Owner != nil && !b.Static:
		return "<method '" + b.Name + "' of '" + b.Owner.FullName() + "' objects>", nil
	}
	return "<built-in function " + b.Name + ">", nil
}

// Compare: the same function of the same receiver.
func (b *Builtin) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*Builtin)
	if !ok || op > NE {
		return NotImplemented, nil
	}
	same := b == o || b.Self != nil && b.Self == o.Self && b.Name == o.Name
	return Bool(same == (op == EQ)), nil
}

// Hash is that of the name and the receiver.
func (b *Builtin) Hash(t *Thread) (uint64, error) {
	if b.Self != nil {
		return hashString(b.Name) ^ identityHash(b.Self), nil
	}
	return identityHash(b), nil
}
