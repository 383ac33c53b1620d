package repl

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"sockshell/repl/command"
	"sockshell/resolver"
	"sockshell/sockcore"
)

// What the machine says now about a failed call. What cannot be read is not spoken of.

// factRows says who is asked about an errno, of the calls that begin so.
var factRows = []struct {
	calls string
	errno unix.Errno
	ask   func(*Session, mistake, *sockcore.Error) []string
}{
	{"bind", unix.EADDRINUSE, holderFacts},
	{"listen", unix.EADDRINUSE, holderFacts},
	{"connect", unix.ECONNREFUSED, listenerFacts},
	{"bind", unix.EACCES, portFacts},
	{"bind", unix.EADDRNOTAVAIL, addressFacts},
	{"connect", unix.EADDRNOTAVAIL, rangeFacts},
	{"socket", unix.EPERM, privilegeFacts},
	{"socket", unix.EACCES, privilegeFacts},
	{"connect", unix.EACCES, broadcastFacts},
	{"send", unix.EACCES, broadcastFacts},
	{"", unix.EMFILE, limitFacts},
}

// facts is a line for each; none under --restricted.
func (s *Session) facts(f mistake) []string {
	if s.cfg.Restricted {
		return nil
	}
	var name *resolver.Error
	if errors.As(f.err, &name) {
		return queryFacts(name)
	}
	var e *sockcore.Error
	if !errors.As(f.err, &e) {
		return stateFacts(f)
	}
	for _, row := range factRows {
		if e.Errno == row.errno && strings.HasPrefix(e.Op, row.calls) {
			return row.ask(s, f, e)
		}
	}
	return stateFacts(f)
}

func queryFacts(e *resolver.Error) (facts []string) {
	for _, q := range e.Queries {
		facts = append(facts, fmt.Sprintf("%s was asked for %s %s: %s, %s",
			q.Server, q.Name, q.Type, q.Outcome, q.Took.Round(time.Millisecond)))
	}
	if facts == nil {
		return []string{"no name server was asked"}
	}
	return facts
}

// stateFacts is what the kernel says of the socket itself.
func stateFacts(f mistake) []string {
	if f.socket == nil || f.socket.Closed() {
		return nil
	}
	s, k := f.socket, f.socket.Kernel()
	peer := "nobody"
	if k.Peer != nil {
		peer = place(k.Peer)
	}
	text := fmt.Sprintf("%s is %s, from %s to %s", s.Name(), k.State, place(k.Local), peer)
	if k.RecvQueue >= 0 && k.SendQueue >= 0 {
		text += fmt.Sprintf("; to be read: %d, not yet delivered: %d", k.RecvQueue, k.SendQueue)
	}
	return []string{text}
}

// mostFacts is how many sockets are told of.
const mostFacts = 10

func holderFacts(s *Session, f mistake, e *sockcore.Error) []string {
	if path, ok := e.Address.(sockcore.Unix); ok {
		info, err := os.Lstat(path.Path)
		if err != nil {
			return []string{"no file " + path.Path + " is there now"}
		}
		return []string{fmt.Sprintf("%s is there since %s, %s", path.Path,
			info.ModTime().Format(time.DateTime), info.Mode())}
	}
	address := e.Address
	if address == nil && f.socket != nil {
		address, _ = f.socket.Addresses()
	}
	holders := s.portHolders(address, protocolOf(f.socket))
	if holders == nil {
		return []string{"nobody has the port of " + place(address) + " now: try again"}
	}
	return holders
}

func protocolOf(s *sockcore.Socket) int {
	if s != nil && s.Type() == unix.SOCK_DGRAM {
		return unix.IPPROTO_UDP
	}
	return unix.IPPROTO_TCP
}

// portHolders says of each socket of this machine that has a port who it belongs to.
func (s *Session) portHolders(a sockcore.Address, proto int) []string {
	port := sockcore.PortOf(a)
	if port == 0 || s.cfg.Restricted {
		return nil
	}
	found, err := sockcore.Diagnose(sockcore.DiagQuery{Proto: proto, LocalPort: port})
	if err != nil {
		return nil
	}
	return s.owners(found)
}

// owners is a line for each socket, with the programs that have it.
func (s *Session) owners(found []sockcore.Diag) (lines []string) {
	inodes := make([]uint32, len(found))
	for i, d := range found {
		inodes[i] = d.Inode
	}
	holders := sockcore.Holders(inodes...)
	for i, d := range found {
		if i == mostFacts {
			return append(lines, fmt.Sprintf("... and %d more", len(found)-i))
		}
		lines = append(lines, diagLine(d, holders[d.Inode]))
	}
	return lines
}

func diagLine(d sockcore.Diag, processes []sockcore.Process) string {
	text := place(d.Local)
	if sockcore.PortOf(d.Peer) != 0 {
		text += " to " + place(d.Peer)
	}
	text += " is in " + d.State
	switch {
	case d.State == "TIME_WAIT":
		return text + fmt.Sprintf(", gone in %d s: setsockopt SOL_SOCKET SO_REUSEADDR 1 before bind",
			int(d.Expires.Seconds()+1))
	case d.Inode == 0:
		return text + ", and no process has it any more"
	case len(processes) == 0:
		return text + fmt.Sprintf(", of a process of user %d", d.UID)
	}
	return text + ", of " + command.ProcessList(processes)
}

// listenerFacts is who does listen, when the address is one of this machine.
func listenerFacts(s *Session, f mistake, e *sockcore.Error) []string {
	if _, ok := e.Address.(sockcore.Unix); ok {
		return holderFacts(s, f, e)
	}
	if !ownAddress(e.Address) {
		return []string{place(e.Address) + " is another machine's: what listens there is seen there only"}
	}
	query := sockcore.DiagQuery{Proto: unix.IPPROTO_TCP, States: []string{"LISTEN"}}
	query.LocalPort = sockcore.PortOf(e.Address)
	on, err := sockcore.Diagnose(query)
	if err != nil {
		return nil
	}
	if len(on) > 0 {
		return append([]string{"that port is listened on now:"}, s.owners(on)...)
	}
	query.LocalPort = 0
	all, _ := sockcore.Diagnose(query)
	if len(all) == 0 {
		return []string{"nothing listens on this machine"}
	}
	return append([]string{fmt.Sprintf("nothing listens on port %d; what does:",
		sockcore.PortOf(e.Address))}, s.owners(all)...)
}

// ownAddress reports whether an address is one of this machine.
func ownAddress(a sockcore.Address) bool {
	var ip net.IP
	switch a := a.(type) {
	case sockcore.Inet4:
		ip = a.Addr[:]
	case sockcore.Inet6:
		ip = a.Addr[:]
	}
	if ip.IsLoopback() || ip.IsUnspecified() {
		return true
	}
	addresses, _ := net.InterfaceAddrs()
	for _, own := range addresses {
		if n, ok := own.(*net.IPNet); ok && n.IP.Equal(ip) {
			return true
		}
	}
	return false
}
