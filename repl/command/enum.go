package command

import (
	"fmt"
	"strings"
	"sync"

	"sockshell/repl/python"
	"sockshell/sockcore"
)

// enumClass is one of the enumerations of Python's module socket: its members are ints, whose repr is
// <AddressFamily.AF_INET: 2>.
type enumClass struct {
	class   *python.Type
	members map[int64]python.Value
	names   map[int64]string
	byName  map[string]python.Value
	flags   bool
	order   []python.Value
}

// enumRows say which constants are whose.
var enumRows = []struct {
	name, prefix string
	flags        bool
}{
	{"AddressFamily", "AF_", false}, {"SocketKind", "SOCK_", false},
	{"MsgFlag", "MSG_", true}, {"AddressInfo", "AI_", true},
}

// enumOf is the enumeration that a constant belongs to, nil for most.
func (e *Env) enumOf(name string) *enumClass {
	for _, row := range enumRows {
		if strings.HasPrefix(name, row.prefix) {
			return e.enum(row.name)
		}
	}
	return nil
}

// enum is an enumeration, made when it is first asked for. The caller holds the runtime's lock.
func (e *Env) enum(name string) *enumClass {
	if c := e.made.enums[name]; c != nil {
		return c
	}
	for _, row := range enumRows {
		if row.name == name {
			if e.made.enums == nil {
				e.made.enums = map[string]*enumClass{}
			}
			c := newEnum(name, row.prefix, row.flags)
			e.made.enums[name] = c
			return c
		}
	}
	return nil
}

func newEnum(name, prefix string, flags bool) *enumClass {
	c := &enumClass{members: map[int64]python.Value{}, names: map[int64]string{},
		byName: map[string]python.Value{}, flags: flags}
	attrs := python.NewDict()
	attrs.SetStr("__module__", python.NewStr("socket"))
	for method, f := range c.methods() {
		attrs.SetStr(method, &python.Builtin{Name: method, Owner: python.ObjectType, Fn: f})
	}
	attrs.SetStr("name", &python.GoProperty{Name: "name", Getter: func(_ *python.Thread, v python.Value) (python.Value, error) {
		return python.NewStr(c.nameOf(v)), nil
	}})
	attrs.SetStr("value", &python.GoProperty{Name: "value", Getter: func(_ *python.Thread, v python.Value) (python.Value, error) {
		return python.Held(v), nil
	}})
	class, err := python.NewClass(python.OrIdle(nil), enumMeta(), name, []*python.Type{python.IntType}, attrs, nil)
	if err != nil {
		panic(err) // int can be built on
	}
	c.class = class
	enumClasses.Store(class, c)
	for name := range strings.FieldsSeq(pythonNames) {
		n, ok := sockcore.ConstantValue(name)
		if !ok || !strings.HasPrefix(name, prefix) {
			continue
		}
		v := c.newMember(n)
		if c.names[n] == "" {
			c.names[n] = name
			c.order = append(c.order, v)
		}
		c.byName[name] = v
		class.SetOwn(name, v)
	}
	return c
}

// enumClasses finds what a class is of.
var enumClasses sync.Map

// member is the int as a member; a plain int when the enumeration has none of that value.
func (c *enumClass) member(n int64) python.Value {
	if c.names[n] == "" && !c.flags {
		return python.NewInt(n)
	}
	return c.newMember(n)
}

func (c *enumClass) newMember(n int64) python.Value {
	if v := c.members[n]; v != nil {
		return v
	}
	v := python.NewHeld(c.class, python.NewInt(n))
	c.members[n] = v
	return v
}

func (c *enumClass) nameOf(v python.Value) string {
	n, _ := python.AsInt(v)
	if name := c.names[n]; name != "" || !c.flags {
		return name
	}
	var parts []string
	for _, one := range c.order {
		bit, _ := python.AsInt(one)
		if bit != 0 && n&bit == bit {
			parts = append(parts, c.names[bit])
			n &^= bit
		}
	}
	if n != 0 {
		parts = append(parts, fmt.Sprint(n))
	}
	return strings.Join(parts, "|")
}

