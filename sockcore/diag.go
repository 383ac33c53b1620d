package sockcore

import (
	"fmt"
	"time"
)

// Diag is a TCP or UDP socket of this machine, of whatever program, as the kernel tells it.
type Diag struct {
	Proto     int     // IPPROTO_TCP or IPPROTO_UDP
	State     string  // "LISTEN", "TIME_WAIT", "BOUND"; of UDP "ESTABLISHED" or "CLOSE"
	Local     Address // an Inet4 or Inet6
	Peer      Address // its port is 0 when there is none
	RecvQueue int     // bytes that wait for recv; of a listener, connections for accept
	SendQueue int     // bytes not acknowledged; of a listener, its backlog
	UID       int
	Inode     uint32        // 0 when no process has it any more
	Expires   time.Duration // until its timer rings: of TIME_WAIT, until it is gone
}

// DiagQuery says which sockets are wanted. A port of 0 is any.
type DiagQuery struct {
	Proto     int
	States    []string // "LISTEN" …; nil is any
	LocalPort uint16
	PeerPort  uint16
}

// Process is a program that runs on this machine.
type Process struct {
	PID  int
	Name string
}

// String is its name and number: "nginx (process 812)".
func (p Process) String() string { return fmt.Sprintf("%s (process %d)", p.Name, p.PID) }

// PortOf is the port of an IPv4 or IPv6 address; 0 of any other, and of none.
func PortOf(a Address) uint16 {
	switch a := a.(type) {
	case Inet4:
		return a.Port
	case Inet6:
		return a.Port
	}
	return 0
}

// The most that is looked at: a machine may have a million sockets.
const (
	maxDiag      = 4096
	maxProcesses = 4096
)
