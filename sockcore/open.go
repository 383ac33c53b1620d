package sockcore

import (
	"context"
	"fmt"

	"golang.org/x/sys/unix"
)

// kind is what a socket is made as.
type kind struct {
	family, typ, proto int
	timeout            Timeout
	adopted            bool
	kernel             *kernelTimeouts
}

// newKind takes the flags out of a type: SOCK_NONBLOCK is Timeout 0.
func (e *Engine) newKind(family, typ, proto int) kind {
	k := kind{family: family, typ: typ &^ typeFlags, proto: proto, timeout: e.DefaultTimeout()}
	if typ&sockNonblock != 0 {
		k.timeout = 0
	}
	k.kernel = &kernelTimeouts{}
	k.kernel.asked.Store(true)
	return k
}

// newSocket owns fd; when it cannot be made it closes what was not adopted.
func (e *Engine) newSocket(fd int, k kind) (*Socket, error) {
	poller, err := thePoller.get()
	if err != nil {
		if !k.adopted {
			_ = unix.Close(fd)
		}
		return nil, err
	}
	s := &Socket{engine: e, desc: &desc{fd: fd, poller: poller}, family: k.family,
		typ: k.typ, proto: k.proto, adopted: k.adopted, kernel: k.kernel}
	s.timeout.Store(int64(k.timeout))
	e.table.add(s)
	return s, nil
}

// Socket is socket(2). SOCK_CLOEXEC, which is always set, and SOCK_NONBLOCK, which
// is a timeout of 0, may be part of typ.
func (e *Engine) Socket(ctx context.Context, family, typ, proto int) (*Socket, error) {
	k := e.newKind(family, typ, proto)
	o := op{ctx: ctx, name: "socket"}
	if e.hook.Load() != nil {
		o.args = kindArgs(k)
	}
	fd, err := open(e, o, func() (int, error) {
		return e.leaveSpare(newSocket(k.family, k.typ, k.proto, k.timeout != None))
	})
	if err != nil {
		return nil, err
	}
	return e.newSocket(fd, k)
}

// Socketpair is socketpair(2).
func (e *Engine) Socketpair(ctx context.Context, family, typ, proto int) (a, b *Socket, err error) {
	k := e.newKind(family, typ, proto)
	o := op{ctx: ctx, name: "socketpair", status: true, args: pairArgs(k)}
	fds, err := open(e, o, func() ([2]int, error) {
		fds, err := newPair(k.family, k.typ, k.proto, k.timeout != None)
		if err != nil {
			return fds, err
		}
		if _, err = e.leaveSpare(fds[1], nil); err != nil {
			_ = unix.Close(fds[0])
		}
		return fds, err
	})
	if err != nil {
		return nil, nil, err
	}
	other := e.newKind(family, typ, proto)
	if a, err = e.newSocket(fds[0], k); err != nil {
		_ = unix.Close(fds[1])
		return nil, nil, err
	}
	b, err = e.newSocket(fds[1], other) // it goes well, now that there is a poller
	return a, b, err
}

func kindArgs(k kind) func(int, any) string {
	return func(int, any) string {
		return FamilyName(k.family) + ", " + TypeName(k.typ) + "|SOCK_CLOEXEC, " + ProtoName(k.proto)
	}
}

func pairArgs(k kind) func(int, any) string {
	return func(_ int, result any) string {
		fds, _ := result.([2]int)
		return fmt.Sprintf("%s, [%d, %d]", kindArgs(k)(0, nil), fds[0], fds[1])
	}
}

// Adopt makes a Socket of a descriptor, which it owns from then on
// (Python's socket(fileno=fd)); -1 for family, type or proto asks the kernel.
// The descriptor's O_NONBLOCK flag is not changed, then or later. A negative fd is
// an ArgumentError (ValueError); what is no socket is ENOTSOCK, and left open.
func (e *Engine) Adopt(fd, family, typ, proto int) (*Socket, error) {
	if fd < 0 {
		return nil, &ArgumentError{"ValueError", "negative file descriptor"}
	}
	k := kind{timeout: e.DefaultTimeout(), adopted: true, kernel: &kernelTimeouts{}}
	for _, q := range []struct {
		given int
		into  *int
		ask   func(int) (int, error)
	}{{family, &k.family, askFamily}, {typ, &k.typ, askType}, {proto, &k.proto, askProto}} {
		*q.into = q.given
		if q.given != -1 {
			continue
		}
		v, err := q.ask(fd)
		if err != nil {
			return nil, (&op{name: "getsockopt"}).wrap(err)
		}
		*q.into = v
	}
	k.typ &^= typeFlags
	e.unclaimed.claim(fd)
	return e.newSocket(fd, k)
}

func askType(fd int) (int, error) {
	return unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
}

// FromFD is Python's fromfd: a Socket on a duplicate of fd.
func (e *Engine) FromFD(fd, family, typ, proto int) (*Socket, error) {
	dup, err := e.dup(fd)
	if err != nil {
		return nil, err
	}
	s, err := e.Adopt(dup, family, typ, proto)
	if err != nil {
		_ = unix.Close(dup)
	}
	return s, err
}

// Dup is Python's dup: another Socket on the same open file, with the same timeout.
func (s *Socket) Dup() (*Socket, error) {
	if s.secure != nil {
		return nil, &ArgumentError{"NotImplementedError", "Can't dup() SSLSocket instances"}
	}
	if !s.desc.enter() {
		return nil, ErrClosed
	}
	defer s.leave()
	fd, err := s.engine.dup(s.desc.fd)
	if err != nil {
		return nil, err
	}
	k := kind{s.family, s.typ, s.proto, s.Timeout(), s.adopted, s.kernel}
	return s.engine.newSocket(fd, k)
}

func (e *Engine) dup(fd int) (int, error) {
	args := func(int, any) string { return fmt.Sprintf("%d, F_DUPFD_CLOEXEC, 0", fd) }
	return open(e, op{name: "fcntl", args: args}, func() (int, error) {
		return e.leaveSpare(unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0))
	})
}
