package sockcore

import (
	"context"
	"errors"
	"testing"

	"golang.org/x/sys/unix"
)

// TestPacketSockets: AF_PACKET refuses flags that it does not know.
func TestPacketSockets(t *testing.T) {
	e := New()
	defer e.Close()
	ctx := context.Background()
	s, err := e.Socket(ctx, unix.AF_PACKET, unix.SOCK_DGRAM, 0)
	if errors.Is(err, unix.EPERM) {
		t.Skip("packet sockets need CAP_NET_RAW")
	}
	if err != nil {
		t.Fatal(err)
	}
	_, _, _, _, err = s.recvmsgRaw(ctx, 10, 0, unix.MSG_DONTWAIT|unix.MSG_CMSG_CLOEXEC)
	if !errors.Is(err, unix.EAGAIN) {
		t.Fatal(err)
	}
	if _, err = s.Recv(ctx, 10, unix.MSG_DONTWAIT); !errors.Is(err, unix.EAGAIN) {
		t.Fatal(err)
	}
}
