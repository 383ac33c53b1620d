package value

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/sockcore"
)

// familyRDS is the family whose addresses are AF_INET's.
const familyRDS = unix.AF_RDS

// otherAddress is the tuple of the families that only Linux has.
func otherAddress(a sockcore.Address) python.Value {
	switch a := a.(type) {
	case sockcore.Packet:
		return python.NewTuple(
			python.NewStr(a.Interface), intValue(a.Protocol), intValue(a.PacketType),
			intValue(a.HWType), python.Bytes(a.Addr),
		)
	case sockcore.Netlink:
		return python.NewTuple(intValue(a.PID), intValue(a.Groups))
	case sockcore.VSock:
		return python.NewTuple(intValue(a.CID), intValue(a.Port))
	case sockcore.QIPCRTR:
		return python.NewTuple(intValue(a.Node), intValue(a.Port))
	case sockcore.ALG:
		return python.NewTuple(
			python.NewStr(a.Type), python.NewStr(a.Name), intValue(a.Feat), intValue(a.Mask),
		)
	case sockcore.TIPC:
		return python.NewTuple(
			intValue(a.AddrType), intValue(a.V1), intValue(a.V2), intValue(a.V3),
			intValue(uint32(a.Scope)),
		)
	case sockcore.CAN:
		return python.NewTuple(python.NewStr(a.Interface))
	case sockcore.CANISOTP:
		return python.NewTuple(python.NewStr(a.Interface), intValue(a.RxID), intValue(a.TxID))
	case sockcore.CANJ1939:
		return python.NewTuple(
			python.NewStr(a.Interface), intValue(a.Name), intValue(a.PGN), intValue(a.Addr),
		)
	case sockcore.Other:
		return python.NewTuple(intValue(a.Fam), python.Bytes(a.Data))
	}
	return bluetoothAddress(a)
}

// bluetoothAddress leaves out what stands at the end of a tuple and is 0, as it may be left
// out when it is given.
func bluetoothAddress(a sockcore.Address) python.Value {
	switch a := a.(type) {
	case sockcore.L2CAP:
		t := python.NewTuple(
			python.NewStr(a.Addr.String()), intValue(a.PSM), intValue(a.CID), intValue(a.AddrType),
		)
		switch {
		case a.AddrType != 0:
			return t
		case a.CID != 0:
			return python.NewTuple(t.Items[:3]...)
		}
		return python.NewTuple(t.Items[:2]...)
	case sockcore.RFCOMM:
		return python.NewTuple(python.NewStr(a.Addr.String()), intValue(a.Channel))
	case sockcore.HCI:
		if a.Channel == unix.HCI_CHANNEL_RAW {
			return intValue(a.Device)
		}
		return python.NewTuple(intValue(a.Device), intValue(a.Channel))
	case sockcore.SCO:
		return python.NewStr(a.Addr.String())
	}
	return python.None
}

func intValue[N int | uint8 | uint16 | uint32 | uint64](n N) python.Value {
	return Uint(uint64(n))
}

// parseOther reads the tuples of the families that only Linux has.
func parseOther(op string, family, proto int, v python.Value) (sockcore.Address, error) {
	switch family {
	case unix.AF_PACKET:
		return parsePacket(op, v)
	case unix.AF_NETLINK:
		n, err := numbers(op, pidAndGroups, v)
		return sockcore.Netlink{PID: n[0], Groups: n[1]}, err
	case unix.AF_VSOCK:
		n, err := numbers(op, cidAndPort, v)
		return sockcore.VSock{CID: n[0], Port: n[1]}, err
	case unix.AF_QIPCRTR:
		n, err := numbers(op, nodeAndPort, v)
		return sockcore.QIPCRTR{Node: n[0], Port: n[1]}, err
	case unix.AF_TIPC:
		return parseTIPC(op, v)
	case unix.AF_ALG:
		return parseALG(op, v)
	case unix.AF_CAN:
		return parseCAN(op, proto, v)
	case unix.AF_BLUETOOTH:
		return parseBluetooth(op, proto, v)
	}
	return nil, python.Raise(python.OSError, "%s(): bad family", op)
}

// numberShape is a tuple of numbers, and Python's words when it is none. In notTuple the
// first %s is the call.
type numberShape struct {
	least, most     int
	notTuple, arity string
}

var (
	pidAndGroups = numberShape{2, 2, "%s(): AF_NETLINK address must be tuple, not %s",
		"AF_NETLINK address must be a pair (pid, groups)"}
	cidAndPort = numberShape{2, 2, "getsockaddrarg: AF_VSOCK address must be tuple, not %[2]s",
		"getsockaddrarg() takes exactly 2 arguments (%d given)"}
	nodeAndPort = numberShape{2, 2, "getsockaddrarg: AF_QIPCRTR address must be tuple, not %[2]s",
		"getsockaddrarg() takes exactly 2 arguments (%d given)"}
	tipcNumbers = numberShape{4, 5, "%s(): AF_TIPC address must be tuple, not %s",
		"AF_TIPC address must be a tuple (addr_type, v1, v2, v3[, scope])"}
)

// numbers reads a tuple of numbers, each of which loses what 32 bits do not hold. It always
// gives as many as there are at the most.
func numbers(op string, shape numberShape, v python.Value) ([]uint32, error) {
	list := make([]uint32, shape.most)
	t, ok := v.(*python.Tuple)
	if !ok {
		return list, python.Raise(python.TypeError, shape.notTuple, op, python.TypeName(v))
	}
	if len(t.Items) < shape.least || len(t.Items) > shape.most {
		if strings.Contains(shape.arity, "%d") {
			return list, python.Raise(python.TypeError, shape.arity, len(t.Items))
		}
		return list, python.Raise(python.TypeError, "%s", shape.arity)
	}
	for i, item := range t.Items {
		n, err := masked(item)
		if err != nil {
			return list, err
		}
		list[i] = uint32(n)
	}
	return list, nil
}

// masked is the low 64 bits of a number, as Python's formats I, K and H have it. The words
// of a line come as text: one that is a number or a constant is that number.
func masked(v python.Value) (uint64, error) {
	if word, ok := v.(*python.Str); ok {
		if n, ok := sockcore.ConstantValue(word.String()); ok {
			return uint64(n), nil
		}
		if n, err := strconv.ParseInt(word.String(), 0, 64); err == nil {
			return uint64(n), nil
		}
	}
	n, err := integer(v)
	if err != nil {
		return 0, err
	}
	low := new(big.Int).And(n, new(big.Int).SetUint64(math.MaxUint64))
	return low.Uint64(), nil
}
