package resolver

import (
	"cmp"
	"math/bits"
	"net"
	"net/netip"
	"slices"
	"strconv"
)

// policy is the table of RFC 6724 (2.1) as glibc has it, or as etc/gai.conf(5) says.
type policy struct{ labels, precedences []rule }

type rule struct {
	prefix netip.Prefix
	value  int
}

func (r *Resolver) policy() policy {
	text, _ := r.read("gai.conf")
	return parsePolicy(text)
}

// parsePolicy reads gai.conf; a table that has one line there has none of the usual ones.
func parsePolicy(text string) policy {
	var p policy
	for words := range records(text) {
		if len(words) < 3 {
			continue
		}
		prefix, err := netip.ParsePrefix(words[1])
		value, bad := strconv.Atoi(words[2])
		switch {
		case err != nil || bad != nil:
		case words[0] == "label":
			p.labels = append(p.labels, rule{prefix, value})
		case words[0] == "precedence":
			p.precedences = append(p.precedences, rule{prefix, value})
		}
	}
	if p.labels == nil {
		p.labels = usual("::1/128 0", "::/0 1", "2002::/16 2", "::/96 3", "::ffff:0:0/96 4",
			"fec0::/10 5", "fc00::/7 6", "2001::/32 7")
	}
	if p.precedences == nil {
		p.precedences = usual("::1/128 50", "::/0 40", "2002::/16 30", "::/96 20",
			"::ffff:0:0/96 10")
	}
	return p
}

func usual(lines ...string) []rule {
	var rules []rule
	for _, line := range lines {
		i := len(line) - 1
		for line[i] != ' ' {
			i--
		}
		value, _ := strconv.Atoi(line[i+1:])
		rules = append(rules, rule{netip.MustParsePrefix(line[:i]), value})
	}
	return rules
}

// match is the value of the longest prefix that holds ip. netip keeps mapped addresses
// out of every IPv6 prefix, so both are compared as plain bits.
func match(rules []rule, ip netip.Addr) int {
	value, longest := 0, -1
	for _, r := range rules {
		long := r.prefix.Bits()
		if common(ip, r.prefix.Addr()) >= long && long > longest {
			value, longest = r.value, long
		}
	}
	return value
}

// common is the length of the prefix that two addresses share, as IPv6.
func common(a, b netip.Addr) int {
	x, y := a.As16(), b.As16()
	for i := range x {
		if d := x[i] ^ y[i]; d != 0 {
			return 8*i + bits.LeadingZeros8(d)
		}
	}
	return 128
}

// scope is RFC 6724's (3.1): 2 link-local, 5 site-local, 14 global.
func scope(ip netip.Addr) int {
	b := ip.As16()
	switch {
	case ip.Is6() && ip.IsMulticast():
		return int(b[1] & 15)
	case ip.IsLoopback(), ip.IsLinkLocalUnicast():
		return 2
	case b[0] == 0xfe && b[1]&0xc0 == 0xc0:
		return 5
	}
	return 14
}

// destination is an address with what decides its place.
type destination struct {
	address
	source     netip.Addr // what we would send from; not valid when we cannot
	from       ownAddress // the source, when an interface has it
	native     bool       // it leaves by an interface that is known, and no tunnel
	onLink     int        // IPv4: the bits it shares with the source inside one subnet
	label, own int        // of the destination, of the source
	precedence int
}

// ownAddress is an address of an interface.
type ownAddress struct {
	ip               netip.Addr
	bits             int // of its subnet
	index            int // of the interface
	deprecated, home bool
}

// sortAddresses puts them into the order of RFC 6724 (6), as glibc knows it.
func (r *Resolver) sortAddresses(list []address) {
	if len(list) < 2 {
		return
	}
	p, mine := r.policy(), ownAddresses()
	all := make([]destination, len(list))
	for i, a := range list {
		all[i] = p.place(a, mine)
	}
	markNative(all)
	slices.SortStableFunc(all, compare)
	for i, d := range all {
		list[i] = d.address
	}
}

// markNative asks for the kinds of interfaces only when there are several.
func markNative(all []destination) {
	differ := func(d destination) bool { return d.from.index != all[0].from.index }
	if !slices.ContainsFunc(all, differ) {
		return
	}
	through := tunnels()
	for i := range all {
		all[i].native = all[i].from.index != 0 && !through[all[i].from.index]
	}
}

func (p policy) place(a address, mine []ownAddress) destination {
	d := destination{address: a, label: match(p.labels, a.ip)}
	d.precedence = match(p.precedences, a.ip)
	if d.source = sourceFor(a); !d.source.IsValid() {
		return d
	}
	d.own = match(p.labels, d.source)
	if i := slices.IndexFunc(mine, func(m ownAddress) bool { return m.ip == d.source }); i >= 0 {
		d.from = mine[i]
	}
	subnet := netip.PrefixFrom(d.source, d.from.bits)
	if a.ip.Is4() && d.from.index != 0 && subnet.Contains(a.ip) {
		d.onLink = common(d.source, a.ip)
	}
	return d
}

// sourceFor asks the kernel which address a packet would leave from; nothing is sent.
func sourceFor(a address) netip.Addr {
	to := net.UDPAddr{IP: a.ip.AsSlice(), Port: 9}
	if a.scope != 0 {
		to.Zone = strconv.Itoa(int(a.scope))
	}
	conn, err := net.DialUDP("udp", nil, &to)
	if err != nil {
		return netip.Addr{}
	}
	defer conn.Close()
	return conn.LocalAddr().(*net.UDPAddr).AddrPort().Addr().WithZone("").Unmap()
}

// compare is negative when a comes first. Python's None of a source sorts last.
func compare(a, b destination) int {
	if a.source.IsValid() != b.source.IsValid() {
		return sooner(a.source.IsValid())
	}
	if a.source.IsValid() {
		inA, inB := scope(a.ip) == scope(a.source), scope(b.ip) == scope(b.source)
		if inA != inB {
			return sooner(inA)
		}
		if a.from.deprecated != b.from.deprecated {
			return sooner(b.from.deprecated)
		}
		if a.from.home != b.from.home {
			return sooner(a.from.home)
		}
		if inA, inB = a.label == a.own, b.label == b.own; inA != inB {
			return sooner(inA)
		}
	}
	if order := cmp.Compare(b.precedence, a.precedence); order != 0 {
		return order
	}
	if a.source.IsValid() && a.from.index != b.from.index && a.native != b.native {
		return sooner(a.native)
	}
	if order := cmp.Compare(scope(a.ip), scope(b.ip)); order != 0 {
		return order
	}
	if !a.source.IsValid() || a.family() != b.family() {
		return 0
	}
	if a.ip.Is4() {
		return cmp.Compare(b.onLink, a.onLink)
	}
	return cmp.Compare(common(b.ip, b.source), common(a.ip, a.source))
}

func sooner(first bool) int {
	if first {
		return -1
	}
	return 1
}
