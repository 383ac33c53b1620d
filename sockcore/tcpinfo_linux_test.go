package sockcore

import (
	"net"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// TestTCPInfoByKernel reads the state of a live connection.
func TestTCPInfoByKernel(t *testing.T) {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	conn, err := net.Dial("tcp4", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	raw, err := conn.(*net.TCPConn).SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var kernel *unix.TCPInfo
	raw.Control(func(fd uintptr) {
		kernel, err = unix.GetsockoptTCPInfo(int(fd), unix.IPPROTO_TCP, unix.TCP_INFO)
	})
	if err != nil {
		t.Fatal(err)
	}
	info, ok := DecodeTCPInfo(unsafe.Slice((*byte)(unsafe.Pointer(kernel)), unsafe.Sizeof(*kernel)))
	if !ok || info.State != "TCP_ESTABLISHED" || info.RTO == 0 || info.SndMSS == 0 {
		t.Errorf("%+v", info)
	}
}

func TestTCPInfoOfAnyLength(t *testing.T) {
	for size := 1; size < 400; size++ {
		b := make([]byte, size)
		b[0] = unix.BPF_TCP_LISTEN
		if info, ok := DecodeTCPInfo(b); !ok || info.State != "TCP_LISTEN" || info.RTT != 0 {
			t.Errorf("%d bytes: %+v", size, info)
		}
	}
	if _, ok := DecodeTCPInfo(nil); ok {
		t.Error("no bytes are taken for a tcp_info")
	}
}

func TestTCPStatesAreConstants(t *testing.T) {
	for i, name := range tcpStates[:11] {
		if value, ok := ConstantValue(name); !ok || value != int64(i+1) {
			t.Errorf("%s is %d (%v), want %d", name, value, ok, i+1)
		}
	}
	if tcpStateName(0) != "" || tcpStateName(99) != "" {
		t.Error("a number that is no state has a name")
	}
}
