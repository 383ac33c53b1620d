package sockcore

import (
	"bytes"

	"golang.org/x/sys/unix"
)

// ALG is an AF_ALG address, Python's (type, name[, feat[, mask]]): a cipher of
// the kernel's, such as ("hash", "sha1").
type ALG struct {
	Type string // at most 13 bytes
	Name string // at most 63 bytes
	Feat uint32
	Mask uint32
}

func (ALG) Family() int { return unix.AF_ALG }

func (a ALG) sockaddr() ([]byte, error) {
	if len(a.Type) >= 14 {
		return nil, &ArgumentError{"ValueError", "AF_ALG type too long."}
	}
	if len(a.Name) >= 64 {
		return nil, &ArgumentError{"ValueError", "AF_ALG name too long."}
	}
	b := newSockaddr(unix.AF_ALG, unix.SizeofSockaddrALG)
	copy(b[2:], a.Type)
	host.PutUint32(b[16:], a.Feat)
	host.PutUint32(b[20:], a.Mask)
	copy(b[24:], a.Name)
	return b, nil
}

func decodeALG(b []byte) Address {
	return ALG{
		Type: beforeNUL(b[2:15]),
		Name: beforeNUL(b[24:87]),
		Feat: host.Uint32(b[16:]),
		Mask: host.Uint32(b[20:]),
	}
}

func beforeNUL(b []byte) string {
	b, _, _ = bytes.Cut(b, []byte{0})
	return string(b)
}

// TIPC is an AF_TIPC address, Python's (addr_type, v1, v2, v3[, scope]). By
// AddrType the three are: TIPC_ADDR_NAMESEQ type, lower and upper;
// TIPC_ADDR_NAME type, instance and the instance again; TIPC_ADDR_ID node,
// reference and 0.
type TIPC struct {
	AddrType   uint8
	V1, V2, V3 uint32
	Scope      int8
}

func (TIPC) Family() int { return unix.AF_TIPC }

func (a TIPC) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_TIPC, unix.SizeofSockaddrTIPC)
	b[2], b[3] = a.AddrType, byte(a.Scope)
	switch a.AddrType {
	case unix.TIPC_SERVICE_RANGE:
		host.PutUint32(b[12:], a.V3)
		fallthrough
	case unix.TIPC_SERVICE_ADDR:
		host.PutUint32(b[4:], a.V1)
		host.PutUint32(b[8:], a.V2)
	case unix.TIPC_SOCKET_ADDR:
		host.PutUint32(b[4:], a.V2)
		host.PutUint32(b[8:], a.V1)
	default:
		return nil, &ArgumentError{"TypeError", "Invalid address type"}
	}
	return b, nil
}

// decodeTIPC is nil for an address type that is none of the three.
func decodeTIPC(b []byte) Address {
	a := TIPC{AddrType: b[2], V1: host.Uint32(b[4:]), V2: host.Uint32(b[8:]), Scope: int8(b[3])}
	switch a.AddrType {
	case unix.TIPC_SERVICE_RANGE:
		a.V3 = host.Uint32(b[12:])
	case unix.TIPC_SERVICE_ADDR:
		a.V3 = a.V2
	case unix.TIPC_SOCKET_ADDR:
		a.V1, a.V2 = a.V2, a.V1
	default:
		return nil
	}
	return a
}
