package command

import (
	"encoding/binary"
	"math"
	"net/netip"
	"strings"
	"time"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

// optionValue is an option's value as the script has it: what encodeOption takes.
func optionValue(kind sockcore.Kind, b []byte) python.Value {
	switch kind {
	case sockcore.KindInt, sockcore.KindBool, sockcore.KindUint64:
		return intOption(b)
	case sockcore.KindLinger:
		if l, ok := sockcore.DecodeLinger(b); ok {
			on := 0
			if l.On {
				on = 1
			}
			return python.NewTuple(python.NewInt(int64(on)), python.NewInt(int64(l.Seconds)))
		}
	case sockcore.KindTimeval:
		if d, ok := sockcore.DecodeTimeval(b); ok {
			return python.Float(d.Seconds())
		}
	case sockcore.KindString, sockcore.KindIfname:
		text, _, _ := strings.Cut(string(b), "\x00")
		return python.NewStr(text)
	case sockcore.KindInAddr:
		if text, err := sockcore.InetNtoa(string(b)); err == nil {
			return python.NewStr(text)
		}
	case sockcore.KindUcred:
		if u, ok := sockcore.DecodeUcred(b); ok {
			return python.NewTuple(
				python.NewInt(int64(int(u.PID))), value.Uint(uint64(uint(u.UID))), value.Uint(uint64(uint(u.GID))),
			)
		}
	case sockcore.KindTCPInfo:
		if d, ok := tcpInfo(b); ok {
			return d.Value()
		}
	}
	if v := structValue(kind, b); v != nil {
		return v
	}
	return python.Bytes(b)
}

func intOption(b []byte) python.Value {
	switch len(b) {
	case 1: // IP_MULTICAST_TTL and its like, of some kernels
		return python.NewInt(int64(int(b[0])))
	case 4:
		return python.NewInt(int64(int(int32(binary.NativeEndian.Uint32(b)))))
	case 8:
		return value.Uint(binary.NativeEndian.Uint64(b))
	}
	return python.Bytes(b)
}

// encodeOption packs a value that Python would refuse, when the option's kind says how. ok
// is false where it does not.
func encodeOption(c *Call, o sockcore.Option, v python.Value) (packed string, ok bool, err error) {
	tuple, isTuple := v.(*python.Tuple)
	t := []python.Value{v}
	if isTuple {
		t = tuple.Items
	}
	name, isText := python.AsStr(v)
	switch {
	case o.Kind == sockcore.KindLinger && isTuple:
		packed, err = encodeLinger(t)
	case o.Kind == sockcore.KindTimeval && !isTuple:
		packed, err = encodeSeconds(v)
	case (o.Kind == sockcore.KindString || o.Kind == sockcore.KindIfname) && isText:
		packed = name
	case o.Kind == sockcore.KindInAddr && (isText || isTuple):
		packed, err = encodeMreq(c, append([]python.Value{python.NewStr("0.0.0.0")}, t...))
	case o.Kind == sockcore.KindMreqn && (isText || isTuple):
		packed, err = encodeMreq(c, t)
	case o.Kind == sockcore.KindMreqSource && isTuple:
		packed, err = encodeSource(t)
	case o.Kind == sockcore.KindIPv6Mreq && (isText || isTuple):
		packed, err = encodeMreq6(c, t)
	case isText || isTuple:
		return encodeStruct(o, t)
	default:
		return "", false, nil
	}
	return packed, true, err
}

func encodeLinger(t []python.Value) (string, error) {
	if len(t) != 2 {
		return "", python.Raise(python.TypeError, "SO_LINGER wants a pair (on, seconds)")
	}
	var on, seconds int
	if err := takeCInt(&on, t[0]); err != nil {
		return "", err
	}
	err := takeCInt(&seconds, t[1])
	return sockcore.EncodeLinger(sockcore.Linger{On: on != 0, Seconds: seconds}), err
}

// encodeSeconds takes seconds, 0 for ever, or a text such as 500ms.
func encodeSeconds(v python.Value) (string, error) {
	if text, ok := python.AsStr(v); ok {
		d, err := time.ParseDuration(text)
		if err != nil || d < 0 {
			return "", python.Raise(python.ValueError, "%s is no number of seconds: write 2.5 or 500ms", text)
		}
		return sockcore.EncodeTimeval(d), nil
	}
	t, err := timeout(v)
	if err == nil && t == sockcore.None {
		return "", python.Raise(python.TypeError, "a number of seconds is wanted, 0 for no limit")
	}
	return sockcore.EncodeTimeval(time.Duration(t)), err
}

// encodeMreq takes a group and, when more is given, an interface: an address of it, its
// name, or its index; or all three of ip_mreqn.
func encodeMreq(c *Call, t []python.Value) (string, error) {
	if len(t) < 1 || len(t) > 3 {
		return "", python.Raise(python.TypeError,
			"a group and an interface are wanted: (group, interface) or (group, address, interface)")
	}
	group, err := inetText(t[0])
	if err != nil {
		return "", err
	}
	var local [4]byte
	if len(t) == 3 {
		if local, err = inetText(t[1]); err != nil {
			return "", err
		}
	}
	if len(t) == 1 {
		return sockcore.EncodeMreqn(group, local, 0), nil
	}
	last := t[len(t)-1]
	if len(t) == 2 {
		if a, err := inetText(last); err == nil {
			return sockcore.EncodeMreqn(group, a, 0), nil
		}
	}
	index, err := interfaceIndex(last)
	return sockcore.EncodeMreqn(group, local, index), err
}

// encodeSource takes the three addresses of ip_mreq_source: group, interface, source.
func encodeSource(t []python.Value) (string, error) {
	if len(t) != 3 {
		return "", python.Raise(python.TypeError, "three addresses are wanted: (group, interface, source)")
	}
	packed := ""
	for _, item := range t {
		a, err := inetText(item)
		if err != nil {
			return "", err
		}
		packed += string(a[:])
	}
	return packed, nil
}

func inetText(v python.Value) (a [4]byte, err error) {
	text, ok := python.AsStr(v)
	if !ok {
		return a, python.Raise(python.TypeError, "an IPv4 address is wanted, not %s", python.TypeName(v))
	}
	packed, err := sockcore.InetPton(unix.AF_INET, text)
	if err != nil {
		return a, python.Raise(python.OSError, "%s is no IPv4 address", value.Repr(v))
	}
	return [4]byte([]byte(packed)), nil
}

// encodeMreq6 takes a group and an interface by name or index; a group's %scope serves too.
func encodeMreq6(_ *Call, t []python.Value) (string, error) {
	text, ok := t[:min(len(t), 1)], len(t) == 1 || len(t) == 2
	if !ok {
		return "", python.Raise(python.TypeError, "a group and an interface are wanted: (group, interface)")
	}
	name, _ := python.AsStr(text[0])
	group, err := netip.ParseAddr(name)
	if err != nil || !group.Is6() {
		return "", python.Raise(python.OSError, "%s is no IPv6 address", value.Repr(text[0]))
	}
	index := 0
	switch {
	case len(t) == 2:
		index, err = interfaceIndex(t[1])
	case group.Zone() != "":
		index, err = interfaceIndex(python.NewStr(group.Zone()))
	}
	return sockcore.EncodeIPv6Mreq(group.As16(), index), err
}

// interfaceIndex is that of an interface's name, or the number itself.
func interfaceIndex(v python.Value) (int, error) {
	if name, ok := python.AsStr(v); ok {
		return resolver.IfNametoindex(name)
	}
	n, err := value.Integer(v)
	if err == nil && (n < 0 || n > math.MaxInt32) {
		err = python.Raise(python.OverflowError, "an interface's index is 0 to 2147483647")
	}
	return int(n), err
}
