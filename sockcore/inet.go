package sockcore

import (
	"math"
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// InetAton is inet_aton(3) as glibc has it: four bytes for a dotted quad or one
// of its short forms ("127.1", "0x7f000001", "0177.0.0.1"); what follows a blank
// is not looked at. A bad text is an ArgumentError (OSError).
func InetAton(text string) (string, error) {
	if err := noNUL(text); err != nil {
		return "", err
	}
	if i := strings.IndexAny(text, " \t\n\v\f\r"); i >= 0 {
		text = text[:i]
	}
	parts := strings.Split(text, ".")
	value, last := uint64(0), len(parts)-1
	for i, part := range parts {
		limit := uint64(math.MaxUint8)
		if i == last && i < 4 {
			limit = math.MaxUint32 >> (8 * i)
		}
		n, ok := atonPart(part)
		if !ok || n > limit || i > 3 {
			return "", &ArgumentError{"OSError", "illegal IP address string passed to inet_aton"}
		}
		if i == last {
			value |= n
		} else {
			value |= n << (24 - 8*i)
		}
	}
	return string([]byte{byte(value >> 24), byte(value >> 16), byte(value >> 8), byte(value)}), nil
}

// atonPart reads what strtoul(3) with base 0 reads, but no sign and no blank.
func atonPart(part string) (uint64, bool) {
	base, digits := 10, part
	switch {
	case strings.HasPrefix(part, "0x"), strings.HasPrefix(part, "0X"):
		base, digits = 16, part[2:]
	case strings.HasPrefix(part, "0"):
		base = 8
	}
	if digits == "" || digits[0] == '+' || digits[0] == '-' {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, base, 64)
	return n, err == nil
}

// InetNtoa is inet_ntoa(3): the dotted quad of four bytes. Another length is an
// ArgumentError (OSError).
func InetNtoa(packed string) (string, error) {
	if len(packed) != 4 {
		return "", &ArgumentError{"OSError", "packed IP wrong length for inet_ntoa"}
	}
	return netip.AddrFrom4([4]byte([]byte(packed))).String(), nil
}

// InetPton is inet_pton(3), which takes only the full forms: 4 bytes for AF_INET
// and 16 for AF_INET6. A bad text is an ArgumentError (OSError), another family
// EAFNOSUPPORT.
func InetPton(family int, text string) (string, error) {
	if family != unix.AF_INET && family != unix.AF_INET6 {
		return "", &Error{Op: "inet_pton", Errno: unix.EAFNOSUPPORT}
	}
	if err := noNUL(text); err != nil {
		return "", err
	}
	addr, err := netip.ParseAddr(text)
	if err != nil || addr.Zone() != "" || addr.Is4() != (family == unix.AF_INET) {
		return "", &ArgumentError{"OSError", "illegal IP address string passed to inet_pton"}
	}
	return string(addr.AsSlice()), nil
}

// InetNtop is inet_ntop(3): the shortest text of 4 bytes (AF_INET) or 16
// (AF_INET6). Another length or family is an ArgumentError (ValueError).
func InetNtop(family int, packed string) (string, error) {
	size := map[int]int{unix.AF_INET: 4, unix.AF_INET6: 16}[family]
	if size == 0 {
		return "", &ArgumentError{"ValueError", "unknown address family " + strconv.Itoa(family)}
	}
	if len(packed) != size {
		return "", &ArgumentError{"ValueError", "invalid length of packed IP address string"}
	}
	if prefix := strings.Repeat("\x00", 12); size == 16 &&
		strings.HasPrefix(packed, prefix) && packed[12:14] != "\x00\x00" {
		// The C library shows an IPv4-compatible address as a dotted quad, Go does not.
		return "::" + netip.AddrFrom4([4]byte([]byte(packed[12:]))).String(), nil
	}
	addr, _ := netip.AddrFromSlice([]byte(packed))
	return addr.String(), nil
}

func noNUL(text string) error {
	if strings.Contains(text, "\x00") {
		return &ArgumentError{"ValueError", "embedded null character"}
	}
	return nil
}
