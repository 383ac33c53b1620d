package command

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// distance is the optimal string alignment distance, by its definition.
func distance(a, b string) int {
	switch {
	case a == "" || b == "":
		return len(a) + len(b)
	case a[0] == b[0]:
		return distance(a[1:], b[1:])
	}
	n := 1 + min(distance(a[1:], b), distance(a, b[1:]), distance(a[1:], b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		n = min(n, 1+distance(a[2:], b[2:]))
	}
	return n
}

func TestEdits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, random.IntN(7))
		for i := range b {
			b[i] = byte('a' + random.IntN(3))
		}
		return string(b)
	}
	var e edits
	for range 20_000 {
		a, b, most := word(), word(), random.IntN(3)
		want := distance(a, b)
		if near := e.upTo(most, a, b); near != (want <= most) || near && e.count != want {
			t.Fatalf("%q %q: %d edits of %d, %d wanted", a, b, e.count, most, want)
		}
	}
}

// TestNearestOfLongNames ends at once: whole tables of edits would take minutes here.
func TestNearestOfLongNames(t *testing.T) {
	long := strings.Repeat("ab", 500_000)
	names := make([]string, 0, 100)
	for i := range 100 {
		names = append(names, strings.Repeat("ab", 9_999*i))
	}
	names = append(names, long[1:])
	if got := nearest(long, names); got != long[1:] {
		t.Errorf("%d characters", len(got))
	}
}
