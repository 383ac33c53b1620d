//go:build !linux

package resolver

import (
	"net"
	"net/netip"
)

// ownAddresses are the addresses of the interfaces; this system does not tell which of
// them are deprecated.
func ownAddresses() (list []ownAddress) {
	interfaces, _ := net.Interfaces()
	for _, i := range interfaces {
		all, _ := i.Addrs()
		for _, each := range all {
			if p, err := netip.ParsePrefix(each.String()); err == nil {
				list = append(list, ownAddress{ip: p.Addr(), bits: p.Bits(), index: i.Index})
			}
		}
	}
	return list
}

// tunnels are not told apart here.
func tunnels() map[int]bool { return nil }
