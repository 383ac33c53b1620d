package python

// A record is a tuple whose items have names: os.stat_result, time.struct_time, sys.version_info.

// NewRecordType makes a class of records.
func NewRecordType(module, name string, fields ...string) *Type {
	c := &Type{Name: name, Module: module, Bases: []*Type{TupleType}, Fields: fields}
	c.Members = func() map[string]Value {
		members := map[string]Value{"n_fields": NewInt(int64(len(fields))), "n_sequence_fields": NewInt(int64(len(fields)))}
		for i, field := range fields {
			members[field] = &GoProperty{Name: field, Getter: func(_ *Thread, v Value) (Value, error) {
				return v.(*Tuple).Items[i], nil
			}}
		}
		return members
	}
	c.Make = func(t *Thread, cls *Type, a Args) (Value, error) {
		v, err := a.single(name)
		if err != nil {
			return nil, err
		}
		items, err := Items(t, v)
		if err != nil {
			return nil, err
		}
		if len(items) < len(fields) {
			return nil, Raise(TypeError, "%s() takes an at least %d-sequence (%d-sequence given)", c.FullName(), len(fields), len(items))
		}
		return c.Record(items[:len(fields)]...), nil
	}
	return c
}

// Record makes one.
func (c *Type) Record(values ...Value) *Tuple {
	return &Tuple{Ext: Ext{&ext{class: c}}, Items: values}
}

// reprRecord is name(field=value, …).
func (u *Tuple) reprRecord(t *Thread, c *Type) (string, error) {
	text := c.FullName() + "("
	for i, field := range c.Fields {
		if i > 0 {
			text += ", "
		}
		s, err := Repr(t, u.Items[i])
		if err != nil {
			return "", err
		}
		text += field + "=" + s
	}
	return text + ")", nil
}
