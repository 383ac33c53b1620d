package python

// groupMethods are those of exception groups.
func groupMethods() []*Builtin {
	parts := func(name string, give func(fits, rest *Exception) Value) *Builtin {
		return &Builtin{Name: name, Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var condition Value
			if err := Unpack(a, name, "matcher_value/", &condition); err != nil {
				return nil, err
			}
			fits, rest, err := SplitGroup(t, self.(*Exception), func(e *Exception) (bool, error) {
				return groupMatch(t, condition, e)
			})
			if err != nil {
				return nil, err
			}
			return give(fits, rest), nil
		}}
	}
	return []*Builtin{
		parts("split", func(fits, rest *Exception) Value { return NewPair(exceptionOrNone(fits), exceptionOrNone(rest)) }),
		parts("subgroup", func(fits, _ *Exception) Value { return exceptionOrNone(fits) }),
		{Name: "derive", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var list Value
			if err := Unpack(a, "derive", "excs/", &list); err != nil {
				return nil, err
			}
			items, err := Items(t, list)
			if err != nil {
				return nil, err
			}
			message, _ := AsStr(orNone(self.(*Exception).Own("message")))
			return NewGroup(message, items), nil
		}},
	}
}

// groupMatch is whether an exception is of a class, of one of a tuple of them, or one that a function picks.
func groupMatch(t *Thread, condition Value, e *Exception) (bool, error) {
	switch c := condition.(type) {
	case *Type:
		return e.class.Below(c), nil
	case *Tuple:
		for _, one := range c.Items {
			if k, ok := one.(*Type); ok && e.class.Below(k) {
				return true, nil
			}
		}
		return false, nil
	}
	if !IsCallable(condition) {
		return false, Raise(TypeError, "expected a function, exception type or tuple of exception types")
	}
	got, err := CallValues(t, condition, e)
	if err != nil {
		return false, err
	}
	return Truth(t, got)
}
