package command

import (
	"math"

	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

// The verbs of whole messages, which stand in the chapters Sending and Receiving.

func sendingMessages() []Command {
	return []Command{{
		Name:    "sendmsg",
		Summary: "send buffers as one message, with ancillary data",
		Detail: "Ancillary data is a list of (level, type, data). A bare word is the only buffer. " +
			"`send_fds` passes sockets.",
		Returns: "how many bytes were taken",
		Errors:  []string{"EBADF: a descriptor to pass is not open", "EINVAL: the socket knows no such ancillary data"},
		Man:     "sendmsg(2)",
		Python:  "s.sendmsg(buffers[, ancdata[, flags[, address]]])",
		Example: []string{
			"a, b = socketpair",
			`a.sendmsg [b"one ", b"two"]`,
			`a.sendmsg ["x"] [(SOL_SOCKET, SCM_RIGHTS, struct.pack("i", a.fileno()))]`,
		},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Buffers Buffers
			Ancdata Ancillary `arg:"?"`
			Flags   Flags     `default:"0"`
			Address Address   `arg:"?"`
		}) (int, error) {
			to, err := a.Address.given(c, s)
			if err != nil {
				return 0, err
			}
			return s.SendMsg(c.Context, a.Buffers, a.Ancdata, int(a.Flags), to)
		}),
	}, {
		Name:    "send_fds",
		Summary: "pass sockets, or descriptors by number, over an AF_UNIX socket",
		Detail:  "The peer gets duplicates; yours stay open. At least one byte must go with them on a stream.",
		Returns: "how many bytes were taken",
		Errors:  []string{"EBADF: a descriptor to pass is not open"},
		Man:     "unix(7)",
		Python:  "socket.send_fds(sock, buffers, fds, flags=0, address=None)",
		Example: []string{"a, b = socketpair", "x, y = socketpair", "send_fds a hello [x, y]", "recv_fds b 100 2"},
		Run: Func(func(c *Call, a struct {
			Sock    Socket
			Buffers Buffers
			Fds     FDs
			Flags   Flags   `default:"0"`
			Address Address `arg:"?"`
		}) (int, error) {
			s := a.Sock.Socket.Socket
			to, err := a.Address.given(c, s)
			if err != nil {
				return 0, err
			}
			control := []sockcore.ControlMessage{sockcore.RightsMessage(a.Fds...)}
			return s.SendMsg(c.Context, a.Buffers, control, int(a.Flags), to)
		}),
	}}
}

// given is resolve of an address that may be None.
func (k *Address) given(c *Call, s *sockcore.Socket) (sockcore.Address, error) {
	if k.Value == nil || k.Value == python.None {
		return nil, nil
	}
	return k.resolve(c, s)
}

const received = " Descriptors that come belong to the session until the script claims them by " +
	"`socket fileno=N` or `close (N)`; those that nobody claimed are closed at its end."

func receivingMessages() []Command {
	return []Command{{
		Name:    "recvmsg",
		Summary: "receive a message with its ancillary data: (bytes, ancdata, flags, address)",
		Detail: "ancdata is a list of (level, type, bytes), which fits in ancbufsize: see CMSG_SPACE; what does not " +
			"is dropped, and flags has MSG_CTRUNC. A datagram that was cut has MSG_TRUNC. With MSG_ERRQUEUE it takes " +
			"an error that the network reported (after IP_RECVERR), and never waits: EAGAIN when there is none." + received,
		Returns: "bytes, ancillary data, flags and the sender's address",
		Errors:  []string{"EAGAIN: no error waits (MSG_ERRQUEUE)"},
		Man:     "recvmsg(2)",
		Python:  "s.recvmsg(bufsize[, ancbufsize[, flags]])",
		Example: []string{
			"a, b = socketpair", "b.setsockopt SOL_SOCKET SO_PASSCRED 1", "a.send hello", "b.recvmsg 100 (CMSG_SPACE(12))",
		},
		Run: Method(func(c *Call, s *sockcore.Socket, a struct {
			Bufsize    Size
			Ancbufsize Size  `default:"0"`
			Flags      Flags `default:"0"`
		}) (*python.Tuple, error) {
			m, err := s.RecvMsg(c.Context, int(a.Bufsize), int(a.Ancbufsize), int(a.Flags))
			if err != nil {
				return nil, err
			}
			return messageTuple(m, controlItems(m)), nil
		}),
	}, {
		Name:    "recv_fds",
		Summary: "receive a message and the descriptors that came with it: (bytes, fds, flags, address)",
		Detail:  "Those over maxfds are dropped, and flags has MSG_CTRUNC." + received,
		Returns: "bytes, a list of descriptors, flags and the sender's address",
		Man:     "unix(7)",
		Python:  "socket.recv_fds(sock, bufsize, maxfds, flags=0)",
		Example: []string{
			"a, b = socketpair", "x, y = socketpair", "send_fds a hello x",
			"data, fds, flags, addr = recv_fds b 100 1", "z = socket fileno=(fds[0])",
		},
		Run: Func(func(c *Call, a struct {
			Sock    Socket
			Bufsize Size
			Maxfds  Size
			Flags   Flags `default:"0"`
		}) (*python.Tuple, error) {
			room, err := sockcore.CmsgLen(min(int(a.Maxfds), math.MaxInt32) * 4)
			if err != nil {
				return nil, err
			}
			m, err := a.Sock.RecvMsg(c.Context, int(a.Bufsize), room, int(a.Flags))
			if err != nil {
				return nil, err
			}
			fds := []python.Value{}
			for _, item := range m.Control {
				for _, fd := range sockcore.RightsFDs(item) {
					fds = append(fds, python.NewInt(int64(fd)))
				}
			}
			return messageTuple(m, fds), nil
		}),
	}, {
		Name:    "CMSG_LEN",
		Summary: "the length of an item of ancillary data with that much data",
		Detail:  "As the size of a buffer it makes sure that no second item fits.",
		Returns: "bytes",
		Man:     "cmsg(3)",
		Example: []string{"CMSG_LEN 4"},
		Run: Func(func(_ *Call, a struct{ Length Size }) (int, error) {
			return sockcore.CmsgLen(int(a.Length))
		}),
	}, {
		Name:    "CMSG_SPACE",
		Summary: "the room that an item of ancillary data takes in a buffer, with its padding",
		Returns: "bytes",
		Man:     "cmsg(3)",
		Example: []string{"CMSG_SPACE 4"},
		Run: Func(func(_ *Call, a struct{ Length Size }) (int, error) {
			return sockcore.CmsgSpace(int(a.Length))
		}),
	}}
}

// controlItems are the ancillary data of a message as Python has them.
func controlItems(m *sockcore.Message) []python.Value {
	items := make([]python.Value, len(m.Control))
	for i, item := range m.Control {
		items[i] = python.NewTuple(
			python.NewInt(int64(item.Level)), python.NewInt(int64(item.Type)), python.Bytes(item.Data),
		)
	}
	return items
}

// messageTuple is Python's result of recvmsg.
func messageTuple(m *sockcore.Message, items []python.Value) *python.Tuple {
	return python.NewTuple(
		python.Bytes(m.Data), python.NewList(items...), python.NewInt(int64(m.Flags)), value.Address(m.From),
	)
}
