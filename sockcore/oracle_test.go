package sockcore_test

import (
	"errors"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
	"sockshell/sockcore/sockcoretest"
)

// oracle is how CPython fails; each line of its output is an errno, 0 for none.
const oracle = `
from socket import *
def errno(f):
    try: f(); return 0
    except OSError as e: return e.errno
def new(family=AF_INET, type=SOCK_STREAM): return socket(family, type)
bound = new(); bound.bind(("127.0.0.1", 0)); free = bound.getsockname()
print(errno(lambda: new().getpeername()))
print(errno(lambda: new().send(b"x")))
print(errno(lambda: new().recv(1)))
print(errno(lambda: new().accept()))
print(errno(lambda: new().shutdown(SHUT_RD)))
print(errno(lambda: bound.shutdown(9)))
print(errno(lambda: bound.bind(("127.0.0.1", 0))))
print(errno(lambda: new().bind(free)))
print(errno(lambda: new().bind(("192.0.2.1", 0))))
print(errno(lambda: new().connect(free)))
print(errno(lambda: new(type=SOCK_DGRAM).send(b"x")))
print(errno(lambda: new(type=SOCK_DGRAM).listen()))
print(errno(lambda: new(type=SOCK_DGRAM).sendto(b"x", ("255.255.255.255", 9))))
print(errno(lambda: new(type=SOCK_DGRAM).recv(1, MSG_DONTWAIT)))
print(errno(lambda: new(AF_UNIX).connect("/nonexistent")))
print(errno(lambda: new(AF_UNIX).connect("/")))
print(errno(lambda: new(AF_UNIX).bind("/")))
print(errno(lambda: socket(AF_INET, 77)))
print(errno(lambda: socket(77, SOCK_STREAM)))
print(errno(lambda: socketpair(AF_INET)))
`

func TestErrnosAreCPythons(t *testing.T) {
	out, err := exec.Command(sockcoretest.Python(t), "-c", oracle).Output()
	ok(t, err)
	e := newEngine(t)
	bound := newTCP(t, e)
	ok(t, bound.Bind(bg, loopback))
	free := must[Address](t)(bound.Getsockname(bg))
	dgram := func() *Socket {
		return must[*Socket](t)(e.Socket(bg, unix.AF_INET, unix.SOCK_DGRAM, 0))
	}
	broadcast := Inet4{[4]byte{255, 255, 255, 255}, 9}
	failures := []error{
		second(newTCP(t, e).Getpeername(bg)),
		second(newTCP(t, e).Send(bg, "x", 0)),
		second(newTCP(t, e).Recv(bg, 1, 0)),
		third(newTCP(t, e).Accept(bg)),
		newTCP(t, e).Shutdown(bg, unix.SHUT_RD),
		bound.Shutdown(bg, 9),
		bound.Bind(bg, loopback),
		newTCP(t, e).Bind(bg, free),
		newTCP(t, e).Bind(bg, Inet4{Addr: [4]byte{192, 0, 2, 1}}),
		newTCP(t, e).Connect(bg, free),
		second(dgram().Send(bg, "x", 0)),
		dgram().Listen(bg, 1),
		second(dgram().SendTo(bg, "x", 0, broadcast)),
		second(dgram().Recv(bg, 1, unix.MSG_DONTWAIT)),
		newUnix(t, e).Connect(bg, Unix{Path: "/nonexistent"}),
		newUnix(t, e).Connect(bg, Unix{Path: "/"}),
		newUnix(t, e).Bind(bg, Unix{Path: "/"}),
		second(e.Socket(bg, unix.AF_INET, 77, 0)),
		second(e.Socket(bg, 77, unix.SOCK_STREAM, 0)),
		third(e.Socketpair(bg, unix.AF_INET, unix.SOCK_STREAM, 0)),
	}
	var ours []string
	for _, err := range failures {
		errno := 0
		var failed *Error
		if errors.As(err, &failed) {
			errno = int(failed.Errno)
		}
		ours = append(ours, strconv.Itoa(errno))
	}
	if theirs := strings.Fields(string(out)); !slices.Equal(ours, theirs) {
		t.Fatalf("ours   %v\ntheirs %v", ours, theirs)
	}
}
