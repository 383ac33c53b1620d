package sockcore

import (
	"context"
	"time"

	"golang.org/x/sys/unix"
)

// op is one kind of call on a socket: its names, how it waits, and how a trace
// shows it.
type op struct {
	ctx    context.Context
	to     Address    // that the call is about, for its error
	name   string     // as errors name it: "recv"
	sys    string     // the system call, when its name differs: "recvfrom"
	events int16      // the readiness that EAGAIN waits for; with 0 the call never waits
	flags  int        // the caller's MSG_ flags; with MSG_DONTWAIT (or MSG_ERRQUEUE) it never waits
	late   unix.Errno // what a wait that SO_RCVTIMEO or SO_SNDTIMEO ends gives, if not EAGAIN
	until  time.Time  // when the wait ends, if not by the socket's own timeout
	doze   bool       // readiness does not tell when to try again: sleep, longer each time
	status bool       // the system call returns 0, whatever f gives
	detail bool       // only a full trace shows it

	// args are the arguments as strace writes them; result is what f gave. Set it
	// on a hot path only when Socket.traced, for it makes its captures escape.
	args func(fd int, result any) string
}

// call is the one way to the kernel. It tries f; EINTR tries again; EAGAIN waits
// until the descriptor is ready, ctx ends (context.Cause), the socket is closed
// (ErrClosed) or the time is up. An errno is wrapped in an *Error, once. What f
// gave beside an error is returned with it.
func call[T any](s *Socket, o op, f func(fd int) (T, error)) (T, error) {
	if !s.desc.enter() {
		var none T
		return none, ErrClosed
	}
	defer s.leave()
	hook := s.engine.hook.Load()
	if hook == nil {
		return retry(s, &o, f)
	}
	began := time.Now()
	v, err := retry(s, &o, f)
	(*hook)(o.event(s, v, err, time.Since(began)))
	return v, err
}

func retry[T any](s *Socket, o *op, f func(fd int) (T, error)) (T, error) {
	w := wait{ctx: o.ctx, events: o.events, late: o.late, doze: o.doze, until: o.until}
	defer w.end()
	w.never = o.events == 0 || o.flags&(unix.MSG_DONTWAIT|errorQueue) != 0
	for {
		v, err := f(s.desc.fd)
		if err == unix.EAGAIN {
			err = s.wait(&w)
			if err == nil {
				continue
			}
		}
		if err != unix.EINTR {
			return v, o.wrap(err)
		}
	}
}

// wrap makes an errno an *Error; the engine's own errors stay what they are.
func (o *op) wrap(err error) error {
	if errno, ok := err.(unix.Errno); ok {
		return &Error{Op: o.name, Errno: errno, Address: o.to}
	}
	return err
}

// open makes a system call that no socket is needed for. When descriptors ran
// out it lets the dropped sockets be closed and tries once more.
func open[T any](e *Engine, o op, f func() (T, error)) (T, error) {
	began := time.Now()
	v, err := uninterrupted(f)
	if err == unix.EMFILE || err == unix.ENFILE {
		e.table.collect()
		v, err = uninterrupted(f)
	}
	err = o.wrap(err)
	if hook := e.hook.Load(); hook != nil {
		(*hook)(o.event(nil, v, err, time.Since(began)))
	}
	return v, err
}

func uninterrupted[T any](f func() (T, error)) (T, error) {
	for {
		if v, err := f(); err != unix.EINTR {
			return v, err
		}
	}
}
