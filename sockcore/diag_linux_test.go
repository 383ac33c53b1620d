package sockcore_test

import (
	"os"
	"slices"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

func port(a Address) uint16 { return a.(Inet4).Port }

func TestDiagnoseFindsAListener(t *testing.T) {
	e := newEngine(t)
	l, addr := listen(t, e)
	query := DiagQuery{Proto: unix.IPPROTO_TCP, States: []string{"LISTEN"}, LocalPort: port(addr)}
	found, err := Diagnose(query)
	ok(t, err)
	if len(found) != 1 || found[0].Local != addr || found[0].State != "LISTEN" ||
		found[0].SendQueue != 128 || found[0].UID != os.Getuid() {
		t.Fatalf("%+v", found)
	}
	held := Holders(found[0].Inode)[found[0].Inode]
	if len(held) != 1 || held[0].PID != os.Getpid() || held[0].Name == "" {
		t.Errorf("%+v", held)
	}
	query.States = []string{"ESTABLISHED"}
	if found, err = Diagnose(query); err != nil || found != nil {
		t.Errorf("%+v %v", found, err)
	}
	c := newTCP(t, e)
	ok(t, c.Connect(bg, addr))
	if k := l.Kernel(); k.RecvQueue != 1 || k.SendQueue != 128 {
		t.Errorf("one connection waits for accept: %+v", k)
	}
}

func TestDiagnoseFindsIPv6AndUDP(t *testing.T) {
	e := newEngine(t)
	for _, typ := range []int{unix.SOCK_STREAM, unix.SOCK_DGRAM} {
		s := must[*Socket](t)(e.Socket(bg, unix.AF_INET6, typ, 0))
		ok(t, s.Bind(bg, Inet6{Addr: [16]byte{15: 1}}))
		if typ == unix.SOCK_STREAM {
			ok(t, s.Listen(bg, 1))
		}
		addr := must[Address](t)(s.Getsockname(bg))
		proto := map[int]int{unix.SOCK_STREAM: unix.IPPROTO_TCP, unix.SOCK_DGRAM: unix.IPPROTO_UDP}[typ]
		found, err := Diagnose(DiagQuery{Proto: proto, LocalPort: addr.(Inet6).Port})
		ok(t, err)
		if len(found) != 1 || found[0].Local != addr || found[0].Proto != proto {
			t.Errorf("%v: %+v", addr, found)
		}
	}
}

func TestKernelSeesQueues(t *testing.T) {
	e := newEngine(t)
	a, b := connected(t, e)
	_, err := a.Send(bg, "hello", 0)
	ok(t, err)
	ok(t, second(b.Recv(bg, 1, unix.MSG_PEEK)))
	if k := b.Kernel(); k.RecvQueue != 5 || k.SendQueue != 0 || k.RTT <= 0 || k.Retrans != 0 {
		t.Errorf("%+v", k)
	}
	u, _ := pair(t, e, unix.SOCK_STREAM)
	if k := u.Kernel(); k.RecvQueue != 0 || k.RTT != -1 {
		t.Errorf("%+v", k)
	}
	ok(t, u.Close(bg))
	none := Kernel{State: "UNCONNECTED", RecvQueue: -1, SendQueue: -1, RTT: -1, Retrans: -1}
	if k := u.Kernel(); k != none {
		t.Errorf("%+v", k)
	}
}

func TestKernelSeesStates(t *testing.T) {
	e := newEngine(t)
	l, _ := listen(t, e)
	a, b := connected(t, e)
	unbound := newTCP(t, e)
	u, v := pair(t, e, unix.SOCK_DGRAM)
	other := must[*Socket](t)(e.Socket(bg, unix.AF_UNIX, unix.SOCK_STREAM, 0))
	waits := must[*Socket](t)(e.Socket(bg, unix.AF_UNIX, unix.SOCK_SEQPACKET, 0))
	ok(t, waits.Bind(bg, Unix{}))
	ok(t, waits.Listen(bg, 1))
	for i, c := range []struct {
		s    *Socket
		want string
	}{
		{l, "LISTEN"}, {a, "ESTABLISHED"}, {b, "ESTABLISHED"}, {unbound, "CLOSE"},
		{u, "CONNECTED"}, {v, "CONNECTED"}, {other, "UNCONNECTED"}, {waits, "LISTEN"},
	} {
		k := c.s.Kernel()
		local, peer := c.s.Addresses()
		if k.State != c.want || k.Local != local || k.Peer != peer {
			t.Errorf("%d: got %+v, want %s, %v, %v", i, k, c.want, local, peer)
		}
	}
}

func TestClosedConnectionsLinger(t *testing.T) {
	e := newEngine(t)
	a, b := connected(t, e)
	a.SetName("client")
	local := must[Address](t)(a.Getsockname(bg))
	if e.Closed() != nil {
		t.Fatal("nothing is closed")
	}
	ok(t, a.Close(bg))
	state := func() string {
		for _, c := range e.Closed() {
			if c.Name == "client" && c.Local == local && c.Inode == 0 {
				return c.State
			}
		}
		return "none"
	}
	if got := state(); got != "FIN_WAIT2" && got != "FIN_WAIT1" {
		t.Errorf("the peer has not closed: %s", got)
	}
	ok(t, b.Close(bg))
	if got := state(); got != "TIME_WAIT" && got != "CLOSING" {
		t.Errorf("both have closed: %s", got)
	}
}

func TestResetConnectionsAreGone(t *testing.T) {
	e := newEngine(t)
	a, _ := connected(t, e)
	ok(t, a.SetsockoptBytes(bg, unix.SOL_SOCKET, unix.SO_LINGER, "\x01\x00\x00\x00\x00\x00\x00\x00"))
	local := must[Address](t)(a.Getsockname(bg))
	ok(t, a.Close(bg))
	if slices.ContainsFunc(e.Closed(), func(c Closed) bool { return c.Local == local }) {
		t.Error("a reset leaves nothing behind")
	}
}
