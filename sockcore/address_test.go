package sockcore

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

var plainAddresses = []Address{
	Inet4{},
	Inet4{Addr: [4]byte{127, 0, 0, 1}, Port: 65535},
	Inet6{Addr: [16]byte{15: 1}, Port: 80, Flowinfo: 0xfffff, ScopeID: 1 << 31},
	Unix{},
	Unix{"/tmp/x"},
	Unix{strings.Repeat("x", maxUnixPath-1)},
}

func TestAddressRoundTrip(t *testing.T) {
	for _, a := range plainAddresses {
		b, err := a.sockaddr()
		if err != nil {
			t.Errorf("%#v: %v", a, err)
			continue
		}
		if got := decodeAddress(b); got != a {
			t.Errorf("%#v came back as %#v", a, got)
		}
	}
}

func TestAddressTooShort(t *testing.T) {
	if a := decodeAddress(nil); a != nil {
		t.Errorf("no bytes: %#v, want nil", a)
	}
	if a := decodeAddress([]byte{1}); a != (Other{}) {
		t.Errorf("one byte: %#v", a)
	}
	b, _ := Inet4{Port: 1}.sockaddr()
	if a, ok := decodeAddress(b[:7]).(Other); !ok || a.Fam != unix.AF_INET || len(a.Data) != 5 {
		t.Errorf("a short sockaddr_in: %#v", a)
	}
	if a := decodeAddress(b[:8]); a != (Inet4{Port: 1}) {
		t.Errorf("sin_zero is not needed: %#v", a)
	}
}

func TestAddressTooLong(t *testing.T) {
	for _, c := range []struct {
		a    Address
		text string
	}{
		{Unix{strings.Repeat("x", maxUnixPath)}, "AF_UNIX path too long"},
		{Unix{"\x00" + strings.Repeat("x", maxUnixPath)}, "AF_UNIX path too long"},
		{Other{99, strings.Repeat("x", 127)}, "address longer than 128 bytes"},
	} {
		_, err := c.a.sockaddr()
		var bad *ArgumentError
		if !errors.As(err, &bad) || bad.Name != "OSError" || bad.Message != c.text {
			t.Errorf("%#v: %v", c.a, err)
		}
	}
}

// TestUnixByKernel binds names and asks the kernel for them.
func TestUnixByKernel(t *testing.T) {
	dir, err := os.MkdirTemp("", "a")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	path := filepath.Join(dir, "s")
	longest := path + strings.Repeat("x", maxUnixPath-1-len(path))
	for _, a := range []Address{Unix{path}, Unix{longest}} {
		if got := bound(t, unix.AF_UNIX, 0, a); got != a {
			t.Errorf("bound %#v, the kernel has %#v", a, got)
		}
	}
}

func TestInetByKernel(t *testing.T) {
	got := bound(t, unix.AF_INET, 0, Inet4{Addr: [4]byte{127, 0, 0, 1}}).(Inet4)
	if got.Addr != [4]byte{127, 0, 0, 1} || got.Port == 0 {
		t.Errorf("AF_INET: %#v", got)
	}
	if got := bound(t, unix.AF_INET6, 0, Inet6{Addr: [16]byte{15: 1}}).(Inet6); got.Port == 0 {
		t.Errorf("AF_INET6: %#v", got)
	}
}

// FuzzDecodeAddress: what the kernel wrote is some address, and unless it is
// longer than the kernel takes, its bytes mean the same address again.
func FuzzDecodeAddress(f *testing.F) {
	for _, a := range plainAddresses {
		b, _ := a.sockaddr()
		f.Add(0, b)
	}
	f.Add(7, []byte{1})
	f.Fuzz(func(t *testing.T, proto int, b []byte) {
		a := decodeAddressFor(proto, b)
		if a == nil {
			if len(b) > 0 {
				t.Fatalf("%x: nil", b)
			}
			return
		}
		again, err := a.sockaddr()
		if err != nil && len(b) > 2+maxUnixPath {
			return
		}
		if err != nil && !(a.Family() == unix.AF_UNIX && len(b) == 2+maxUnixPath) {
			t.Fatalf("%x is %#v, which is refused: %v", b, a, err)
		}
		if back := decodeAddressFor(proto, again); err == nil && back != a {
			t.Fatalf("%x is %#v, and that is %#v", b, a, back)
		}
	})
}

// bound binds a fresh socket, and is the name that the kernel gives it.
func bound(t *testing.T, family, proto int, a Address) Address {
	t.Helper()
	fd, err := unix.Socket(family, unix.SOCK_DGRAM, proto)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	b, err := a.sockaddr()
	if err != nil {
		t.Fatal(err)
	}
	return kernelName(t, fd, proto, b)
}
