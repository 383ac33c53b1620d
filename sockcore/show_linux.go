package sockcore

import "golang.org/x/sys/unix"

// tcpStates are the numbers of enum tcp_state in the kernel's net/tcp_states.h.
var tcpStates = [...]string{
	1: "ESTAB", 2: "SYN-SENT", 3: "SYN-RECV", 4: "FIN-WAIT-1", 5: "FIN-WAIT-2", 6: "TIME-WAIT",
	7: "UNCONN", 8: "CLOSE-WAIT", 9: "LAST-ACK", 10: "LISTEN", 11: "CLOSING", 12: "NEW-SYN-RECV",
}

func (s *Socket) tcpState() string {
	if !s.desc.enter() {
		return ""
	}
	defer s.leave()
	info, err := unix.GetsockoptTCPInfo(s.desc.fd, unix.IPPROTO_TCP, unix.TCP_INFO)
	if err != nil || int(info.State) >= len(tcpStates) {
		return ""
	}
	return tcpStates[info.State]
}
