package value

import (
	"math"
	"strings"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/sockcore"
)

const packetShape = "AF_PACKET address must be a tuple of two to five elements"

func parsePacket(op string, v python.Value) (sockcore.Address, error) {
	var a sockcore.Packet
	t, err := addressTuple(op, "AF_PACKET", v)
	if err != nil {
		return a, err
	}
	if len(t) < 2 || len(t) > 5 {
		return a, python.Raise(python.TypeError, packetShape)
	}
	if a.Interface, err = plainText(t[0], packetShape); err != nil {
		return a, err
	}
	var small [3]int64
	for i := range min(len(t)-1, 3) {
		if small[i], err = cInt(op, t[i+1]); err != nil {
			return a, err
		}
	}
	if len(t) > 4 {
		addr, err := python.BytesLike(t[4])
		if err != nil {
			return a, python.Raise(python.TypeError, "a bytes-like object is required, not '%s'", python.TypeName(t[4]))
		}
		a.Addr = string(addr)
	}
	if len(a.Addr) > 8 {
		return a, python.Raise(python.ValueError, "Hardware address must be 8 bytes or less")
	}
	if small[0] < 0 || small[0] > math.MaxUint16 {
		return a, python.Raise(python.OverflowError, "%s(): proto must be 0-65535.", op)
	}
	a.Protocol, a.PacketType, a.HWType = uint16(small[0]), uint8(small[1]), uint16(small[2])
	return a, nil
}

// plainText is a string without NUL; anything else has that error.
func plainText(v python.Value, otherwise string) (string, error) {
	s, ok := python.AsStr(v)
	if !ok {
		return "", python.Raise(python.TypeError, "%s", otherwise)
	}
	if strings.Contains(s, "\x00") {
		return "", python.Raise(python.ValueError, "embedded null character")
	}
	return s, nil
}

// cInt is a number that a C int holds.
func cInt(op string, v python.Value) (int64, error) {
	n, err := Integer(v)
	if err == nil && (n < math.MinInt32 || n > math.MaxInt32) {
		return 0, python.Raise(python.OverflowError, "%s(): address argument out of range", op)
	}
	return n, err
}

func parseTIPC(op string, v python.Value) (sockcore.Address, error) {
	n, err := numbers(op, tipcNumbers, v)
	if err != nil {
		return nil, err
	}
	if v.(*python.Tuple).Len() == 4 {
		n[4] = unix.TIPC_CLUSTER_SCOPE
	}
	a := sockcore.TIPC{AddrType: uint8(n[0]), V1: n[1], V2: n[2], V3: n[3], Scope: int8(n[4])}
	if n[0] < unix.TIPC_SERVICE_RANGE || n[0] > unix.TIPC_SOCKET_ADDR {
		return nil, python.Raise(python.TypeError, "Invalid address type")
	}
	return a, nil
}

func parseALG(op string, v python.Value) (sockcore.Address, error) {
	const shape = "AF_ALG address must be a tuple (type, name[, feat[, mask]])"
	var a sockcore.ALG
	t, err := addressTuple(op, "AF_ALG", v)
	if err != nil {
		return a, err
	}
	if len(t) < 2 || len(t) > 4 {
		return a, python.Raise(python.TypeError, shape)
	}
	if a.Type, err = plainText(t[0], shape); err != nil {
		return a, err
	}
	if a.Name, err = plainText(t[1], shape); err != nil {
		return a, err
	}
	for i, into := range []*uint32{&a.Feat, &a.Mask}[:len(t)-2] {
		n, err := masked(t[i+2])
		if err != nil {
			return a, err
		}
		*into = uint32(uint16(n)) // Python reads 16 bits
	}
	return a, nil
}

