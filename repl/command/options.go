package command

import (
	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

func optionsChapter() []Command {
	return []Command{{
		Name:    "getsockopt",
		Summary: "read an option: an int, or bytes when buflen is given",
		Detail: "The kernel may answer other than what was set: SO_RCVBUF reads back " +
			"twice as much.",
		Returns: "an int; bytes when buflen is given",
		Errors: []string{
			"ENOPROTOOPT: the level has no such option",
			"EBADF: the socket is closed",
		},
		Man:     "getsockopt(2)",
		Example: []string{"s = socket", "s.getsockopt SOL_SOCKET SO_REUSEADDR", "s.getsockopt SOL_SOCKET SO_LINGER 8"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Level   Level
			Optname Option
			Buflen  CInt `default:"0"`
		}) (python.Value, error) {
			if a.Buflen == 0 {
				n, err := s.GetsockoptInt(c.Context, int(a.Level), int(a.Optname))
				return python.NewInt(int64(n)), err
			}
			b, err := s.GetsockoptBytes(c.Context, int(a.Level), int(a.Optname), int(a.Buflen))
			return python.Bytes(b), err
		}),
	}, {
		Name:    "setsockopt",
		Summary: "set an option: an int, packed bytes, None with a length, or what the option holds",
		Detail: "SO_LINGER takes (on, seconds); a time seconds or 500ms; a device or a congestion control its name; " +
			"IP_ADD_MEMBERSHIP a group or (group, interface), the interface by name, index or address; " +
			"IPV6_JOIN_GROUP and MCAST_JOIN_GROUP likewise; help OPTION says what each takes. The kernel " +
			"doubles SO_RCVBUF and SO_SNDBUF for its own bookkeeping: 10000 reads back 20000.",
		Errors: []string{
			"ENOPROTOOPT: the level has no such option",
			"EINVAL: a value that it does not take",
			"EPERM: it needs a privilege",
		},
		Man: "setsockopt(2)",
		Example: []string{
			"s = socket",
			"s.setsockopt SOL_SOCKET SO_REUSEADDR 1",
			"s.setsockopt SOL_SOCKET SO_LINGER (1, 5)",
			"s.setsockopt SOL_SOCKET SO_RCVTIMEO 2.5",
			"s.setsockopt IPPROTO_TCP TCP_CONGESTION reno",
			"s.setsockopt SOL_SOCKET 9999 1   # OSError: no such option",
		},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Level   Level
			Optname Option
			Value   Any
			Optlen  descriptor `arg:"?"`
		}) (none, error) {
			if a.Optlen.given != (a.Value.Value == python.None) {
				return none{}, wrongOptlen(a.Value.Value, a.Optlen.given)
			}
			return none{}, setOption(c, s, int(a.Level), int(a.Optname), a.Value.Value, int(a.Optlen.CInt))
		}),
	}, {
		Name:    "options",
		Summary: "every option that a socket has, with its value, its default and what it does",
		Detail: "The default is what a new socket of that kind has; \"-\" where it cannot be set. SO_ERROR is left out, " +
			"for reading clears it, and what the kernel does not have now. A doubled SO_RCVBUF or SO_SNDBUF is " +
			"the kernel's doing: half of it is for its own bookkeeping, see socket(7).",
		Returns: "a table, whose rows are dicts: name, value, default, about, level",
		Man:     "getsockopt(2)",
		Example: []string{"s = socket", "options s"},
		Run: Func(func(c *Call, a struct{ Socket Socket }) (python.Value, error) {
			return optionTable(c, a.Socket.Socket.Socket)
		}),
	}, {
		Name:    "tcp_info",
		Summary: "what the kernel knows of a TCP connection: TCP_INFO, field by field",
		Detail: "Times end in _us or _ms, counts of bytes in _bytes, rates in _bytes_per_second; mss, pmtu and windows are " +
			"bytes, cwnd and ssthresh segments. What the kernel is too old to tell is left out. Linux only.",
		Returns: "a record: a dict that shows as a line for each key",
		Errors:  []string{"EOPNOTSUPP: it is not TCP"},
		Man:     "tcp(7)",
		Python:  "s.getsockopt(IPPROTO_TCP, TCP_INFO, 256)",
		Example: []string{"s = socket", "s.tcp_info"},
		Run: Method(func(c *Call, s *sockcore.Socket, _ struct{}) (value.Record, error) {
			return readTCPInfo(c, s)
		}),
	}, {
		Name:    "setblocking",
		Summary: "wait in calls, or not: off is settimeout 0, on is settimeout None",
		Detail:  "Non-blocking calls that would wait are a BlockingIOError.",
		Man:     "fcntl(2)",
		Example: []string{"s = socket", "s.setblocking off", "s.gettimeout"},
		Run: Method(func(_ *Call, s *sockcore.Socket, a struct{ Flag Bool }) (none, error) {
			if a.Flag {
				return none{}, s.SetTimeout(sockcore.None)
			}
			return none{}, s.SetTimeout(0)
		}),
	}, {
		Name:    "getblocking",
		Summary: "whether calls wait: the timeout is not 0",
		Returns: "True or False; True with a timeout of some seconds too",
		Example: []string{"s = socket", "s.getblocking"},
		Run: Method(func(_ *Call, s *sockcore.Socket, _ struct{}) (bool, error) {
			return s.Timeout() != 0, nil
		}),
	}, {
		Name:    "settimeout",
		Summary: "bound the time that a call may take",
		Detail: "None waits for ever, 0 never waits (BlockingIOError). Anything else " +
			"bounds the whole call, sendall too: TimeoutError.",
		Errors: []string{
			"ValueError: a negative number",
			"OverflowError: more than the kernel can count",
		},
		Example: []string{"s = socket", "s.settimeout 500ms", "s.settimeout None"},
		Run: Method(func(_ *Call, s *sockcore.Socket, a struct{ Timeout Seconds }) (none, error) {
			return none{}, s.SetTimeout(sockcore.Timeout(a.Timeout))
		}),
	}, {
		Name:    "gettimeout",
		Summary: "the socket's timeout in seconds, or None",
		Returns: "seconds, or None",
		Example: []string{"s = socket", "s.gettimeout"},
		Run: Method(func(_ *Call, s *sockcore.Socket, _ struct{}) (sockcore.Timeout, error) {
			return s.Timeout(), nil
		}),
	}}
}

