package sockcore

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// These reach what the exported methods build upon.

func rawPair(t *testing.T, typ int) (a, b *Socket) {
	t.Helper()
	e := New()
	t.Cleanup(e.Close)
	a, b, err := e.Socketpair(context.Background(), unix.AF_UNIX, typ, 0)
	if err != nil {
		t.Fatal(err)
	}
	return a, b
}

func TestRawMessages(t *testing.T) {
	ctx := context.Background()
	a, b := rawPair(t, unix.SOCK_STREAM)
	n, err := a.sendmsgRaw(ctx, []string{"one", "", "two"}, unix.UnixRights(0), 0, nil)
	if n != 6 || err != nil {
		t.Fatal(n, err)
	}
	data, oob, flags, from, err := b.recvmsgRaw(ctx, 1e9, 1e9, 0)
	if string(data) != "onetwo" || flags != 0 || err != nil {
		t.Fatal(data, flags, from, err)
	}
	messages, err := unix.ParseSocketControlMessage(oob)
	if err != nil || len(messages) != 1 {
		t.Fatal(messages, err)
	}
	fds, err := unix.ParseUnixRights(&messages[0])
	if err != nil || len(fds) != 1 {
		t.Fatal(fds, err)
	}
	defer func() { _ = unix.Close(fds[0]) }()
	if f, err := unix.FcntlInt(uintptr(fds[0]), unix.F_GETFD, 0); f&unix.FD_CLOEXEC == 0 {
		t.Fatal("inheritable", err)
	}
}

func TestRawMessageIsCut(t *testing.T) {
	ctx := context.Background()
	a, b := rawPair(t, unix.SOCK_DGRAM)
	if _, err := a.sendmsgRaw(ctx, []string{"0123456789"}, nil, 0, nil); err != nil {
		t.Fatal(err)
	}
	data, oob, flags, _, err := b.recvmsgRaw(ctx, 4, 0, 0)
	if string(data) != "0123" || len(oob) != 0 || flags != unix.MSG_TRUNC || err != nil {
		t.Fatal(data, flags, err)
	}
	var argument *ArgumentError
	if _, _, _, _, err = b.recvmsgRaw(ctx, -1, 0, 0); !errors.As(err, &argument) {
		t.Fatal(err)
	}
	if _, _, _, _, err = b.recvmsgRaw(ctx, 0, -1, 0); !errors.As(err, &argument) {
		t.Fatal(err)
	}
}

// TestRawMessageSendsAll is larger than the socket takes at once.
func TestRawMessageSendsAll(t *testing.T) {
	ctx := context.Background()
	a, b := rawPair(t, unix.SOCK_STREAM)
	half := strings.Repeat("h", 3_000_000)
	got := make(chan []byte)
	go func() {
		data, _ := b.Recv(ctx, 2*len(half), unix.MSG_WAITALL)
		got <- data
	}()
	n, err := a.sendmsgRaw(ctx, []string{half, half}, nil, 0, nil)
	if n != 2*len(half) || err != nil {
		t.Fatal(n, err)
	}
	if data := <-got; string(data) != half+half {
		t.Fatal(len(data))
	}
}

func TestNotedTimeoutEndsTheWait(t *testing.T) {
	a, b := rawPair(t, unix.SOCK_STREAM)
	a.noteTimeoutOption(unix.SOL_SOCKET, unix.SO_RCVTIMEO, 60*time.Millisecond)
	if _, err := a.Recv(context.Background(), 1, 0); !errors.Is(err, unix.EAGAIN) {
		t.Fatal(err)
	}
	a.noteTimeoutOption(unix.SOL_SOCKET, unix.SO_SNDTIMEO, 20*time.Millisecond)
	for {
		n, err := a.Send(context.Background(), string(make([]byte, 1<<20)), 0)
		if err == nil && n > 0 {
			continue // what went before the time was up
		}
		if !errors.Is(err, unix.EAGAIN) {
			t.Fatal(n, err)
		}
		break
	}
	if err := b.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
}
