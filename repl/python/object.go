package python

import (
	"slices"
)

// The classes at the root, and those of the constants.
var (
	ObjectType             = &Type{Name: "object", Doc: "The base class of the class hierarchy."}
	TypeType               = &Type{Name: "type"}
	NoneTypeType           = &Type{Name: "NoneType", Final: true}
	EllipsisTypeType       = &Type{Name: "ellipsis", Final: true}
	NotImplementedTypeType = &Type{Name: "NotImplementedType", Final: true}
)

func constantMaker(name string, v func() Value) func(*Thread, *Type, Args) (Value, error) {
	return func(_ *Thread, _ *Type, a Args) (Value, error) {
		if len(a.Pos)+len(a.Kw) > 0 {
			return nil, Raise(TypeError, "%s takes no arguments", name)
		}
		return v(), nil
	}
}

// makeObject is object.__new__ with object.__init__: arguments are refused unless a class takes them.
func makeObject(_ *Thread, cls *Type, a Args) (Value, error) {
	if !cls.heap {
		if len(a.Pos)+len(a.Kw) > 0 {
			return nil, Raise(TypeError, "%s() takes no arguments", cls.Name)
		}
		return NewInstance(cls), nil
	}
	if len(a.Pos)+len(a.Kw) > 0 && cls.slots[slotInit] == nil {
		if cls.slots[slotNew] != nil {
			return nil, Raise(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		return nil, Raise(TypeError, "%s() takes no arguments", cls.Name)
	}
	if err := cls.concrete(); err != nil {
		return nil, err
	}
	return NewInstance(cls), nil
}

// concrete refuses a class that has abstract methods left.
func (c *Type) concrete() error {
	left, ok := c.Lookup("__abstractmethods__").(*Set)
	if !ok || left.Len() == 0 {
		return nil
	}
	var names []string
	for v := range left.All() {
		if s, ok := v.(*Str); ok {
			names = append(names, s.s)
		}
	}
	slices.Sort(names)
	text := ""
	for i, n := range names {
		if i > 0 {
			text += ", "
		}
		text += n
	}
	return Raise(TypeError, "Can't instantiate abstract class %s with abstract %s %s", c.Name,
		plural(len(names), "method"), text)
}

// maker is the nearest native way to make an object.
func (c *Type) maker() func(*Thread, *Type, Args) (Value, error) {
	for _, k := range c.MRO() {
		if !k.heap && k.Make != nil {
			return k.Make
		}
	}
	return makeObject
}

// Call makes an object of the class: __call__ of the metaclass, __new__, then __init__.
func (c *Type) Call(t *Thread, a Args) (Value, error) {
	if c.Make != nil && c.Meta == nil {
		return c.Make(t, c, a)
	}
	if c.Meta != nil && c.Meta.heap {
		if f := c.Meta.slots[slotCall]; f != nil {
			return CallBound(t, f, c, a)
		}
	}
	return c.Create(t, a)
}

// Create is type.__call__.
func (c *Type) Create(t *Thread, a Args) (Value, error) {
	if c.Below(TypeType) {
		return callMeta(t, c, a)
	}
	c.ready()
	if !c.heap {
		for _, k := range c.MRO() {
			if k.Make != nil && (k != ObjectType || c == ObjectType) {
				return k.Make(t, c, a)
			}
		}
		return nil, Raise(TypeError, "cannot create '%s' instances", c.FullName())
	}
	var v Value
	var err error
	init := c.slots[slotInit]
	switch {
	case c.slots[slotNew] != nil:
		v, err = callNew(t, c, a)
	case init != nil && c.native() == ObjectType:
		if err = c.concrete(); err == nil {
			v = NewInstance(c)
		}
	case init != nil && c.native().Init != nil:
		v, err = c.maker()(t, c, Args{}) // filled by __init__
		if err != nil {
			v, err = c.maker()(t, c, a)
		}
	default:
		v, err = c.maker()(t, c, a)
	}
	if err != nil || init == nil && c.slots[slotNew] == nil || !v.Type().Below(c) {
		return v, err
	}
	return v, c.init(t, v, a)
}

func callNew(t *Thread, c *Type, a Args) (Value, error) {
	f := c.slots[slotNew]
	if s, ok := f.(*StaticMethod); ok {
		f = s.Func
	}
	pos := append([]Value{c}, a.Pos...)
	return Call(t, f, Args{pos, a.Kw})
}

func (c *Type) init(t *Thread, v Value, a Args) error {
	f := v.Type().slots[slotInit]
	if f == nil {
		return nil
	}
	got, err := CallBound(t, f, v, a)
	if err == nil && got != None {
		return Raise(TypeError, "__init__() should return None, not '%s'", TypeName(got))
	}
	return err
}

// Repr is <class 'name'>.
func (c *Type) Repr(*Thread) (string, error) { return "<class '" + c.FullName() + "'>", nil }

// Hash is by identity.
func (c *Type) Hash(*Thread) (uint64, error) { return identityHash(c), nil }

func objectMembers() map[string]Value {
	return map[string]Value{"__class__": &GoProperty{Name: "__class__",
		Getter: func(_ *Thread, v Value) (Value, error) { return v.Type(), nil },
		Setter: func(_ *Thread, v, w Value) error { return setClass(v, w) }}}
}

// objectMethods are those that super() reaches, and that every object has.
func objectMethods() []*Builtin {
	text := func(name string, f func(*Thread, Value) (string, error)) *Builtin {
		return &Builtin{Name: name, Fn: func(t *Thread, self Value, _ Args) (Value, error) {
			s, err := f(t, self)
			return NewStr(s), err
		}}
	}
	return append([]*Builtin{
		{Name: "__new__", Static: true, Fn: objectNew},
		{Name: "__init__", Fn: objectInit},
		text("__repr__", nativeRepr),
		text("__str__", func(t *Thread, v Value) (string, error) { return Repr(t, v) }),
		{Name: "__eq__", Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			if len(a.Pos) == 1 && self == a.Pos[0] {
				return True, nil
			}
			return NotImplemented, nil
		}},
		{Name: "__ne__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			if len(a.Pos) != 1 {
				return NotImplemented, nil
			}
			got, err := compareOne(t, EQ, self, a.Pos[0])
			if b, ok := got.(Bool); ok {
				return !b, err
			}
			return got, err
		}},
		{Name: "__hash__", Fn: func(_ *Thread, self Value, _ Args) (Value, error) {
			return NewInt(int64(identityHash(self) >> 1)), nil
		}},
		{Name: "__getattribute__", Fn: objectGetAttribute},
		{Name: "__setattr__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var name string
			var v Value
			if err := Unpack(a, "__setattr__", "name/", &name, "value/", &v); err != nil {
				return nil, err
			}
			return None, PlainSetAttr(t, self, name, v)
		}},
		{Name: "__delattr__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var name string
			if err := Unpack(a, "__delattr__", "name/", &name); err != nil {
				return nil, err
			}
			return None, PlainSetAttr(t, self, name, nil)
		}},
	}, objectHooks()...)
}

