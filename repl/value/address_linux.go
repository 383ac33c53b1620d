package value

import (
	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// otherAddress is the tuple of the families that only Linux has.
func otherAddress(a sockcore.Address) starlark.Value {
	switch a := a.(type) {
	case sockcore.Packet:
		return starlark.Tuple{
			starlark.String(a.Interface), intValue(a.Protocol), intValue(a.PacketType), intValue(a.HWType), Bytes(a.Addr),
		}
	case sockcore.Netlink:
		return starlark.Tuple{intValue(a.PID), intValue(a.Groups)}
	case sockcore.VSock:
		return starlark.Tuple{intValue(a.CID), intValue(a.Port)}
	case sockcore.QIPCRTR:
		return starlark.Tuple{intValue(a.Node), intValue(a.Port)}
	case sockcore.Other:
		return starlark.Tuple{intValue(a.Fam), Bytes(a.Data)}
	}
	return starlark.None
}

func intValue[N int | uint8 | uint16 | uint32 | int32](n N) starlark.Value {
	return starlark.MakeInt64(int64(n))
}

// parseOther reads the tuples of the families that only Linux has.
func parseOther(op string, family, _ int, v starlark.Value) (sockcore.Address, error) {
	switch family {
	case unix.AF_NETLINK:
		n, err := numbers(op, "AF_NETLINK", "a pair (pid, groups)", v, 2)
		return sockcore.Netlink{PID: n[0], Groups: n[1]}, err
	case unix.AF_VSOCK:
		n, err := numbers(op, "AF_VSOCK", "a pair (CID, port)", v, 2)
		return sockcore.VSock{CID: n[0], Port: n[1]}, err
	case unix.AF_QIPCRTR:
		n, err := numbers(op, "AF_QIPCRTR", "a pair (node, port)", v, 2)
		return sockcore.QIPCRTR{Node: n[0], Port: n[1]}, err
	case unix.AF_PACKET:
		return parsePacket(op, v)
	}
	return nil, Raise("OSError", "%s(): unsupported address family", op)
}

// numbers reads a tuple of n numbers. It always gives n of them.
func numbers(op, family, shape string, v starlark.Value, n int) ([]uint32, error) {
	list := make([]uint32, n)
	t, err := addressTuple(op, family, v)
	if err != nil {
		return list, err
	}
	if len(t) != n {
		return list, Raise("TypeError", "%s address must be %s", family, shape)
	}
	for i, item := range t {
		x, err := Integer(item)
		if err != nil {
			return list, err
		}
		list[i] = uint32(x)
	}
	return list, nil
}

func parsePacket(op string, v starlark.Value) (sockcore.Address, error) {
	var a sockcore.Packet
	t, err := addressTuple(op, "AF_PACKET", v)
	if err != nil {
		return a, err
	}
	if len(t) < 2 || len(t) > 5 {
		return a, Raise("TypeError",
			"AF_PACKET address must be a tuple of two to five elements")
	}
	name, ok := textOrBytes(t[0])
	if !ok {
		return a, Raise("TypeError", "str, bytes or bytearray expected, not %s", TypeName(t[0]))
	}
	a.Interface = name
	var small [3]int64
	for i := range small {
		if len(t) > i+1 {
			if small[i], err = Integer(t[i+1]); err != nil {
				return a, err
			}
		}
	}
	if small[0] < 0 || small[0] > 0xffff {
		return a, Raise("OverflowError", "%s(): proto argument must be 0-65535.", op)
	}
	a.Protocol, a.PacketType, a.HWType = uint16(small[0]), uint8(small[1]), uint16(small[2])
	if len(t) > 4 {
		if a.Addr, ok = textOrBytes(t[4]); !ok {
			return a, Raise("TypeError", "a bytes-like object is required, not '%s'", TypeName(t[4]))
		}
	}
	return a, nil
}
