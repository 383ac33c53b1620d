package sockcore

import (
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestLinuxNames(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{TypeName(unix.SOCK_STREAM | unix.SOCK_CLOEXEC), "SOCK_STREAM|SOCK_CLOEXEC"},
		{FamilyName(unix.AF_NETLINK), "AF_NETLINK"},
		{LevelName(unix.SOL_NETLINK), "SOL_NETLINK"},
		{FlagNames("MSG_", unix.MSG_DONTWAIT|unix.MSG_PEEK), "MSG_PEEK|MSG_DONTWAIT"},
		{FlagNames("MSG_", unix.MSG_TRUNC|unix.MSG_CTRUNC), "MSG_CTRUNC|MSG_TRUNC"},
		{FlagNames("MSG_", unix.MSG_CMSG_CLOEXEC|1<<31), "MSG_CMSG_CLOEXEC|0x80000000"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

// TestNewerConstants are names that CPython has only since 3.12 or 3.14, or never.
func TestNewerConstants(t *testing.T) {
	for name, want := range map[string]int64{
		"TCP_SAVE_SYN": 27, "TCP_ULP": 31, "TCP_TX_DELAY": 37, "TCP_IS_MPTCP": 43, "TCP_CC_INFO": 26,
		"SO_BINDTOIFINDEX": 62, "IP_PKTINFO": 8, "IP_RECVERR": 11, "IPV6_RECVERR": 25,
		"ETH_P_ALL": 3, "ETHERTYPE_IPV6": 0x86dd, "NI_IDN": 32, "UDP_GRO": 104,
		"POLLRDHUP": 0x2000, "SCTP_NODELAY": 3, "MPTCP_INFO": 1, "AF_XDP": 44, "EHWPOISON": 133,
		"SOL_L2CAP": 6, "SOL_RFCOMM": 18, "BT_SECURITY": 4, "BT_VOICE_CVSD_16BIT": 0x60,
		"BT_PHY_LE_CODED_RX": 0x4000, "HCI_CHANNEL_CONTROL": 3, "HCI_DEV_NONE": 0xffff,
		"L2CAP_LM_SECURE": 0x20, "RDS_FREE_MR": 3, "RDS_RDMA_SILENT": 0x40, "SO_ORIGINAL_DST": 80,
		"IP_RECVTTL": 12, "IP_RECVORIGDSTADDR": 20, "NETLINK_KOBJECT_UEVENT": 15,
	} {
		if got, ok := ConstantValue(name); got != want {
			t.Errorf("%s is %d (%v), want %d", name, got, ok, want)
		}
	}
}

func TestErrnosAreConstants(t *testing.T) {
	for n := range 134 {
		name := ErrnoName(unix.Errno(n))
		if got, ok := ConstantValue(name); name != "" && (!ok || got != int64(n)) {
			t.Errorf("%s is %d (%v), want %d", name, got, ok, n)
		}
	}
	if strings.Contains(FamilyName(0), "0") {
		t.Error("family 0 has no name")
	}
}
