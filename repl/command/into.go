package command

import (
	"golang.org/x/sys/unix"

	"sockshell/repl/python"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// room is a buffer that a call fills: a bytearray, or a memoryview of one.
type room struct{ bytes []byte }

func (*room) name() string { return "buffer" }

func (*room) word(w *syntax.Word) (syntax.Expr, error) { return nameWord(w) }

func (k *room) take(c *Call, v python.Value) error {
	b, ok := python.Held(v).(python.Buffer)
	if !ok || !b.Writable() {
		return python.Raise(python.TypeError, "%s() argument 1 must be read-write bytes-like object, not %s",
			c.Verb, python.TypeName(v))
	}
	k.bytes = b.Buffer()
	return nil
}

// part is as much of the buffer as the call may fill: n bytes, all for 0.
func (k *room) part(verb string, n int) ([]byte, error) {
	switch {
	case n < 0:
		return nil, python.Raise(python.ValueError, "negative buffersize in %s", verb)
	case n > len(k.bytes) && verb == "recvfrom_into":
		return nil, python.Raise(python.ValueError, "nbytes is greater than the length of the buffer")
	case n > len(k.bytes):
		return nil, python.Raise(python.ValueError, "buffer too small for requested bytes")
	case n > 0:
		return k.bytes[:n], nil
	}
	return k.bytes, nil
}

// rooms are several buffers that a message fills, one after another.
type rooms struct{ list []room }

func (*rooms) name() string { return "list of buffers" }

func (*rooms) word(w *syntax.Word) (syntax.Expr, error) { return new(Any).word(w) }

func (k *rooms) take(c *Call, v python.Value) error {
	items, err := elements(c, 1, v)
	if err != nil {
		return err
	}
	for _, item := range items {
		var r room
		if r.take(c, item) != nil {
			return python.Raise(python.TypeError, "recvmsg_into() argument 1 must be an iterable of single-segment "+
				"read-write buffers")
		}
		k.list = append(k.list, r)
	}
	return nil
}

// intoCommands receive into buffers that the script has.
func intoCommands() []Command {
	return []Command{{
		Name:    "recv_into",
		Summary: "receive into a bytearray; returns how many bytes came",
		Detail:  "At most nbytes, or as many as the buffer has room for; the rest of the buffer stays as it was.",
		Returns: "how many bytes came; 0 when the peer has closed its side",
		Errors:  []string{"as recv has them", "ValueError: the buffer is smaller than nbytes"},
		Man:     "recv(2)",
		Python:  "s.recv_into(buffer[, nbytes[, flags]])",
		Example: []string{"a, b = socketpair", "a.send hello", "buffer = bytearray(3)", "b.recv_into buffer", "buffer"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Buffer room
			Nbytes Size  `default:"0"`
			Flags  Flags `default:"0"`
		}) (int, error) {
			into, err := a.Buffer.part("recv_into", int(a.Nbytes))
			if err != nil {
				return 0, err
			}
			data, err := s.Recv(c.Context, len(into), int(a.Flags))
			return copy(into, data), err
		}),
	}, {
		Name:    "recvfrom_into",
		Summary: "receive into a bytearray: (how many bytes, the sender's address)",
		Returns: "how many bytes came, and the sender's address",
		Errors:  []string{"as recv_into has them"},
		Man:     "recvfrom(2)",
		Python:  "s.recvfrom_into(buffer[, nbytes[, flags]])",
		Example: []string{"u = socket AF_INET SOCK_DGRAM", "u.bind 127.0.0.1 0", "u.sendto hello (u.getsockname())",
			"buffer = bytearray(10)", "n, addr = u.recvfrom_into buffer"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Buffer room
			Nbytes Size  `default:"0"`
			Flags  Flags `default:"0"`
		}) (*python.Tuple, error) {
			into, err := a.Buffer.part("recvfrom_into", int(a.Nbytes))
			if err != nil {
				return nil, err
			}
			data, from, err := s.RecvFrom(c.Context, len(into), int(a.Flags))
			if err != nil {
				return nil, err
			}
			return python.NewTuple(python.NewInt(int64(copy(into, data))), value.Address(from)), nil
		}),
	}, {
		Name:    "recvmsg_into",
		Summary: "receive a message into buffers: (how many bytes, ancdata, flags, address)",
		Detail:  "The buffers are filled one after another; the rest is as recvmsg has it.",
		Returns: "how many bytes came, ancillary data, flags and the sender's address",
		Errors:  []string{"as recvmsg has them"},
		Man:     "recvmsg(2)",
		Python:  "s.recvmsg_into(buffers[, ancbufsize[, flags]])",
		Example: []string{"a, b = socketpair", "a.send hello", "one, two = bytearray(2), bytearray(8)",
			"b.recvmsg_into [one, two]", "one, two[:3]"},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Buffers    rooms
			Ancbufsize Size  `default:"0"`
			Flags      Flags `default:"0"`
		}) (*python.Tuple, error) {
			size := 0
			for _, r := range a.Buffers.list {
				size += len(r.bytes)
			}
			m, err := s.RecvMsg(c.Context, size, int(a.Ancbufsize), int(a.Flags)&^unix.MSG_TRUNC)
			if err != nil {
				return nil, err
			}
			n := len(m.Data)
			for _, r := range a.Buffers.list {
				m.Data = m.Data[copy(r.bytes, m.Data):]
			}
			items := controlItems(m)
			return python.NewTuple(python.NewInt(int64(n)), python.NewList(items...), python.NewInt(int64(m.Flags)),
				value.Address(m.From)), nil
		}),
	}}
}
