package sockcore

import (
	"strings"

	"golang.org/x/sys/unix"
)

func (s *Socket) tcpState() string {
	if !s.desc.enter() {
		return ""
	}
	defer s.leave()
	info, err := unix.GetsockoptTCPInfo(s.desc.fd, unix.IPPROTO_TCP, unix.TCP_INFO)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(tcpStateName(int(info.State)), "TCP_")
}
