package resolver

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// InetAton is inet_aton(3): one to four numbers, decimal, octal or hexadecimal, the last of
// which fills what is left; a blank ends the text.
func InetAton(text string) ([4]byte, error) {
	addr, rest, ok := inetAton(text)
	if !ok || rest != "" && !strings.ContainsRune(" \t\n\v\f\r", rune(rest[0])) {
		return addr, raise("OSError", "illegal IP address string passed to inet_aton")
	}
	return addr, nil
}

func inetAton(text string) (addr [4]byte, rest string, ok bool) {
	for i := range 4 {
		v, tail, ok := number(text)
		if !ok {
			return addr, text, false
		}
		if i == 3 || !strings.HasPrefix(tail, ".") {
			return fill(addr, i, v), tail, v < 1<<(8*(4-i))
		}
		if v > 255 {
			return addr, text, false
		}
		addr[i], text = byte(v), tail[1:]
	}
	return addr, text, false
}

// fill puts v into the bytes of addr from i on.
func fill(addr [4]byte, i int, v uint64) [4]byte {
	for j := 3; j >= i; j-- {
		addr[j], v = byte(v), v>>8
	}
	return addr
}

// number reads what strtoul(3) in base 0 takes of 32 bits.
func number(s string) (v uint64, rest string, ok bool) {
	base := uint64(10)
	if len(s) > 2 && s[0] == '0' && s[1]|32 == 'x' && digit(s[2]) < 16 {
		base, s = 16, s[2:]
	} else if strings.HasPrefix(s, "0") {
		base = 8
	}
	n := 0
	for ; n < len(s) && digit(s[n]) < base; n++ {
		if v = v*base + digit(s[n]); v > 0xffffffff {
			return 0, s, false
		}
	}
	return v, s[n:], n > 0
}

func digit(c byte) uint64 {
	switch {
	case '0' <= c && c <= '9':
		return uint64(c - '0')
	case 'a' <= c|32 && c|32 <= 'f':
		return uint64(c|32-'a') + 10
	}
	return 99
}

// InetNtoa is inet_ntoa(3) of four bytes.
func InetNtoa(packed []byte) (string, error) {
	if len(packed) != 4 {
		return "", raise("OSError", "packed IP wrong length for inet_ntoa")
	}
	return netip.AddrFrom4([4]byte(packed)).String(), nil
}

// InetPton is inet_pton(3): 4 bytes of AF_INET text, 16 of AF_INET6.
func InetPton(family int, text string) ([]byte, error) {
	if family != unix.AF_INET && family != unix.AF_INET6 {
		return nil, systemError(unix.EAFNOSUPPORT)
	}
	ip, err := netip.ParseAddr(text)
	if err != nil || ip.Zone() != "" || ip.Is4() != (family == unix.AF_INET) {
		return nil, raise("OSError", "illegal IP address string passed to inet_pton")
	}
	return ip.AsSlice(), nil
}

// InetNtop is inet_ntop(3) of 4 bytes (AF_INET) or 16 (AF_INET6).
func InetNtop(family int, packed []byte) (string, error) {
	size := map[int]int{unix.AF_INET: 4, unix.AF_INET6: 16}[family]
	if size == 0 {
		return "", raise("ValueError", fmt.Sprintf("unknown address family %d", family))
	}
	ip, ok := netip.AddrFromSlice(packed)
	if !ok || len(packed) != size {
		return "", raise("ValueError", "invalid length of packed IP address string")
	}
	return ntop(ip), nil
}

// ntop writes an address as glibc does, which shows ::1.2.3.4 with dots.
func ntop(ip netip.Addr) string {
	b := ip.As16()
	if [12]byte(b[:12]) == [12]byte{} && b[12]|b[13] != 0 && ip.Is6() {
		return "::" + netip.AddrFrom4([4]byte(b[12:])).String()
	}
	return ip.WithZone("").String()
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
	if v4, rest, ok := inetAton(text); ok && rest == "" {
		return netip.AddrFrom4(v4), "", true
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
