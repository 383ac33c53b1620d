package resolver

import (
	"context"
	"fmt"
	"net/netip"
	"strconv"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// The flags of getnameinfo(3), and the sizes that netdb.h gives.
const (
	NI_NUMERICHOST = 1
	NI_NUMERICSERV = 2
	NI_NOFQDN      = 4
	NI_NAMEREQD    = 8
	NI_DGRAM       = 16
	NI_IDN         = 32
	NI_MAXHOST     = 1025
	NI_MAXSERV     = 32

	niKnown = 0x3f | 0xc0 // NI_IDN_ALLOW_UNASSIGNED, NI_IDN_USE_STD3_ASCII_RULES
)

// Getnameinfo is getnameinfo(3): the host and the service of an Inet4 or Inet6, as names
// where there are some, else as numbers. Its errors are *Error and the context's.
func (r *Resolver) Getnameinfo(ctx context.Context, addr sockcore.Address, flags int) (
	host, service string, err error,
) {
	a, port, ok := split(addr)
	switch {
	case flags&^niKnown != 0:
		return "", "", failure(EAI_BADFLAGS)
	case !ok:
		return "", "", failure(EAI_FAMILY)
	}
	if host, err = r.hostOf(ctx, a, flags); err != nil {
		return "", "", err
	}
	return host, r.serviceOf(port, flags), nil
}

func split(addr sockcore.Address) (a address, port uint16, ok bool) {
	switch sa := addr.(type) {
	case sockcore.Inet4:
		return address{ip: netip.AddrFrom4(sa.Addr)}, sa.Port, true
	case sockcore.Inet6:
		return address{ip: netip.AddrFrom16(sa.Addr), scope: sa.ScopeID}, sa.Port, true
	}
	return address{}, 0, false
}

func (r *Resolver) hostOf(ctx context.Context, a address, flags int) (string, error) {
	if flags&NI_NUMERICHOST == 0 {
		walk := &search{r: r}
		found := walk.byAddr(ctx, a.ip)
		switch {
		case found.err != nil:
			return "", found.err
		case found.herrno == 0:
			return shown(found.name, flags), nil
		case found.herrno == TRY_AGAIN:
			return "", walk.gaierror(TRY_AGAIN)
		}
	}
	if flags&NI_NAMEREQD != 0 {
		return "", failure(EAI_NONAME)
	}
	return a.String(), nil
}

// shown is a found name: without the own domain, or in Unicode, as flags ask.
func shown(name string, flags int) string {
	if flags&NI_NOFQDN != 0 {
		for _, domain := range ownDomain() {
			if bare := len(name) - len(domain) - 1; bare > 0 && name[bare:] == "."+domain {
				name = name[:bare]
			}
		}
	}
	if flags&NI_IDN != 0 {
		return decodeIDNA(name)
	}
	return name
}

// String is the numeric form, with the interface's name for a link-local address.
func (a address) String() string {
	text := ntop(a.ip)
	if a.scope == 0 {
		return text
	}
	if a.ip.IsLinkLocalUnicast() || a.ip.IsLinkLocalMulticast() {
		if name, err := IfIndextoname(int(a.scope)); err == nil {
			return text + "%" + name
		}
	}
	return fmt.Sprintf("%s%%%d", text, a.scope)
}

func (r *Resolver) serviceOf(port uint16, flags int) string {
	proto := "tcp"
	if flags&NI_DGRAM != 0 {
		proto = "udp"
	}
	if flags&NI_NUMERICSERV == 0 {
		if name, err := r.Getservbyport(int(port), proto); err == nil {
			return name
		}
	}
	return strconv.Itoa(int(port))
}

// Host is the answer of GethostbynameEx and Gethostbyaddr, Python's triple.
type Host struct {
	Name    string
	Aliases []string
	Addrs   []string // numeric
}

// Gethostbyname is Python's gethostbyname: the first IPv4 address of a name, as text.
func (r *Resolver) Gethostbyname(ctx context.Context, name string) (string, error) {
	a, err := r.lookupEncoded(ctx, name, unix.AF_INET)
	if err != nil {
		return "", err
	}
	return a.String(), nil
}

// GethostbynameEx is Python's gethostbyname_ex: all names and IPv4 addresses of a host.
func (r *Resolver) GethostbynameEx(ctx context.Context, name string) (Host, error) {
	if _, err := r.lookupEncoded(ctx, name, unix.AF_INET); err != nil {
		return Host{}, err
	}
	if ip, _, ok := parseNumeric(name); ok {
		return Host{Name: name, Addrs: []string{ip.Unmap().String()}}, nil
	}
	ascii, err := encodeIDNA(name)
	if err != nil {
		return Host{}, err
	}
	walk := &search{r: r}
	return walk.hostent(walk.byName(ctx, ascii, unix.AF_INET))
}

// Gethostbyaddr is Python's gethostbyaddr: the names of an address, or of a name's first.
func (r *Resolver) Gethostbyaddr(ctx context.Context, name string) (Host, error) {
	a, err := r.lookupEncoded(ctx, name, unix.AF_UNSPEC)
	if err != nil {
		return Host{}, err
	}
	walk := &search{r: r}
	return walk.hostent(walk.byAddr(ctx, a.ip))
}

// lookupEncoded is lookup of a name that Python's 'idna' codec takes.
func (r *Resolver) lookupEncoded(ctx context.Context, name string, family int) (address, error) {
	ascii, err := encodeIDNA(name)
	if err != nil {
		return address{}, err
	}
	return r.lookup(ctx, ascii, family)
}

// hostent is struct hostent of an answer, or an herror.
func (s *search) hostent(a answer) (Host, error) {
	if a.err != nil {
		return Host{}, a.err
	}
	if a.herrno != 0 {
		return Host{}, &Error{Code: a.herrno, Herror: true, Queries: s.queries}
	}
	h := Host{Name: a.name, Aliases: a.aliases}
	for _, each := range a.addrs {
		h.Addrs = append(h.Addrs, each.String())
	}
	return h, nil
}
