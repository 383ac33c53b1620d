package sockcore

import (
	"context"
	"time"

	"golang.org/x/sys/unix"
)

// What follows stands in for the engine's file call.go and its kin; it is
// deleted when both meet.

type op struct {
	ctx    context.Context
	name   string
	status bool
	args   func(fd int, result any) string
}

func call[T any](s *Socket, o op, f func(fd int) (T, error)) (T, error) {
	v, err := f(s.Fileno())
	if errno, ok := err.(unix.Errno); ok {
		err = &Error{Op: o.name, Errno: errno}
	}
	return v, err
}

func (s *Socket) noteTimeoutOption(level, opt int, d time.Duration) {}

func (s *Socket) recvmsgRaw(
	ctx context.Context, n, ancbufsize, flags int,
) (data, oob []byte, rflags int, from Address, err error) {
	panic("todo")
}

func (s *Socket) sendmsgRaw(
	ctx context.Context, buffers []string, oob []byte, flags int, to Address,
) (int, error) {
	panic("todo")
}
