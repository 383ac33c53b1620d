package command

import (
	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

func namesChapter() []Command {
	return append(append(hostCommands(), serviceCommands()...), textAddressCommands()...)
}

func hostCommands() []Command {
	return []Command{{
		Name:    "getaddrinfo",
		Summary: "the addresses of a host and service",
		Detail: "None as host is this machine: loopback, or any address with " +
			"AI_PASSIVE. Files and name servers are asked as the C library asks them.",
		Returns: "a list of (family, type, proto, canonname, address)",
		Errors: []string{
			"gaierror -2: an unknown name",
			"gaierror -3: no name server answered",
			"gaierror -8: an unknown service",
		},
		Man:     "getaddrinfo(3)",
		Example: []string{"getaddrinfo 127.0.0.1 80 AF_INET SOCK_STREAM"},
		Run: Func(func(c *Call, a struct {
			Host   optionalText
			Port   service
			Family Family   `default:"0"`
			Type   Type     `default:"0"`
			Proto  Protocol `default:"0"`
			Flags  aiFlags  `default:"0"`
		}) (python.Value, error) {
			return addressInfo(c, a.Host.pointer(), a.Port.pointer(), resolver.Hints{
				Family: int(a.Family), Type: int(a.Type), Proto: int(a.Proto), Flags: int(a.Flags.Flags)})
		}),
	}, {
		Name:    "getnameinfo",
		Summary: "the host and service of an address: (host, port)",
		Detail:  "Without NI_NUMERICHOST the name server is asked.",
		Returns: "(host, port), both texts",
		Errors:  []string{"gaierror -2: the host is no numeric address"},
		Man:     "getnameinfo(3)",
		Example: []string{"getnameinfo 127.0.0.1 80 flags=NI_NUMERICHOST|NI_NUMERICSERV"},
		Run: Func(func(c *Call, a struct {
			Sockaddr Address
			Flags    niFlags
		}) (*python.Tuple, error) {
			if err := half(c.Verb, a.Sockaddr.Value); err != nil {
				return nil, err
			}
			return nameInfo(c, a.Sockaddr.Value, int(a.Flags.Flags))
		}),
	}, {
		Name:    "gethostbyname",
		Summary: "the first IPv4 address of a host",
		Returns: "a text such as '127.0.0.1'",
		Errors: []string{
			"gaierror -2: an unknown name",
			"gaierror -9: an IPv6 address",
		},
		Man:     "gethostbyname(3)",
		Example: []string{"gethostbyname 127.1"},
		Run: Func(func(c *Call, a struct{ Hostname hostname }) (string, error) {
			return waiting(c, func() (string, error) { return c.Resolver.Gethostbyname(c.Context, string(a.Hostname.Text)) })
		}),
	}, {
		Name:    "gethostbyname_ex",
		Summary: "a host's name, aliases and IPv4 addresses",
		Returns: "(name, aliases, addresses)",
		Errors:  []string{"as gethostbyname has them"},
		Man:     "gethostbyname(3)",
		Example: []string{"gethostbyname_ex 127.0.0.1"},
		Run: Func(func(c *Call, a struct{ Hostname hostname }) (*python.Tuple, error) {
			h, err := waiting(c, func() (resolver.Host, error) {
				return c.Resolver.GethostbynameEx(c.Context, string(a.Hostname.Text))
			})
			return hostTuple(h), err
		}),
	}, {
		Name:    "gethostbyaddr",
		Summary: "the name, aliases and addresses of the host that has an address",
		Returns: "(name, aliases, addresses)",
		Errors:  []string{"herror 1: nobody knows the address"},
		Man:     "gethostbyaddr(3)",
		Example: []string{"gethostbyaddr 127.0.0.1"},
		Run: Func(func(c *Call, a struct{ IPAddress hostname }) (*python.Tuple, error) {
			h, err := waiting(c, func() (resolver.Host, error) {
				return c.Resolver.Gethostbyaddr(c.Context, string(a.IPAddress.Text))
			})
			return hostTuple(h), err
		}),
	}, {
		Name:    "getfqdn",
		Summary: "the full name of a host, or of this one",
		Returns: "a text; the name itself when nobody knows a fuller one",
		Example: []string{"getfqdn 127.0.0.1", "getfqdn"},
		Run: Func(func(c *Call, a struct {
			Name Text `default:""`
		}) (string, error) {
			return waiting(c, func() (string, error) { return c.Resolver.Getfqdn(c.Context, string(a.Name)) })
		}),
	}, {
		Name:    "gethostname",
		Summary: "the name of this machine",
		Returns: "a text",
		Man:     "gethostname(2)",
		Example: []string{"gethostname"},
		Run: Func(func(_ *Call, _ struct{}) (string, error) {
			return resolver.Gethostname()
		}),
	}, {
		Name:    "sethostname",
		Summary: "name this machine; needs a privilege",
		Errors:  []string{"EPERM: it needs cap_sys_admin"},
		Man:     "sethostname(2)",
		Example: []string{"done, err = catch sethostname (gethostname())"},
		Run: Func(func(_ *Call, a struct{ Name pathname }) (none, error) {
			return none{}, resolver.Sethostname(string(a.Name.Text))
		}),
	}}
}

// aiFlags and niFlags are flags whose constants are AI_ and NI_.
type (
	aiFlags struct{ Flags }
	niFlags struct{ Flags }
)

func (*aiFlags) word(w *syntax.Word) (syntax.Expr, error) { return intWord(w, "AI_") }
func (*niFlags) word(w *syntax.Word) (syntax.Expr, error) { return intWord(w, "NI_") }

func serviceCommands() []Command {
	return []Command{{
		Name:    "getservbyname",
		Summary: "the port of a service",
		Detail:  "From /etc/services. Without proto, the first of that name.",
		Returns: "an int",
		Errors:  []string{"OSError: service/proto not found"},
		Man:     "getservbyname(3)",
		Example: []string{"getservbyname http tcp"},
		Run: Func(func(c *Call, a struct {
			Service Text
			Proto   Text `default:""`
		}) (int, error) {
			return c.Resolver.Getservbyname(string(a.Service), string(a.Proto))
		}),
	}, {
		Name:    "getservbyport",
		Summary: "the service of a port",
		Returns: "a text",
		Errors: []string{
			"OSError: port/proto not found",
			"OverflowError: no port from 0 to 65535",
		},
		Man:     "getservbyport(3)",
		Example: []string{"getservbyport 25 tcp"},
		Run: Func(func(c *Call, a struct {
			Port  CInt
			Proto Text `default:""`
		}) (string, error) {
			return c.Resolver.Getservbyport(int(a.Port), string(a.Proto))
		}),
	}, {
		Name:    "getprotobyname",
		Summary: "the number of a protocol, for socket's third word",
		Returns: "an int",
		Errors:  []string{"OSError: protocol not found"},
		Man:     "getprotobyname(3)",
		Example: []string{"getprotobyname icmp"},
		Run: Func(func(c *Call, a struct{ Protocol Text }) (int, error) {
			return c.Resolver.Getprotobyname(string(a.Protocol))
		}),
	}, {
		Name:    "if_nameindex",
		Summary: "the network interfaces",
		Returns: "a list of (index, name)",
		Man:     "if_nameindex(3)",
		Example: []string{"if_nameindex"},
		Run: Func(func(_ *Call, _ struct{}) (python.Value, error) {
			found, err := resolver.Interfaces()
			list := []python.Value{}
			for _, one := range found {
				list = append(list, python.NewTuple(python.NewInt(int64(one.Index)), python.NewStr(one.Name)))
			}
			return python.NewList(list...), err
		}),
	}, {
		Name:    "if_nametoindex",
		Summary: "the index of a network interface",
		Returns: "an int",
		Errors:  []string{"OSError: no interface with this name"},
		Man:     "if_nametoindex(3)",
		Example: []string{"if_nametoindex lo"},
		Run: Func(func(_ *Call, a struct{ Name pathname }) (int, error) {
			return resolver.IfNametoindex(string(a.Name.Text))
		}),
	}, {
		Name:    "if_indextoname",
		Summary: "the name of a network interface",
		Returns: "a text",
		Errors:  []string{"ENXIO: no interface has that index"},
		Man:     "if_indextoname(3)",
		Example: []string{"if_indextoname 1"},
		Run: Func(func(_ *Call, a struct{ Index unsigned }) (string, error) {
			return resolver.IfIndextoname(int(a.Index.Int))
		}),
	}}
}

func textAddressCommands() []Command {
	return []Command{{
		Name:    "inet_aton",
		Summary: "an IPv4 address as bytes; parts may be left out",
		Detail:  "As inet_aton(3) reads it: 127.1 is 127.0.0.1, 0x7f.1 and 0177.1 too.",
		Returns: "4 bytes",
		Errors:  []string{"OSError: illegal IP address string"},
		Man:     "inet_aton(3)",
		Example: []string{"inet_aton 127.0.0.1", "inet_aton 127.1"},
		Run: Func(func(_ *Call, a struct{ IPString Text }) ([]byte, error) {
			b, err := sockcore.InetAton(string(a.IPString))
			return []byte(b), err
		}),
	}, {
		Name:    "inet_ntoa",
		Summary: "4 bytes as the text of an IPv4 address",
		Returns: "a text",
		Errors:  []string{"OSError: not 4 bytes"},
		Man:     "inet_ntoa(3)",
		Example: []string{`inet_ntoa hex"7f 00 00 01"`},
		Run: Func(func(_ *Call, a struct{ PackedIP Packed }) (string, error) {
			return sockcore.InetNtoa(string(a.PackedIP))
		}),
	}, {
		Name:    "inet_pton",
		Summary: "the text of an address as bytes",
		Detail:  "Strict: all four parts of an IPv4 address, no zeros before them, no scope.",
		Returns: "4 bytes of AF_INET, 16 of AF_INET6",
		Errors: []string{
			"OSError: illegal IP address string",
			"EAFNOSUPPORT: neither AF_INET nor AF_INET6",
		},
		Man:     "inet_pton(3)",
		Example: []string{"inet_pton AF_INET6 ::1"},
		Run: Func(func(_ *Call, a struct {
			AddressFamily Family
			IPString      Text
		}) ([]byte, error) {
			b, err := sockcore.InetPton(int(a.AddressFamily), string(a.IPString))
			return []byte(b), err
		}),
	}, {
		Name:    "inet_ntop",
		Summary: "the bytes of an address as text",
		Returns: "a text",
		Errors: []string{
			"ValueError: a wrong number of bytes",
			"ValueError: neither AF_INET nor AF_INET6",
		},
		Man:     "inet_ntop(3)",
		Example: []string{`inet_ntop AF_INET hex"7f 00 00 01"`},
		Run: Func(func(_ *Call, a struct {
			AddressFamily Family
			PackedIP      Packed
		}) (string, error) {
			return sockcore.InetNtop(int(a.AddressFamily), string(a.PackedIP))
		}),
	}}
}

func addressInfo(c *Call, host, port *string, hints resolver.Hints) (python.Value, error) {
	found, err := waiting(c, func() ([]resolver.AddrInfo, error) {
		return c.Resolver.Getaddrinfo(c.Context, host, port, hints)
	})
	if err != nil {
		return nil, err
	}
	list := make([]python.Value, len(found))
	for i, info := range found {
		list[i] = python.NewTuple(
			c.familyValue(info.Family), c.typeValue(info.Type), python.NewInt(int64(info.Proto)),
			python.NewStr(info.Canonname), value.Address(info.Address),
		)
	}
	return python.NewList(list...), nil
}

// nameInfo takes (host, port[, flowinfo[, scope id]]), whose host is numeric, as Python does.
func nameInfo(c *Call, sockaddr python.Value, flags int) (*python.Tuple, error) {
	tuple, ok := sockaddr.(*python.Tuple)
	if !ok {
		return nil, python.Raise(python.TypeError, "getnameinfo() argument 1 must be a tuple")
	}
	t := tuple.Items
	if len(t) < 2 || len(t) > 4 || !isText(t[0]) {
		return nil, python.Raise(python.TypeError, "getnameinfo(): illegal sockaddr argument")
	}
	if _, err := value.Integer(t[1]); err != nil {
		return nil, err
	}
	e, err := value.ParseAddress("getnameinfo", unix.AF_INET6, 0, tuple)
	if err != nil {
		return nil, err
	}
	found, err := c.Resolver.Getaddrinfo(c.Context, &e.Host, nil,
		resolver.Hints{Type: unix.SOCK_DGRAM, Flags: resolver.AI_NUMERICHOST})
	if err != nil {
		return nil, err
	}
	at := found[0].Address
	switch a := at.(type) {
	case sockcore.Inet4:
		if len(t) > 2 {
			return nil, python.Raise(python.OSError, "IPv4 sockaddr must be 2 tuple")
		}
		a.Port = uint16(e.Port)
		at = a
	case sockcore.Inet6:
		a.Port, a.Flowinfo, a.ScopeID = uint16(e.Port), e.Flowinfo, e.ScopeID
		at = a
	}
	var host, port string
	_, err = waiting(c, func() (none, error) {
		host, port, err = c.Resolver.Getnameinfo(c.Context, at, flags)
		return none{}, err
	})
	return python.NewTuple(python.NewStr(host), python.NewStr(port)), err
}

func hostTuple(h resolver.Host) *python.Tuple {
	return python.NewTuple(python.NewStr(h.Name), textList(h.Aliases), textList(h.Addrs))
}

func textList(texts []string) python.Value {
	list := make([]python.Value, len(texts))
	for i, s := range texts {
		list[i] = python.NewStr(s)
	}
	return python.NewList(list...)
}
