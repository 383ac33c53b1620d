package resolver

import (
	"context"
	"net/netip"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// Lookup is the address that a host name stands for in bind, connect and sendto, with port
// 0: an Inet4 or Inet6 of the family (AF_UNSPEC is either). "" is any address,
// "<broadcast>" is 255.255.255.255. Errors are those of CPython's setipaddr.
func (r *Resolver) Lookup(ctx context.Context, host string, family int) (
	sockcore.Address, error,
) {
	a, err := r.lookup(ctx, host, family)
	if err != nil {
		return nil, err
	}
	return a.sockaddr(0), nil
}

func (r *Resolver) lookup(ctx context.Context, host string, family int) (address, error) {
	switch host {
	case "":
		if family == unix.AF_UNSPEC {
			return address{}, raise("OSError", "wildcard resolved to multiple address")
		}
		return ownHost(Hints{Family: family, Flags: AI_PASSIVE}).addrs[0], nil
	case "255.255.255.255", "<broadcast>":
		if family != unix.AF_INET && family != unix.AF_UNSPEC {
			return address{}, raise("OSError", "address family mismatched")
		}
		return address{ip: netip.AddrFrom4([4]byte{255, 255, 255, 255})}, nil
	}
	list, err := r.Getaddrinfo(ctx, &host, nil, Hints{Family: family})
	if err != nil {
		return address{}, err
	}
	a, _, _ := split(list[0].Address)
	return a, nil
}

// Getfqdn is Python's getfqdn: the first name of a host that has a dot, else its canonical
// name; the name itself when nothing is known of it. "" is this system. The error is the
// context's.
func (r *Resolver) Getfqdn(ctx context.Context, name string) (string, error) {
	name = strings.TrimSpace(name)
	if name == "" || name == "0.0.0.0" || name == "::" {
		own, err := Gethostname()
		if err != nil {
			return "", err
		}
		name = own
	}
	h, err := r.Gethostbyaddr(ctx, name)
	if err != nil {
		return name, ctx.Err()
	}
	for _, each := range append([]string{h.Name}, h.Aliases...) {
		if strings.Contains(each, ".") {
			return each, nil
		}
	}
	return h.Name, nil
}
