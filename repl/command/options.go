package command

import (
	"math"

	"go.starlark.net/starlark"

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
		}) (starlark.Value, error) {
			if a.Buflen == 0 {
				n, err := s.GetsockoptInt(c.Context, int(a.Level), int(a.Optname))
				return starlark.MakeInt(n), err
			}
			b, err := s.GetsockoptBytes(c.Context, int(a.Level), int(a.Optname), int(a.Buflen))
			return value.Bytes(b), err
		}),
	}, {
		Name:    "setsockopt",
		Summary: "set an option: an int, packed bytes, or None with a length",
		Detail:  "Struct options take packed bytes: (pack(\"ii\", 1, 5)) for SO_LINGER.",
		Errors: []string{
			"ENOPROTOOPT: the level has no such option",
			"EINVAL: a value that it does not take",
			"EPERM: it needs a privilege",
		},
		Man: "setsockopt(2)",
		Example: []string{
			"s = socket",
			"s.setsockopt SOL_SOCKET SO_REUSEADDR 1",
			"s.setsockopt SOL_SOCKET SO_LINGER (pack(\"ii\", 1, 5))",
			"s.setsockopt SOL_SOCKET 9999 1   # OSError: no such option",
		},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Level   Level
			Optname Option
			Value   Any
			Optlen  descriptor `arg:"?"`
		}) (none, error) {
			if a.Optlen.given != (a.Value.Value == starlark.None) {
				return none{}, wrongOptlen(a.Value.Value, a.Optlen.given)
			}
			return none{}, setOption(c, s, int(a.Level), int(a.Optname), a.Value.Value, int(a.Optlen.Int))
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
func wrongOptlen(v starlark.Value, given bool) error {
	if given {
		return value.Raise("TypeError", "setsockopt() takes exactly 3 arguments (4 given)")
	}
	return value.Raise("TypeError", "a bytes-like object is required, not '%s'", value.TypeName(v))
}

// setOption takes an int, bytes, or None with a length, as Python does.
func setOption(c *Call, s *sockcore.Socket, level, opt int, v starlark.Value, optlen int) error {
	switch v := v.(type) {
	case value.Bytes:
		return s.SetsockoptBytes(c.Context, level, opt, string(v))
	case starlark.NoneType:
		return s.SetsockoptNull(c.Context, level, opt, optlen)
	case starlark.String, starlark.Tuple, starlark.Float:
		return value.Raise("TypeError", "a bytes-like object is required, not '%s'", value.TypeName(v))
	}
	n, err := value.Integer(v)
	if err != nil {
		return value.Raise("TypeError", "a bytes-like object is required, not '%s'", value.TypeName(v))
	}
	var small int
	if err := c.takeInt(&small, v); err != nil && (n < 0 || n > math.MaxUint32) {
		return err
	}
	return s.SetsockoptInt(c.Context, level, opt, int(int32(n)))
}
