package command

import (
	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/sockcore"
)

// descriptor is a file descriptor argument: None, or an int.
type descriptor struct {
	CInt
	given bool
}

func (d *descriptor) take(c *Call, v python.Value) error {
	if v == python.None {
		return nil
	}
	d.given = true
	return d.CInt.take(c, v)
}

func socketsChapter() []Command {
	return []Command{{
		Name:    "socket",
		Module:  true,
		Summary: "make a socket",
		Detail: "With fileno, the socket owns that descriptor from then on, and finds " +
			"family, type and proto itself.",
		Returns: "the new socket",
		Errors: []string{
			"EAFNOSUPPORT, EPROTONOSUPPORT, ESOCKTNOSUPPORT: the kernel has no such " +
				"family, protocol or type",
			"EPERM: SOCK_RAW and AF_PACKET need cap_net_raw",
			"EMFILE: too many descriptors are open",
			"EBADF, ENOTSOCK: fileno is closed, or is no socket",
		},
		Man:    "socket(2)",
		Python: "socket.socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)",
		Example: []string{
			"s = socket AF_INET SOCK_STREAM",
			"u = socket AF_INET SOCK_DGRAM udp",
		},
		Run: Func(func(c *Call, a struct {
			Family Family     `default:"-1"`
			Type   Type       `default:"-1"`
			Proto  Protocol   `default:"-1"`
			Fileno descriptor `default:"None"`
		}) (*sockcore.Socket, error) {
			if a.Fileno.given {
				return c.Engine.Adopt(int(a.Fileno.CInt), int(a.Family), int(a.Type), int(a.Proto))
			}
			family, typ, proto := orDefault(int(a.Family), unix.AF_INET),
				orDefault(int(a.Type), unix.SOCK_STREAM), orDefault(int(a.Proto), 0)
			return c.Engine.Socket(c.Context, family, typ, proto)
		}),
	}, {
		Name:    "socketpair",
		Summary: "make two sockets that are connected to each other",
		Returns: "the two sockets",
		Errors:  []string{"EOPNOTSUPP: only AF_UNIX makes pairs"},
		Man:     "socketpair(2)",
		Python:  "socket.socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0)",
		Example: []string{"a, b = socketpair AF_UNIX SOCK_SEQPACKET"},
		Run: Func(func(c *Call, a struct {
			Family Family   `default:"AF_UNIX"`
			Type   Type     `default:"SOCK_STREAM"`
			Proto  Protocol `default:"0"`
		}) (*python.Tuple, error) {
			x, y, err := c.Engine.Socketpair(c.Context, int(a.Family), int(a.Type), int(a.Proto))
			if err != nil {
				return nil, err
			}
			return python.NewTuple(c.Socket(x), c.Socket(y)), nil
		}),
	}, {
		Name:    "fromfd",
		Summary: "make a socket on a duplicate of a descriptor",
		Detail:  "The descriptor itself stays open and as it was.",
		Returns: "the new socket",
		Errors:  []string{"EBADF: no such descriptor is open"},
		Man:     "dup(2)",
		Example: []string{"a, b = socketpair", "c = fromfd (a.fileno()) AF_UNIX SOCK_STREAM"},
		Run: Func(func(c *Call, a struct {
			FD     CInt `name:"fd"`
			Family Family
			Type   Type
			Proto  Protocol `default:"0"`
		}) (*sockcore.Socket, error) {
			return c.Engine.FromFD(int(a.FD), int(a.Family), int(a.Type), int(a.Proto))
		}),
	}, {
		Name:    "close",
		Summary: "close the socket",
		Detail: "What was sent is still delivered. Calls that wait on it end at once " +
			"with an error; every later call on it is EBADF. Closing twice is no error.",
		Man:     "close(2)",
		Example: []string{"s = socket", "s.close"},
		Run: Method(func(c *Call, s *sockcore.Socket, _ struct{}) (none, error) {
			return aside(c, func() (none, error) { return none{}, s.Close(c.Context) })
		}),
	}, {
		Name:    "close",
		Summary: "close a descriptor by its number",
		Detail: "The number must not be that of a socket that is still in use: close " +
			"that by its name.",
		Errors:  []string{"EBADF: no such descriptor is open"},
		Man:     "close(2)",
		Python:  "socket.close(fd)",
		Example: []string{"s = socket", "fd = s.detach", "close (fd)"},
		Run: Func(func(c *Call, a struct {
			FD CInt `name:"fd"`
		}) (none, error) {
			return aside(c, func() (none, error) { return none{}, c.Engine.CloseFD(c.Context, int(a.FD)) })
		}),
	}, {
		Name:    "detach",
		Summary: "give up the socket without closing its descriptor, and return that",
		Detail: "The name is a closed socket afterwards; the connection stays up until " +
			"the descriptor is closed.",
		Returns: "the descriptor's number",
		Example: []string{"s = socket", "fd = s.detach", "s = socket fileno=(fd)"},
		Run: Method(func(c *Call, s *sockcore.Socket, _ struct{}) (int, error) {
			return aside(c, s.Detach)
		}),
	}, {
		Name:    "dup",
		Summary: "make a second socket on the same connection",
		Detail:  "Both speak on one connection, which ends when both are closed.",
		Returns: "the new socket",
		Errors:  []string{"EBADF: the socket is closed"},
		Man:     "dup(2)",
		Example: []string{"a, b = socketpair", "c = a.dup", "c.send hello", "b.recv 10"},
		Run: Method(func(_ *Call, s *sockcore.Socket, _ struct{}) (*sockcore.Socket, error) {
			return s.Dup()
		}),
	}, {
		Name:    "fileno",
		Summary: "the number of the descriptor; -1 once closed",
		Detail:  "It is that of the process, as `ls /proc/self/fd` shows it.",
		Returns: "an int",
		Example: []string{"a, b = socketpair", "a.close", "a.fileno"},
		Run: Method(func(_ *Call, s *sockcore.Socket, _ struct{}) (int, error) {
			return s.Fileno(), nil
		}),
	}, {
		Name:    "get_inheritable",
		Summary: "whether a program that is started inherits the descriptor",
		Returns: "True or False; False at first",
		Errors:  []string{"EBADF: the socket is closed"},
		Example: []string{"s = socket", "s.get_inheritable"},
		Run: Method(func(_ *Call, s *sockcore.Socket, _ struct{}) (bool, error) {
			return s.Inheritable()
		}),
	}, {
		Name:    "set_inheritable",
		Summary: "let programs that are started inherit the descriptor, or not",
		Errors:  []string{"EBADF: the socket is closed"},
		Man:     "fcntl(2)",
		Example: []string{"s = socket", "s.set_inheritable on"},
		Run: Method(func(_ *Call, s *sockcore.Socket, a struct{ Inheritable Bool }) (none, error) {
			return none{}, s.SetInheritable(bool(a.Inheritable))
		}),
	}, {
		Name:    "getdefaulttimeout",
		Summary: "the timeout that new sockets get",
		Returns: "seconds, or None at first",
		Example: []string{"getdefaulttimeout"},
		Run: Func(func(c *Call, _ struct{}) (sockcore.Timeout, error) {
			return c.Engine.DefaultTimeout(), nil
		}),
	}, {
		Name:    "setdefaulttimeout",
		Summary: "set the timeout that new sockets get",
		Detail:  "Sockets that are there already keep theirs.",
		Errors:  []string{"ValueError: a negative number"},
		Example: []string{"setdefaulttimeout 2.5", "s = socket", "s.gettimeout", "setdefaulttimeout None"},
		Run: Func(func(c *Call, a struct{ Timeout Seconds }) (none, error) {
			c.Engine.SetDefaultTimeout(sockcore.Timeout(a.Timeout))
			return none{}, nil
		}),
	}, {
		Name:    "sockets",
		Summary: "the table of all live sockets",
		Returns: "the table, which shows as text, and as a list of objects under --json",
		Example: []string{"sockets"},
		Run: Func(func(c *Call, _ struct{}) (python.Value, error) {
			return c.Shell.SocketTable(), nil
		}),
	}, infoCommand()}
}

// orDefault is d where nothing was given, as Python's socket() has it.
func orDefault(n, d int) int {
	if n == -1 {
		return d
	}
	return n
}
