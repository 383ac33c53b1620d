package sockcore

import (
	"encoding/binary"

	"golang.org/x/sys/unix"
)

// Packet is an AF_PACKET address, Python's (interface, protocol, packet type,
// hardware type, address). See packet(7).
type Packet struct {
	Interface  string // "" is every interface, or the one of Ifindex
	Ifindex    int32  // what the kernel gave; used when there is no Interface
	Protocol   uint16 // in host order: ETH_P_ALL is 3
	PacketType uint8  // PACKET_HOST and so on
	HWType     uint16 // ARPHRD_ETHER is 1
	Addr       string // the hardware address, at most 8 bytes
}

func (Packet) Family() int { return unix.AF_PACKET }

func (a Packet) sockaddr() ([]byte, error) {
	if len(a.Addr) > 8 {
		return nil, &ArgumentError{"ValueError", "Hardware address must be 8 bytes or less"}
	}
	index, err := interfaceIndex(a.Interface, a.Ifindex)
	b := newSockaddr(unix.AF_PACKET, unix.SizeofSockaddrLinklayer)
	binary.BigEndian.PutUint16(b[2:], a.Protocol)
	host.PutUint32(b[4:], uint32(index))
	host.PutUint16(b[8:], a.HWType)
	b[10], b[11] = a.PacketType, byte(len(a.Addr))
	copy(b[12:], a.Addr)
	return b, err
}

// decodePacket cuts a hardware address where the kernel's bytes end: that of
// InfiniBand has 20 and says so, but only 8 come back.
func decodePacket(b []byte) Address {
	addr := b[12:]
	addr = addr[:min(len(addr), int(b[11]), 8)]
	index := int32(host.Uint32(b[4:]))
	return Packet{
		Interface:  interfaceName(index),
		Ifindex:    index,
		Protocol:   binary.BigEndian.Uint16(b[2:]),
		PacketType: b[10],
		HWType:     host.Uint16(b[8:]),
		Addr:       string(addr),
	}
}
