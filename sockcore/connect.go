package sockcore

import (
	"context"
	"fmt"

	"golang.org/x/sys/unix"
)

// Connect is connect(2). When ctx or the timeout ends it, the kernel goes on
// trying, as after a non-blocking connect; a later Connect waits for the same try.
func (s *Socket) Connect(ctx context.Context, a Address) error {
	to, err := a.sockaddr()
	if err != nil {
		return err
	}
	o := op{ctx: ctx, to: a, name: "connect", events: unix.POLLOUT, late: unix.EINPROGRESS,
		args: addressArgs(a, len(to))}
	if s.family == unix.AF_UNIX { // EAGAIN is a full backlog, and POLLOUT comes at once
		o.late, o.doze = 0, true
	}
	try := &connection{socket: s, to: to}
	if s.adopted {
		o.doze = true
		_, err = call(s, o, try.aside)
		return err
	}
	_, err = call(s, o, try.now)
	return err
}

// connection is one Connect. A second connect(2) says how the first one went.
type connection struct {
	socket *Socket
	to     []byte
	begun  bool
	result chan error
}

func (c *connection) now(fd int) (int, error) {
	s := c.socket
	if c.begun && !c.settles() {
		if errno, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR); err != nil {
			return 0, err
		} else if errno != 0 {
			return 0, unix.Errno(errno)
		}
	}
	err := s.raised(fd, func() error { return withAddress(unix.SYS_CONNECT, fd, c.to) })
	switch {
	case err == unix.EISCONN && c.begun:
		err = nil
	case err == unix.EINPROGRESS, err == unix.EALREADY && s.Timeout() != 0:
		err = unix.EAGAIN
	case err == unix.EAGAIN && s.family != unix.AF_UNIX:
		err = &Error{Op: "connect", Errno: unix.EAGAIN} // nothing to wait for
	}
	c.begun = true
	return 0, err
}

// settles reports whether connect(2) itself is asked how the first one went. A blocking
// socket of the internet families is then fit for another try; where the error was asked
// for, the next try would be ECONNABORTED, as it is in CPython after one with a timeout.
func (c *connection) settles() bool {
	switch s := c.socket; s.family {
	case unix.AF_INET, unix.AF_INET6:
		return connectTellsAgain && s.Timeout() == None
	case unix.AF_UNIX:
		return true
	}
	return false
}

// aside connects in a thread of its own when the descriptor blocks and its flag
// must stay, on a duplicate, so that a close need not wait for it. A call that is
// left behind ends when the kernel gives up.
func (c *connection) aside(fd int) (int, error) {
	if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0); err != nil {
		return 0, err
	} else if flags&unix.O_NONBLOCK != 0 {
		return c.now(fd)
	}
	if c.result == nil {
		c.result = make(chan error, 1)
		dup, err := c.socket.engine.dup(fd)
		if err != nil {
			return 0, err
		}
		go func() {
			c.result <- withAddress(unix.SYS_CONNECT, dup, c.to)
			_ = unix.Close(dup)
		}()
	}
	select {
	case err := <-c.result:
		return 0, err
	default:
		return 0, unix.EAGAIN
	}
}

// Shutdown is shutdown(2); how is unix.SHUT_RD, SHUT_WR or SHUT_RDWR.
func (s *Socket) Shutdown(ctx context.Context, how int) error {
	if s.secure != nil && how != unix.SHUT_RD {
		if err := s.secure.closeWrite(ctx); err != nil {
			return err
		}
	}
	args := func(fd int, _ any) string { return fmt.Sprintf("%d, %d", fd, how) }
	_, err := call(s, op{ctx: ctx, name: "shutdown", args: args}, func(fd int) (int, error) {
		return 0, unix.Shutdown(fd, how)
	})
	return err
}
