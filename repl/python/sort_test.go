package python

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortedIsStable(t *testing.T) {
	th := running(t)
	r := rand.New(rand.NewPCG(3, 4))
	mod := &Builtin{Name: "mod", Fn: func(t *Thread, _ Value, a Args) (Value, error) {
		return Binary(t, Mod, a.Pos[0], NewInt(10))
	}}
	for n := range 200 {
		want := make([]Value, n)
		for i := range want {
			want[i] = NewInt(int64(r.IntN(1000)))
		}
		for _, reverse := range []bool{false, true} {
			got := must[[]Value](t)(Sorted(th, slices.Clone(want), mod, reverse))
			slices.SortStableFunc(want, func(v, w Value) int {
				if reverse {
					v, w = w, v
				}
				return int(v.(Int)%10 - w.(Int)%10)
			})
			if !slices.Equal(got, want) {
				t.Fatalf("%d items, reverse %v: %v, want %v", n, reverse, got, want)
			}
		}
	}
}

// After an error a list has all its items still.
func TestSortKeepsItems(t *testing.T) {
	th := running(t)
	for bad := range 40 {
		items := make([]Value, 40)
		for i := range items {
			items[i] = NewInt(int64((i * 17) % 41))
		}
		items[bad] = None
		l := NewList(slices.Clone(items)...)
		if _, err := listSort(th, l, Args{}); !IsA(err, TypeError) {
			t.Fatalf("None is compared: %v", err)
		}
		for _, v := range items {
			if !slices.Contains(l.Items, v) {
				t.Fatalf("None at %d: the sort lost %v", bad, v)
			}
		}
	}
}
