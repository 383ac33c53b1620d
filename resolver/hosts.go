package resolver

import (
	"iter"
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// host is what is known of a host: struct hostent, for both families at once.
type host struct {
	name    string // canonical
	aliases []string
	addrs   []address
}

// hostLine is a line of etc/hosts.
type hostLine struct {
	ip    netip.Addr
	names []string
}

// parseHosts reads hosts(5); a line whose address is none, or that has no name, is skipped.
func parseHosts(text string) iter.Seq[hostLine] {
	return func(yield func(hostLine) bool) {
		for words := range records(text) {
			ip, err := netip.ParseAddr(words[0])
			if err == nil && ip.Zone() == "" && len(words) > 1 && !yield(hostLine{ip, words[1:]}) {
				return
			}
		}
	}
}

func (l hostLine) has(name string) bool {
	return slices.ContainsFunc(l.names, func(n string) bool { return strings.EqualFold(n, name) })
}

// inFamily is the line's address as one of family. For AF_INET glibc takes the loopback
// address ::1 for 127.0.0.1, and a mapped address for what it maps.
func (l hostLine) inFamily(family int) (netip.Addr, bool) {
	switch {
	case family == unix.AF_UNSPEC, family == (address{ip: l.ip}).family():
		return l.ip, true
	case family == unix.AF_INET && l.ip.Is4In6():
		return l.ip.Unmap(), true
	case family == unix.AF_INET && l.ip == netip.IPv6Loopback():
		return netip.AddrFrom4([4]byte{127, 0, 0, 1}), true
	}
	return netip.Addr{}, false
}

// multi is "multi on" in host.conf(5): a name may stand in several lines. (Debian says so,
// glibc by itself does not.)
func (r *Resolver) multi() bool {
	text, _ := r.read("host.conf")
	on := false
	for words := range records(text) {
		if len(words) > 1 && words[0] == "multi" {
			on = words[1] == "on"
		}
	}
	return on
}

// hostsByName takes the first line that has the name, or all: then the first one's first
// name is canonical, and all others are aliases.
func (r *Resolver) hostsByName(name string, family int) (h host, herrno int) {
	text, _ := r.read("hosts")
	for line := range parseHosts(text) {
		ip, ok := line.inFamily(family)
		if !ok || !line.has(name) {
			continue
		}
		if len(h.addrs) == 1 && !r.multi() {
			break
		}
		if len(h.addrs) == 0 {
			h.name = line.names[0]
		}
		h.aliases = append(h.aliases, line.names[1:]...)
		if line.names[0] != h.name {
			h.aliases = append(h.aliases, line.names[0])
		}
		h.addrs = append(h.addrs, address{ip: ip})
	}
	if len(h.addrs) == 0 {
		return h, HOST_NOT_FOUND
	}
	return h, 0
}

// hostsByAddr is the first line with the address.
func (r *Resolver) hostsByAddr(ip netip.Addr) (h host, herrno int) {
	text, _ := r.read("hosts")
	for line := range parseHosts(text) {
		own, ok := line.inFamily(address{ip: ip}.family())
		if ok && own == ip {
			return host{line.names[0], line.names[1:], []address{{ip: ip}}}, 0
		}
	}
	return host{}, HOST_NOT_FOUND
}
