package sockcore

import (
	"context"
	"fmt"

	"golang.org/x/sys/unix"
)

// Bind is bind(2).
func (s *Socket) Bind(ctx context.Context, a Address) error {
	to, err := a.sockaddr()
	if err != nil {
		return err
	}
	o := op{ctx: ctx, to: a, name: "bind", args: addressArgs(a, len(to))}
	_, err = call(s, o, func(fd int) (int, error) {
		return 0, withAddress(unix.SYS_BIND, fd, to)
	})
	return err
}

func addressArgs(a Address, size int) func(int, any) string {
	return func(fd int, _ any) string {
		return fmt.Sprintf("%d, %s, %d", fd, quoteAddress(a), size)
	}
}

// Listen is listen(2). A negative backlog is 0, as in Python.
func (s *Socket) Listen(ctx context.Context, backlog int) error {
	backlog = max(0, backlog)
	args := func(fd int, _ any) string { return fmt.Sprintf("%d, %d", fd, backlog) }
	_, err := call(s, op{ctx: ctx, name: "listen", args: args}, func(fd int) (int, error) {
		return 0, unix.Listen(fd, backlog)
	})
	return err
}

// Accept is accept(2). The new socket starts with the engine's default timeout,
// whatever the listener's is.
func (s *Socket) Accept(ctx context.Context) (*Socket, Address, error) {
	e := s.engine
	k := e.newKind(s.family, s.typ, s.proto)
	o := op{ctx: ctx, name: "accept", sys: acceptName, events: unix.POLLIN, args: acceptedArgs}
	r, err := call(s, o, func(fd int) (accepted, error) {
		r, err := s.acceptNow(fd, k.timeout != None)
		if err == unix.EMFILE || err == unix.ENFILE {
			e.table.collect()
			r, err = s.acceptNow(fd, k.timeout != None)
		}
		return r, err
	})
	if err != nil {
		return nil, nil, err
	}
	k.kernel.asked.Store(!s.kernel.set()) // the kernel lets TCP's children inherit them
	c, err := e.newSocket(r.fd, k)
	return c, r.from, err
}

type accepted struct {
	fd   int
	from Address
}

func (a accepted) count() int { return a.fd }

func acceptedArgs(fd int, result any) string {
	return fmt.Sprintf("%d, %s, SOCK_CLOEXEC", fd, quoteFilled(result.(accepted).from))
}

// acceptNow does not wait. On an adopted descriptor, whose flag must stay, it asks
// first; should another process take the connection in between, it blocks.
func (s *Socket) acceptNow(fd int, nonblock bool) (r accepted, err error) {
	if s.adopted && !pollsReady(fd, unix.POLLIN) {
		return r, unix.EAGAIN
	}
	if err = s.engine.room(fd); err != nil {
		return r, err
	}
	err = s.raised(fd, func() error {
		var from sockaddr
		r.fd, err = accept(fd, &from, nonblock)
		r.from = from.address(s.proto)
		return err
	})
	return r, err
}

func pollsReady(fd int, events int16) bool {
	fds := []unix.PollFd{{Fd: int32(fd), Events: events}}
	n, err := unix.Poll(fds, 0)
	return n > 0 || err != nil
}
