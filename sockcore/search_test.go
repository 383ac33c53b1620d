package sockcore_test

import (
	"bytes"
	"errors"
	"testing"

	"golang.org/x/sys/unix"

	. "sockshell/sockcore"
)

func TestSearch(t *testing.T) {
	for name, connected := range map[string]func(testing.TB) (a, b *Socket){
		"plain": func(t testing.TB) (a, b *Socket) { return pair(t, newEngine(t), unix.SOCK_STREAM) },
		"tls":   secured,
	} {
		t.Run(name, func(t *testing.T) {
			a, b := connected(t)
			searchIn(t, a, b)
		})
	}
}

func searchIn(t *testing.T, a, b *Socket) {
	seen := ""
	x := b.NewSearch(mostBytes, func(before, chunk []byte) (int, bool) {
		seen += string(chunk)
		if i := bytes.IndexByte(append(before, chunk...), '!'); i >= 0 {
			return i - 2 - len(before), true // the two bytes before it, too, are left
		}
		return len(chunk), false
	})
	for _, part := range []string{"abc", "", "de", "!f"} {
		if part != "" {
			_, err := a.Send(bg, part, 0)
			ok(t, err)
			items := []PollItem{{Socket: b, Events: unix.POLLIN}}
			must[int](t)(b.Engine().Poll(bg, items, None))
		}
		done, ended, err := x.Now(bg)
		if ended || err != nil || done != (part == "!f") {
			t.Fatal(part, done, ended, err)
		}
	}
	if seen != "abcde!f" || string(x.Data()) != "abc" || x.Socket() != b {
		t.Fatalf("%q %q", seen, x.Data())
	}
	if string(x.Cut(1)) != "a" {
		t.Fatalf("%q", x.Data())
	}
	ok(t, a.Close(bg))
	if rest := must[[]byte](t)(b.RecvAll(bg, mostBytes)); string(rest) != "bcde!f" {
		t.Fatalf("%q", rest)
	}
}

func TestSearchEnds(t *testing.T) {
	a, b := pair(t, newEngine(t), unix.SOCK_STREAM)
	x := b.NewSearch(3, func(_, chunk []byte) (int, bool) { return len(chunk), false })
	_, err := a.Send(bg, "abc", 0)
	ok(t, err)
	if done, ended, err := x.Now(bg); done || ended || err != nil {
		t.Fatal(done, ended, err)
	}
	_, err = a.Send(bg, "d", 0)
	ok(t, err)
	var over *GatherError
	if _, _, err := x.Now(bg); !errors.As(err, &over) {
		t.Fatal(err)
	}
	x.Cut(0)
	ok(t, a.Close(bg))
	x = b.NewSearch(mostBytes, func(_, chunk []byte) (int, bool) { return len(chunk), false })
	if done, ended, err := x.Now(bg); done || !ended || err != nil || string(x.Data()) != "abcd" {
		t.Fatal(done, ended, err)
	}
}
