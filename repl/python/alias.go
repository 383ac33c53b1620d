package python

import "slices"

// GenericAlias is list[int], dict[str, int]: it calls and compares as the class does.
type GenericAlias struct {
	Origin *Type
	Key    Value
}

// UnionType is int | str.
type UnionType struct{ Members []Value }

// The classes of aliases and unions.
var (
	GenericAliasType = &Type{Name: "GenericAlias", Module: "types"}
	UnionTypeType    = &Type{Name: "UnionType", Module: "types", Final: true}
)

// Type is GenericAliasType.
func (*GenericAlias) Type() *Type { return GenericAliasType }

// Call makes an object of the class.
func (g *GenericAlias) Call(t *Thread, a Args) (Value, error) { return g.Origin.Call(t, a) }

func (g *GenericAlias) args() []Value {
	if u, ok := g.Key.(*Tuple); ok {
		return u.Items
	}
	return []Value{g.Key}
}

// Attr gives __origin__ and __args__, and what the class has.
func (g *GenericAlias) Attr(t *Thread, name string) (Value, error) {
	switch name {
	case "__origin__":
		return g.Origin, nil
	case "__args__":
		return NewTuple(g.args()...), nil
	case "__parameters__":
		return NewTuple(), nil
	}
	return FindAttr(t, g.Origin, name)
}

// AttrNames lists them.
func (*GenericAlias) AttrNames() []string {
	return []string{"__args__", "__origin__", "__parameters__"}
}

// Repr is list[int].
func (g *GenericAlias) Repr(t *Thread) (string, error) {
	text := g.Origin.FullName() + "["
	for i, v := range g.args() {
		if i > 0 {
			text += ", "
		}
		s, err := typeText(t, v)
		if err != nil {
			return "", err
		}
		text += s
	}
	return text + "]", nil
}

// typeText is a type in an alias or a union.
func typeText(t *Thread, v Value) (string, error) {
	switch v := v.(type) {
	case *Type:
		if v == NoneTypeType {
			return "None", nil
		}
		return v.FullName(), nil
	case EllipsisType:
		return "...", nil
	}
	return Repr(t, v)
}

// Compare has == and !=.
func (g *GenericAlias) Compare(t *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*GenericAlias)
	if !ok || op > NE {
		return NotImplemented, nil
	}
	same, err := Equal(t, NewTuple(g.args()...), NewTuple(o.args()...))
	return Bool((same && g.Origin == o.Origin) == (op == EQ)), err
}

// Hash fits the comparison.
func (g *GenericAlias) Hash(t *Thread) (uint64, error) {
	h, err := Hash(t, NewTuple(g.args()...))
	return h ^ identityHash(g.Origin), err
}

// Binary has |.
func (g *GenericAlias) Binary(_ *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	return unite(op, g, w, reflected)
}

// Binary of a class has |, which makes a union.
func (c *Type) Binary(_ *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	return unite(op, c, w, reflected)
}

// unite is v | w of types.
func unite(op BinaryOp, v, w Value, reflected bool) (Value, error) {
	if op != Or || !isTypeLike(w) {
		return NotImplemented, nil
	}
	if reflected {
		v, w = w, v
	}
	u := &UnionType{}
	for _, side := range []Value{v, w} {
		if s, ok := side.(*UnionType); ok {
			u.add(s.Members...)
		} else {
			u.add(side)
		}
	}
	if len(u.Members) == 1 {
		return u.Members[0], nil
	}
	return u, nil
}

func isTypeLike(v Value) bool {
	switch v.(type) {
	case *Type, *GenericAlias, *UnionType, NoneType:
		return true
	}
	return false
}

func (u *UnionType) add(members ...Value) {
	for _, m := range members {
		if m == None {
			m = NoneTypeType
		}
		if !slices.Contains(u.Members, m) {
			u.Members = append(u.Members, m)
		}
	}
}

// Type is UnionTypeType.
func (*UnionType) Type() *Type { return UnionTypeType }

// Binary has |.
func (u *UnionType) Binary(_ *Thread, op BinaryOp, w Value, reflected bool) (Value, error) {
	return unite(op, u, w, reflected)
}

// Repr is int | str.
func (u *UnionType) Repr(t *Thread) (string, error) {
	text := ""
	for i, m := range u.Members {
		s, err := typeText(t, m)
		if err != nil {
			return "", err
		}
		if i > 0 {
			text += " | "
		}
		text += s
	}
	return text, nil
}

// Compare has == and !=, in any order.
func (u *UnionType) Compare(_ *Thread, op CompareOp, w Value) (Value, error) {
	o, ok := w.(*UnionType)
	if !ok || op > NE {
		return NotImplemented, nil
	}
	same := len(u.Members) == len(o.Members)
	for _, m := range u.Members {
		same = same && slices.Contains(o.Members, m)
	}
	return Bool(same == (op == EQ)), nil
}

// Hash fits the comparison.
func (u *UnionType) Hash(*Thread) (uint64, error) {
	var h uint64
	for _, m := range u.Members {
		h ^= identityHash(m)
	}
	return h, nil
}

// Attr gives __args__.
func (u *UnionType) Attr(_ *Thread, name string) (Value, error) {
	if name == "__args__" {
		return NewTuple(slices.Clone(u.Members)...), nil
	}
	return nil, nil
}

// AttrNames lists it.
func (*UnionType) AttrNames() []string { return []string{"__args__"} }
