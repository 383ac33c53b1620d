package python

// StaticMethod is a function of a class that gets no receiver.
type StaticMethod struct{ Func Value }

// ClassMethod is a function of a class that gets the class.
type ClassMethod struct{ Func Value }

// The classes of static and class methods.
var (
	StaticMethodType = &Type{Name: "staticmethod"}
	ClassMethodType  = &Type{Name: "classmethod"}
)

func makeStatic(_ *Thread, _ *Type, a Args) (Value, error) {
	s := &StaticMethod{}
	return s, Unpack(a, "staticmethod", "function/", &s.Func)
}

func makeClassMethod(_ *Thread, _ *Type, a Args) (Value, error) {
	c := &ClassMethod{}
	return c, Unpack(a, "classmethod", "function/", &c.Func)
}

// Type is StaticMethodType.
func (*StaticMethod) Type() *Type { return StaticMethodType }

// Get is the function as it is.
func (s *StaticMethod) Get(*Thread, Value, *Type) (Value, error) { return s.Func, nil }

// Call calls the function.
func (s *StaticMethod) Call(t *Thread, a Args) (Value, error) { return Call(t, s.Func, a) }

// Attr gives __func__, __wrapped__, and what the function has.
func (s *StaticMethod) Attr(t *Thread, name string) (Value, error) {
	return wrappedAttr(t, s.Func, name)
}

// AttrNames lists them.
func (*StaticMethod) AttrNames() []string { return []string{"__func__", "__wrapped__"} }

// Type is ClassMethodType.
func (*ClassMethod) Type() *Type { return ClassMethodType }

// Get binds the class.
func (c *ClassMethod) Get(t *Thread, _ Value, class *Type) (Value, error) {
	return bind(t, c.Func, class, class.Type())
}

// Attr gives __func__, __wrapped__, and what the function has.
func (c *ClassMethod) Attr(t *Thread, name string) (Value, error) {
	return wrappedAttr(t, c.Func, name)
}

// AttrNames lists them.
func (*ClassMethod) AttrNames() []string { return []string{"__func__", "__wrapped__"} }

func wrappedAttr(t *Thread, f Value, name string) (Value, error) {
	if name == "__func__" || name == "__wrapped__" {
		return f, nil
	}
	return FindAttr(t, f, name)
}

// Property is a data descriptor made of functions.
type Property struct {
	Ext
	getter, setter, deleter, doc Value
	name                         string
}

// PropertyType is the class of properties.
var PropertyType = &Type{Name: "property"}

func makeProperty(_ *Thread, cls *Type, a Args) (Value, error) {
	p := &Property{getter: None, setter: None, deleter: None, doc: None}
	p.Extend(cls)
	return p, Unpack(a, "property", "fget?", &p.getter, "fset?", &p.setter, "fdel?", &p.deleter, "doc?", &p.doc)
}

// Type is PropertyType, or a class below it.
func (p *Property) Type() *Type { return p.Class(PropertyType) }

// Get calls the getter.
func (p *Property) Get(t *Thread, v Value, _ *Type) (Value, error) {
	switch {
	case v == nil:
		return p, nil
	case p.getter == None:
		return nil, Raise(AttributeError, "property%s of '%s' object has no getter", p.called(), TypeName(v))
	}
	return CallValues(t, p.getter, v)
}

func (p *Property) called() string {
	if p.name == "" {
		return ""
	}
	return " '" + p.name + "'"
}

// Set calls the setter or the deleter.
func (p *Property) Set(t *Thread, v, w Value) error {
	var err error
	switch {
	case w == nil && p.deleter == None:
		return Raise(AttributeError, "property%s of '%s' object has no deleter", p.called(), TypeName(v))
	case w == nil:
		_, err = CallValues(t, p.deleter, v)
	case p.setter == None:
		return Raise(AttributeError, "property%s of '%s' object has no setter", p.called(), TypeName(v))
	default:
		_, err = CallValues(t, p.setter, v, w)
	}
	return err
}

// Attr gives the functions.
func (p *Property) Attr(t *Thread, name string) (Value, error) {
	switch name {
	case "fget":
		return p.getter, nil
	case "fset":
		return p.setter, nil
	case "fdel":
		return p.deleter, nil
	case "__doc__":
		if p.doc == None && p.getter != None {
			return FindAttr(t, p.getter, "__doc__")
		}
		return p.doc, nil
	case "__isabstractmethod__":
		return FindAttr(t, p.getter, name)
	}
	return nil, nil
}

// AttrNames lists them.
func (*Property) AttrNames() []string { return []string{"fdel", "fget", "fset"} }

