package sockcore

import (
	"encoding/binary"

	"golang.org/x/sys/unix"
)

// maxUnixPath is the size of sun_path, its NUL included.
const maxUnixPath = 108

// abstractNames tells whether a name that begins with NUL is one of Linux's.
const abstractNames = true

// host is the byte order of the fields that no standard puts in network order.
var host = binary.NativeEndian

// newSockaddr is a zeroed sockaddr with its family set.
func newSockaddr(family, size int) []byte {
	b := make([]byte, size)
	host.PutUint16(b, uint16(family))
	return b
}

func sockaddrFamily(b []byte) int { return int(host.Uint16(b)) }

// decodeSystemAddress reads the families that only Linux has. It is nil for a
// family without a form, and for a sockaddr too short for its form.
func decodeSystemAddress(family, proto int, b []byte) Address {
	switch {
	case family == unix.AF_PACKET && len(b) >= 12:
		return decodePacket(b)
	case family == unix.AF_NETLINK && len(b) >= unix.SizeofSockaddrNetlink:
		return Netlink{PID: host.Uint32(b[4:]), Groups: host.Uint32(b[8:])}
	case family == unix.AF_VSOCK && len(b) >= 12:
		return VSock{CID: host.Uint32(b[8:]), Port: host.Uint32(b[4:])}
	case family == unix.AF_CAN && len(b) >= 8:
		return decodeCAN(proto, b)
	case family == unix.AF_ALG && len(b) >= unix.SizeofSockaddrALG:
		return decodeALG(b)
	case family == unix.AF_BLUETOOTH:
		return decodeBluetooth(proto, b)
	case family == unix.AF_TIPC && len(b) >= unix.SizeofSockaddrTIPC:
		return decodeTIPC(b)
	case family == unix.AF_QIPCRTR && len(b) >= sizeofSockaddrQRTR:
		return QIPCRTR{Node: host.Uint32(b[4:]), Port: host.Uint32(b[8:])}
	}
	return nil
}

// Netlink is an AF_NETLINK address, Python's (pid, groups). See netlink(7).
type Netlink struct {
	PID    uint32 // the port, which is often a process's number; 0 is the kernel
	Groups uint32 // a mask of multicast groups
}

func (Netlink) Family() int { return unix.AF_NETLINK }

func (a Netlink) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_NETLINK, unix.SizeofSockaddrNetlink)
	host.PutUint32(b[4:], a.PID)
	host.PutUint32(b[8:], a.Groups)
	return b, nil
}

// VSock is an AF_VSOCK address, Python's (CID, port). See vsock(7).
type VSock struct{ CID, Port uint32 }

func (VSock) Family() int { return unix.AF_VSOCK }

func (a VSock) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_VSOCK, unix.SizeofSockaddrVM)
	host.PutUint32(b[4:], a.Port)
	host.PutUint32(b[8:], a.CID)
	return b, nil
}

// QIPCRTR is an AF_QIPCRTR address, Python's (node, port).
type QIPCRTR struct{ Node, Port uint32 }

const sizeofSockaddrQRTR = 12

func (QIPCRTR) Family() int { return unix.AF_QIPCRTR }

func (a QIPCRTR) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_QIPCRTR, sizeofSockaddrQRTR)
	host.PutUint32(b[4:], a.Node)
	host.PutUint32(b[8:], a.Port)
	return b, nil
}

// interfaceIndex is the index that a sockaddr needs: the given one, or that of
// the name when there is one. "" with 0 is every interface.
func interfaceIndex(name string, index int32) (int32, error) {
	if name == "" {
		return index, nil
	}
	ifr, err := unix.NewIfreq(name)
	if err != nil {
		return 0, &Error{Op: "SIOCGIFINDEX", Errno: unix.ENODEV}
	}
	err = interfaceRequest(unix.SIOCGIFINDEX, ifr)
	return int32(ifr.Uint32()), err
}

// interfaceName is "" for an index that no interface has.
func interfaceName(index int32) string {
	ifr, err := unix.NewIfreq("x")
	if index == 0 || err != nil {
		return ""
	}
	ifr.SetUint32(uint32(index))
	if err := interfaceRequest(unix.SIOCGIFNAME, ifr); err != nil {
		return ""
	}
	return ifr.Name()
}

func interfaceRequest(request uint, ifr *unix.Ifreq) error {
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err == nil {
		err = unix.IoctlIfreq(fd, request, ifr)
		_ = unix.Close(fd)
	}
	if errno, ok := err.(unix.Errno); ok {
		return &Error{Op: "ioctl", Errno: errno}
	}
	return err
}
