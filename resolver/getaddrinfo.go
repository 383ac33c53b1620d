package resolver

import (
	"context"
	"errors"
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// The flags of getaddrinfo(3), with glibc's numbers.
const (
	AI_PASSIVE     = 0x1
	AI_CANONNAME   = 0x2
	AI_NUMERICHOST = 0x4
	AI_V4MAPPED    = 0x8
	AI_ALL         = 0x10
	AI_ADDRCONFIG  = 0x20
	AI_IDN         = 0x40
	AI_CANONIDN    = 0x80
	AI_NUMERICSERV = 0x400

	aiDeprecated = 0x300 // AI_IDN_ALLOW_UNASSIGNED, AI_IDN_USE_STD3_ASCII_RULES
	aiKnown      = 0x4ff | aiDeprecated
)

// Hints narrow what Getaddrinfo returns; 0 is any.
type Hints struct{ Family, Type, Proto, Flags int }

// AddrInfo is one result of Getaddrinfo. Canonname is set in the first one, when
// AI_CANONNAME asks for it.
type AddrInfo struct {
	Family, Type, Proto int
	Canonname           string
	Address             sockcore.Address
}

// Getaddrinfo is getaddrinfo(3). A nil host is this one (AI_PASSIVE: any address of it); a
// nil service is port 0; a service is decimal digits or a name. Non-ASCII host names are
// encoded as IDNA. Its errors are *Error (gaierror), *CallError for a host name that no
// encoding has, and the context's.
func (r *Resolver) Getaddrinfo(ctx context.Context, host, service *string, hints Hints) (
	[]AddrInfo, error,
) {
	host, service = unlessStar(host), unlessStar(service)
	if host != nil {
		ascii, err := encodeIDNA(*host)
		if err != nil {
			return nil, err
		}
		host = &ascii
	}
	hints, err := checkHints(host, service, hints)
	if err != nil {
		return nil, err
	}
	ends, err := r.endpoints(service, hints)
	if err != nil {
		return nil, err
	}
	found := answer{host: ownHost(hints)}
	if host != nil {
		found, err = r.hostAddresses(ctx, *host, hints)
	}
	if err != nil {
		return nil, err
	}
	r.sortAddresses(found.addrs)
	return combine(found.host, ends, hints), nil
}

// unlessStar is nil for "*", which the C library takes for NULL.
func unlessStar(s *string) *string {
	if s != nil && *s == "*" {
		return nil
	}
	return s
}

// checkHints refuses what is no question, and narrows the family for AI_ADDRCONFIG.
func checkHints(host, service *string, h Hints) (Hints, error) {
	switch {
	case host == nil && service == nil:
		return h, failure(EAI_NONAME)
	case h.Flags&^aiKnown != 0, h.Flags&AI_CANONNAME != 0 && host == nil:
		return h, failure(EAI_BADFLAGS)
	}
	if h.Flags&AI_ADDRCONFIG != 0 {
		v4, v6 := configured()
		switch {
		case h.Family == unix.AF_UNSPEC && v4 && !v6:
			h.Family = unix.AF_INET
		case h.Family == unix.AF_UNSPEC && v6 && !v4:
			h.Family = unix.AF_INET6
		case h.Family == unix.AF_INET && !v4, h.Family == unix.AF_INET6 && !v6:
			return h, failure(EAI_NONAME)
		}
	}
	if h.Family != unix.AF_UNSPEC && h.Family != unix.AF_INET && h.Family != unix.AF_INET6 {
		return h, failure(EAI_FAMILY)
	}
	return h, nil
}

// configured says which families have an address other than the loopback's.
func configured() (v4, v6 bool) {
	for _, own := range ownAddresses() {
		v4 = v4 || own.ip.Is4() && own.ip != netip.AddrFrom4([4]byte{127, 0, 0, 1})
		v6 = v6 || own.ip.Is6() && own.ip != netip.IPv6Loopback()
	}
	return v4, v6
}

// endpoint is a way to reach a service.
type endpoint struct {
	socketType
	port uint16
}

// endpoints are the socket types and ports that a service has under the hints.
func (r *Resolver) endpoints(service *string, hints Hints) ([]endpoint, error) {
	var fitting []socketType
	for _, t := range socketTypes {
		if t.fits(hints) {
			fitting = append(fitting, t)
		}
	}
	unasked := hints.Type == 0 && hints.Proto == 0
	if len(fitting) == 0 && hints.Type != 0 {
		return nil, failure(EAI_SOCKTYPE)
	}
	named := service != nil && *service != ""
	if len(fitting) == 0 || named && !unasked && fitting[0].name == "raw" {
		return nil, failure(EAI_SERVICE)
	}
	if !unasked {
		fitting = fitting[:1]
	}
	if !named {
		return numericEndpoints(fitting, 0, hints), nil
	}
	port, whole := strtoport(*service)
	switch {
	case whole && port >= 0:
		return numericEndpoints(fitting, uint16(port), hints), nil
	case !whole && hints.Flags&AI_NUMERICSERV != 0:
		return nil, failure(EAI_NONAME)
	}
	return r.namedEndpoints(fitting, *service, hints)
}

func numericEndpoints(types []socketType, port uint16, hints Hints) []endpoint {
	var list []endpoint
	for _, t := range types {
		if t.usual || hints.Type != 0 || hints.Proto != 0 {
			list = append(list, endpoint{t.with(hints), port})
		}
	}
	return list
}

func (r *Resolver) namedEndpoints(types []socketType, name string, hints Hints) (
	[]endpoint, error,
) {
	var list []endpoint
	for _, t := range types {
		if port, err := r.Getservbyname(name, t.name); err == nil && t.name != "raw" {
			list = append(list, endpoint{t.with(hints), uint16(port)})
		}
	}
	if len(list) == 0 {
		return nil, failure(EAI_SERVICE)
	}
	return list, nil
}

// strtoport reads a number as glibc does, by strtoul(3) into an int of which the port is 16
// bits; whole is false when the text has anything else. A negative one stands for a name.
func strtoport(text string) (n int32, whole bool) {
	text, negative := strings.CutPrefix(strings.TrimLeft(text, " \t\n\v\f\r"), "-")
	if !negative {
		text = strings.TrimPrefix(text, "+")
	}
	v, err := strconv.ParseUint(text, 10, 64)
	if err == nil && negative {
		v = -v
	}
	return int32(v), err == nil || errors.Is(err, strconv.ErrRange)
}

// socketType is a row of what the C library knows to offer.
type socketType struct {
	typ, proto int
	usual      bool   // offered when nothing is asked for
	name       string // of the protocol in etc/services
}

func (t socketType) fits(h Hints) bool {
	return (h.Type == 0 || h.Type == t.typ) &&
		(h.Proto == 0 || h.Proto == t.proto || t.name == "raw")
}

// with takes over the protocol for a raw socket, which has any.
func (t socketType) with(h Hints) socketType {
	if t.name == "raw" {
		t.proto = h.Proto
	}
	return t
}

// combine makes the results: each address with each endpoint.
func combine(h host, ends []endpoint, hints Hints) []AddrInfo {
	var list []AddrInfo
	for _, a := range h.addrs {
		for _, end := range ends {
			list = append(list, AddrInfo{
				Family: a.family(), Type: end.typ, Proto: end.proto, Address: a.sockaddr(end.port),
			})
		}
	}
	if hints.Flags&AI_CANONNAME != 0 {
		list[0].Canonname = h.name
	}
	if hints.Flags&AI_CANONIDN != 0 {
		list[0].Canonname = decodeIDNA(list[0].Canonname)
	}
	return list
}

func (a address) sockaddr(port uint16) sockcore.Address {
	if a.ip.Is4() {
		return sockcore.Inet4{Addr: a.ip.As4(), Port: port}
	}
	return sockcore.Inet6{Addr: a.ip.As16(), Port: port, ScopeID: a.scope}
}