type method = func(t *python.Thread, self python.Value, a python.Args) (python.Value, error)

func (c *enumClass) methods() map[string]method {
	all := map[string]method{
		"__repr__": func(_ *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			n, _ := python.AsInt(self)
			return python.NewStr(fmt.Sprintf("<%s.%s: %d>", c.class.Name, c.nameOf(self), n)), nil
		},
		"__str__": func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			s, err := python.Repr(t, python.Held(self))
			return python.NewStr(s), err
		},
		"__hash__": func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			h, err := python.Hash(t, python.Held(self))
			return python.NewInt(int64(h >> 1)), err
		},
	}
	delete(all, "__hash__") // int's own
	if c.flags {
		for name, op := range map[string]python.BinaryOp{"__or__": python.Or, "__and__": python.And, "__xor__": python.Xor} {
			all[name] = c.combine(op)
			all["__r"+name[2:]] = c.combine(op)
		}
		all["__invert__"] = func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			return python.UnaryOperation(t, python.Invert, python.Held(self))
		}
	}
	return all
}

// combine is an operator on flags: flags again.
func (c *enumClass) combine(op python.BinaryOp) method {
	return func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
		if len(a.Pos) != 1 {
			return python.NotImplemented, nil
		}
		if _, ok := python.AsInt(a.Pos[0]); !ok {
			return python.NotImplemented, nil
		}
		v, err := python.Binary(t, op, python.Held(self), python.Held(a.Pos[0]))
		if n, ok := python.AsInt(v); ok && err == nil {
			return c.member(n), nil
		}
		return v, err
	}
}

// enumMeta is the class of the enumerations: they can be iterated, subscripted and called.
var enumMeta = sync.OnceValue(func() *python.Type {
	attrs := python.NewDict()
	of := func(self python.Value) *enumClass {
		c, _ := enumClasses.Load(self)
		found, _ := c.(*enumClass)
		if found == nil {
			found = &enumClass{}
		}
		return found
	}
	for name, f := range map[string]method{
		"__iter__": func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			return python.Iter(t, python.NewList(of(self).order...))
		},
		"__len__": func(_ *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			return python.NewInt(int64(len(of(self).order))), nil
		},
		"__getitem__": func(_ *python.Thread, self python.Value, a python.Args) (python.Value, error) {
			if len(a.Pos) == 1 {
				if name, ok := python.AsStr(a.Pos[0]); ok && of(self).byName[name] != nil {
					return of(self).byName[name], nil
				}
				return nil, python.NewException(python.KeyError, a.Pos[0])
			}
			return nil, python.Raise(python.TypeError, "__getitem__() takes exactly one argument")
		},
		"__call__": enumCall(of),
		"__repr__": func(_ *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			return python.NewStr("<enum '" + self.(*python.Type).Name + "'>"), nil
		},
	} {
		attrs.SetStr(name, &python.Builtin{Name: name, Owner: python.ObjectType, Fn: f})
	}
	attrs.SetStr("__members__", &python.GoProperty{Name: "__members__",
		Getter: func(_ *python.Thread, v python.Value) (python.Value, error) {
			d := python.NewDict()
			for _, one := range of(v).order {
				d.SetStr(of(v).nameOf(one), one)
			}
			return d, nil
		}})
	c, err := python.NewClass(python.OrIdle(nil), python.TypeType, "EnumType", []*python.Type{python.TypeType}, attrs, nil)
	if err != nil {
		panic(err) // type can be built on
	}
	return c
})

// enumCall is AddressFamily(2).
func enumCall(of func(python.Value) *enumClass) method {
	return func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
		c := of(self)
		if len(a.Pos) != 1 {
			return nil, python.Raise(python.TypeError, "%s() takes exactly one argument", self.(*python.Type).Name)
		}
		if n, ok := python.AsInt(a.Pos[0]); ok && (c.names[n] != "" || c.flags) {
			return c.member(n), nil
		}
		text, err := python.Repr(t, a.Pos[0])
		if err != nil {
			return nil, err
		}
		return nil, python.Raise(python.ValueError, "%s is not a valid %s", text, self.(*python.Type).Name)
	}
}
