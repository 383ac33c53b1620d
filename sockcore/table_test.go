package sockcore_test

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

func TestSocketsInOrderOfBirth(t *testing.T) {
	e := newEngine(t)
	var made []*Socket
	for range 20 {
		made = append(made, newTCP(t, e))
	}
	ok(t, made[3].Close(bg))
	made[5].SetName("five")
	listed := e.Sockets()
	if len(listed) != 19 || listed[4] != made[5] || listed[4].Name() != "five" ||
		listed[0].Name() != "" {
		t.Fatalf("%d listed", len(listed))
	}
}

// TestDroppedSocketsAreClosed: nothing keeps a dropped socket, and the receive
// that waits for its end is what has it collected.
func TestDroppedSocketsAreClosed(t *testing.T) {
	e := newEngine(t)
	_, b := pair(t, e, unix.SOCK_STREAM)
	if data := must[[]byte](t)(b.Recv(bg, 1, 0)); len(data) != 0 {
		t.Fatal(data)
	}
	if n := len(e.Sockets()); n != 1 {
		t.Fatalf("%d sockets", n)
	}
	runtime.KeepAlive(b)
}

// TestDroppingLoopStaysSmall drops sockets faster than collections come by
// themselves.
func TestDroppingLoopStaysSmall(t *testing.T) {
	e := newEngine(t)
	highest := 0
	for range 3000 {
		s := newTCP(t, e)
		highest = max(highest, s.Fileno())
	}
	if highest > 1000 {
		t.Fatalf("numbers up to %d", highest)
	}
}

func TestEngineCloseEndsAll(t *testing.T) {
	e := newEngine(t)
	a, b := pair(t, e, unix.SOCK_STREAM)
	got := make(chan error)
	go func() { _, err := a.Recv(bg, 1, 0); got <- err }()
	e.Close()
	if err := <-got; err != ErrClosed || !b.Closed() || len(e.Sockets()) != 0 {
		t.Fatal(err)
	}
}