func propertyMethods() []*Builtin {
	with := func(name string, set func(p *Property, f Value)) *Builtin {
		return &Builtin{Name: name, Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			p := *self.(*Property)
			var f Value
			if err := Unpack(a, name, "function/", &f); err != nil {
				return nil, err
			}
			set(&p, f)
			return &p, nil
		}}
	}
	return []*Builtin{
		with("getter", func(p *Property, f Value) { p.getter = f }),
		with("setter", func(p *Property, f Value) { p.setter = f }),
		with("deleter", func(p *Property, f Value) { p.deleter = f }),
	}
}

// GoProperty is an attribute that Go computes.
type GoProperty struct {
	Name     string
	Property bool // CPython has it as a property: its error says so
	Getter   func(t *Thread, v Value) (Value, error)
	Setter   func(t *Thread, v, w Value) error // nil: read-only
}

// GetSetType is the class of attributes that Go computes.
var GetSetType = &Type{Name: "getset_descriptor", Final: true}

// Type is GetSetType.
func (*GoProperty) Type() *Type { return GetSetType }

// Get computes the attribute.
func (p *GoProperty) Get(t *Thread, v Value, _ *Type) (Value, error) {
	if v == nil {
		return p, nil
	}
	return p.Getter(t, v)
}

// Set sets it.
func (p *GoProperty) Set(t *Thread, v, w Value) error {
	if p.Setter == nil && p.Property {
		return Raise(AttributeError, "property '%s' of '%s' object has no setter", p.Name, TypeName(v))
	}
	if p.Setter == nil {
		return Raise(AttributeError, "attribute '%s' of '%s' objects is not writable", p.Name, TypeName(v))
	}
	return p.Setter(t, v, w)
}

// instanceDescriptor is an object whose class has __get__, __set__ or __delete__.
type instanceDescriptor struct{ *Instance }

func (d instanceDescriptor) Get(t *Thread, v Value, c *Type) (Value, error) {
	get := d.class.Lookup("__get__")
	if get == nil {
		return d.Instance, nil
	}
	if v == nil {
		v = None
	}
	return CallBound(t, get, d.Instance, Args{Pos: []Value{v, c}})
}

func (d instanceDescriptor) Set(t *Thread, v, w Value) error {
	name, args := "__set__", []Value{v, w}
	if w == nil {
		name, args = "__delete__", args[:1]
	}
	set := d.class.Lookup(name)
	if set == nil {
		return Raise(AttributeError, "%s", name)
	}
	_, err := CallBound(t, set, d.Instance, Args{Pos: args})
	return err
}

// Super is super(C, v): the attributes of v's class after C.
type Super struct {
	class *Type
	self  Value // an object, or a class
	below bool  // self is a class below class, and not one of its objects
	order []*Type
}

// SuperType is the class of super objects.
var SuperType = &Type{Name: "super"}

func makeSuper(_ *Thread, _ *Type, a Args) (Value, error) {
	var c, v Value
	if err := Unpack(a, "super", "type/?", &c, "object/?", &v); err != nil {
		return nil, err
	}
	if c == nil {
		return nil, Raise(RuntimeError, "super(): no arguments")
	}
	class, ok := c.(*Type)
	if !ok {
		return nil, Raise(TypeError, "super() argument 1 must be a type, not %s", TypeName(c))
	}
	return NewSuper(class, v)
}

// NewSuper is super(c, v).
func NewSuper(c *Type, v Value) (*Super, error) {
	s := &Super{class: c, self: v}
	if v == nil {
		return s, nil
	}
	order := v.Type().MRO()
	if k, ok := v.(*Type); ok && k.Below(c) {
		order, s.below = k.MRO(), true
	} else if !v.Type().Below(c) {
		return nil, Raise(TypeError, "super(type, obj): obj must be an instance or subtype of type")
	}
	for i, k := range order {
		if k == c {
			s.order = order[i+1:]
		}
	}
	return s, nil
}

// Type is SuperType.
func (*Super) Type() *Type { return SuperType }

// Attr looks in the classes after.
func (s *Super) Attr(t *Thread, name string) (Value, error) {
	if name == "__class__" {
		return SuperType, nil
	}
	for _, k := range s.order {
		f := k.Own(name)
		if f == nil {
			continue
		}
		if k, ok := s.self.(*Type); ok && s.below {
			return unbound(t, f, k)
		}
		return bind(t, f, s.self, s.self.Type())
	}
	return nil, nil
}

// AttrNames lists them.
func (s *Super) AttrNames() []string {
	var names []string
	for _, k := range s.order {
		names = append(names, k.OwnNames()...)
	}
	return names
}

// Repr is Python's.
func (s *Super) Repr(*Thread) (string, error) {
	if s.self == nil {
		return "<super: <class '" + s.class.Name + "'>, NULL>", nil
	}
	return "<super: <class '" + s.class.Name + "'>, <" + TypeName(s.self) + " object>>", nil
}
