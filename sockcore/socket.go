// Package sockcore is the engine of sockshell: named live sockets on the system
// calls themselves. It never prints and never resolves a name.
package sockcore

import (
	"context"
	"time"
)

// Timeout bounds a call on a socket as Python's does: None waits, 0 is the bare
// errno (non-blocking), anything else is a deadline for the whole call.
type Timeout time.Duration

// None is the Timeout of a socket that waits for ever.
const None Timeout = -1

// An Engine keeps the live sockets of one session.
type Engine struct{}

// New returns an engine without sockets.
func New() *Engine { panic("todo") }

// SetTrace installs the hook that is told of each system call; nil removes it.
func (e *Engine) SetTrace(hook func(Event)) { panic("todo") }

// OnWait installs a function that is called before a call begins to wait (the
// shell flushes its output there).
func (e *Engine) OnWait(f func()) { panic("todo") }

// DefaultTimeout and SetDefaultTimeout are Python's getdefaulttimeout() and setdefaulttimeout().
func (e *Engine) DefaultTimeout() Timeout     { panic("todo") }
func (e *Engine) SetDefaultTimeout(t Timeout) { panic("todo") }

// Socket is socket(2).
func (e *Engine) Socket(ctx context.Context, family, typ, proto int) (*Socket, error) { panic("todo") }

// Socketpair is socketpair(2).
func (e *Engine) Socketpair(ctx context.Context, family, typ, proto int) (a, b *Socket, err error) {
	panic("todo")
}

// Adopt makes a Socket of a descriptor, which it owns from then on
// (Python's socket(fileno=fd)); -1 for family, type or proto asks the kernel.
// The descriptor's O_NONBLOCK flag is not changed.
func (e *Engine) Adopt(fd, family, typ, proto int) (*Socket, error) { panic("todo") }

// FromFD is Python's fromfd: a Socket on a duplicate of fd.
func (e *Engine) FromFD(fd, family, typ, proto int) (*Socket, error) { panic("todo") }

// CloseFD is Python's socket.close(fd).
func (e *Engine) CloseFD(ctx context.Context, fd int) error { panic("todo") }

// Sockets lists the live sockets (open, and still reachable), oldest first.
func (e *Engine) Sockets() []*Socket { panic("todo") }

// Close closes every live socket.
func (e *Engine) Close() { panic("todo") }

// Socket is one socket. Its methods may be called from several goroutines.
// A dropped Socket is closed some time after it became unreachable.
type Socket struct{}

func (s *Socket) Family() int      { panic("todo") }
func (s *Socket) Type() int        { panic("todo") }
func (s *Socket) Proto() int       { panic("todo") }
func (s *Socket) Timeout() Timeout { panic("todo") }
func (s *Socket) Engine() *Engine  { panic("todo") }
func (s *Socket) Name() string     { panic("todo") } // the session's name for it, "" while it has none
func (s *Socket) SetName(n string) { panic("todo") }
func (s *Socket) Closed() bool     { panic("todo") }
func (s *Socket) BytesIn() int64   { panic("todo") } // received since it was made
func (s *Socket) BytesOut() int64  { panic("todo") } // sent
func (s *Socket) Fileno() int      { panic("todo") } // -1 once closed
func (s *Socket) Listening() bool  { panic("todo") } // SO_ACCEPTCONN

func (s *Socket) SetTimeout(t Timeout) error                           { panic("todo") }
func (s *Socket) Close(ctx context.Context) error                      { panic("todo") } // closing twice is no error
func (s *Socket) Detach() (fd int, err error)                          { panic("todo") }
func (s *Socket) Dup() (*Socket, error)                                { panic("todo") }
func (s *Socket) Inheritable() (bool, error)                           { panic("todo") }
func (s *Socket) SetInheritable(on bool) error                         { panic("todo") }
func (s *Socket) Bind(ctx context.Context, a Address) error            { panic("todo") }
func (s *Socket) Connect(ctx context.Context, a Address) error         { panic("todo") }
func (s *Socket) Listen(ctx context.Context, backlog int) error        { panic("todo") }
func (s *Socket) Accept(ctx context.Context) (*Socket, Address, error) { panic("todo") }
func (s *Socket) Shutdown(ctx context.Context, how int) error          { panic("todo") }
func (s *Socket) Getsockname(ctx context.Context) (Address, error)     { panic("todo") }
func (s *Socket) Getpeername(ctx context.Context) (Address, error)     { panic("todo") }

// Recv, RecvFrom: at most n bytes; memory is taken for what arrives, not for n.
func (s *Socket) Recv(ctx context.Context, n, flags int) ([]byte, error) { panic("todo") }
func (s *Socket) RecvFrom(ctx context.Context, n, flags int) ([]byte, Address, error) {
	panic("todo")
}

// Send, SendAll, SendTo: data is a string because Starlark's and our bytes are.
func (s *Socket) Send(ctx context.Context, data string, flags int) (int, error) { panic("todo") }

// SendAll says how many bytes went, also with an error.
func (s *Socket) SendAll(ctx context.Context, data string, flags int) (int, error) { panic("todo") }
func (s *Socket) SendTo(ctx context.Context, data string, flags int, a Address) (int, error) {
	panic("todo")
}

// Sendfile is sendfile(2) until count bytes went, or the file ends when count < 0.
func (s *Socket) Sendfile(ctx context.Context, file interface{ Fd() uintptr }, offset, count int64) (int64, error) {
	panic("todo")
}

// PollItem asks poll(2) about one socket (or one descriptor when Socket is nil).
type PollItem struct {
	Socket  *Socket
	FD      int
	Events  int // unix.POLLIN and so on
	Revents int
}

// Poll waits until one item is ready, the timeout passes or ctx ends; it fills
// Revents and says how many are set.
func (e *Engine) Poll(ctx context.Context, items []PollItem, timeout Timeout) (int, error) {
	panic("todo")
}
