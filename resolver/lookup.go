package resolver

import (
	"context"
	"net/netip"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// search is one walk through the sources of hosts.
type search struct {
	r       *Resolver
	queries []Query
}

// answer is a source's: a host, or an h_errno; err is the context's end.
type answer struct {
	host
	herrno int
	barren bool // NO_DATA, though there were records
	err    error
}

// unavailable marks a source that this package does not have, or that cannot be asked.
const unavailable = -1

func (a answer) status() string {
	switch a.herrno {
	case 0:
		return "success"
	case TRY_AGAIN:
		return "tryagain"
	case HOST_NOT_FOUND, NO_DATA:
		return "notfound"
	}
	return "unavail"
}

// each asks one source after the other until one ends the walk.
func (s *search) each(ask func(source string) answer) answer {
	text, _ := s.r.read("nsswitch.conf")
	last := answer{herrno: HOST_NOT_FOUND}
	for _, source := range parseSources(text) {
		a := ask(source.name)
		if a.herrno != unavailable {
			last = a
		}
		if a.err != nil || source.ends(a.status()) {
			break
		}
	}
	return last
}

// byName looks a host up; family AF_UNSPEC is both.
func (s *search) byName(ctx context.Context, name string, family int) answer {
	return s.each(func(source string) answer {
		switch source {
		case "files":
			h, herrno := s.r.hostsByName(name, family)
			return answer{host: h, herrno: herrno}
		case "dns":
			return s.dnsByName(ctx, name, family)
		case "myhostname":
			return myHostname(name, family)
		}
		return answer{herrno: unavailable}
	})
}

// byAddr looks an address up.
func (s *search) byAddr(ctx context.Context, ip netip.Addr) answer {
	return s.each(func(source string) answer {
		switch source {
		case "files":
			h, herrno := s.r.hostsByAddr(ip)
			return answer{host: h, herrno: herrno}
		case "dns":
			return s.dnsByAddr(ctx, ip)
		case "myhostname":
			return myAddress(ip)
		}
		return answer{herrno: unavailable}
	})
}

// myHostname is nss-myhostname(8): localhost and what ends in it are the loopback
// addresses, the own host name is this system's addresses.
func myHostname(name string, family int) answer {
	own, _ := os.Hostname()
	plain := strings.ToLower(strings.TrimSuffix(name, "."))
	var ips []netip.Addr
	switch {
	case plain == "localhost" || plain == "localhost.localdomain" ||
		strings.HasSuffix(plain, ".localhost") ||
		strings.HasSuffix(plain, ".localhost.localdomain"):
		ips = []netip.Addr{netip.IPv6Loopback(), netip.AddrFrom4([4]byte{127, 0, 0, 1})}
		name = "localhost"
	case own != "" && strings.EqualFold(plain, own):
		ips, name = ownGlobal(), own
	}
	h := host{name: name}
	for _, ip := range ips {
		a := address{ip: ip}
		if family == unix.AF_UNSPEC || family == a.family() {
			h.addrs = append(h.addrs, a)
		}
	}
	if len(h.addrs) == 0 {
		return answer{herrno: HOST_NOT_FOUND}
	}
	return answer{host: h}
}

func myAddress(ip netip.Addr) answer {
	own, _ := os.Hostname()
	h := host{addrs: []address{{ip: ip}}}
	switch {
	case ip == netip.IPv6Loopback() || ip == netip.AddrFrom4([4]byte{127, 0, 0, 1}):
		h.name = "localhost"
	case ip == netip.AddrFrom4([4]byte{127, 0, 0, 2}):
		h.name = own
	default:
		for _, mine := range ownGlobal() {
			if mine == ip {
				h.name = own
			}
		}
	}
	if h.name == "" {
		return answer{herrno: HOST_NOT_FOUND}
	}
	return answer{host: h}
}

// ownGlobal are the interfaces' global addresses, or 127.0.0.2 and ::1 without any.
func ownGlobal() []netip.Addr {
	var ips []netip.Addr
	for _, own := range ownAddresses() {
		if own.ip.IsGlobalUnicast() {
			ips = append(ips, own.ip)
		}
	}
	if len(ips) == 0 {
		return []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 2}), netip.IPv6Loopback()}
	}
	return ips
}
