package resolver

import (
	"context"
	"net/netip"
	"strings"

	"golang.org/x/sys/unix"
)

// ownHost is the host that no name stands for.
func ownHost(hints Hints) host {
	v6, v4 := netip.IPv6Loopback(), netip.AddrFrom4([4]byte{127, 0, 0, 1})
	if hints.Flags&AI_PASSIVE != 0 {
		v6, v4 = netip.IPv6Unspecified(), netip.IPv4Unspecified()
	}
	switch hints.Family {
	case unix.AF_INET:
		return host{addrs: []address{{ip: v4}}}
	case unix.AF_INET6:
		return host{addrs: []address{{ip: v6}}}
	}
	return host{addrs: []address{{ip: v6}, {ip: v4}}}
}

// hostAddresses finds the addresses of a name or numeric text.
func (r *Resolver) hostAddresses(ctx context.Context, name string, hints Hints) (answer, error) {
	if ip, scope, ok := parseNumeric(name); ok {
		a, err := inFamily(ip, scope, hints)
		return answer{host: host{name: name, addrs: []address{a}}}, err
	}
	if hints.Flags&AI_NUMERICHOST != 0 || strings.Contains(name, "\x00") {
		return answer{}, failure(EAI_NONAME)
	}
	walk := &search{r: r}
	found := walk.byName(ctx, name, hints.Family)
	if hints.Family == unix.AF_INET6 && hints.Flags&AI_V4MAPPED != 0 && found.err == nil {
		found = walk.withMapped(ctx, name, found, hints.Flags)
	}
	if found.err != nil {
		return answer{}, found.err
	}
	if len(found.addrs) == 0 {
		return answer{}, walk.gaierror(found.herrno)
	}
	return found, nil
}

// inFamily fits a numeric address to the family that is asked for.
func inFamily(ip netip.Addr, scope string, hints Hints) (address, error) {
	switch {
	case hints.Family == unix.AF_UNSPEC || hints.Family == (address{ip: ip}).family():
	case hints.Family == unix.AF_INET6 && hints.Flags&AI_V4MAPPED != 0:
		ip = mapped(ip)
	case hints.Family == unix.AF_INET && ip.Is4In6():
		ip = ip.Unmap()
	default:
		return address{}, failure(EAI_ADDRFAMILY)
	}
	id, err := scopeID(ip, scope)
	return address{ip, id}, err
}

// withMapped adds the IPv4 addresses in IPv6's form: with AI_ALL always, otherwise when
// there are none of IPv6. Without AI_ALL mapped addresses never stand beside others.
func (s *search) withMapped(ctx context.Context, name string, six answer, flags int) answer {
	if flags&AI_ALL == 0 && len(six.addrs) > 0 {
		var own []address
		for _, a := range six.addrs {
			if !a.ip.Is4In6() {
				own = append(own, a)
			}
		}
		six.addrs, six.herrno = own, HOST_NOT_FOUND
		return six
	}
	four := s.byName(ctx, name, unix.AF_INET)
	if len(six.addrs) == 0 {
		six.name = four.name
	}
	for _, a := range four.addrs {
		six.addrs = append(six.addrs, address{ip: mapped(a.ip)})
	}
	if four.herrno == TRY_AGAIN || six.herrno == HOST_NOT_FOUND {
		six.herrno = four.herrno
	}
	six.err = four.err
	return six
}

// gaierror is getaddrinfo(3)'s word for an h_errno.
func (s *search) gaierror(herrno int) error {
	code := EAI_NONAME
	switch herrno {
	case TRY_AGAIN:
		code = EAI_AGAIN
	case NO_DATA:
		code = EAI_NODATA
	}
	return &Error{Code: int(code), Queries: s.queries}
}
