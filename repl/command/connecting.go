package command

import (
	"errors"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

func connectingChapter() []Command {
	return []Command{{
		Name:    "connect",
		Summary: "connect to an address",
		Detail: "The host may be a name; its first address is taken. Obeys the " +
			"socket's timeout. A datagram socket only remembers where to send. A " +
			"listener's kernel completes the connection, so connect can succeed before " +
			"accept.",
		Errors: []string{
			"ECONNREFUSED: nothing listens there",
			"ETIMEDOUT, TimeoutError: no answer came",
			"EHOSTUNREACH, ENETUNREACH: no way leads there",
			"EISCONN: it is connected already",
			"EINPROGRESS: non-blocking, and not done yet",
			"gaierror: the name does not resolve",
		},
		Man: "connect(2)",
		Example: []string{
			"srv = create_server 127.0.0.1 0",
			"s = socket",
			"s.connect (srv.getsockname())",
			"s.connect 127.0.0.1 1   # OSError: it is connected already",
			"u = socket AF_INET SOCK_DGRAM",
			"u.connect localhost 53",
		},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct{ Address Address }) (none, error) {
			to, err := a.Address.resolve(c, s)
			if err != nil {
				return none{}, err
			}
			return none{}, s.Connect(c.Context, to)
		}),
	}, {
		Name:    "connect_ex",
		Summary: "connect, and return the errno instead of an error; 0 for success",
		Detail:  "A name that does not resolve is an error all the same.",
		Returns: "0, or an errno such as 111 (ECONNREFUSED), 11 when the timeout " +
			"passed, 115 (EINPROGRESS) when non-blocking",
		Errors: []string{
			"gaierror: the name does not resolve; that is an error all the same",
		},
		Man:     "connect(2)",
		Example: []string{"s = socket", "s.connect_ex 127.0.0.1 1"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct{ Address Address }) (int, error) {
			to, err := a.Address.resolve(c, s)
			if err != nil {
				return 0, err
			}
			err = s.Connect(c.Context, to)
			var e *sockcore.Error
			switch {
			case errors.As(err, &e):
				return int(e.Errno), nil
			case errors.Is(err, sockcore.ErrTimeout):
				return int(unix.EAGAIN), nil
			}
			return 0, err
		}),
	}, {
		Name:    "bind",
		Summary: "give the socket its own address",
		Detail:  "\"\" or * is any address, port 0 any free port.",
		Errors: []string{
			"EADDRINUSE: another socket has it, or had it a moment ago (then " +
				"SO_REUSEADDR helps)",
			"EADDRNOTAVAIL: it is no address of this machine",
			"EACCES: a port below 1024 needs a privilege",
			"EINVAL: the socket has an address already",
			"ENOENT: the directory of a path is not there",
		},
		Man:     "bind(2)",
		Example: []string{"s = socket", "s.bind *:0", "s.getsockname"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct{ Address Address }) (none, error) {
			at, err := a.Address.resolve(c, s)
			if err != nil {
				return none{}, err
			}
			return none{}, s.Bind(c.Context, at)
		}),
	}, {
		Name:    "listen",
		Summary: "wait for connections; backlog is how many may queue",
		Detail:  "The kernel completes connections from now on, and holds them for accept.",
		Errors: []string{
			"EOPNOTSUPP: the type has no connections (SOCK_DGRAM)",
			"EADDRINUSE: another socket listens there",
		},
		Man:     "listen(2)",
		Example: []string{"s = socket", "s.bind 127.0.0.1 0", "s.listen 5"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Backlog CInt `default:"128"`
		}) (none, error) {
			return none{}, s.Listen(c.Context, max(int(a.Backlog), 0))
		}),
	}, {
		Name:    "accept",
		Summary: "take the next connection: (socket, address)",
		Detail: "Waits for a connection. The new socket blocks, whatever the " +
			"listener's timeout, unless there is a default timeout.",
		Returns: "the new socket and the peer's address",
		Errors: []string{
			"EINVAL: the socket does not listen",
			"TimeoutError: the socket's timeout passed",
			"BlockingIOError: non-blocking, and nobody is there",
		},
		Man:     "accept(2)",
		Example: []string{"srv = create_server 127.0.0.1 0", "s = create_connection (srv.getsockname())", "c, addr = srv.accept"},
		Run: Method(func(c *Call, s *sockcore.Socket, _ struct{}) (*python.Tuple, error) {
			conn, from, err := s.Accept(c.Context)
			if err != nil {
				return nil, err
			}
			return python.NewTuple(c.Socket(conn), value.Address(from)), nil
		}),
	}, {
		Name:    "shutdown",
		Summary: "end one direction of a connection, or both",
		Detail: "how is SHUT_RD, SHUT_WR or SHUT_RDWR. After SHUT_WR the peer reads to " +
			"the end, and what it sends still comes. close gives up the socket; shutdown " +
			"ends the talk, even when another descriptor has it.",
		Errors: []string{
			"ENOTCONN: it is not connected",
			"EINVAL: how is none of the three",
		},
		Man:     "shutdown(2)",
		Example: []string{"a, b = socketpair", "a.shutdown SHUT_WR", "b.recv 10"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct{ How How }) (none, error) {
			return none{}, s.Shutdown(c.Context, int(a.How))
		}),
	}, {
		Name:    "getsockname",
		Summary: "the socket's own address",
		Returns: "an address: ('0.0.0.0', 0) when nothing was bound",
		Errors:  []string{"EBADF: the socket is closed"},
		Man:     "getsockname(2)",
		Example: []string{"s = socket", "s.getsockname"},
		Run: Method(func(c *Call, s *sockcore.Socket, _ struct{}) (python.Value, error) {
			a, err := s.Getsockname(c.Context)
			return value.Address(a), err
		}),
	}, {
		Name:    "getpeername",
		Summary: "the address of the other end",
		Returns: "an address",
		Errors:  []string{"ENOTCONN: it is not connected"},
		Man:     "getpeername(2)",
		Example: []string{"a, b = socketpair", "a.getpeername"},
		Run: Method(func(c *Call, s *sockcore.Socket, _ struct{}) (python.Value, error) {
			a, err := s.Getpeername(c.Context)
			return value.Address(a), err
		}),
	}, {
		Name:    "create_connection",
		Summary: "make a TCP socket that is connected, trying each address of the name",
		Detail: "timeout is the new socket's own from then on; source_address is bound " +
			"first.",
		Returns: "the socket",
		Errors: []string{
			"as connect has them: that of the last address that was tried",
			"gaierror: the name does not resolve",
		},
		Python: "socket.create_connection(address, timeout=…, source_address=None, *, all_errors=False)",
		Example: []string{
			"srv = create_server 127.0.0.1 0",
			"s = create_connection (srv.getsockname()) 2.5",
			"s.gettimeout",
		},
		Run: Func(func(c *Call, a struct {
			Address       Address
			Timeout       optionalSeconds `arg:"?"`
			SourceAddress Address         `arg:"?"`
			AllErrors     Bool            `arg:"key" default:"False"`
		}) (*sockcore.Socket, error) {
			return createConnection(c, a.Address.Value, connectOptions{a.Timeout, a.SourceAddress,
				bool(a.AllErrors)})
		}),
	}, {
		Name:    "create_server",
		Summary: "make a TCP socket that listens, with SO_REUSEADDR on",
		Detail:  "With family=AF_INET6 and dualstack_ipv6=on it serves IPv4 too.",
		Returns: "the socket",
		Errors: []string{
			"as bind has them",
			"ValueError: dualstack_ipv6 without AF_INET6",
		},
		Python: "socket.create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, " +
			"dualstack_ipv6=False)",
		Example: []string{
			"srv = create_server 127.0.0.1 0",
			"srv.getsockname",
			"srv6 = create_server ::1 0 family=AF_INET6 backlog=5",
		},
		Run: Func(func(c *Call, a struct {
			Address       Address
			Family        Family  `arg:"key" default:"AF_INET"`
			Backlog       backlog `arg:"key" default:"None"`
			ReusePort     Bool    `arg:"key" default:"False"`
			DualstackIPv6 Bool    `arg:"key" name:"dualstack_ipv6" default:"False"`
		}) (*sockcore.Socket, error) {
			return createServer(c, serverOptions{a.Address, int(a.Family), int(a.Backlog.CInt),
				bool(a.ReusePort), bool(a.DualstackIPv6)})
		}),
	}, {
		Name:    "has_dualstack_ipv6",
		Summary: "whether an IPv6 socket can serve IPv4 too",
		Returns: "True or False",
		Example: []string{"has_dualstack_ipv6"},
		Run: Func(func(c *Call, _ struct{}) (bool, error) {
			s, err := c.Engine.Socket(c.Context, unix.AF_INET6, unix.SOCK_STREAM, 0)
			if err != nil {
				return false, nil
			}
			defer func() { _ = s.Close(c.Context) }()
			return s.SetsockoptInt(c.Context, unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, 0) == nil, nil
		}),
	}}
}
