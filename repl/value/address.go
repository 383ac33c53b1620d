package value

import (
	"math"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// Endpoint is an address as it was written. Of the internet families the host
// and the service may still be names; of all others Fixed is the address.
type Endpoint struct {
	Host     string
	Port     int
	Service  string // a port by name; "" when Port is meant
	Flowinfo uint32
	ScopeID  uint32
	Fixed    sockcore.Address
}

// Address is the address in Python's shape: ("127.0.0.1", 80), ("::1", 80, 0, 0),
// a path, and None for no address.
func Address(a sockcore.Address) starlark.Value {
	switch a := a.(type) {
	case nil:
		return starlark.None
	case sockcore.Inet4:
		return starlark.Tuple{ntop(unix.AF_INET, a.Addr[:]), starlark.MakeInt(int(a.Port))}
	case sockcore.Inet6:
		return starlark.Tuple{
			ntop(unix.AF_INET6, a.Addr[:]), starlark.MakeInt(int(a.Port)),
			starlark.MakeInt(int(a.Flowinfo)), starlark.MakeInt64(int64(a.ScopeID)),
		}
	case sockcore.Unix:
		return unixPath(a.Path)
	}
	return otherAddress(a)
}

func ntop(family int, addr []byte) starlark.String {
	text, err := sockcore.InetNtop(family, string(addr))
	if err != nil {
		panic(err) // the length is right by its type
	}
	return starlark.String(text)
}

// unixPath is bytes for an abstract name and for a path that is no UTF-8, as in Python
// (where the latter is a string with surrogates, which Starlark has not).
func unixPath(path string) starlark.Value {
	if (path != "" && path[0] == 0) || !utf8.ValidString(path) {
		return Bytes(path)
	}
	return starlark.String(path)
}

// ParseAddress reads Python's shape of an address of that family and protocol. op is the
// call that wants it, for the texts of errors.
func ParseAddress(op string, family, proto int, v starlark.Value) (Endpoint, error) {
	switch family {
	case unix.AF_INET, familyRDS:
		return parseInet(op, v)
	case unix.AF_INET6:
		return parseInet6(op, v)
	case unix.AF_UNIX:
		path, ok := textOrBytes(v)
		if !ok {
			return Endpoint{}, Raise("TypeError", "a bytes-like object is required, not '%s'", TypeName(v))
		}
		return Endpoint{Fixed: sockcore.Unix{Path: path}}, nil
	}
	a, err := parseOther(op, family, proto, v)
	return Endpoint{Fixed: a}, err
}

func addressTuple(op, family string, v starlark.Value) (starlark.Tuple, error) {
	t, ok := v.(starlark.Tuple)
	if !ok {
		return nil, Raise("TypeError", "%s(): %s address must be tuple, not %s", op, family, TypeName(v))
	}
	return t, nil
}

func parseInet(op string, v starlark.Value) (e Endpoint, err error) {
	t, err := addressTuple(op, "AF_INET", v)
	if err != nil {
		return e, err
	}
	if len(t) != 2 {
		return e, Raise("TypeError", "AF_INET address must be a pair (host, port)")
	}
	return hostAndPort(op, t)
}

func parseInet6(op string, v starlark.Value) (e Endpoint, err error) {
	t, err := addressTuple(op, "AF_INET6", v)
	if err != nil {
		return e, err
	}
	if len(t) < 2 || len(t) > 4 {
		return e, Raise("TypeError",
			"AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
	}
	if e, err = hostAndPort(op, t); err != nil {
		return e, err
	}
	if len(t) > 2 {
		flow, err := Integer(t[2])
		if err != nil {
			return e, err
		}
		if flow < 0 || flow > 0xfffff {
			return e, Raise("OverflowError", "%s(): flowinfo must be 0-1048575.", op)
		}
		e.Flowinfo = uint32(flow)
	}
	if len(t) > 3 {
		scope, err := Integer(t[3])
		if err != nil {
			return e, err
		}
		e.ScopeID = uint32(scope)
	}
	return e, nil
}

func hostAndPort(op string, t starlark.Tuple) (e Endpoint, err error) {
	host, ok := textOrBytes(t[0])
	if !ok {
		return e, Raise("TypeError", "str, bytes or bytearray expected, not %s", TypeName(t[0]))
	}
	if strings.Contains(host, "\x00") {
		return e, Raise("TypeError", "host name must not contain null character")
	}
	e.Host = host
	if name, ok := t[1].(starlark.String); ok {
		e.Service = string(name)
		return e, nil
	}
	port, err := Integer(t[1])
	if err != nil {
		return e, err
	}
	if port < 0 || port > 0xffff {
		return e, Raise("OverflowError", "%s(): port must be 0-65535.", op)
	}
	e.Port = int(port)
	return e, nil
}

func textOrBytes(v starlark.Value) (string, bool) {
	switch v := v.(type) {
	case starlark.String:
		return string(v), true
	case Bytes:
		return string(v), true
	}
	return "", false
}

// Integer takes what Python takes where a C int is wanted. One that no int64 holds becomes
// the nearest that does, so that the caller's own range check speaks.
func Integer(v starlark.Value) (int64, error) {
	n, err := integer(v)
	if err != nil {
		return 0, err
	}
	if i, ok := n.Int64(); ok {
		return i, nil
	}
	if n.Sign() < 0 {
		return math.MinInt64, nil
	}
	return math.MaxInt64, nil
}
