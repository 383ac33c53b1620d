package repl

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"sockshell/sockcore"
)

// familyCases are lines on families, protocols and options that not every kernel has.
var familyCases = []struct {
	name               string
	family, typ, proto int
	lines, want        []string
	able               func(fd int) error // asked with such a socket
}{
	{"packet", unix.AF_PACKET, unix.SOCK_RAW, 0, []string{
		// A protocol of nobody's: others send over lo meanwhile.
		"p = socket AF_PACKET SOCK_DGRAM", "p.bind lo 0x88b5", "p.getsockname",
		"q = socket AF_PACKET SOCK_DGRAM", `q.sendto frame ("lo", 0x88b5, 0, 0, b"\x00" * 6)`,
		"p.recvfrom 100", "p.bind lo 70000",
		`p.setsockopt SOL_PACKET PACKET_ADD_MEMBERSHIP ("lo", PACKET_MR_PROMISC)`,
		`p.setsockopt SOL_PACKET PACKET_DROP_MEMBERSHIP ("lo", PACKET_MR_PROMISC)`,
		`p.setsockopt SOL_PACKET PACKET_ADD_MEMBERSHIP ("lo", PACKET_MR_MULTICAST, b"\x01\x00\x5e\x00\x00\x01")`,
		"p.setsockopt SOL_PACKET PACKET_ADD_MEMBERSHIP lo",
	}, []string{
		`('lo', 34997, 0, 772, b'\x00\x00\x00\x00\x00\x00')`, "5",
		`(b'frame', ('lo', 34997, 0, 772, b'\x00\x00\x00\x00\x00\x00'))`,
		"OverflowError: bind(): proto must be 0-65535.",
		`TypeError: (interface, type) is wanted, as ("lo", PACKET_MR_PROMISC)`,
	}, nil},
	{"vsock", unix.AF_VSOCK, unix.SOCK_STREAM, 0, []string{
		"v = socket AF_VSOCK SOCK_STREAM", "v.bind VMADDR_CID_ANY 4294967295", "v.getsockname()[0]", "v.listen",
		"c = socket AF_VSOCK SOCK_STREAM", "v.bind (1, 2, 3)",
	}, []string{"4294967295", "TypeError: getsockaddrarg() takes exactly 2 arguments (3 given)"}, nil},
	{"vsock loopback", unix.AF_VSOCK, unix.SOCK_STREAM, 0, []string{
		"v = socket AF_VSOCK SOCK_STREAM", "v.bind VMADDR_CID_ANY VMADDR_PORT_ANY", "v.listen", "port = v.getsockname()[1]",
		"c = socket AF_VSOCK SOCK_STREAM", "c.settimeout 5", "c.connect ((VMADDR_CID_LOCAL, port))", "d, addr = v.accept",
		"addr[0] == VMADDR_CID_LOCAL", "c.getpeername() == (VMADDR_CID_LOCAL, port)", "c.sendall hello", "d.recv 100",
		`d.sendall "back\n"`, "c.recv_line", "c.shutdown SHUT_WR", "d.recv 100", "d.send more", "c.recv 100",
		"c.setsockopt AF_VSOCK SO_VM_SOCKETS_BUFFER_SIZE 65536", "c.getsockopt AF_VSOCK SO_VM_SOCKETS_BUFFER_SIZE",
	}, []string{"True", "True", "b'hello'", "b'back\\n'", "b''", "4", "b'more'", "65536"}, vsockLoopback},
	{"sctp", unix.AF_INET, unix.SOCK_STREAM, unix.IPPROTO_SCTP, []string{
		"l = socket AF_INET SOCK_STREAM IPPROTO_SCTP", "l.bind 127.0.0.1 0", "l.listen",
		"m = socket AF_INET SOCK_STREAM IPPROTO_SCTP", "m.connect (l.getsockname())", "a, addr = l.accept",
		"m.sendall hello", "a.recv 10", "m.close", "a.recv 10",
	}, []string{"b'hello'", "b''"}, nil},
	{"sctp messages", unix.AF_INET, unix.SOCK_SEQPACKET, unix.IPPROTO_SCTP, []string{
		"l = socket AF_INET SOCK_SEQPACKET IPPROTO_SCTP", "l.bind 127.0.0.1 0", "l.listen",
		"m = socket AF_INET SOCK_SEQPACKET IPPROTO_SCTP", "m.sendto one (l.getsockname())",
		"m.sendto two (l.getsockname())", "l.recv 10", "l.recv 10",
	}, []string{"3", "3", "b'one'", "b'two'"}, nil},
	{"signed tcp", unix.AF_INET, unix.SOCK_STREAM, 0, []string{
		"l = socket", `l.setsockopt IPPROTO_TCP TCP_MD5SIG ("127.0.0.1", "secret")`, "l.bind 127.0.0.1 0", "l.listen",
		"m = socket", `m.setsockopt IPPROTO_TCP TCP_MD5SIG ("127.0.0.1", "secret")`, "m.connect (l.getsockname())",
		"a, addr = l.accept", "m.sendall hello", "a.recv 10",
		"w = socket", `w.setsockopt IPPROTO_TCP TCP_MD5SIG ("127.0.0.1", "wrong")`, "w.settimeout 50ms",
		"w.connect (l.getsockname())", `w.setsockopt IPPROTO_TCP TCP_MD5SIG ("127.0.0.1", "x" * 81)`,
		"w.setsockopt IPPROTO_TCP TCP_MD5SIG 127.0.0.1",
	}, []string{"b'hello'", "TimeoutError: timed out", "ValueError: a key of TCP_MD5SIG has 80 bytes at the most",
		`TypeError: a peer and its key are wanted: ("192.0.2.1", "key")`}, signedTCP},
	{"port range", unix.AF_INET, unix.SOCK_DGRAM, 0, []string{
		"u = socket AF_INET SOCK_DGRAM", "u.setsockopt IPPROTO_IP IP_LOCAL_PORT_RANGE (40000, 40100)",
		"u.bind 127.0.0.1 0", "40000 <= u.getsockname()[1] and u.getsockname()[1] <= 40100",
		`[o["value"] for o in options(u) if o["name"] == "IP_LOCAL_PORT_RANGE"]`,
		"u.setsockopt IPPROTO_IP IP_LOCAL_PORT_RANGE (1, 70000)", "u.setsockopt IPPROTO_IP IP_LOCAL_PORT_RANGE (1,)",
	}, []string{"True", "[(40000, 40100)]", "OverflowError: setsockopt(): port must be 0-65535.",
		"TypeError: two ports are wanted: (first, last)"}, func(fd int) error {
		_, err := unix.GetsockoptInt(fd, unix.IPPROTO_IP, unix.IP_LOCAL_PORT_RANGE)
		return err
	}},
	{"mptcp", unix.AF_INET, unix.SOCK_STREAM, unix.IPPROTO_MPTCP, []string{
		"l = socket AF_INET SOCK_STREAM IPPROTO_MPTCP", "l.bind 127.0.0.1 0", "l.listen",
		"m = socket AF_INET SOCK_STREAM IPPROTO_MPTCP", "m.connect (l.getsockname())", "a, addr = l.accept",
		"m.sendall hello", "a.recv 10", "m.getsockopt IPPROTO_TCP TCP_IS_MPTCP",
	}, []string{"b'hello'", "1"}, nil},
}

