package sockcore

import "golang.org/x/sys/unix"

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

// State is what the kernel says of the socket: of TCP its state as RFC 9293 names it
// ("ESTABLISHED", "LISTEN", "TIME_WAIT"), else "LISTEN", "CONNECTED" with a peer, "UNCONNECTED" without.
func (s *Socket) State() string {
	if s.typ == unix.SOCK_STREAM && (s.family == unix.AF_INET || s.family == unix.AF_INET6) {
		if state := s.tcpState(); state != "" {
			return state
		}
	}
	if s.Listening() {
		return "LISTEN"
	}
	if _, peer := s.Addresses(); peer != nil {
		return "CONNECTED"
	}
	return "UNCONNECTED"
}
