package resolver

import (
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// ntop writes an address as inet_ntop(3) does.
func ntop(ip netip.Addr) string {
	family := unix.AF_INET
	if ip.Is6() {
		family = unix.AF_INET6
	}
	text, err := sockcore.InetNtop(family, string(ip.AsSlice()))
	if err != nil {
		panic(err) // the length is right by its type
	}
	return text
}

// address is an IP address with its interface, IPv4 in four bytes and IPv6 in sixteen.
type address struct {
	ip    netip.Addr
	scope uint32
}

func (a address) family() int {
	if a.ip.Is4() {
		return unix.AF_INET
	}
	return unix.AF_INET6
}

// mapped is an IPv4 address as IPv6, ::ffff:1.2.3.4.
func mapped(ip netip.Addr) netip.Addr { return netip.AddrFrom16(ip.As16()) }

// parseNumeric reads an address and the scope after its %, if any, as getaddrinfo(3) does;
// ok is false when the text is a name.
func parseNumeric(text string) (ip netip.Addr, scope string, ok bool) {
	// inet_aton(3) stops at a blank, which no host has.
	if v4, err := sockcore.InetAton(text); err == nil && !strings.ContainsAny(text, " \t\n\v\f\r") {
		return netip.AddrFrom4([4]byte([]byte(v4))), "", true
	}
	bare, scope, scoped := strings.Cut(text, "%")
	ip, err := netip.ParseAddr(bare)
	if scoped {
		scope = "%" + scope
	}
	return ip, scope, err == nil && ip.Is6()
}

// scopeID is the index of the interface that a link-local address names, or the number.
func scopeID(ip netip.Addr, text string) (uint32, error) {
	scope, scoped := strings.CutPrefix(text, "%")
	if !scoped {
		return 0, nil
	}
	if ip.IsLinkLocalUnicast() || ip.IsLinkLocalMulticast() {
		if index, err := IfNametoindex(scope); err == nil {
			return uint32(index), nil
		}
	}
	v, err := strconv.ParseUint(scope, 10, 32)
	if err != nil {
		return 0, failure(EAI_NONAME)
	}
	return uint32(v), nil
}
