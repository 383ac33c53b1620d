package resolver

import (
	"net/netip"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// ownAddresses are the addresses of the interfaces, as rtnetlink(7) has them; none when it
// does not answer.
func ownAddresses() (list []ownAddress) {
	for _, m := range dump(unix.RTM_GETADDR) {
		if m.Header.Type != unix.RTM_NEWADDR || len(m.Data) < unix.SizeofIfAddrmsg {
			continue
		}
		head := (*unix.IfAddrmsg)(unsafe.Pointer(&m.Data[0]))
		if ip, ok := addressOf(&m); ok {
			list = append(list, ownAddress{ip: ip, bits: int(head.Prefixlen), index: int(head.Index),
				deprecated: head.Flags&(unix.IFA_F_DEPRECATED|unix.IFA_F_OPTIMISTIC) != 0,
				home:       head.Flags&unix.IFA_F_HOMEADDRESS != 0})
		}
	}
	return list
}

// addressOf is the local address of a message, the peer's where there is no other.
func addressOf(m *syscall.NetlinkMessage) (ip netip.Addr, ok bool) {
	attributes, err := syscall.ParseNetlinkRouteAttr(m)
	if err != nil {
		return ip, false
	}
	for _, a := range attributes {
		if a.Attr.Type == unix.IFA_LOCAL || a.Attr.Type == unix.IFA_ADDRESS && !ok {
			if found, good := netip.AddrFromSlice(a.Value); good {
				ip, ok = found, true
			}
		}
	}
	return ip, ok
}

// tunnels are the interfaces that carry packets inside others, by index.
func tunnels() map[int]bool {
	found := map[int]bool{}
	for _, m := range dump(unix.RTM_GETLINK) {
		if m.Header.Type != unix.RTM_NEWLINK || len(m.Data) < unix.SizeofIfInfomsg {
			continue
		}
		head := (*unix.IfInfomsg)(unsafe.Pointer(&m.Data[0]))
		switch head.Type {
		case unix.ARPHRD_TUNNEL, unix.ARPHRD_TUNNEL6, unix.ARPHRD_SIT:
			found[int(head.Index)] = true
		}
	}
	return found
}

func dump(question int) []syscall.NetlinkMessage {
	answer, err := syscall.NetlinkRIB(question, unix.AF_UNSPEC)
	if err != nil {
		return nil
	}
	messages, _ := syscall.ParseNetlinkMessage(answer)
	return messages
}
