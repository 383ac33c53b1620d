package sockcore

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// controlForms are the items that recvmsg(2) brings, by level and type: see socket(7),
// ip(7), ipv6(7), udp(7) and unix(7).
var controlForms = sync.OnceValue(func() map[[2]int]controlForm {
	return map[[2]int]controlForm{
		{unix.SOL_SOCKET, unix.SCM_RIGHTS}:          {"SCM_RIGHTS", rightsText},
		{unix.SOL_SOCKET, unix.SCM_CREDENTIALS}:     {"SCM_CREDENTIALS", ucredText},
		{unix.SOL_SOCKET, unix.SO_TIMESTAMP_OLD}:    {"SCM_TIMESTAMP", timevalText},
		{unix.SOL_SOCKET, unix.SO_TIMESTAMPNS_OLD}:  {"SCM_TIMESTAMPNS", timespecsText},
		{unix.SOL_SOCKET, unix.SO_TIMESTAMPING_OLD}: {"SCM_TIMESTAMPING", timespecsText},
		{unix.SOL_SOCKET, unix.SCM_PIDFD}:           {"SCM_PIDFD", pidfdText},
		{unix.SOL_SOCKET, unix.SCM_SECURITY}:        {"SCM_SECURITY", labelText},
		{unix.SOL_SOCKET, unix.SO_PRIORITY}:         {"SO_PRIORITY", numberText("priority")},
		{unix.SOL_SOCKET, unix.SO_RXQ_OVFL}:         {"SO_RXQ_OVFL", numberText("dropped")},
		{unix.SOL_SOCKET, unix.SO_MARK}:             {"SO_MARK", numberText("mark")},
		{unix.IPPROTO_IP, unix.IP_TTL}:              {"IP_TTL", numberText("time to live")},
		{unix.IPPROTO_IP, unix.IP_TOS}:              {"IP_TOS", numberText("type of service")},
		{unix.IPPROTO_IP, unix.IP_PKTINFO}:          {"IP_PKTINFO", pktinfoText},
		{unix.IPPROTO_IP, unix.IP_RECVERR}:          {"IP_RECVERR", extendedErrorText},
		{unix.IPPROTO_IP, unix.IP_ORIGDSTADDR}:      {"IP_ORIGDSTADDR", addressText},
		{unix.IPPROTO_IPV6, unix.IPV6_HOPLIMIT}:     {"IPV6_HOPLIMIT", numberText("hop limit")},
		{unix.IPPROTO_IPV6, unix.IPV6_TCLASS}:       {"IPV6_TCLASS", numberText("traffic class")},
		{unix.IPPROTO_IPV6, unix.IPV6_PKTINFO}:      {"IPV6_PKTINFO", pktinfo6Text},
		{unix.IPPROTO_IPV6, unix.IPV6_RECVERR}:      {"IPV6_RECVERR", extendedErrorText},
		{unix.IPPROTO_IPV6, unix.IPV6_ORIGDSTADDR}:  {"IPV6_ORIGDSTADDR", addressText},
		{unix.IPPROTO_IP, unix.IP_RECVFRAGSIZE}:     {"IP_RECVFRAGSIZE", numberText("largest fragment")},
		{unix.IPPROTO_IPV6, unix.IPV6_RECVFRAGSIZE}: {"IPV6_RECVFRAGSIZE", numberText("largest fragment")},
		{unix.IPPROTO_TCP, unix.TCP_CM_INQ}:         {"TCP_CM_INQ", numberText("bytes left to read")},
		{unix.SOL_UDP, unix.UDP_GRO}:                {"UDP_GRO", numberText("segment size")},
	}
})

func ucredText(b []byte) string {
	u, ok := DecodeUcred(b)
	if !ok {
		return ""
	}
	return fmt.Sprintf("pid %d, uid %d, gid %d", u.PID, u.UID, u.GID)
}

