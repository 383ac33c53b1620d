package resolver

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"strings"
	"testing"
)

// destinations are addresses of all kinds that RFC 6724 tells apart. (Not ::ffff:9.9.9.9:
// beside plain IPv4 the rules are not transitive, and the order is the algorithm's.)
var destinations = strings.Fields(`127.0.0.1 ::1 10.1.2.3 192.0.2.9 192.0.2.200 192.0.3.1
	169.254.1.1 8.8.8.8 2001:4860::8888 2002:808:808::1 fd00::9 fd00::ffff fd12::1 fec0::1
	fe80::9 2001:0:1::1 ::9.9.9.9 ff02::1 ff0e::1 2001:db8::1 224.0.0.1`)

// hostsOf gives every name n0, n1, … a shuffled selection of destinations.
func hostsOf(names int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var hosts strings.Builder
	for n := range names {
		for _, i := range random.Perm(len(destinations))[:2+n%8] {
			fmt.Fprintf(&hosts, "%s n%d\n", destinations[i], n)
		}
	}
	return hosts.String()
}

// TestSortingAgainstCPython has this system's interfaces on both sides.
func TestSortingAgainstCPython(t *testing.T) {
	for title, gai := range map[string]string{
		"usual":    "",
		"gai.conf": "precedence ::ffff:0:0/96 100\nlabel ::/0 1\n# x\nbad line\nlabel x y\n",
	} {
		dir := root(t, map[string]string{
			"nsswitch.conf": "hosts: files\n", "gai.conf": gai, "hosts": hostsOf(100),
			"host.conf": "multi on\n"})
		var calls []call
		for n := range 100 {
			for _, flags := range []int{0, AI_ADDRCONFIG, AI_CANONNAME} {
				calls = append(calls,
					call{"getaddrinfo", []any{fmt.Sprint("n", n), 80, 0, 1, 0, flags}})
			}
		}
		t.Run(title, func(t *testing.T) {
			agree(t, &Resolver{Root: dir}, calls, cpython(t, calls, isolated(t, "-m", dir, "true")...))
		})
	}
}

func TestPolicyTable(t *testing.T) {
	p := parsePolicy("")
	for ip, want := range map[string][2]int{"::1": {0, 50}, "8.8.8.8": {4, 10}, "fd00::1": {6, 40},
		"2002::1": {2, 30}, "::1.2.3.4": {3, 20}, "2001::1": {7, 40}, "2001:db8::": {1, 40}} {
		a := netip.MustParseAddr(ip)
		if got := [2]int{match(p.labels, a), match(p.precedences, a)}; got != want {
			t.Errorf("%s has label and precedence %v, want %v", ip, got, want)
		}
	}
}
