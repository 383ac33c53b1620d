package command

import (
	"slices"
	"sync"

	"sockshell/repl/python"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// made are the classes and modules of a session, each made when it is first asked for.
type made struct {
	classes sync.Once
	socket  *python.Type
	secure  *python.Type // ssl.SSLSocket
	file    *python.Type
	files   map[string]*python.Type // those of its kinds
	enums   map[string]*enumClass
	epoll   *python.Type
}

// Socket wraps s for the script.
func (e *Env) Socket(s *sockcore.Socket) *value.Socket {
	e.classes()
	if s.TLS() != nil {
		return value.NewSocket(s, e.made.secure)
	}
	return value.NewSocket(s, e.made.socket)
}

// SocketClass is socket.socket.
func (e *Env) SocketClass() *python.Type {
	e.classes()
	return e.made.socket
}

// classes makes those of sockets and files: their methods are the rows.
func (e *Env) classes() {
	e.made.classes.Do(func() {
		meta := &python.Type{Name: "type", Bases: []*python.Type{python.TypeType}, Members: e.shellMembers}
		e.made.socket = &python.Type{Name: "socket", Module: "socket", Meta: meta,
			Doc:     "A socket: one end of a conversation between two programs.",
			Methods: func() []*python.Builtin { return e.methods(socketType, false) },
			Members: e.socketMembers, Make: e.makeSocket, Init: e.initSocket, Sample: (*value.Socket)(nil)}
		e.made.secure = &python.Type{Name: "SSLSocket", Module: "ssl", Bases: []*python.Type{e.made.socket},
			Methods: func() []*python.Builtin { return e.methods(socketType, true) }}
		e.made.file = &python.Type{Name: "file", Module: "_io", Sample: (*value.File)(nil),
			Methods: func() []*python.Builtin { return e.methods(fileType, false) }}
		e.made.files = value.FileClasses(e.made.file)
	})
}

// methods are the rows that are called on values of a type, and what with needs.
func (e *Env) methods(on string, secure bool) []*python.Builtin {
	var list []*python.Builtin
	owner := map[string]*python.Type{socketType: e.made.socket, fileType: e.made.file}[on]
	if secure {
		owner = e.made.secure
	}
	for _, c := range MethodsOn(on) {
		if c.OnlyTLS == secure {
			list = append(list, c.builtin(e, owner))
		}
	}
	if secure {
		return list
	}
	leave := table().methods[on]["close"]
	return append(list,
		&python.Builtin{Name: "__enter__", Fn: func(_ *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			return self, nil
		}},
		&python.Builtin{Name: "__exit__", Fn: func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			if s, ok := self.(*value.Socket); ok && s.Type() != e.made.socket && s.Type() != e.made.secure {
				return python.CallMethod(t, self, "close") // which a subclass may have of its own
			}
			return leave.Run.Call(t, e, "close", self, python.Args{})
		}})
}

// attribute is a property of sockets.
func attribute(name string, get func(s *sockcore.Socket) python.Value, empty python.Value) python.Value {
	return &python.GoProperty{Name: name, Property: true, Getter: func(_ *python.Thread, v python.Value) (python.Value, error) {
		s, ok := v.(*value.Socket)
		if !ok || s.Socket == nil {
			return empty, nil
		}
		return get(s.Socket), nil
	}}
}

func (e *Env) socketMembers() map[string]python.Value {
	minus := python.NewInt(-1)
	return map[string]python.Value{
		"family":  attribute("family", func(s *sockcore.Socket) python.Value { return e.familyValue(s.Family()) }, minus),
		"type":    attribute("type", func(s *sockcore.Socket) python.Value { return e.typeValue(s.Type()) }, minus),
		"proto":   attribute("proto", func(s *sockcore.Socket) python.Value { return python.NewInt(int64(s.Proto())) }, minus),
		"timeout": attribute("timeout", func(s *sockcore.Socket) python.Value { return value.Timeout(s.Timeout()) }, python.None),
		"name":    attribute("name", func(s *sockcore.Socket) python.Value { return python.NewStr(s.Name()) }, python.NewStr("")),
		"_closed": attribute("_closed", func(s *sockcore.Socket) python.Value { return python.Bool(s.Closed()) }, python.False),
	}
}

// makeSocket is socket.socket(...). A class below it that has an __init__ gets a socket that this opens.
func (e *Env) makeSocket(t *python.Thread, cls *python.Type, a python.Args) (python.Value, error) {
	s := value.NewSocket(nil, e.made.socket)
	s.Extend(cls)
	if _, native := cls.Lookup("__init__").(*python.Builtin); cls.Heap() && !native {
		return s, nil
	}
	return s, e.initSocket(t, s, a)
}

// initSocket is socket.__init__.
func (e *Env) initSocket(t *python.Thread, self python.Value, a python.Args) error {
	s, ok := self.(*value.Socket)
	if !ok {
		return notOpen(self, false)
	}
	v, err := Function("socket").Run.Call(t, e, "socket", nil, a)
	if err != nil {
		return err
	}
	if s.Socket != nil {
		_ = s.Close(t.Context())
	}
	s.Socket = v.(*value.Socket).Socket
	return nil
}

// member is what a module of sockets has under a name: a command, or a constant.
func (e *Env) member(name string) python.Value {
	if c := Function(name); c != nil {
		return c.builtin(e, nil)
	}
	return e.constant(name)
}

// constant is one of the socket interface's, as Python has it: some are members of enumerations.
func (e *Env) constant(name string) python.Value {
	v, ok := sockcore.ConstantValue(name)
	if !ok {
		return nil
	}
	if class := e.enumOf(name); class != nil && class.byName[name] != nil {
		return class.byName[name]
	}
	return python.NewInt(v)
}

func (e *Env) familyValue(n int) python.Value { return e.enum("AddressFamily").member(int64(n)) }
func (e *Env) typeValue(n int) python.Value   { return e.enum("SocketKind").member(int64(n)) }

// shellMembers are what the name socket has besides the class: all of Python's module, so that
// socket.AF_INET means the same before an import of it.
func (e *Env) shellMembers() map[string]python.Value {
	all := map[string]python.Value{}
	names := append(e.socketNames(), Names()...)
	for _, c := range sockcore.Constants() {
		names = append(names, c.Name)
	}
	for _, name := range names {
		if v := e.socketMember(name); v != nil {
			all[name] = v
		}
	}
	shut := Function("close").Run
	method := table().methods[socketType]["close"].Run
	all["close"] = constantProperty("close", &python.Builtin{Name: "close", Module: "socket",
		Fn: func(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
			if len(a.Pos) > 0 {
				if s, ok := a.Pos[0].(*value.Socket); ok { // of a class below: socket.close(self)
					return method.Call(t, e, "close", s, python.Args{Pos: a.Pos[1:], Kw: a.Kw})
				}
			}
			return shut.Call(t, e, "close", nil, a)
		}})
	all["timeout"] = constantProperty("timeout", python.TimeoutError)
	return all
}

// constantProperty is what a class has of its metaclass before it has its own of that name.
func constantProperty(name string, v python.Value) python.Value {
	return &python.GoProperty{Name: name, Getter: func(*python.Thread, python.Value) (python.Value, error) { return v, nil }}
}

// sorted are names without those that stand twice.
func sorted(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}
