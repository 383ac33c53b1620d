package sockcore

import (
	"encoding/binary"

	"golang.org/x/sys/unix"
)

// Address is a socket address of some family. Its dynamic type is one of the
// structs below; each is comparable.
type Address interface {
	Family() int
	// sockaddr is the kernel's form of the address (struct sockaddr_in and so on).
	sockaddr() ([]byte, error)
}

// Inet4 is an AF_INET address, Python's (host, port).
type Inet4 struct {
	Addr [4]byte
	Port uint16
}

// Inet6 is an AF_INET6 address, Python's (host, port, flowinfo, scope_id).
type Inet6 struct {
	Addr     [16]byte
	Port     uint16
	Flowinfo uint32 // 0 to 0xfffff
	ScopeID  uint32
}

// Unix is an AF_UNIX address: a path, an abstract name (its first byte is NUL),
// or "" for a socket without a name.
type Unix struct{ Path string }

func (Inet4) Family() int { return unix.AF_INET }
func (Inet6) Family() int { return unix.AF_INET6 }
func (Unix) Family() int  { return unix.AF_UNIX }

func (a Inet4) sockaddr() ([]byte, error) {
	b := binary.NativeEndian.AppendUint16(nil, unix.AF_INET)
	b = append(binary.BigEndian.AppendUint16(b, a.Port), a.Addr[:]...)
	return append(b, make([]byte, 8)...), nil
}

func (a Inet6) sockaddr() ([]byte, error) {
	b := binary.NativeEndian.AppendUint16(nil, unix.AF_INET6)
	b = binary.BigEndian.AppendUint16(b, a.Port)
	b = append(binary.BigEndian.AppendUint32(b, a.Flowinfo), a.Addr[:]...)
	return binary.NativeEndian.AppendUint32(b, a.ScopeID), nil
}

func (a Unix) sockaddr() ([]byte, error) {
	b := append(binary.NativeEndian.AppendUint16(nil, unix.AF_UNIX), a.Path...)
	if a.Path != "" && a.Path[0] != 0 {
		b = append(b, 0)
	}
	return b, nil
}

// decodeAddress reads a sockaddr that the kernel wrote. An empty one (a TCP
// recvfrom) is nil.
func decodeAddress(b []byte) Address {
	if len(b) < 2 {
		return nil
	}
	switch binary.NativeEndian.Uint16(b) {
	case unix.AF_INET:
		return Inet4{[4]byte(b[4:8]), binary.BigEndian.Uint16(b[2:])}
	case unix.AF_INET6:
		return Inet6{[16]byte(b[8:24]), binary.BigEndian.Uint16(b[2:]),
			binary.BigEndian.Uint32(b[4:]), binary.NativeEndian.Uint32(b[24:])}
	case unix.AF_UNIX:
		path := b[2:]
		if len(path) > 0 && path[0] != 0 && path[len(path)-1] == 0 {
			path = path[:len(path)-1]
		}
		return Unix{string(path)}
	}
	return nil
}
