package sockcore

import (
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestControlInWords(t *testing.T) {
	lo := interfaceName(1)
	peer, _ := Inet4{Addr: [4]byte{127, 0, 0, 1}}.sockaddr()
	ee := append([]byte{111, 0, 0, 0, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0}, peer...)
	for _, c := range []struct {
		level, typ int
		data       []byte
		want       string
	}{
		{unix.SOL_SOCKET, unix.SCM_CREDENTIALS, []byte{7, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0},
			"SCM_CREDENTIALS pid 7, uid 1, gid 2"},
		{unix.SOL_SOCKET, unix.SCM_CREDENTIALS, []byte{7}, "SCM_CREDENTIALS, 1 bytes"},
		{unix.SOL_SOCKET, unix.SO_TIMESTAMP_OLD, append(make([]byte, 8), 5, 0, 0, 0, 0, 0, 0, 0),
			"SCM_TIMESTAMP 1970-01-01 00:00:00.000005000 UTC"},
		{unix.IPPROTO_IP, unix.IP_TTL, []byte{64, 0, 0, 0}, "IP_TTL time to live 64"},
		{unix.IPPROTO_IP, unix.IP_TOS, []byte{16}, "IP_TOS type of service 16"},
		{unix.IPPROTO_IPV6, unix.IPV6_HOPLIMIT, []byte{9, 0, 0, 0}, "IPV6_HOPLIMIT hop limit 9"},
		{unix.IPPROTO_IP, unix.IP_PKTINFO, []byte{1, 0, 0, 0, 127, 0, 0, 1, 127, 0, 0, 2},
			"IP_PKTINFO to 127.0.0.2, arrived at 127.0.0.1 on " + lo},
		{unix.IPPROTO_IP, unix.IP_RECVERR, ee, "IP_RECVERR ECONNREFUSED (Connection refused), " +
			"ICMP type 3 code 3, from 127.0.0.1 port 0"},
		{unix.SOL_SOCKET, unix.SCM_RIGHTS, []byte{255, 255, 255, 127},
			"SCM_RIGHTS descriptor 2147483647 (closed)"},
		{unix.SOL_SOCKET, unix.SCM_PIDFD, []byte{255, 255, 255, 127}, "SCM_PIDFD descriptor 2147483647 (closed)"},
		{unix.SOL_SOCKET, unix.SCM_SECURITY, []byte("label\x00"), "SCM_SECURITY label"},
		{unix.IPPROTO_TCP, unix.TCP_CM_INQ, []byte{5, 0, 0, 0}, "TCP_CM_INQ bytes left to read 5"},
		{77, 88, []byte("abc"), "77 88, 3 bytes"},
	} {
		if got := (ControlMessage{c.level, c.typ, c.data}).String(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestRightsInWords(t *testing.T) {
	a, _ := rawPair(t, unix.SOCK_STREAM)
	got := RightsMessage(a.Fileno()).String()
	if !strings.HasSuffix(got, " AF_UNIX SOCK_STREAM") {
		t.Error(got)
	}
}

// FuzzControlInWords: no data of any form reads past its end.
func FuzzControlInWords(f *testing.F) {
	for key := range controlForms() {
		f.Add(key[0], key[1], make([]byte, 48))
	}
	f.Fuzz(func(t *testing.T, level, typ int, data []byte) {
		if (ControlMessage{level, typ, data}).String() == "" {
			t.Fatal("no text")
		}
		for _, form := range controlForms() {
			form.text(data)
		}
	})
}
