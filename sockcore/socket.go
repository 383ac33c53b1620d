// Package sockcore is the engine of sockshell: named live sockets on the system
// calls themselves. It never prints and never resolves a name.
package sockcore

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// Timeout bounds a call on a socket as Python's does: None waits, 0 is the bare
// errno (non-blocking), anything else is a deadline for the whole call.
type Timeout time.Duration

// None is the Timeout of a socket that waits for ever.
const None Timeout = -1

// Socket is one socket. Its methods may be called from several goroutines.
// A dropped Socket is closed some time after it became unreachable.
type Socket struct {
	desc               *desc                  // first what a poll of thousands reads
	back               atomic.Pointer[[]byte] // what PutBack put back
	secure             *secure                // TLS, through which recv and send go; nil without
	engine             *Engine
	family, typ, proto int
	timeout            atomic.Int64
	adopted            bool   // others hold the open file: its flags are not ours to change
	born               uint64 // its place in the order of births
	name               atomic.Pointer[string]
	bytesIn, bytesOut  atomic.Int64
	kernel             *kernelTimeouts
	whenDropped        runtime.Cleanup
	keepers            keepers
}

// Family, Type and Proto are socket(2)'s arguments; Type without SOCK_CLOEXEC and
// SOCK_NONBLOCK.
func (s *Socket) Family() int { return s.family }

// Type is SOCK_STREAM and so on.
func (s *Socket) Type() int { return s.typ }

// Proto is the protocol's number, 0 when the system chose.
func (s *Socket) Proto() int { return s.proto }

// Timeout is what SetTimeout set last, or the default at birth.
func (s *Socket) Timeout() Timeout { return Timeout(s.timeout.Load()) }

// Engine is the engine that keeps the socket.
func (s *Socket) Engine() *Engine { return s.engine }

// Name is the session's name for the socket, "" while it has none.
func (s *Socket) Name() string {
	if n := s.name.Load(); n != nil {
		return *n
	}
	return ""
}

// SetName gives the socket a name; two may have the same.
func (s *Socket) SetName(n string) { s.name.Store(&n) }

// Closed tells whether Close or Detach was called.
func (s *Socket) Closed() bool { return s.desc.closed() }

// BytesIn is how many bytes were received since the socket was made; a peek is
// not counted.
func (s *Socket) BytesIn() int64 { return s.bytesIn.Load() }

// BytesOut is how many bytes were sent since the socket was made.
func (s *Socket) BytesOut() int64 { return s.bytesOut.Load() }

// Fileno is the descriptor's number, -1 once closed.
func (s *Socket) Fileno() int {
	if s.desc.closed() {
		return -1
	}
	return s.desc.fd
}

// Listening asks the kernel whether listen(2) was called (SO_ACCEPTCONN).
func (s *Socket) Listening() bool {
	if !s.desc.enter() {
		return false
	}
	defer s.leave()
	on, err := unix.GetsockoptInt(s.desc.fd, unix.SOL_SOCKET, unix.SO_ACCEPTCONN)
	return err == nil && on != 0
}

// leave ends a call. The socket must live until then: were it dropped meanwhile,
// its descriptor would be closed.
func (s *Socket) leave() {
	s.desc.leave()
	runtime.KeepAlive(s)
}

// SetTimeout is Python's settimeout. O_NONBLOCK follows it, set with anything but
// None, except on an adopted descriptor. A negative t that is not None is an
// ArgumentError (ValueError).
func (s *Socket) SetTimeout(t Timeout) error {
	if t < 0 && t != None {
		return &ArgumentError{"ValueError", "Timeout value out of range"}
	}
	if s.Closed() {
		return ErrClosed
	}
	if !s.adopted {
		o := op{name: "fcntl", detail: true, args: flagArgs(t != None)}
		_, err := call(s, o, func(fd int) (int, error) {
			flagLock.Lock()
			defer flagLock.Unlock()
			return 0, unix.SetNonblock(fd, t != None)
		})
		if err != nil {
			return err
		}
	}
	s.timeout.Store(int64(t))
	return nil
}

func flagArgs(nonblock bool) func(int, any) string {
	flags := "O_RDWR"
	if nonblock {
		flags += "|O_NONBLOCK"
	}
	return func(fd int, _ any) string { return fmt.Sprintf("%d, F_SETFL, %s", fd, flags) }
}

// flagLock is held while O_NONBLOCK is other than its owner set it. It is the
// process's, since duplicates share the flag.
var flagLock sync.Mutex

// raised makes a system call that knows no MSG_DONTWAIT with O_NONBLOCK set. On an
// adopted descriptor the flag is left alone: the caller sees to it that f does not
// block for long.
func (s *Socket) raised(fd int, f func() error) error {
	if s.adopted {
		return f()
	}
	began := time.Now()
	raised, err := withNonblock(fd, f)
	if raised && s.traced() {
		s.detail("fcntl", flagArgs(true)(fd, nil), 0, nil, began)
		s.detail("fcntl", flagArgs(false)(fd, nil), 0, nil, time.Now())
	}
	return err
}

func withNonblock(fd int, f func() error) (raised bool, err error) {
	flagLock.Lock()
	defer flagLock.Unlock()
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	if err != nil {
		return false, err
	}
	if flags&unix.O_NONBLOCK != 0 {
		return false, f()
	}
	if _, err = unix.FcntlInt(uintptr(fd), unix.F_SETFL, flags|unix.O_NONBLOCK); err != nil {
		return false, err
	}
	err = f()
	_, _ = unix.FcntlInt(uintptr(fd), unix.F_SETFL, flags)
	return true, err
}

// Inheritable tells whether a child process keeps the descriptor over exec.
func (s *Socket) Inheritable() (bool, error) {
	flags, err := call(s, op{name: "fcntl"}, func(fd int) (int, error) {
		return unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	})
	return err == nil && flags&unix.FD_CLOEXEC == 0, err
}

// SetInheritable is Python's set_inheritable: it clears or sets FD_CLOEXEC.
func (s *Socket) SetInheritable(on bool) error {
	flags := unix.FD_CLOEXEC
	if on {
		flags = 0
	}
	_, err := call(s, op{name: "fcntl"}, func(fd int) (int, error) {
		return unix.FcntlInt(uintptr(fd), unix.F_SETFD, flags)
	})
	return err
}

// Getsockname is getsockname(2).
func (s *Socket) Getsockname(ctx context.Context) (Address, error) {
	return s.addressCall(ctx, "getsockname", unix.SYS_GETSOCKNAME)
}

// Getpeername is getpeername(2).
func (s *Socket) Getpeername(ctx context.Context) (Address, error) {
	return s.addressCall(ctx, "getpeername", unix.SYS_GETPEERNAME)
}

func (s *Socket) addressCall(ctx context.Context, name string, trap uintptr) (Address, error) {
	return call(s, op{ctx: ctx, name: name, args: resultAddressArgs},
		func(fd int) (Address, error) {
			var from sockaddr
			err := from.ask(trap, fd)
			return from.address(s.proto), err
		})
}

func resultAddressArgs(fd int, result any) string {
	a, _ := result.(Address)
	return fmt.Sprintf("%d, %s", fd, quoteFilled(a))
}
