package sockcore

import (
	"net/netip"
	"strconv"

	"golang.org/x/sys/unix"
)

// PeerProcesses are the processes that have the other end of a connection, when that is on
// this machine. Of other users' only root is told.
func (s *Socket) PeerProcesses() []Process {
	if s.family == unix.AF_UNIX {
		return s.peerByCredentials()
	}
	proto := unix.IPPROTO_TCP
	if s.typ == unix.SOCK_DGRAM {
		proto = unix.IPPROTO_UDP
	}
	local, peer := s.Addresses()
	query := DiagQuery{Proto: proto, LocalPort: PortOf(peer)}
	if query.LocalPort == 0 {
		return nil
	}
	found, _ := Diagnose(query)
	for _, d := range found {
		unconnected := PortOf(d.Peer) == 0 && d.State != "LISTEN"
		if samePlace(d.Local, peer) && (unconnected || samePlace(d.Peer, local)) {
			return Holders(d.Inode)[d.Inode]
		}
	}
	return nil
}

// peerByCredentials asks who made the connection, or listened: unix(7), SO_PEERCRED.
func (s *Socket) peerByCredentials() []Process {
	if !s.desc.enter() {
		return nil
	}
	defer s.leave()
	c, err := unix.GetsockoptUcred(s.desc.fd, unix.SOL_SOCKET, unix.SO_PEERCRED)
	if err != nil || c.Pid <= 0 {
		return nil
	}
	return []Process{{PID: int(c.Pid), Name: processName(strconv.Itoa(int(c.Pid)))}}
}

// samePlace compares addresses and ports; an IPv4 address is itself when mapped to IPv6.
func samePlace(a, b Address) bool {
	place := func(a Address) (p netip.AddrPort) {
		switch a := a.(type) {
		case Inet4:
			p = netip.AddrPortFrom(netip.AddrFrom4(a.Addr), a.Port)
		case Inet6:
			p = netip.AddrPortFrom(netip.AddrFrom16(a.Addr).Unmap(), a.Port)
		}
		return p
	}
	return place(a).IsValid() && place(a) == place(b)
}
