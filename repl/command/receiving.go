package command

import (
	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

func receivingChapter() []Command {
	return []Command{{
		Name:    "recv",
		Summary: "receive bytes, and wait until some come",
		Detail: "At most bufsize bytes: on a stream as many as are there, whatever the " +
			"sends were. A longer datagram is cut, and the rest lost. MSG_PEEK leaves " +
			"them there.",
		Returns: "bytes; none when the peer has closed its side",
		Errors: []string{
			"ENOTCONN: it is not connected",
			"ECONNRESET: the peer reset the connection",
			"ECONNREFUSED: UDP, and nothing listened where the last send went",
			"TimeoutError: the socket's timeout passed",
			"BlockingIOError: non-blocking, and nothing is there",
			"ValueError: a negative bufsize",
		},
		Man: "recv(2)",
		Example: []string{
			"a, b = socketpair",
			"a.send hello",
			"b.recv 2 MSG_PEEK",
			"b.recv 4096",
			"a.close",
			"b.recv 4096",
		},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Bufsize Size
			Flags   Flags `default:"0"`
		}) ([]byte, error) {
			return s.Recv(c.Context, int(a.Bufsize), int(a.Flags))
		}),
	}, {
		Name:    "recvfrom",
		Summary: "receive bytes and the sender's address: (bytes, address)",
		Detail:  "On a connected stream the address is None.",
		Returns: "bytes and the sender's address",
		Errors:  []string{"as recv has them"},
		Man:     "recvfrom(2)",
		Example: []string{"u = socket AF_INET SOCK_DGRAM", "u.bind 127.0.0.1 0", "u.sendto hello (u.getsockname())",
			"data, addr = u.recvfrom 2048"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Bufsize Size
			Flags   Flags `default:"0"`
		}) (*python.Tuple, error) {
			data, from, err := s.RecvFrom(c.Context, int(a.Bufsize), int(a.Flags))
			if err != nil {
				return nil, err
			}
			return python.NewTuple(python.Bytes(data), value.Address(from)), nil
		}),
	}}
}
