package sockcore_test

import (
	"testing"

	"golang.org/x/sys/unix"
)

func TestKeep(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	a.Keep()
	a.Keep()
	ok(t, a.Close(bg))
	ok(t, a.Release(bg))
	if a.Closed() || a.Fileno() < 0 {
		t.Fatal("closed while kept")
	}
	ok(t, a.Release(bg))
	if !a.Closed() {
		t.Fatal("open after the last release")
	}
	b.Keep()
	ok(t, b.Release(bg))
	if b.Closed() {
		t.Fatal("closed though nobody asked")
	}
	b.Keep() // the engine's end closes it all the same
}
