package sockcore

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sys/unix"
)

// Close closes the socket: every call that waits on it ends with ErrClosed, and
// the number is free when Close returns. With SO_LINGER that may take seconds;
// when ctx ends first, the close goes on by itself and the error is
// context.Cause. Closing twice is no error. A socket that a Keep holds is closed by
// the last Release.
func (s *Socket) Close(ctx context.Context) error {
	if s.keepers.kept() {
		return nil
	}
	return s.close(ctx)
}

func (s *Socket) close(ctx context.Context) error {
	ends, connected := s.ends()
	hook := s.engine.hook.Load()
	var began time.Time
	if hook != nil {
		began = time.Now()
	}
	if s.secure != nil {
		s.secure.bye()
	}
	if !s.desc.shut(false) {
		return nil
	}
	s.forget()
	if connected {
		s.engine.closed.add(ends)
	}
	select {
	case <-s.desc.done:
	case <-ctx.Done():
		if !s.desc.free() {
			return context.Cause(ctx)
		}
	}
	err := closeError(s.desc.err)
	if hook != nil {
		o := op{name: "close"}
		(*hook)(o.event(s, nil, err, time.Since(began)))
	}
	return err
}

// forget takes a closed socket off the table and out of the collector's hands.
func (s *Socket) forget() {
	s.engine.table.remove(s.born)
	s.whenDropped.Stop()
}

// closeError leaves out what Python leaves out: the number is free all the same.
func closeError(err error) error {
	if err == nil || err == unix.ECONNRESET || err == unix.EINTR {
		return nil
	}
	return (&op{name: "close"}).wrap(err)
}

// Detach gives the descriptor up without closing it: it is the caller's, with the
// same number. Calls that wait end with ErrClosed. Once closed, the number is -1,
// as in Python.
func (s *Socket) Detach() (fd int, err error) {
	if !s.desc.shut(true) {
		return -1, nil
	}
	s.forget()
	<-s.desc.done
	return s.desc.fd, nil
}

// CloseFD is Python's socket.close(fd): it closes a bare descriptor.
func (e *Engine) CloseFD(ctx context.Context, fd int) error {
	o := op{ctx: ctx, name: "close", args: func(int, any) string { return fmt.Sprint(fd) }}
	e.unclaimed.claim(fd)
	closed := make(chan error, 1)
	began := time.Now()
	go func() { closed <- closeError(unix.Close(fd)) }()
	select {
	case err := <-closed:
		if hook := e.hook.Load(); hook != nil {
			(*hook)(o.event(nil, nil, err, time.Since(began)))
		}
		return err
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
