package sockcore

import "context"

// ControlMessage is one item of ancillary data: cmsg_level, cmsg_type, cmsg_data.
type ControlMessage struct {
	Level, Type int
	Data        []byte
}

// Message is what recvmsg(2) gives.
type Message struct {
	Data    []byte
	Control []ControlMessage
	Flags   int
	From    Address // nil when the kernel gave none
}

func (s *Socket) RecvMsg(ctx context.Context, n, ancbufsize, flags int) (*Message, error) {
	panic("todo")
}

// SendMsg is sendmsg(2); to may be nil.
func (s *Socket) SendMsg(ctx context.Context, buffers []string, control []ControlMessage, flags int, to Address) (int, error) {
	panic("todo")
}
