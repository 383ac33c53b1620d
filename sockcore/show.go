package sockcore

import (
	"time"

	"golang.org/x/sys/unix"
)

// Serial numbers the sockets of an engine in the order in which they were made, from 1.
func (s *Socket) Serial() uint64 { return s.born }

// Addresses are getsockname(2) and getpeername(2) for showing: untraced, and nil where
// there is none.
func (s *Socket) Addresses() (local, peer Address) {
	if !s.desc.enter() {
		return nil, nil
	}
	defer s.leave()
	var a sockaddr
	if a.ask(unix.SYS_GETSOCKNAME, s.desc.fd) == nil {
		local = a.address(s.proto)
	}
	if a.ask(unix.SYS_GETPEERNAME, s.desc.fd) == nil {
		peer = a.address(s.proto)
	}
	return local, peer
}

// SocketOf is the live socket that a descriptor leads to as well, as one made by dup(2) or
// passed by SCM_RIGHTS does; nil when none is.
func (e *Engine) SocketOf(fd int) *Socket {
	var theirs, ours unix.Stat_t
	if unix.Fstat(fd, &theirs) != nil || theirs.Ino == 0 {
		return nil
	}
	for _, s := range e.Sockets() {
		if !s.desc.enter() {
			continue
		}
		err := unix.Fstat(s.desc.fd, &ours)
		s.leave()
		if err == nil && ours.Dev == theirs.Dev && ours.Ino == theirs.Ino {
			return s
		}
	}
	return nil
}

// Kernel is what the kernel says of a live socket, untraced. -1 is unknown. The State of what
// is not TCP is "LISTEN", "CONNECTED" with a peer, or "UNCONNECTED".
type Kernel struct {
	Local, Peer          Address       // as Addresses
	State                string        // as RFC 9293 names those of TCP
	RecvQueue, SendQueue int           // as in Diag
	RTT                  time.Duration // of TCP
	Retrans              int           // of TCP: segments sent again, since its start
}

// Kernel asks the kernel. A closed socket is "UNCONNECTED".
func (s *Socket) Kernel() Kernel {
	k := Kernel{State: "UNCONNECTED", RecvQueue: -1, SendQueue: -1, RTT: -1, Retrans: -1}
	if !s.desc.enter() {
		return k
	}
	defer s.leave()
	k.Local, k.Peer = s.Addresses()
	switch {
	case k.Peer != nil:
		k.State = "CONNECTED"
	case s.typ != unix.SOCK_DGRAM && s.Listening():
		k.State = "LISTEN"
	}
	s.askQueues(&k)
	return k
}

// isTCP tells whether it is TCP, or what behaves so.
func (s *Socket) isTCP() bool {
	return s.typ == unix.SOCK_STREAM && (s.family == unix.AF_INET || s.family == unix.AF_INET6)
}
