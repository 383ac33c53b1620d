package command

import (
	"encoding/binary"
	"net/netip"

	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

// structValue is the value of an option of more than one field, nil for other kinds and
// for bytes that have another form.
func structValue(kind sockcore.Kind, b []byte) python.Value {
	switch kind {
	case sockcore.KindIPv6Mreq:
		if a, index, ok := sockcore.DecodeIPv6Mreq(b); ok {
			return python.NewTuple(python.NewStr(netip.AddrFrom16(a).String()), interfaceValue(index))
		}
	case sockcore.KindIfindex, sockcore.KindNetIfindex:
		return interfaceValue(int(indexOption(kind, b)))
	case sockcore.KindPortRange:
		if n, ok := sockcore.DecodeUint32s(b); ok && len(n) == 1 {
			return python.NewTuple(value.Uint(uint64(uint(n[0]&0xffff))), value.Uint(uint64(uint(n[0]>>16))))
		}
	case sockcore.KindUint32s:
		if list, ok := sockcore.DecodeUint32s(b); ok {
			var t []python.Value
			for _, n := range list {
				t = append(t, value.Uint(uint64(n)))
			}
			return python.NewTuple(t...)
		}
	case sockcore.KindMemInfo:
		return memInfo(b)
	}
	return nil
}

// memInfo has the fields that this kernel tells of.
func memInfo(b []byte) python.Value {
	list, _ := sockcore.DecodeUint32s(b)
	names := sockcore.MemInfo()
	d := python.NewDict()
	for i, n := range list[:min(len(list), len(names))] {
		d.SetStr(names[i], value.Uint(uint64(n)))
	}
	return d
}

func indexOption(kind sockcore.Kind, b []byte) uint32 {
	list, _ := sockcore.DecodeUint32s(b)
	if len(list) != 1 {
		return 0
	}
	if kind == sockcore.KindNetIfindex {
		return networkOrder(list[0])
	}
	return list[0]
}

func networkOrder(n uint32) uint32 {
	return binary.BigEndian.Uint32(binary.NativeEndian.AppendUint32(nil, n))
}

// interfaceValue is an interface's name, or its index where it has none.
func interfaceValue(index int) python.Value {
	if name, err := resolver.IfIndextoname(index); err == nil {
		return python.NewStr(name)
	}
	return python.NewInt(int64(index))
}

// encodeStruct packs the kinds of structValue, and others that can only be set.
func encodeStruct(o sockcore.Option, t []python.Value) (packed string, ok bool, err error) {
	switch o.Kind {
	case sockcore.KindGroupReq:
		packed, err = encodeGroup(t, 1)
	case sockcore.KindSourceReq:
		packed, err = encodeGroup(t, 2)
	case sockcore.KindMD5Sig:
		packed, err = encodeMD5Sig(t)
	case sockcore.KindPacketMreq:
		packed, err = encodePacketMreq(t)
	case sockcore.KindPortRange:
		packed, err = encodePortRange(t)
	case sockcore.KindIfindex, sockcore.KindNetIfindex:
		packed, err = encodeIndex(o.Kind, t)
	default:
		return "", false, nil
	}
	return packed, true, err
}

// encodeGroup takes a group, or (group, interface); with sources (group, interface, source).
func encodeGroup(t []python.Value, addresses int) (string, error) {
	if addresses == 2 && len(t) != 3 {
		return "", python.Raise(python.TypeError, "(group, interface, source) is wanted")
	}
	if len(t) == 0 || addresses == 1 && len(t) > 2 {
		return "", python.Raise(python.TypeError, "a group and an interface are wanted: (group, interface)")
	}
	index := 0
	group, err := inetAddress(t[0])
	if err == nil && len(t) > 1 {
		index, err = interfaceIndex(t[1])
	}
	if err != nil {
		return "", err
	}
	if len(t) < 3 {
		return sockcore.EncodeGroupReq(index, group)
	}
	source, err := inetAddress(t[2])
	if err != nil {
		return "", err
	}
	return sockcore.EncodeGroupReq(index, group, source)
}

// inetAddress is an IPv4 or IPv6 address of a text.
func inetAddress(v python.Value) (sockcore.Address, error) {
	text, _ := python.AsStr(v)
	ip, err := netip.ParseAddr(text)
	switch {
	case err != nil || ip.Zone() != "":
		return nil, python.Raise(python.OSError, "%s is no IP address", value.Repr(v))
	case ip.Is4():
		return sockcore.Inet4{Addr: ip.As4()}, nil
	}
	return sockcore.Inet6{Addr: ip.As16()}, nil
}

// encodeMD5Sig takes (peer, key).
func encodeMD5Sig(t []python.Value) (string, error) {
	if len(t) != 2 {
		return "", python.Raise(python.TypeError, `a peer and its key are wanted: ("192.0.2.1", "key")`)
	}
	peer, err := inetAddress(t[0])
	if err != nil {
		return "", err
	}
	key, ok := value.TextOrBytes(t[1])
	if !ok {
		return "", python.Raise(python.TypeError, "a bytes-like object is required, not '%s'", python.TypeName(t[1]))
	}
	return sockcore.EncodeMD5Sig(peer, key)
}

// encodePacketMreq takes (interface, type) or (interface, type, hardware address).
func encodePacketMreq(t []python.Value) (string, error) {
	if len(t) != 2 && len(t) != 3 {
		return "", python.Raise(python.TypeError, "(interface, type) is wanted, as (\"lo\", PACKET_MR_PROMISC)")
	}
	index, err := interfaceIndex(t[0])
	if err != nil {
		return "", err
	}
	var typ int
	if err := takeCInt(&typ, t[1]); err != nil {
		return "", err
	}
	address := python.Bytes("")
	if len(t) == 3 {
		var ok bool
		if address, ok = t[2].(python.Bytes); !ok {
			return "", python.Raise(python.TypeError, "a bytes-like object is required, not '%s'", python.TypeName(t[2]))
		}
	}
	return sockcore.EncodePacketMreq(index, typ, string(address))
}

// encodePortRange takes (first, last).
func encodePortRange(t []python.Value) (string, error) {
	if len(t) != 2 {
		return "", python.Raise(python.TypeError, "two ports are wanted: (first, last)")
	}
	var ports [2]uint32
	for i, v := range t {
		n, err := value.Integer(v)
		if err != nil {
			return "", err
		}
		if n < 0 || n > 65535 {
			return "", python.Raise(python.OverflowError, "setsockopt(): port must be 0-65535.")
		}
		ports[i] = uint32(n)
	}
	return string(binary.NativeEndian.AppendUint32(nil, ports[0]|ports[1]<<16)), nil
}

func encodeIndex(kind sockcore.Kind, t []python.Value) (string, error) {
	if len(t) != 1 {
		return "", python.Raise(python.TypeError, "an interface is wanted, by name or index")
	}
	index, err := interfaceIndex(t[0])
	n := uint32(index)
	if kind == sockcore.KindNetIfindex {
		n = networkOrder(n)
	}
	return string(binary.NativeEndian.AppendUint32(nil, n)), err
}