// pidfdText is which process the descriptor is of, as /proc tells: see pidfd_open(2).
func pidfdText(b []byte) string {
	if len(b) != 4 {
		return ""
	}
	fd := int32(host.Uint32(b))
	info, _ := os.ReadFile(fmt.Sprintf("/proc/self/fdinfo/%d", fd))
	_, rest, found := strings.Cut(string(info), "\nPid:\t")
	pid, _, _ := strings.Cut(rest, "\n")
	if !found {
		return fmt.Sprintf("descriptor %d (closed)", fd)
	}
	return fmt.Sprintf("descriptor %d of the process %s", fd, pid)
}

func labelText(b []byte) string { return strings.TrimRight(string(b), "\x00") }

func timevalText(b []byte) string {
	if len(b) != 16 {
		return ""
	}
	return timeText(int64(host.Uint64(b)), int64(host.Uint64(b[8:]))*1000)
}

// timespecsText is one time, or the three of SCM_TIMESTAMPING: software, unused, hardware.
func timespecsText(b []byte) string {
	if len(b) != 16 && len(b) != 48 {
		return ""
	}
	for ; len(b) >= 16; b = b[16:] {
		seconds, nanos := int64(host.Uint64(b)), int64(host.Uint64(b[8:]))
		if seconds != 0 || nanos != 0 || len(b) == 16 {
			return timeText(seconds, nanos)
		}
	}
	return ""
}

func timeText(seconds, nanos int64) string {
	return time.Unix(seconds, nanos).UTC().Format("2006-01-02 15:04:05.000000000 UTC")
}

func numberText(what string) func([]byte) string {
	return func(b []byte) string {
		switch len(b) {
		case 1:
			return fmt.Sprintf("%s %d", what, b[0])
		case 4:
			return fmt.Sprintf("%s %d", what, host.Uint32(b))
		}
		return ""
	}
}

func pktinfoText(b []byte) string {
	if len(b) != unix.SizeofInet4Pktinfo {
		return ""
	}
	return fmt.Sprintf("to %s, arrived at %s on %s", ipText(b[8:12]), ipText(b[4:8]),
		interfaceText(host.Uint32(b)))
}

func pktinfo6Text(b []byte) string {
	if len(b) != unix.SizeofInet6Pktinfo {
		return ""
	}
	return fmt.Sprintf("to %s on %s", ipText(b[:16]), interfaceText(host.Uint32(b[16:])))
}

func interfaceText(index uint32) string {
	if name := interfaceName(int32(index)); name != "" {
		return name
	}
	return fmt.Sprintf("interface %d", index)
}

func ipText(b []byte) string {
	family := unix.AF_INET
	if len(b) == 16 {
		family = unix.AF_INET6
	}
	text, _ := InetNtop(family, string(b))
	return text
}

// addressText is a sockaddr as HOST port PORT.
func addressText(b []byte) string {
	switch a := decodeAddress(b).(type) {
	case Inet4:
		return fmt.Sprintf("%s port %d", ipText(a.Addr[:]), a.Port)
	case Inet6:
		return fmt.Sprintf("%s port %d", ipText(a.Addr[:]), a.Port)
	}
	return ""
}

// errorOrigins are the values of ee_origin.
var errorOrigins = []string{"none", "local", "ICMP", "ICMPv6", "transmit status", "zero copy", "transmit time"}

// extendedErrorText reads a struct sock_extended_err and the address behind it of who
// reported the error.
func extendedErrorText(b []byte) string {
	const size = 16
	if len(b) < size {
		return ""
	}
	errno, origin := unix.Errno(host.Uint32(b)), "origin "+fmt.Sprint(b[4])
	if int(b[4]) < len(errorOrigins) {
		origin = errorOrigins[b[4]]
	}
	text := fmt.Sprintf("%s (%s), %s type %d code %d", ErrnoName(errno), Strerror(errno), origin, b[5], b[6])
	if errno == unix.EMSGSIZE {
		text += fmt.Sprintf(", MTU %d", host.Uint32(b[8:]))
	}
	if from := addressText(b[size:]); from != "" {
		text += ", from " + from
	}
	return text
}
