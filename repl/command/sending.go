package command

import (
	"os"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/sockcore"
)

func sendingChapter() []Command {
	return []Command{{
		Name:    "send",
		Summary: "send bytes; returns how many were taken",
		Detail: "A blocking socket takes all; one with a timeout or a non-blocking one " +
			"may take less. On a stream the peer may get two sends in one recv.",
		Returns: "how many bytes the kernel took",
		Errors: []string{
			"EPIPE: the peer has closed, or the socket is not connected",
			"ECONNRESET: the peer reset the connection",
			"EDESTADDRREQ: UDP without connect: use sendto",
			"EMSGSIZE: too long for one datagram",
			"TimeoutError, BlockingIOError: there is no room",
		},
		Man: "send(2)",
		Example: []string{
			"a, b = socketpair",
			"a.send hello",
			"a.send \"two words\\r\\n\"",
			"data = b\"\\x00\\x01\"",
			"a.send (data)",
		},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Data  Data
			Flags Flags `default:"0"`
		}) (int, error) {
			return s.Send(c.Context, string(a.Data), int(a.Flags))
		}),
	}, {
		Name:    "sendall",
		Summary: "send all of the bytes",
		Detail: "The socket's timeout bounds the whole. After an error, how much went " +
			"is not known.",
		Errors:  []string{"as send has them"},
		Man:     "send(2)",
		Example: []string{"a, b = socketpair", `a.sendall "PING\r\n"`},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Data  Data
			Flags Flags `default:"0"`
		}) (none, error) {
			_, err := s.SendAll(c.Context, string(a.Data), int(a.Flags))
			return none{}, err
		}),
	}, {
		Name:    "sendto",
		Summary: "send bytes to an address; returns how many were taken",
		Detail: "Flags come first when three words follow the data, or when the first " +
			"begins with MSG_.",
		Returns: "how many bytes the kernel took",
		Errors: []string{
			"EMSGSIZE: too long for one datagram (65507 bytes on UDP over IPv4)",
			"EACCES: a broadcast needs SO_BROADCAST",
			"EPIPE: TCP that is not connected",
			"gaierror: the name does not resolve",
		},
		Man:     "sendto(2)",
		Python:  "s.sendto(data, address), s.sendto(data, flags, address)",
		Example: []string{"u = socket AF_INET SOCK_DGRAM", "u.bind 127.0.0.1 0", "u.sendto hello (u.getsockname())"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Data    Data
			Flags   Flags `arg:"?"`
			Address Address
		}) (int, error) {
			to, err := a.Address.resolve(c, s)
			if err != nil {
				return 0, err
			}
			return s.SendTo(c.Context, string(a.Data), int(a.Flags), to)
		}),
	}, {
		Name:    "sendfile",
		Summary: "send a file, or a part of it; returns how many bytes went",
		Detail: "The kernel copies; the bytes do not pass through the shell. In a call, path may be a file " +
			"that open gave, as in Python. Not under " +
			"--restricted.",
		Returns: "how many bytes went",
		Errors: []string{
			"FileNotFoundError: no such file",
			"ValueError: the socket is no stream, or does not block; or count is not positive",
			"as send has them",
		},
		Man:     "sendfile(2)",
		Python:  "s.sendfile(open(path, 'rb'), offset=0, count=None)",
		Example: []string{"a, b = socketpair", "a.sendfile /etc/hosts 0 5"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Path   fileSource
			Offset Int   `default:"0"`
			Count  count `default:"None"`
		}) (int64, error) {
			if err := c.unrestricted("sendfile"); err != nil {
				return 0, err
			}
			if err := sendfileChecks(s, a.Count); err != nil {
				return 0, err
			}
			limit := int64(-1)
			if a.Count.given {
				limit = int64(a.Count.Int)
			}
			path, ok := python.AsStr(a.Path.Value)
			if !ok {
				return a.Path.send(c, s, int64(a.Offset), limit)
			}
			f, err := c.open(path, os.O_RDONLY, 0)
			if err != nil {
				return 0, err
			}
			defer f.Close()
			return s.Sendfile(c.Context, f, int64(a.Offset), limit)
		}),
	}}
}

// sendfileChecks are those of Python's sendfile.
func sendfileChecks(s *sockcore.Socket, n count) error {
	switch {
	case s.Type() != unix.SOCK_STREAM:
		return python.Raise(python.ValueError, "only SOCK_STREAM type sockets are supported")
	case n.given && n.Int <= 0:
		return python.Raise(python.ValueError, "count must be a positive integer (got %d)", n.Int)
	case s.Timeout() == 0:
		return python.Raise(python.ValueError, "non-blocking sockets are not supported")
	}
	return nil
}

// count is a number that may be None.
type count struct {
	Int
	given bool
}

func (n *count) take(c *Call, v python.Value) error {
	if v == python.None {
		return nil
	}
	n.given = true
	return n.Int.take(c, v)
}
