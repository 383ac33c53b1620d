package sockcore

import (
	"encoding/binary"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestStructOptions(t *testing.T) {
	four, six := Inet4{Addr: [4]byte{224, 0, 0, 9}}, Inet6{Addr: [16]byte{15: 9}}
	for _, c := range []struct {
		name   string
		packed func() (string, error)
		size   int
		at     int    // where
		has    string // stands
	}{
		{"group_req", func() (string, error) { return EncodeGroupReq(3, four) }, 136, 12, "\xe0\x00\x00\x09"},
		{"group_req", func() (string, error) { return EncodeGroupReq(3, six) }, 136, 31, "\x09"},
		{"group_source_req", func() (string, error) { return EncodeGroupReq(3, six, four) }, 264, 140, "\xe0\x00\x00\x09"},
		{"tcp_md5sig", func() (string, error) { return EncodeMD5Sig(four, "secret") }, 216, 136, "secret\x00"},
		{"packet_mreq", func() (string, error) { return EncodePacketMreq(3, 1, "\x01\x00\x5e") }, 16, 8, "\x01\x00\x5e\x00"},
	} {
		got, err := c.packed()
		if err != nil || len(got) != c.size || !strings.HasPrefix(got[c.at:], c.has) {
			t.Errorf("%s: %d bytes %q, %v", c.name, len(got), got, err)
		}
	}
	if _, err := EncodeMD5Sig(four, strings.Repeat("x", 81)); err == nil {
		t.Error("a key of 81 bytes is taken")
	}
	if _, err := EncodePacketMreq(1, 1, "123456789"); err == nil {
		t.Error("a hardware address of 9 bytes is taken")
	}
	if _, err := EncodeGroupReq(0, Unix{Path: strings.Repeat("x", 200)}); err == nil {
		t.Error("an address that is too long is taken")
	}
}

func TestDecodeIPv6Mreq(t *testing.T) {
	want := [16]byte{0xff, 2, 15: 1}
	a, index, ok := DecodeIPv6Mreq([]byte(EncodeIPv6Mreq(want, 7)))
	if a != want || index != 7 || !ok {
		t.Errorf("%v %d %v", a, index, ok)
	}
	if _, _, ok := DecodeIPv6Mreq(make([]byte, 19)); ok {
		t.Error("19 bytes are taken")
	}
}

// TestMemInfoAsKernel: the names stand for the fields in the kernel's order.
func TestMemInfoAsKernel(t *testing.T) {
	a, b := rawPair(t, unix.SOCK_DGRAM)
	o, there := OptionNamed("SO_MEMINFO")
	if !there {
		t.Skip("this system has no SO_MEMINFO")
	}
	if _, err := a.Send(t.Context(), "waits", 0); err != nil {
		t.Fatal(err)
	}
	for s, want := range map[*Socket]string{a: "wmem_alloc_bytes", b: "sndbuf_bytes"} {
		data, err := s.GetsockoptBytes(t.Context(), o.Level, o.Opt, 100)
		list, ok := DecodeUint32s(data)
		if err != nil || !ok || len(list) != len(MemInfo()) {
			t.Fatalf("%v, %v: the kernel has %d fields, we %d", err, ok, len(list), len(MemInfo()))
		}
		for i, name := range MemInfo() {
			if name == want && list[i] == 0 {
				t.Errorf("%s is 0 of %v", name, list)
			}
		}
		n, err := s.GetsockoptInt(t.Context(), unix.SOL_SOCKET, unix.SO_RCVBUF)
		if err != nil || int(list[1]) != n {
			t.Errorf("rcvbuf is %d, SO_RCVBUF %d, %v", list[1], n, err)
		}
	}
}

// FuzzDecodeStructs: no bytes are read past their end, and what is whole comes back.
func FuzzDecodeStructs(f *testing.F) {
	f.Add([]byte(EncodeIPv6Mreq([16]byte{1}, 2)))
	f.Add(make([]byte, 36))
	f.Add([]byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, b []byte) {
		if a, index, ok := DecodeIPv6Mreq(b); ok && EncodeIPv6Mreq(a, index) != string(b) {
			t.Fatalf("%x came back as %v %d", b, a, index)
		}
		list, ok := DecodeUint32s(b)
		var back []byte
		for _, n := range list {
			back = binary.NativeEndian.AppendUint32(back, n)
		}
		if string(back) != string(b[:len(back)]) || ok != (len(back) == len(b)) {
			t.Fatalf("%x is %v, %v", b, list, ok)
		}
	})
}