// parseCAN takes the interface's name alone too, as a line has it.
func parseCAN(op string, proto int, v python.Value) (sockcore.Address, error) {
	arity := map[int]int{unix.CAN_RAW: 1, unix.CAN_BCM: 1, unix.CAN_ISOTP: 3, unix.CAN_J1939: 4}[proto]
	if arity == 0 {
		return nil, python.Raise(python.OSError, "%s(): unsupported CAN protocol", op)
	}
	if name, ok := v.(*python.Str); ok && arity == 1 {
		v = python.NewTuple(name)
	}
	t, err := addressTuple(op, "AF_CAN", v)
	if err != nil {
		return nil, err
	}
	if len(t) != arity && arity == 1 {
		return nil, python.Raise(python.TypeError, "AF_CAN address must be a tuple (interface, )")
	}
	if len(t) != arity {
		return nil, python.Raise(python.TypeError, "function takes exactly %d arguments (%d given)", arity, len(t))
	}
	name, err := fileSystemText(t[0])
	if err != nil {
		return nil, err
	}
	var n [3]uint64
	for i, item := range t[1:] {
		if n[i], err = masked(item); err == nil {
			continue
		}
		if i == 0 || proto == unix.CAN_ISOTP {
			name := python.TypeName(item)
			if item == python.None {
				name = "None" // as Python's converter says it, unlike everything else
			}
			err = python.Raise(python.TypeError, "argument %d must be int, not %s", i+2, name)
		}
		return nil, err
	}
	switch proto {
	case unix.CAN_ISOTP:
		return sockcore.CANISOTP{Interface: name, RxID: uint32(n[0]), TxID: uint32(n[1])}, nil
	case unix.CAN_J1939:
		return sockcore.CANJ1939{Interface: name, Name: n[0], PGN: uint32(n[1]), Addr: uint8(n[2])}, nil
	}
	return sockcore.CAN{Interface: name}, nil
}

// fileSystemText is what Python's os.fsencode takes.
func fileSystemText(v python.Value) (string, error) {
	s, ok := TextOrBytes(v)
	if !ok {
		return "", python.Raise(python.TypeError, "expected str, bytes or os.PathLike object, not %s", python.TypeName(v))
	}
	if strings.Contains(s, "\x00") {
		return "", python.Raise(python.ValueError, "embedded null byte")
	}
	return s, nil
}

func parseBluetooth(op string, proto int, v python.Value) (sockcore.Address, error) {
	wrong := python.Raise(python.OSError, "%s(): wrong format", op)
	t := []python.Value{v}
	if tuple, ok := v.(*python.Tuple); ok {
		t = tuple.Items
	}
	if len(t) == 0 {
		return nil, wrong
	}
	var device sockcore.BDAddr
	if proto != unix.BTPROTO_HCI {
		text, ok := TextOrBytes(t[0])
		if !ok {
			return nil, wrong
		}
		var err error
		if device, err = sockcore.ParseBDAddr(text); err != nil {
			return nil, err
		}
		t = t[1:]
	}
	var n [3]uint64
	if len(t) > len(n) {
		return nil, wrong
	}
	for i, item := range t {
		var err error
		if n[i], err = masked(item); err != nil {
			return nil, wrong
		}
	}
	switch {
	case proto == unix.BTPROTO_L2CAP && len(t) > 0:
		return sockcore.L2CAP{
			Addr: device, PSM: uint16(n[0]), CID: uint16(n[1]), AddrType: uint8(n[2]),
		}, nil
	case proto == unix.BTPROTO_RFCOMM && len(t) == 1:
		return sockcore.RFCOMM{Addr: device, Channel: uint8(n[0])}, nil
	case proto == unix.BTPROTO_HCI && (len(t) == 1 || len(t) == 2):
		return sockcore.HCI{Device: uint16(n[0]), Channel: uint16(n[1])}, nil
	case proto == unix.BTPROTO_SCO && len(t) == 0:
		return sockcore.SCO{Addr: device}, nil
	case proto < unix.BTPROTO_L2CAP || proto > unix.BTPROTO_RFCOMM:
		return nil, python.Raise(python.OSError, "%s(): unknown Bluetooth protocol", op)
	}
	return nil, wrong
}
