package sockcore

import "encoding/binary"

// sizeofStorage is that of struct sockaddr_storage.
const sizeofStorage = 128

// EncodeGroupReq is the struct group_req of MCAST_JOIN_GROUP, with the group's address, or
// the group_source_req of MCAST_JOIN_SOURCE_GROUP, with the group's and the source's: of
// any family. The index of the interface is 0 for the system's choice. See ip(7).
func EncodeGroupReq(index int, addresses ...Address) (string, error) {
	b := binary.NativeEndian.AppendUint32(nil, uint32(index))
	b = append(b, 0, 0, 0, 0) // addresses begin at a multiple of 8
	for _, a := range addresses {
		storage, err := a.sockaddr()
		if err != nil {
			return "", err
		}
		b = append(b, storage...)
		b = append(b, make([]byte, sizeofStorage-len(storage))...)
	}
	return string(b), nil
}

// EncodeMD5Sig is the struct tcp_md5sig of TCP_MD5SIG: the peer and its key, of 80 bytes at
// the most; an empty one takes the key away. More is an ArgumentError (ValueError). See tcp(7).
func EncodeMD5Sig(peer Address, key string) (string, error) {
	const mostKey = 80
	if len(key) > mostKey {
		return "", &ArgumentError{"ValueError", "a key of TCP_MD5SIG has 80 bytes at the most"}
	}
	b, err := peer.sockaddr()
	if err != nil {
		return "", err
	}
	b = append(b, make([]byte, sizeofStorage-len(b)+2)...) // no flags, no prefix
	b = binary.NativeEndian.AppendUint16(b, uint16(len(key)))
	b = binary.NativeEndian.AppendUint32(b, 0) // any interface
	b = append(b, key...)
	return string(append(b, make([]byte, mostKey-len(key))...)), nil
}

// EncodePacketMreq is the struct packet_mreq of PACKET_ADD_MEMBERSHIP: an interface by
// index, what to hear of it (PACKET_MR_PROMISC and so on), and for PACKET_MR_MULTICAST a
// hardware address, of 8 bytes at the most. More is an ArgumentError (ValueError). See packet(7).
func EncodePacketMreq(index, typ int, address string) (string, error) {
	if len(address) > 8 {
		return "", &ArgumentError{"ValueError", "Hardware address must be 8 bytes or less"}
	}
	b := binary.NativeEndian.AppendUint32(nil, uint32(index))
	b = binary.NativeEndian.AppendUint16(b, uint16(typ))
	b = binary.NativeEndian.AppendUint16(b, uint16(len(address)))
	b = append(b, address...)
	return string(append(b, make([]byte, 8-len(address))...)), nil
}

// DecodeIPv6Mreq reads a struct ipv6_mreq, or the in6_pktinfo of IPV6_PKTINFO: an address and
// the index of an interface; ok is false for another size.
func DecodeIPv6Mreq(b []byte) (address [16]byte, index int, ok bool) {
	if len(b) != 20 {
		return address, 0, false
	}
	return [16]byte(b[:16]), int(binary.NativeEndian.Uint32(b[16:])), true
}

// DecodeUint32s reads an array of them, as SO_PEERGROUPS and SO_MEMINFO have it; ok is false
// for a size that is none.
func DecodeUint32s(b []byte) (list []uint32, ok bool) {
	for ; len(b) >= 4; b = b[4:] {
		list = append(list, binary.NativeEndian.Uint32(b))
	}
	return list, len(b) == 0
}

// MemInfo are the names of the fields of SO_MEMINFO, in their order: bytes, but for the
// count of the packets that were dropped.
func MemInfo() []string {
	return []string{"rmem_alloc_bytes", "rcvbuf_bytes", "wmem_alloc_bytes", "sndbuf_bytes",
		"fwd_alloc_bytes", "wmem_queued_bytes", "optmem_bytes", "backlog_bytes", "drops"}
}
