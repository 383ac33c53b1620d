package python

func builtinIsInstance(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("isinstance", 2, 2); err != nil {
		return nil, err
	}
	is, err := IsInstance(t, a.Pos[0], a.Pos[1])
	return Bool(is), err
}

// IsInstance is isinstance(v, c): c is a class, a union, or a tuple of them.
func IsInstance(t *Thread, v, c Value) (bool, error) {
	if v.Type() == c {
		return true, nil
	}
	switch k := c.(type) {
	case *Type:
		if k.Meta == nil || !k.Meta.heap {
			return instanceOf(t, v, k)
		}
	case *Tuple:
		return anyClass(t, v, k.Items, IsInstance)
	case *UnionType:
		return anyClass(t, v, k.Members, IsInstance)
	case *GenericAlias:
		return false, Raise(TypeError, "isinstance() argument 2 cannot be a parameterized generic")
	}
	if f := c.Type().Lookup("__instancecheck__"); f != nil {
		got, err := CallBound(t, f, c, Args{Pos: []Value{v}})
		if err != nil {
			return false, err
		}
		return Truth(t, got)
	}
	return false, Raise(TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
}

// instanceOf asks v's class, then what v says that its class is.
func instanceOf(t *Thread, v Value, c *Type) (bool, error) {
	if v.Type().Below(c) {
		return true, nil
	}
	if own := v.Type(); !own.heap || own.Lookup("__class__") == ObjectType.Own("__class__") {
		return false, nil
	}
	said, err := FindAttr(t, v, "__class__")
	if err != nil && !IsA(err, AttributeError) {
		return false, err
	}
	k, ok := said.(*Type)
	return ok && k.Below(c), nil
}

func anyClass(t *Thread, v Value, classes []Value, is func(*Thread, Value, Value) (bool, error)) (bool, error) {
	if err := t.deeper(""); err != nil {
		return false, err
	}
	defer t.shallower()
	for _, c := range classes {
		if ok, err := is(t, v, c); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

func builtinIsSubclass(t *Thread, _ Value, a Args) (Value, error) {
	if err := a.between("issubclass", 2, 2); err != nil {
		return nil, err
	}
	is, err := IsSubclass(t, a.Pos[0], a.Pos[1])
	return Bool(is), err
}

// IsSubclass is issubclass(v, c).
func IsSubclass(t *Thread, v, c Value) (bool, error) {
	switch k := c.(type) {
	case *Type:
		if k.Meta == nil || !k.Meta.heap {
			sub, ok := v.(*Type)
			if !ok {
				return false, Raise(TypeError, "issubclass() arg 1 must be a class")
			}
			return sub.Below(k), nil
		}
	case *Tuple:
		return anyClass(t, v, k.Items, IsSubclass)
	case *UnionType:
		return anyClass(t, v, k.Members, IsSubclass)
	case *GenericAlias:
		return false, Raise(TypeError, "issubclass() argument 2 cannot be a parameterized generic")
	}
	if f := c.Type().Lookup("__subclasscheck__"); f != nil {
		got, err := CallBound(t, f, c, Args{Pos: []Value{v}})
		if err != nil {
			return false, err
		}
		return Truth(t, got)
	}
	if _, ok := v.(*Type); !ok {
		return false, Raise(TypeError, "issubclass() arg 1 must be a class")
	}
	return false, Raise(TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
}
