package python

// newStruct is the module struct.
func newStruct(*Runtime) *Module {
	m := module("struct", map[string]Value{"error": StructError, "Struct": StructType}, map[string]body{
		"pack": structPack, "unpack": structUnpack, "unpack_from": structUnpackFrom,
		"iter_unpack": structIterUnpack, "calcsize": structCalcsize, "pack_into": structPackInto,
	})
	return m
}

// Struct is a compiled format.
type Struct struct {
	layout
	format string
}

// StructType is struct.Struct.
var StructType = &Type{Name: "Struct", Module: "_struct", Make: makeStruct, Methods: structMethods}

// Type is StructType.
func (*Struct) Type() *Type { return StructType }

func makeStruct(t *Thread, _ *Type, a Args) (Value, error) {
	c := &call{name: "Struct", t: t, args: a.Pos, kw: a.Kw}
	args, err := c.bind("format")
	if err != nil {
		return nil, err
	}
	l, text, err := layoutOf(args[0])
	if err != nil {
		return nil, err
	}
	return &Struct{l, text}, nil
}

// Attr gives format and size.
func (s *Struct) Attr(_ *Thread, name string) (Value, error) {
	switch name {
	case "format":
		return NewStr(s.format), nil
	case "size":
		return NewInt(int64(s.size)), nil
	}
	return nil, nil
}

// AttrNames lists them.
func (*Struct) AttrNames() []string { return []string{"format", "size"} }

// structMethods are the module's functions with the format bound.
func structMethods() []*Builtin {
	var all []*Builtin
	for name, f := range map[string]body{"pack": structPack, "unpack": structUnpack, "unpack_from": structUnpackFrom,
		"iter_unpack": structIterUnpack, "pack_into": structPackInto} {
		all = append(all, &Builtin{Name: name, Fn: func(t *Thread, self Value, a Args) (Value, error) {
			return f(&call{name: name, t: t, args: append([]Value{self}, a.Pos...), kw: a.Kw})
		}})
	}
	return all
}

// layoutOf reads the format that a call begins with: a Struct, a str or bytes.
func layoutOf(v Value) (l layout, format string, err error) {
	switch v := Held(v).(type) {
	case *Struct:
		return v.layout, v.format, nil
	case *Str:
		format = v.s
	case Bytes:
		format = string(v)
	default:
		return l, "", Raise(TypeError, "Struct() argument 1 must be a str or bytes object, not %s", TypeName(v))
	}
	l, err = parseLayout(format)
	return l, format, err
}

func structPack(c *call) (Value, error) {
	if len(c.args) == 0 {
		return nil, Raise(TypeError, "missing format argument")
	}
	l, _, err := layoutOf(c.args[0])
	if err != nil {
		return nil, err
	}
	return l.pack(c.args[1:])
}

func structPackInto(c *call) (Value, error) {
	if len(c.args) < 3 {
		return nil, Raise(TypeError, "pack_into expected buffer argument")
	}
	l, _, err := layoutOf(c.args[0])
	if err != nil {
		return nil, err
	}
	b, ok := Held(c.args[1]).(Buffer)
	if !ok || !b.Writable() {
		return nil, Raise(TypeError, "read-write bytes-like object expected, not %s", TypeName(c.args[1]))
	}
	at, err := size(c.args[2])
	if err != nil {
		return nil, err
	}
	data := b.Buffer()
	if at < 0 {
		at += len(data)
	}
	if at < 0 || len(data)-at < l.size {
		return nil, structError("pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d "+
			"(actual buffer size is %d)", max(at, 0)+l.size, l.size, at, len(data))
	}
	packed, err := l.pack(c.args[3:])
	copy(data[at:], packed)
	return None, err
}

func structUnpack(c *call) (Value, error) {
	if len(c.args)+len(c.kw) != 2 {
		return nil, Raise(TypeError, "unpack expected 2 arguments, got %d", len(c.args)+len(c.kw))
	}
	l, data, _, err := c.layoutAndData()
	if err != nil {
		return nil, err
	}
	return l.unpack(data)
}

func (c *call) layoutAndData() (l layout, data Bytes, at int, err error) {
	a, err := c.bind("format", "buffer", "offset?")
	if err != nil {
		return l, "", 0, err
	}
	if l, _, err = layoutOf(a[0]); err != nil {
		return l, "", 0, err
	}
	b, err := BytesLike(a[1])
	if err != nil {
		return l, "", 0, err
	}
	at, err = optional(a[2], 0)
	return l, Bytes(b), at, err
}

func structUnpackFrom(c *call) (Value, error) {
	l, data, at, err := c.layoutAndData()
	switch {
	case err != nil:
		return nil, err
	case at < 0 && at+l.size > 0:
		return nil, structError("not enough data to unpack %d bytes at offset %d", l.size, at)
	case at < 0 && at+len(data) < 0:
		return nil, structError("offset %d out of range for %d-byte buffer", at, len(data))
	case at < 0:
		at += len(data)
	}
	if len(data)-at < l.size {
		return nil, structError("unpack_from requires a buffer of at least %d bytes for unpacking "+
			"%d bytes at offset %d (actual buffer size is %d)", at+l.size, l.size, at, len(data))
	}
	return l.unpack(data[at : at+l.size])
}

func structIterUnpack(c *call) (Value, error) {
	l, data, _, err := c.layoutAndData()
	switch {
	case err != nil:
		return nil, err
	case l.size == 0:
		return nil, structError("cannot iteratively unpack with a struct of length 0")
	case len(data)%l.size != 0:
		return nil, structError("iterative unpacking requires a buffer of a multiple of %d bytes", l.size)
	}
	return &unpackIterator{l, data}, nil
}

// unpackIterator gives one tuple after another.
type unpackIterator struct {
	l    layout
	rest Bytes
}

func (*unpackIterator) Type() *Type { return IteratorType }

func (u *unpackIterator) Next(*Thread) (Value, error) {
	if u.rest == "" {
		return nil, nil
	}
	v, err := u.l.unpack(u.rest[:u.l.size])
	u.rest = u.rest[u.l.size:]
	return v, err
}

func structCalcsize(c *call) (Value, error) {
	a, err := c.bind("format")
	if err != nil {
		return nil, err
	}
	l, _, err := layoutOf(a[0])
	return NewInt(int64(l.size)), err
}
