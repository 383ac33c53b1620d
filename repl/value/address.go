package value

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/sockcore"
)

// Endpoint is an address as it was written. Of the internet families the host
// and the service may still be names; of all others Fixed is the address.
type Endpoint struct {
	Host     string
	Port     int
	Service  string // a port by name, where Named
	Named    bool
	Flowinfo uint32
	ScopeID  uint32
	Fixed    sockcore.Address
}

// Address is the address in Python's shape: ("127.0.0.1", 80), ("::1", 80, 0, 0),
// a path, and None for no address.
func Address(a sockcore.Address) python.Value {
	switch a := a.(type) {
	case nil:
		return python.None
	case sockcore.Inet4:
		return python.NewTuple(ntop(unix.AF_INET, a.Addr[:]), python.NewInt(int64(int(a.Port))))
	case sockcore.Inet6:
		return python.NewTuple(
			ntop(unix.AF_INET6, a.Addr[:]), python.NewInt(int64(int(a.Port))),
			python.NewInt(int64(int(a.Flowinfo))), python.NewInt(int64(a.ScopeID)),
		)
	case sockcore.Unix:
		return unixPath(a.Path)
	}
	return otherAddress(a)
}

func ntop(family int, addr []byte) python.Value {
	text, err := sockcore.InetNtop(family, string(addr))
	if err != nil {
		panic(err) // the length is right by its type
	}
	return python.NewStr(text)
}

// unixPath is bytes for an abstract name and for a path that is no UTF-8, as in Python
// (where the latter is a text with surrogates).
func unixPath(path string) python.Value {
	if (path != "" && path[0] == 0) || !utf8.ValidString(path) {
		return python.Bytes(path)
	}
	return python.NewStr(path)
}

// ParseAddress reads Python's shape of an address of that family and protocol. op is the
// call that wants it, for the texts of errors.
func ParseAddress(op string, family, proto int, v python.Value) (Endpoint, error) {
	switch family {
	case unix.AF_INET, familyRDS:
		return parseInet(op, v)
	case unix.AF_INET6:
		return parseInet6(op, v)
	case unix.AF_UNIX:
		path, ok := TextOrBytes(v)
		if !ok {
			return Endpoint{}, python.Raise(python.TypeError, "a bytes-like object is required, not '%s'", python.TypeName(v))
		}
		return Endpoint{Fixed: sockcore.Unix{Path: path}}, nil
	}
	a, err := parseOther(op, family, proto, v)
	return Endpoint{Fixed: a}, err
}

func addressTuple(op, family string, v python.Value) ([]python.Value, error) {
	t, ok := v.(*python.Tuple)
	if !ok {
		return nil, python.Raise(python.TypeError, "%s(): %s address must be tuple, not %s", op, family, python.TypeName(v))
	}
	return t.Items, nil
}

func parseInet(op string, v python.Value) (e Endpoint, err error) {
	t, err := addressTuple(op, "AF_INET", v)
	if err != nil {
		return e, err
	}
	if len(t) != 2 {
		return e, python.Raise(python.TypeError, "AF_INET address must be a pair (host, port)")
	}
	return hostAndPort(op, t)
}

func parseInet6(op string, v python.Value) (e Endpoint, err error) {
	t, err := addressTuple(op, "AF_INET6", v)
	if err != nil {
		return e, err
	}
	if len(t) < 2 || len(t) > 4 {
		return e, python.Raise(python.TypeError,
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
			return e, python.Raise(python.OverflowError, "%s(): flowinfo must be 0-1048575.", op)
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

func hostAndPort(op string, t []python.Value) (e Endpoint, err error) {
	host, ok := TextOrBytes(t[0])
	if !ok {
		return e, python.Raise(python.TypeError, "str, bytes or bytearray expected, not %s", python.TypeName(t[0]))
	}
	if strings.Contains(host, "\x00") {
		return e, python.Raise(python.TypeError, "host name must not contain null character")
	}
	e.Host = host
	if name, ok := python.AsStr(t[1]); ok {
		e.Service, e.Named = name, true
		return e, nil
	}
	port, err := Integer(t[1])
	if err != nil {
		return e, err
	}
	if port < 0 || port > 0xffff {
		return e, python.Raise(python.OverflowError, "%s(): port must be 0-65535.", op)
	}
	e.Port = int(port)
	return e, nil
}
