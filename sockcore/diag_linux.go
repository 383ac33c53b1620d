package sockcore

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// The sizes of struct inet_diag_req_v2 and struct inet_diag_msg, linux/inet_diag.h.
const (
	diagRequestSize = 56
	diagMessageSize = 72
	netlinkHeader   = unix.SizeofNlMsghdr
	diagByFamily    = 20 // SOCK_DIAG_BY_FAMILY
	boundInactive   = 13 // TCP_BOUND_INACTIVE: bound, and neither listening nor connected
)

// Diagnose asks the kernel for the sockets of this network namespace that fit, IPv4's and
// then IPv6's, 4096 at most. See sock_diag(7).
func Diagnose(q DiagQuery) ([]Diag, error) {
	fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW|unix.SOCK_CLOEXEC, unix.NETLINK_SOCK_DIAG)
	if err != nil {
		return nil, (&op{name: "socket"}).wrap(err)
	}
	defer unix.Close(fd)
	found, err := dumpFamily(fd, unix.AF_INET, q, nil)
	if err != nil {
		return nil, err
	}
	if more, err := dumpFamily(fd, unix.AF_INET6, q, found); err == nil {
		found = more // a kernel without IPv6 has none
	}
	return found, nil
}

func dumpFamily(fd, family int, q DiagQuery, found []Diag) ([]Diag, error) {
	if err := unix.Sendto(fd, diagRequest(family, q), 0, &unix.SockaddrNetlink{}); err != nil {
		return found, (&op{name: "send"}).wrap(err)
	}
	buffer := make([]byte, 32<<10)
	for {
		n, err := unix.Read(fd, buffer)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return found, (&op{name: "recv"}).wrap(err)
		}
		var done bool
		if found, done, err = decodeDump(buffer[:n], q, found); done || err != nil {
			return found, err
		}
	}
}

func diagRequest(family int, q DiagQuery) []byte {
	states := uint32(0)
	for _, name := range q.States {
		states |= 1 << tcpState(name)
	}
	if q.States == nil {
		states = 1<<(boundInactive+1) - 1
	}
	b := make([]byte, netlinkHeader+diagRequestSize)
	binary.NativeEndian.PutUint32(b, uint32(len(b)))
	binary.NativeEndian.PutUint16(b[4:], diagByFamily)
	binary.NativeEndian.PutUint16(b[6:], unix.NLM_F_REQUEST|unix.NLM_F_DUMP)
	request := b[netlinkHeader:]
	request[0], request[1] = byte(family), byte(q.Proto)
	binary.NativeEndian.PutUint32(request[4:], states)
	binary.BigEndian.PutUint16(request[8:], q.LocalPort)
	binary.BigEndian.PutUint16(request[10:], q.PeerPort)
	return b
}

// decodeDump reads one answer of the kernel: messages, the last of all says that it is done.
func decodeDump(b []byte, q DiagQuery, found []Diag) (all []Diag, done bool, err error) {
	for len(b) >= netlinkHeader {
		size := int(binary.NativeEndian.Uint32(b))
		if size < netlinkHeader || size > len(b) {
			break
		}
		body := b[netlinkHeader:size]
		switch binary.NativeEndian.Uint16(b[4:]) {
		case unix.NLMSG_DONE:
			return found, true, nil
		case unix.NLMSG_ERROR:
			if len(body) >= 4 {
				errno := unix.Errno(-int32(binary.NativeEndian.Uint32(body)))
				return found, true, (&op{name: "sock_diag"}).wrap(errno)
			}
		case diagByFamily:
			if d, ok := decodeDiag(body, q.Proto); ok && q.fits(d) {
				found = append(found, d)
			}
		}
		if len(found) >= maxDiag {
			return found, true, nil
		}
		b = b[min(len(b), (size+3)&^3):]
	}
	return found, false, nil
}

// fits asks again for the ports, which old kernels did not look at.
func (q DiagQuery) fits(d Diag) bool {
	local, peer := PortOf(d.Local), PortOf(d.Peer)
	return (q.LocalPort == 0 || q.LocalPort == local) && (q.PeerPort == 0 || q.PeerPort == peer)
}

