package sockcore

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestControlRoundTrip(t *testing.T) {
	for _, control := range [][]ControlMessage{
		nil,
		{{1, 2, []byte{}}},
		{{-1, 1 << 30, []byte("x")}},
		{{1, 1, []byte("12345678")}, {0, 8, []byte("123456789")}, {2, 3, []byte{}}},
	} {
		oob, err := encodeControl(control)
		if err != nil {
			t.Fatal(err)
		}
		if got := decodeControl(oob); !reflect.DeepEqual(got, control) {
			t.Errorf("%v came back as %v", control, got)
		}
	}
}

// TestControlAsKernel reads our encoding by the system library's reader.
func TestControlAsKernel(t *testing.T) {
	oob, _ := encodeControl([]ControlMessage{RightsMessage(3, 4), {7, 8, []byte("abc")}})
	got, err := unix.ParseSocketControlMessage(oob)
	if err != nil || len(got) != 2 || got[1].Header.Level != 7 || string(got[1].Data) != "abc" {
		t.Fatalf("%v, %v", got, err)
	}
	if fds, err := unix.ParseUnixRights(&got[0]); err != nil || !reflect.DeepEqual(fds, []int{3, 4}) {
		t.Errorf("%v, %v", fds, err)
	}
}

func TestControlCutShort(t *testing.T) {
	whole, _ := encodeControl([]ControlMessage{{1, 1, []byte("12345678")}, {1, 1, []byte("abcdefgh")}})
	second := len(whole) / 2
	for _, c := range []struct{ size, items, last int }{
		{0, 0, 0},
		{unix.CmsgLen(0) - 1, 0, 0},
		{unix.CmsgLen(0), 1, 0},
		{unix.CmsgLen(3), 1, 3},
		{second, 1, 8},
		{second + unix.CmsgLen(0) - 1, 1, 8},
		{second + unix.CmsgLen(5), 2, 5},
	} {
		got := decodeControl(whole[:c.size])
		if len(got) != c.items || c.items > 0 && len(got[c.items-1].Data) != c.last {
			t.Errorf("%d bytes: %v, want %d items", c.size, got, c.items)
		}
	}
}

func TestRightsFDs(t *testing.T) {
	m := RightsMessage(3, 70000)
	m.Data = append(m.Data, 1, 2, 3)
	if got := RightsFDs(m); !reflect.DeepEqual(got, []int{3, 70000}) {
		t.Errorf("%v", got)
	}
	m.Type = 99
	if got := RightsFDs(m); got != nil {
		t.Errorf("another type: %v", got)
	}
}

func TestCmsgSizesAsPython(t *testing.T) {
	const script = `
import socket
for n in [*range(-1, 40), 1000, 2**31 - 25, 2**31 - 24, 2**31 - 17, 2**31 - 16, 2**31]:
    for f in socket.CMSG_LEN, socket.CMSG_SPACE:
        try: print(n, f(n))
        except OverflowError as e: print(n, e)`
	answers := strings.Split(strings.TrimSpace(python(t, script, "")), "\n")
	for i, line := range answers {
		var n int
		text, want, _ := strings.Cut(line, " ")
		fmt.Sscan(text, &n)
		got, err := CmsgLen(n)
		if i%2 == 1 {
			got, err = CmsgSpace(n)
		}
		answer := fmt.Sprint(got)
		if err != nil {
			answer = err.Error()
		}
		if answer != want {
			t.Errorf("line %d: %d gives %s, Python has %s", i, n, answer, want)
		}
	}
}

func TestRecvMsgRefuses(t *testing.T) {
	for _, c := range []struct {
		n, size int
		text    string
	}{
		{-1, 0, "negative buffer size in recvmsg()"},
		{1, -1, "invalid ancillary data buffer length"},
		{1, 1 << 31, "invalid ancillary data buffer length"},
	} {
		_, err := new(Socket).RecvMsg(t.Context(), c.n, c.size, 0)
		var bad *ArgumentError
		if !errors.As(err, &bad) || bad.Name != "ValueError" || bad.Message != c.text {
			t.Errorf("recvmsg(%d, %d): %v", c.n, c.size, err)
		}
	}
}

func FuzzDecodeControl(f *testing.F) {
	oob, _ := encodeControl([]ControlMessage{RightsMessage(3), {7, 8, []byte("abc")}})
	f.Add(oob)
	f.Add(oob[:len(oob)-9])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, oob []byte) {
		control := decodeControl(oob)
		for _, m := range control {
			RightsFDs(m)
			if !bytes.Contains(oob, m.Data) {
				t.Fatalf("%x: %x is not in it", oob, m.Data)
			}
		}
		again, err := encodeControl(control)
		if err != nil {
			t.Fatal(err)
		}
		if back := decodeControl(again); !reflect.DeepEqual(back, control) {
			t.Fatalf("%x is %v, and that is %v", oob, control, back)
		}
	})
}
