package sockcore_test

import (
	"errors"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

func optionsByName(t *testing.T, s *Socket) map[string]OptionValue {
	t.Helper()
	list, err := s.Options(bg)
	ok(t, err)
	byName := map[string]OptionValue{}
	byNumber := map[[2]int]string{}
	for _, v := range list {
		if first := byNumber[[2]int{v.Level, v.Opt}]; first != "" {
			t.Errorf("%s is in the list, and so is %s, its other name", first, v.Name)
		}
		byNumber[[2]int{v.Level, v.Opt}] = v.Name
		byName[v.Name] = v
	}
	return byName
}

func TestOptions(t *testing.T) {
	e := newEngine(t)
	s := newTCP(t, e)
	ok(t, s.SetsockoptBytes(bg, unix.SOL_SOCKET, unix.SO_LINGER, EncodeLinger(Linger{true, 5})))
	options := optionsByName(t, s)
	linger := options["SO_LINGER"]
	now, _ := DecodeLinger(linger.Value)
	before, _ := DecodeLinger(linger.Default)
	if now != (Linger{true, 5}) || before != (Linger{}) {
		t.Errorf("SO_LINGER is %v, was %v", now, before)
	}
	if _, there := options["TCP_NODELAY"]; !there {
		t.Error("no TCP_NODELAY")
	}
	if v := options["SO_TYPE"]; v.Default != nil || len(v.Value) != 4 {
		t.Errorf("SO_TYPE is %v", v)
	}
	for _, absent := range []string{"SO_ERROR", "IPV6_V6ONLY", "UDP_CORK", "TCP_ZEROCOPY_RECEIVE"} {
		if _, there := options[absent]; there {
			t.Errorf("%s is in the list", absent)
		}
	}
}

// TestOptionsKeepTheError: what went wrong is still there to be read.
func TestOptionsKeepTheError(t *testing.T) {
	e := newEngine(t)
	closed := newTCP(t, e)
	ok(t, closed.Bind(bg, loopback))
	s := must[*Socket](t)(e.Socket(bg, unix.AF_INET, unix.SOCK_DGRAM, 0))
	ok(t, s.Connect(bg, must[Address](t)(closed.Getsockname(bg))))
	_, err := s.Send(bg, "x", 0)
	ok(t, err)
	optionsByName(t, s)
	n, err := s.GetsockoptInt(bg, unix.SOL_SOCKET, unix.SO_ERROR)
	if n != int(unix.ECONNREFUSED) || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

func TestOptionsOfClosed(t *testing.T) {
	s := newTCP(t, newEngine(t))
	ok(t, s.Close(bg))
	if _, err := s.Options(bg); !errors.Is(err, unix.EBADF) {
		t.Error(err)
	}
}

func TestMreq(t *testing.T) {
	group, local := [4]byte{224, 0, 0, 1}, [4]byte{127, 0, 0, 1}
	if got := EncodeMreqn(group, local, 1); got[:8] != "\xe0\x00\x00\x01\x7f\x00\x00\x01" || len(got) != 12 {
		t.Errorf("%q", got)
	}
	if group != [4]byte{224, 0, 0, 1} {
		t.Error("the group was written to")
	}
	if got := EncodeIPv6Mreq([16]byte{15: 1}, 0); len(got) != 20 || got[15] != 1 {
		t.Errorf("%q", got)
	}
}
