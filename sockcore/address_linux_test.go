package sockcore

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// kernelName binds fd to a sockaddr by the bare system calls.
func kernelName(t *testing.T, fd, proto int, b []byte) Address {
	t.Helper()
	_, _, errno := unix.Syscall(unix.SYS_BIND, uintptr(fd),
		uintptr(unsafe.Pointer(&b[0])), uintptr(len(b)))
	if errno != 0 {
		t.Fatalf("bind: %v", errno)
	}
	name, size := make([]byte, maxSockaddr), uint32(maxSockaddr)
	_, _, errno = unix.Syscall(unix.SYS_GETSOCKNAME, uintptr(fd),
		uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&size)))
	if errno != 0 {
		t.Fatalf("getsockname: %v", errno)
	}
	return decodeAddressFor(proto, name[:size])
}

func TestLinuxAddressRoundTrip(t *testing.T) {
	device := BDAddr{1, 2, 3, 4, 5, 6}
	for _, c := range []struct {
		proto int
		a     Address
	}{
		{0, Unix{"\x00"}},
		{0, Unix{"\x00a\x00b\xff"}},
		{0, Unix{"\x00" + strings.Repeat("x", 107)}},
		{0, Packet{Interface: "lo", Ifindex: 1, Protocol: 3, PacketType: 4, HWType: 772, Addr: "abcdef"}},
		{0, Packet{}},
		{0, Netlink{PID: 1 << 31, Groups: 5}},
		{0, VSock{CID: 2, Port: 0xffffffff}},
		{unix.CAN_RAW, CAN{"lo", 1}},
		{unix.CAN_BCM, CAN{}},
		{unix.CAN_ISOTP, CANISOTP{"lo", 1, 0x12345678, 0x9abcdef0}},
		{unix.CAN_J1939, CANJ1939{"lo", 1, 1 << 63, 0x3ffff, 255}},
		{0, ALG{"skcipher", "cbc(aes)", 1, 2}},
		{unix.BTPROTO_L2CAP, L2CAP{device, 0x1001, 2, 1}},
		{unix.BTPROTO_RFCOMM, RFCOMM{device, 30}},
		{unix.BTPROTO_HCI, HCI{0xffff, 1}},
		{unix.BTPROTO_SCO, SCO{device}},
		{0, TIPC{unix.TIPC_SERVICE_RANGE, 1, 2, 3, 2}},
		{0, TIPC{unix.TIPC_SERVICE_ADDR, 1, 2, 2, -1}},
		{0, TIPC{unix.TIPC_SOCKET_ADDR, 1, 2, 0, 3}},
		{0, QIPCRTR{1, 2}},
		{0, Other{unix.AF_X25, "123"}},
	} {
		b, err := c.a.sockaddr()
		if err != nil {
			t.Errorf("%#v: %v", c.a, err)
			continue
		}
		if got := decodeAddressFor(c.proto, b); got != c.a || got.Family() != c.a.Family() {
			t.Errorf("%#v came back as %#v", c.a, got)
		}
	}
}

func TestLinuxAddressRefused(t *testing.T) {
	for _, c := range []struct {
		a    Address
		text string
	}{
		{Packet{Addr: "123456789"}, "Hardware address must be 8 bytes or less"},
		{Packet{Interface: "nosuch0"}, "[Errno 19] No such device"},
		{Packet{Interface: strings.Repeat("x", 99)}, "[Errno 19] No such device"},
		{CAN{Interface: strings.Repeat("x", 16)}, "AF_CAN interface name too long"},
		{CANJ1939{Interface: "nosuch0"}, "[Errno 19] No such device"},
		{ALG{Type: strings.Repeat("x", 14)}, "AF_ALG type too long."},
		{ALG{Name: strings.Repeat("x", 64)}, "AF_ALG name too long."},
		{TIPC{AddrType: 9}, "Invalid address type"},
	} {
		if _, err := c.a.sockaddr(); err == nil || err.Error() != c.text {
			t.Errorf("%#v: %v, want %s", c.a, err, c.text)
		}
	}
}

func TestAbstractNamesByKernel(t *testing.T) {
	name := Unix{"\x00sockcore test \x00\xff"}
	if got := bound(t, unix.AF_UNIX, 0, name); got != name {
		t.Errorf("bound %q, the kernel has %#v", name.Path, got)
	}
	automatic := bound(t, unix.AF_UNIX, 0, Unix{}).(Unix)
	if !regexp.MustCompile(`^\x00[0-9a-f]{5}$`).MatchString(automatic.Path) {
		t.Errorf("an autobound name is %q", automatic.Path)
	}
}

func TestNetlinkByKernel(t *testing.T) {
	got := bound(t, unix.AF_NETLINK, unix.NETLINK_ROUTE, Netlink{Groups: 1}).(Netlink)
	if got.PID == 0 || got.Groups != 1 {
		t.Errorf("%#v, process %d", got, os.Getpid())
	}
}

func TestPacketByKernel(t *testing.T) {
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_DGRAM, 0)
	if errors.Is(err, unix.EPERM) {
		t.Skip("AF_PACKET needs CAP_NET_RAW:", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	b, err := Packet{Interface: "lo", Protocol: unix.ETH_P_ARP}.sockaddr()
	if err != nil {
		t.Fatal(err)
	}
	got := kernelName(t, fd, 0, b).(Packet)
	want := Packet{Interface: "lo", Ifindex: got.Ifindex, Protocol: unix.ETH_P_ARP,
		HWType: unix.ARPHRD_LOOPBACK, Addr: "\x00\x00\x00\x00\x00\x00"}
	if got != want || got.Ifindex == 0 {
		t.Errorf("%#v, want %#v", got, want)
	}
}

func TestBDAddr(t *testing.T) {
	a, err := ParseBDAddr("01:23:45:67:89:aB")
	if err != nil || a.String() != "01:23:45:67:89:AB" || a[5] != 1 {
		t.Errorf("%v, %v", a, err)
	}
	if a, err := ParseBDAddr("1:2:3:4:5:6"); err != nil || a.String() != "01:02:03:04:05:06" {
		t.Errorf("%v, %v", a, err)
	}
	for _, bad := range []string{"", "01:23:45:67:89", "01:23:45:67:89:AB:CD", "01:23:45:67:89:",
		"x1:23:45:67:89:AB", "001:23:45:67:89:AB"} {
		if a, err := ParseBDAddr(bad); err == nil || err.Error() != "bad bluetooth address" {
			t.Errorf("%q: %v, %v", bad, a, err)
		}
	}
}
