package resolver

import (
	"fmt"
	"net"
	"net/netip"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"sockshell/sockcore/sockcoretest"
)

// network is what ip(8) makes for TestSortingByInterface: addresses that are deprecated, home
// addresses and not, and a tunnel, each the source for some prefix.
const network = `link add d0 type veth peer name e0
link set d0 up
link set e0 up
link add d1 type veth peer name e1
link set d1 up
link set e1 up
addr add 2001:db8:1::1/64 dev d0 nodad
addr add 2001:db8:2::1/64 dev d0 nodad preferred_lft 0
addr add 2001:db8:3::1/64 dev d1 nodad home
addr add 10.1.0.1/16 dev d0
addr add 10.2.0.1/16 dev d1
addr add 192.0.2.1/24 dev d1 preferred_lft 0`

// tunnel needs a module that not every kernel has.
const tunnel = `link add t0 type sit local 10.1.0.1 remote 10.1.0.2
link set t0 up
addr add 2001:db8:4::1/64 dev t0 nodad
addr add 198.51.100.1/24 dev t0`

// TestSortingByInterface: rules 3, 4 and 7 of RFC 6724, in a network made for them.
func TestSortingByInterface(t *testing.T) {
	ip := sockcoretest.Program(t, "ip")
	var hosts strings.Builder
	addresses := strings.Fields(`2001:db8:1::9 2001:db8:2::9 2001:db8:3::9 2001:db8:4::9 10.1.0.9 10.2.0.9
		192.0.2.9 198.51.100.9 127.0.0.1 ::1 2001:db8:9::9`)
	var calls []call
	for i, a := range addresses {
		for j, b := range addresses {
			if i != j {
				fmt.Fprintf(&hosts, "%s n%d-%d\n%s n%d-%d\n", a, i, j, b, i, j)
				name := fmt.Sprintf("n%d-%d", i, j)
				calls = append(calls, call{"getaddrinfo", []any{name, 80, 0, 1, 0, 0}})
			}
		}
	}
	dir := root(t, map[string]string{"nsswitch.conf": "hosts: files\n", "host.conf": "multi on\n",
		"hosts": hosts.String()})
	sockcoretest.InNetns(t, func() {
		for _, line := range strings.Split(network+"\n"+tunnel, "\n") {
			if out, err := exec.Command(ip, strings.Fields(line)...).CombinedOutput(); err != nil {
				if strings.Contains(tunnel, line) {
					t.Logf("without a tunnel: ip %s: %s", line, out)
					break
				}
				t.Errorf("ip %s: %v %s", line, err, out)
				return
			}
		}
		agree(t, &Resolver{Root: dir}, calls, cpython(t, calls, isolated(t, "-m", dir, "true")...))
	})
}

// TestTransports holds the rules that a kernel without tunnels or mobile addresses has no
// case of: of two that are alike the one by a home address, or by no tunnel, comes first.
func TestTransports(t *testing.T) {
	here := netip.MustParseAddr("2001:db8::1")
	at := func(index int, home, native bool) destination {
		return destination{address: address{ip: here}, source: here, native: native,
			from: ownAddress{ip: here, index: index, home: home}}
	}
	for _, c := range []struct {
		title  string
		a, b   destination
		sooner bool
	}{
		{"home", at(1, true, false), at(1, false, false), true},
		{"native", at(1, false, true), at(2, false, false), true},
		{"home before native", at(1, true, false), at(2, false, true), true},
		{"one interface", at(1, false, true), at(1, false, false), false},
		{"alike", at(1, false, true), at(2, false, true), false},
	} {
		if there, back := compare(c.a, c.b) < 0, compare(c.b, c.a) > 0; there != c.sooner || back != c.sooner {
			t.Errorf("%s: %v, and the other way %v", c.title, there, back)
		}
	}
}

// TestOwnAddresses holds the kernel's table against the standard library's reading of it.
func TestOwnAddresses(t *testing.T) {
	all, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, a := range all {
		want = append(want, a.String())
	}
	for _, own := range ownAddresses() {
		got = append(got, netip.PrefixFrom(own.ip, own.bits).String())
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("%v, want %v", got, want)
	}
}
