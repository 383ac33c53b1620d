package sockcore

import (
	"encoding/binary"
	"strings"

	"golang.org/x/sys/unix"
)

// Address is a socket address of some family. Its dynamic type is one of the
// structs of this package whose comments show Python's tuple; each is comparable.
type Address interface {
	Family() int
	// sockaddr is the kernel's form of the address (struct sockaddr_in and so on).
	sockaddr() ([]byte, error)
}

// Inet4 is an AF_INET address, Python's (host, port); AF_RDS has it too. See ip(7).
type Inet4 struct {
	Addr [4]byte
	Port uint16
}

// Inet6 is an AF_INET6 address, Python's (host, port, flowinfo, scope_id). See ipv6(7).
type Inet6 struct {
	Addr     [16]byte
	Port     uint16
	Flowinfo uint32 // 0 to 0xfffff
	ScopeID  uint32
}

// Unix is an AF_UNIX address, Python's path: a file's name, an abstract name
// (its first byte is NUL, the rest any bytes; Linux), or "" for a socket without
// a name. See unix(7).
type Unix struct{ Path string }

// Other is an address of a family that this package has no form for: Python's
// (family, data), where data is all that follows the family in the sockaddr.
type Other struct {
	Fam  int
	Data string
}

func (Inet4) Family() int   { return unix.AF_INET }
func (Inet6) Family() int   { return unix.AF_INET6 }
func (Unix) Family() int    { return unix.AF_UNIX }
func (a Other) Family() int { return a.Fam }

func (a Inet4) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_INET, unix.SizeofSockaddrInet4)
	binary.BigEndian.PutUint16(b[2:], a.Port)
	copy(b[4:], a.Addr[:])
	return b, nil
}

func (a Inet6) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_INET6, unix.SizeofSockaddrInet6)
	binary.BigEndian.PutUint16(b[2:], a.Port)
	binary.BigEndian.PutUint32(b[4:], a.Flowinfo)
	copy(b[8:], a.Addr[:])
	binary.NativeEndian.PutUint32(b[24:], a.ScopeID)
	return b, nil
}

// sockaddr ends a file's name with NUL; an abstract name ends where the length says.
func (a Unix) sockaddr() ([]byte, error) {
	abstract := a.Path == "" || a.Path[0] == 0
	size := len(a.Path)
	if !abstract {
		size++
	}
	if size > maxUnixPath {
		return nil, &ArgumentError{"OSError", "AF_UNIX path too long"}
	}
	b := newSockaddr(unix.AF_UNIX, 2+size)
	copy(b[2:], a.Path)
	return b, nil
}

// maxSockaddr is the size of struct sockaddr_storage: the kernel takes no more.
const maxSockaddr = 128

func (a Other) sockaddr() ([]byte, error) {
	if len(a.Data) > maxSockaddr-2 {
		return nil, &ArgumentError{"OSError", "address longer than 128 bytes"}
	}
	b := newSockaddr(a.Fam, 2+len(a.Data))
	copy(b[2:], a.Data)
	return b, nil
}

// decodeAddress reads a sockaddr that the kernel wrote. An empty one (a TCP
// recvfrom) is nil; one that is too short for its family is Other.
func decodeAddress(b []byte) Address { return decodeAddressFor(0, b) }

// decodeAddressFor is decodeAddress for a socket of a protocol, which tells the
// forms of AF_CAN and AF_BLUETOOTH apart.
func decodeAddressFor(proto int, b []byte) Address {
	if len(b) == 0 {
		return nil
	}
	if len(b) < 2 {
		return Other{}
	}
	family := sockaddrFamily(b)
	switch {
	case family == unix.AF_INET && len(b) >= 8:
		return Inet4{Addr: [4]byte(b[4:8]), Port: binary.BigEndian.Uint16(b[2:])}
	case family == unix.AF_INET6 && len(b) >= unix.SizeofSockaddrInet6:
		return Inet6{
			Addr:     [16]byte(b[8:24]),
			Port:     binary.BigEndian.Uint16(b[2:]),
			Flowinfo: binary.BigEndian.Uint32(b[4:]) & 0xfffff,
			ScopeID:  binary.NativeEndian.Uint32(b[24:]),
		}
	case family == unix.AF_UNIX:
		return decodeUnix(string(b[2:]))
	}
	if a := decodeSystemAddress(family, proto, b); a != nil {
		return a
	}
	return Other{Fam: family, Data: string(b[2:])}
}

// decodeUnix keeps an abstract name whole; a file's name ends at its NUL.
func decodeUnix(path string) Address {
	if path == "" || path[0] != 0 || !abstractNames {
		path, _, _ = strings.Cut(path, "\x00")
	}
	return Unix{path}
}