// objectHooks are those that classes replace to take part in something.
func objectHooks() []*Builtin {
	return []*Builtin{
		{Name: "__dir__", Fn: func(_ *Thread, self Value, _ Args) (Value, error) {
			var items []Value
			for _, n := range AttrNames(self) {
				items = append(items, NewStr(n))
			}
			return NewList(items...), nil
		}},
		{Name: "__format__", Fn: func(t *Thread, self Value, a Args) (Value, error) {
			var spec string
			if err := Unpack(a, "__format__", "format_spec/", &spec); err != nil {
				return nil, err
			}
			if spec != "" {
				return nil, Raise(TypeError, "unsupported format string passed to %s.__format__", TypeName(self))
			}
			s, err := ToStr(t, self)
			return NewStr(s), err
		}},
		{Name: "__init_subclass__", Class: true, Fn: func(_ *Thread, self Value, a Args) (Value, error) {
			if len(a.Kw) > 0 {
				return nil, Raise(TypeError, "%s.__init_subclass__() takes no keyword arguments", self.(*Type).Name)
			}
			return None, nil
		}},
		{Name: "__subclasshook__", Class: true, Fn: func(*Thread, Value, Args) (Value, error) { return NotImplemented, nil }},
	}
}

func objectNew(t *Thread, _ Value, a Args) (Value, error) {
	if len(a.Pos) == 0 {
		return nil, Raise(TypeError, "object.__new__(): not enough arguments")
	}
	c, ok := a.Pos[0].(*Type)
	if !ok {
		return nil, Raise(TypeError, "object.__new__(X): X is not a type object (%s)", TypeName(a.Pos[0]))
	}
	if c.Below(TypeType) {
		return typeNew(t, c, Args{a.Pos[1:], a.Kw})
	}
	if c.native() != ObjectType {
		return c.maker()(t, c, Args{a.Pos[1:], a.Kw})
	}
	return makeObject(t, c, Args{a.Pos[1:], a.Kw})
}

// objectInit is what super().__init__() reaches: of a native class that is filled there, its Init.
func objectInit(t *Thread, self Value, a Args) (Value, error) {
	for _, k := range self.Type().MRO() {
		if !k.heap && k.Init != nil {
			return None, k.Init(t, self, a)
		}
	}
	if len(a.Pos)+len(a.Kw) > 0 && self.Type().native() == ObjectType {
		return nil, Raise(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
	}
	return None, nil
}

func objectGetAttribute(t *Thread, self Value, a Args) (Value, error) {
	var name string
	if err := Unpack(a, "__getattribute__", "name/", &name); err != nil {
		return nil, err
	}
	v, err := PlainAttr(t, self, name)
	if v == nil && err == nil {
		return nil, noAttribute(self, name)
	}
	return v, err
}

// AttrNames is dir(v): the object's own, its class's, sorted.
func AttrNames(v Value) []string {
	seen := map[string]bool{}
	var names []string
	add := func(more []string) {
		for _, n := range more {
			if !seen[n] {
				seen[n] = true
				names = append(names, n)
			}
		}
	}
	c, isType := v.(*Type)
	if !isType {
		c = v.Type()
	}
	if _, ok := v.(*Module); !ok {
		for _, k := range c.MRO() {
			add(k.OwnNames())
		}
	}
	if o, ok := v.(withDict); ok {
		if d := o.dict(false); d != nil {
			for i := range d.entries {
				if s, ok := d.entries[i].key.(*Str); ok && d.entries[i].value != nil {
					add([]string{s.s})
				}
			}
		}
	}
	if a, ok := v.(Attributed); ok {
		add(a.AttrNames())
	}
	slices.Sort(names)
	return names
}

// Call of an object is __call__ of its class.
func (i *Instance) Call(t *Thread, a Args) (Value, error) {
	if f := override(i, slotCall); f != nil {
		return CallBound(t, f, i, a)
	}
	return nil, Raise(TypeError, "'%s' object is not callable", TypeName(i))
}