// decodeDiag reads a struct inet_diag_msg.
func decodeDiag(b []byte, proto int) (Diag, bool) {
	if len(b) < diagMessageSize {
		return Diag{}, false
	}
	word := func(at int) uint32 { return binary.NativeEndian.Uint32(b[at:]) }
	family, scope := b[0], word(40)
	return Diag{
		Proto:     proto,
		State:     diagState(int(b[1])),
		Local:     diagAddress(family, b[8:24], binary.BigEndian.Uint16(b[4:]), scope),
		Peer:      diagAddress(family, b[24:40], binary.BigEndian.Uint16(b[6:]), scope),
		Expires:   time.Duration(word(52)) * time.Millisecond,
		RecvQueue: int(word(56)),
		SendQueue: int(word(60)),
		UID:       int(word(64)),
		Inode:     word(68),
	}, true
}

func diagState(state int) string {
	if state == boundInactive {
		return "BOUND"
	}
	return strings.TrimPrefix(tcpStateName(state), "TCP_")
}

func diagAddress(family byte, addr []byte, port uint16, scope uint32) Address {
	if family == unix.AF_INET {
		return Inet4{Addr: [4]byte(addr), Port: port}
	}
	a := Inet6{Addr: [16]byte(addr), Port: port}
	if a.Addr[0] == 0xfe && a.Addr[1]&0xc0 == 0x80 {
		a.ScopeID = scope
	}
	return a
}

// Holders finds the processes that have descriptors of sockets, by inode. Of other users'
// processes only root is told.
func Holders(inodes ...uint32) map[uint32][]Process {
	wanted := map[string]uint32{}
	for _, inode := range inodes {
		if inode != 0 {
			wanted[fmt.Sprintf("socket:[%d]", inode)] = inode
		}
	}
	found := map[uint32][]Process{}
	if len(wanted) == 0 {
		return found
	}
	proc, err := os.Open("/proc")
	if err != nil {
		return found
	}
	defer proc.Close()
	names, _ := proc.Readdirnames(maxProcesses)
	for _, name := range names {
		if pid, err := strconv.Atoi(name); err == nil {
			for inode := range heldBy(name, wanted) {
				found[inode] = append(found[inode], Process{pid, processName(name)})
			}
		}
	}
	return found
}

// heldBy is which of the wanted sockets a process has.
func heldBy(pid string, wanted map[string]uint32) map[uint32]bool {
	found := map[uint32]bool{}
	dir, err := os.Open("/proc/" + pid + "/fd")
	if err != nil {
		return found // another user's, or gone
	}
	defer dir.Close()
	names, _ := dir.Readdirnames(maxDiag)
	for _, name := range names {
		target, _ := os.Readlink(filepath.Join(dir.Name(), name))
		if inode, ok := wanted[target]; ok {
			found[inode] = true
		}
	}
	return found
}

func processName(pid string) string {
	b, _ := os.ReadFile("/proc/" + pid + "/comm")
	return strings.TrimSuffix(string(b), "\n")
}

// tcpState is the number of a state without "TCP_", 0 of what is none.
func tcpState(name string) int {
	return slices.Index(tcpStates, "TCP_"+name) + 1
}

// askQueues asks for the queues and, of TCP, the state, the round trip time and the
// retransmissions.
func (s *Socket) askQueues(k *Kernel) {
	if n, err := unix.IoctlGetInt(s.desc.fd, unix.SIOCINQ); err == nil {
		k.RecvQueue = n
	}
	if n, err := unix.IoctlGetInt(s.desc.fd, unix.SIOCOUTQ); err == nil {
		k.SendQueue = n
	}
	if !s.isTCP() {
		return
	}
	info, err := unix.GetsockoptTCPInfo(s.desc.fd, unix.IPPROTO_TCP, unix.TCP_INFO)
	if err != nil {
		return
	}
	if name := tcpStateName(int(info.State)); name != "" {
		k.State = strings.TrimPrefix(name, "TCP_")
	}
	switch k.State {
	case "LISTEN":
		k.RecvQueue, k.SendQueue = int(info.Unacked), int(info.Sacked)
	case "CLOSE":
		k.SendQueue = 0 // the kernel counts what it will never send
	default:
		k.RTT, k.Retrans = time.Duration(info.Rtt)*time.Microsecond, int(info.Total_retrans)
	}
}
