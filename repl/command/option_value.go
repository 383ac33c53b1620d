package command

import (
	"encoding/binary"
	"math"
	"net/netip"
	"strings"
	"time"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

// optionValue is an option's value as the script has it: what encodeOption takes.
func optionValue(kind sockcore.Kind, b []byte) starlark.Value {
	switch kind {
	case sockcore.KindInt, sockcore.KindBool, sockcore.KindUint64:
		return intOption(b)
	case sockcore.KindLinger:
		if l, ok := sockcore.DecodeLinger(b); ok {
			on := 0
			if l.On {
				on = 1
			}
			return starlark.Tuple{starlark.MakeInt(on), starlark.MakeInt(l.Seconds)}
		}
	case sockcore.KindTimeval:
		if d, ok := sockcore.DecodeTimeval(b); ok {
			return starlark.Float(d.Seconds())
		}
	case sockcore.KindString, sockcore.KindIfname:
		text, _, _ := strings.Cut(string(b), "\x00")
		return starlark.String(text)
	case sockcore.KindInAddr:
		if text, err := sockcore.InetNtoa(string(b)); err == nil {
			return starlark.String(text)
		}
	case sockcore.KindUcred:
		if u, ok := sockcore.DecodeUcred(b); ok {
			return starlark.Tuple{
				starlark.MakeInt(int(u.PID)), starlark.MakeUint(uint(u.UID)), starlark.MakeUint(uint(u.GID)),
			}
		}
	case sockcore.KindTCPInfo:
		if d, ok := tcpInfo(b); ok {
			return d
		}
	}
	if v := structValue(kind, b); v != nil {
		return v
	}
	return value.Bytes(b)
}

func intOption(b []byte) starlark.Value {
	switch len(b) {
	case 1: // IP_MULTICAST_TTL and its like, of some kernels
		return starlark.MakeInt(int(b[0]))
	case 4:
		return starlark.MakeInt(int(int32(binary.NativeEndian.Uint32(b))))
	case 8:
		return starlark.MakeUint64(binary.NativeEndian.Uint64(b))
	}
	return value.Bytes(b)
}

// encodeOption packs a value that Python would refuse, when the option's kind says how. ok
// is false where it does not.
func encodeOption(c *Call, o sockcore.Option, v starlark.Value) (packed string, ok bool, err error) {
	t, isTuple := v.(starlark.Tuple)
	if !isTuple {
		t = starlark.Tuple{v}
	}
	name, isText := v.(starlark.String)
	switch {
	case o.Kind == sockcore.KindLinger && isTuple:
		packed, err = encodeLinger(t)
	case o.Kind == sockcore.KindTimeval && !isTuple:
		packed, err = encodeSeconds(v)
	case (o.Kind == sockcore.KindString || o.Kind == sockcore.KindIfname) && isText:
		packed = string(name)
	case o.Kind == sockcore.KindInAddr && (isText || isTuple):
		packed, err = encodeMreq(c, append(starlark.Tuple{starlark.String("0.0.0.0")}, t...))
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

func encodeLinger(t starlark.Tuple) (string, error) {
	if len(t) != 2 {
		return "", value.Raise("TypeError", "SO_LINGER wants a pair (on, seconds)")
	}
	var on, seconds int
	if err := takeCInt(&on, t[0]); err != nil {
		return "", err
	}
	err := takeCInt(&seconds, t[1])
	return sockcore.EncodeLinger(sockcore.Linger{On: on != 0, Seconds: seconds}), err
}

// encodeSeconds takes seconds, 0 for ever, or a text such as 500ms.
func encodeSeconds(v starlark.Value) (string, error) {
	if text, ok := v.(starlark.String); ok {
		d, err := time.ParseDuration(string(text))
		if err != nil || d < 0 {
			return "", value.Raise("ValueError", "%s is no number of seconds: write 2.5 or 500ms", text)
		}
		return sockcore.EncodeTimeval(d), nil
	}
	t, err := timeout(v)
	if err == nil && t == sockcore.None {
		return "", value.Raise("TypeError", "a number of seconds is wanted, 0 for no limit")
	}
	return sockcore.EncodeTimeval(time.Duration(t)), err
}

// encodeMreq takes a group and, when more is given, an interface: an address of it, its
// name, or its index; or all three of ip_mreqn.
func encodeMreq(c *Call, t starlark.Tuple) (string, error) {
	if len(t) < 1 || len(t) > 3 {
		return "", value.Raise("TypeError",
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
func encodeSource(t starlark.Tuple) (string, error) {
	if len(t) != 3 {
		return "", value.Raise("TypeError", "three addresses are wanted: (group, interface, source)")
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

func inetText(v starlark.Value) (a [4]byte, err error) {
	text, ok := v.(starlark.String)
	if !ok {
		return a, value.Raise("TypeError", "an IPv4 address is wanted, not %s", value.TypeName(v))
	}
	packed, err := sockcore.InetPton(unix.AF_INET, string(text))
	if err != nil {
		return a, value.Raise("OSError", "%s is no IPv4 address", value.Repr(text))
	}
	return [4]byte([]byte(packed)), nil
}

// encodeMreq6 takes a group and an interface by name or index; a group's %scope serves too.
func encodeMreq6(_ *Call, t starlark.Tuple) (string, error) {
	text, ok := t[:min(len(t), 1)], len(t) == 1 || len(t) == 2
	if !ok {
		return "", value.Raise("TypeError", "a group and an interface are wanted: (group, interface)")
	}
	name, _ := text[0].(starlark.String)
	group, err := netip.ParseAddr(string(name))
	if err != nil || !group.Is6() {
		return "", value.Raise("OSError", "%s is no IPv6 address", value.Repr(text[0]))
	}
	index := 0
	switch {
	case len(t) == 2:
		index, err = interfaceIndex(t[1])
	case group.Zone() != "":
		index, err = interfaceIndex(starlark.String(group.Zone()))
	}
	return sockcore.EncodeIPv6Mreq(group.As16(), index), err
}

// interfaceIndex is that of an interface's name, or the number itself.
func interfaceIndex(v starlark.Value) (int, error) {
	if name, ok := v.(starlark.String); ok {
		return resolver.IfNametoindex(string(name))
	}
	n, err := value.Integer(v)
	if err == nil && (n < 0 || n > math.MaxInt32) {
		err = value.Raise("OverflowError", "an interface's index is 0 to 2147483647")
	}
	return int(n), err
}
