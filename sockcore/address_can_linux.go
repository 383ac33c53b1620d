package sockcore

import "golang.org/x/sys/unix"

// CAN is an AF_CAN address of CAN_RAW and CAN_BCM, Python's (interface,).
type CAN struct {
	Interface string // "" is every interface, or the one of Ifindex
	Ifindex   int32  // what the kernel gave; used when there is no Interface
}

// CANISOTP is an AF_CAN address of CAN_ISOTP, Python's (interface, rx_id, tx_id).
type CANISOTP struct {
	Interface  string
	Ifindex    int32
	RxID, TxID uint32
}

// CANJ1939 is an AF_CAN address of CAN_J1939, Python's (interface, name, pgn, addr).
type CANJ1939 struct {
	Interface string
	Ifindex   int32
	Name      uint64
	PGN       uint32
	Addr      uint8
}

func (CAN) Family() int      { return unix.AF_CAN }
func (CANISOTP) Family() int { return unix.AF_CAN }
func (CANJ1939) Family() int { return unix.AF_CAN }

func (a CAN) sockaddr() ([]byte, error) { return newCAN(a.Interface, a.Ifindex) }

func (a CANISOTP) sockaddr() ([]byte, error) {
	b, err := newCAN(a.Interface, a.Ifindex)
	if err != nil {
		return nil, err
	}
	host.PutUint32(b[8:], a.RxID)
	host.PutUint32(b[12:], a.TxID)
	return b, nil
}

func (a CANJ1939) sockaddr() ([]byte, error) {
	b, err := newCAN(a.Interface, a.Ifindex)
	if err != nil {
		return nil, err
	}
	host.PutUint64(b[8:], a.Name)
	host.PutUint32(b[16:], a.PGN)
	b[20] = a.Addr
	return b, nil
}

func newCAN(name string, index int32) ([]byte, error) {
	if len(name) >= unix.IFNAMSIZ {
		return nil, &ArgumentError{"OSError", "AF_CAN interface name too long"}
	}
	index, err := interfaceIndex(name, index)
	if err != nil {
		return nil, err
	}
	b := newSockaddr(unix.AF_CAN, unix.SizeofSockaddrCAN)
	host.PutUint32(b[4:], uint32(index))
	return b, nil
}

// decodeCAN is nil for a sockaddr that is too short for its protocol.
func decodeCAN(proto int, b []byte) Address {
	if proto == unix.CAN_ISOTP && len(b) < 16 || proto == unix.CAN_J1939 && len(b) < 21 {
		return nil
	}
	index := int32(host.Uint32(b[4:]))
	name := interfaceName(index)
	switch proto {
	case unix.CAN_ISOTP:
		return CANISOTP{name, index, host.Uint32(b[8:]), host.Uint32(b[12:])}
	case unix.CAN_J1939:
		return CANJ1939{name, index, host.Uint64(b[8:]), host.Uint32(b[16:]), b[20]}
	}
	return CAN{name, index}
}