// TestFamiliesLive runs those that this kernel has.
func TestFamiliesLive(t *testing.T) {
	for _, c := range familyCases {
		t.Run(c.name, func(t *testing.T) {
			fd, err := unix.Socket(c.family, c.typ, c.proto)
			if slices.Contains([]error{unix.EAFNOSUPPORT, unix.EPROTONOSUPPORT, unix.ESOCKTNOSUPPORT, unix.EPERM}, err) {
				t.Skip("no such socket here:", err)
			}
			if err != nil {
				t.Fatal(err)
			}
			defer unix.Close(fd)
			if c.able != nil {
				if err := c.able(fd); err != nil {
					t.Skip("this kernel does not have it:", err)
				}
			}
			var got []string
			for _, step := range runSession(t, c.lines, Config{}).Steps {
				if step.Output != "" {
					got = append(got, strings.TrimSpace(step.Output))
				}
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// vsockLoopback is why no socket of this kernel reaches another one over AF_VSOCK.
func vsockLoopback(fd int) error {
	if err := unix.Bind(fd, &unix.SockaddrVM{CID: unix.VMADDR_CID_ANY, Port: unix.VMADDR_PORT_ANY}); err != nil {
		return err
	}
	if err := unix.Listen(fd, 1); err != nil {
		return err
	}
	at, err := unix.Getsockname(fd)
	if err != nil {
		return err
	}
	client, err := unix.Socket(unix.AF_VSOCK, unix.SOCK_STREAM, 0)
	if err != nil {
		return err
	}
	defer unix.Close(client)
	wait := unix.Timeval{Usec: 100000} // without the module it is a wait for nobody
	if err := unix.SetsockoptTimeval(client, unix.AF_VSOCK, unix.SO_VM_SOCKETS_CONNECT_TIMEOUT, &wait); err != nil {
		return err
	}
	return unix.Connect(client, &unix.SockaddrVM{CID: unix.VMADDR_CID_LOCAL, Port: at.(*unix.SockaddrVM).Port})
}

func signedTCP(fd int) error {
	key, err := sockcore.EncodeMD5Sig(sockcore.Inet4{Addr: [4]byte{127, 0, 0, 1}}, "x")
	if err != nil {
		return err
	}
	return unix.SetsockoptString(fd, unix.IPPROTO_TCP, unix.TCP_MD5SIG, key)
}
