package sockcore

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// BDAddr is a Bluetooth device's address, least byte first as the kernel has it.
type BDAddr [6]byte

// String is Python's form: "01:23:45:67:89:AB".
func (a BDAddr) String() string {
	return fmt.Sprintf("%02X:%02X:%02X:%02X:%02X:%02X", a[5], a[4], a[3], a[2], a[1], a[0])
}

// ParseBDAddr reads "01:23:45:67:89:ab"; anything else is an ArgumentError (OSError).
func ParseBDAddr(text string) (BDAddr, error) {
	bad := &ArgumentError{"OSError", "bad bluetooth address"}
	parts := strings.Split(text, ":")
	if len(parts) != 6 {
		return BDAddr{}, bad
	}
	slices.Reverse(parts)
	var a BDAddr
	for i, part := range parts {
		if len(part) == 1 {
			part = "0" + part
		}
		b, err := hex.DecodeString(part)
		if err != nil || len(b) != 1 {
			return BDAddr{}, bad
		}
		a[i] = b[0]
	}
	return a, nil
}

// L2CAP is an AF_BLUETOOTH address of BTPROTO_L2CAP, Python's
// (bdaddr, psm[, cid[, bdaddr_type]]).
type L2CAP struct {
	Addr     BDAddr
	PSM, CID uint16
	AddrType uint8 // BDADDR_BREDR and so on
}

// RFCOMM is an AF_BLUETOOTH address of BTPROTO_RFCOMM, Python's (bdaddr, channel).
type RFCOMM struct {
	Addr    BDAddr
	Channel uint8
}

// HCI is an AF_BLUETOOTH address of BTPROTO_HCI, Python's (device[, channel]).
type HCI struct{ Device, Channel uint16 }

// SCO is an AF_BLUETOOTH address of BTPROTO_SCO, Python's bdaddr.
type SCO struct{ Addr BDAddr }

func (L2CAP) Family() int  { return unix.AF_BLUETOOTH }
func (RFCOMM) Family() int { return unix.AF_BLUETOOTH }
func (HCI) Family() int    { return unix.AF_BLUETOOTH }
func (SCO) Family() int    { return unix.AF_BLUETOOTH }

func (a L2CAP) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_BLUETOOTH, unix.SizeofSockaddrL2)
	binary.LittleEndian.PutUint16(b[2:], a.PSM)
	copy(b[4:], a.Addr[:])
	binary.LittleEndian.PutUint16(b[10:], a.CID)
	b[12] = a.AddrType
	return b, nil
}

func (a RFCOMM) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_BLUETOOTH, unix.SizeofSockaddrRFCOMM)
	copy(b[2:], a.Addr[:])
	b[8] = a.Channel
	return b, nil
}

func (a HCI) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_BLUETOOTH, unix.SizeofSockaddrHCI)
	host.PutUint16(b[2:], a.Device)
	host.PutUint16(b[4:], a.Channel)
	return b, nil
}

func (a SCO) sockaddr() ([]byte, error) {
	b := newSockaddr(unix.AF_BLUETOOTH, 8)
	copy(b[2:], a.Addr[:])
	return b, nil
}

func decodeBluetooth(proto int, b []byte) Address {
	switch {
	case proto == unix.BTPROTO_L2CAP && len(b) >= 13:
		return L2CAP{
			Addr:     BDAddr(b[4:10]),
			PSM:      binary.LittleEndian.Uint16(b[2:]),
			CID:      binary.LittleEndian.Uint16(b[10:]),
			AddrType: b[12],
		}
	case proto == unix.BTPROTO_RFCOMM && len(b) >= 9:
		return RFCOMM{Addr: BDAddr(b[2:8]), Channel: b[8]}
	case proto == unix.BTPROTO_HCI && len(b) >= unix.SizeofSockaddrHCI:
		return HCI{Device: host.Uint16(b[2:]), Channel: host.Uint16(b[4:])}
	case proto == unix.BTPROTO_SCO && len(b) >= 8:
		return SCO{BDAddr(b[2:8])}
	}
	return nil
}