// wrongOptlen is Python's error where None and a length do not come together.
func wrongOptlen(v python.Value, given bool) error {
	if given {
		return python.Raise(python.TypeError, "setsockopt() takes exactly 3 arguments (4 given)")
	}
	return python.Raise(python.TypeError, "a bytes-like object is required, not '%s'", python.TypeName(v))
}

// setOption takes an int, bytes, or None with a length, as Python does; then what the
// option's kind says.
func setOption(c *Call, s *sockcore.Socket, level, opt int, v python.Value, optlen int) error {
	o, _ := sockcore.LookupOption(level, opt)
	packed, ok, err := "", false, error(nil)
	switch v := v.(type) {
	case python.Bytes:
		packed, ok = string(v), true
	case python.NoneType:
		return s.SetsockoptNull(c.Context, level, opt, optlen)
	default:
		packed, ok, err = encodeOption(c, o, v)
	}
	if err != nil {
		return err
	}
	if ok {
		return s.SetsockoptBytes(c.Context, level, opt, packed)
	}
	var n int
	if takeCInt(&n, v) != nil {
		return python.Raise(python.TypeError, "a bytes-like object is required, not '%s'", python.TypeName(v))
	}
	return s.SetsockoptInt(c.Context, level, opt, n)
}

func optionTable(c *Call, s *sockcore.Socket) (python.Value, error) {
	options, err := s.Options(c.Context)
	if err != nil {
		return nil, err
	}
	var rows [][]python.Value
	for _, o := range options {
		if o.Kind == sockcore.KindTCPInfo {
			continue // s.tcp_info has it
		}
		var standard python.Value = python.None
		if o.Default != nil {
			standard = optionValue(o.Kind, o.Default)
		}
		rows = append(rows, []python.Value{
			python.NewStr(o.Name), optionValue(o.Kind, o.Value), standard,
			python.NewStr(o.Doc), python.NewStr(sockcore.LevelName(o.Level)),
		})
	}
	return value.NewTable([]string{"name", "value", "default", "about", "level"}, rows), nil
}
