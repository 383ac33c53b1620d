package python

import (
	"math/rand/v2"
	"testing"
)

func TestSetIsItsModel(t *testing.T) {
	th := running(t)
	for _, size := range []int{3, 20, 200} {
		r := rand.New(rand.NewPCG(2, uint64(size)))
		s, m := &Set{}, model{}
		for step := range 1500 {
			key := someKey(r, size)
			i := m.index(th, key)
			switch r.IntN(5) {
			case 0, 1:
				m.set(th, key, 0)
				if err := s.Add(th, key); err != nil {
					t.Fatal(err)
				}
			case 2, 3:
				if had := must[bool](t)(s.Discard(th, key)); had != (i >= 0) {
					t.Fatalf("size %d step %d: Discard said %v", size, step, had)
				}
				if i >= 0 {
					m.remove(i)
				}
			case 4:
				if in := must[bool](t)(s.Has(th, key)); in != (i >= 0) {
					t.Fatalf("size %d step %d: Has said %v", size, step, in)
				}
			}
			if step%20 != 0 {
				continue
			}
			n := 0
			for v := range s.All() {
				if m.index(th, v) < 0 {
					t.Fatalf("%v is in the set alone", v)
				}
				n++
			}
			if n != len(m) || n != s.Len() {
				t.Fatalf("%d values, Len says %d, the model %d", n, s.Len(), len(m))
			}
		}
	}
}

// As with dicts: what comes and goes must not fill the table.
func TestSetAsQueue(t *testing.T) {
	th := running(t)
	s := &Set{}
	for i := range int64(100_000) {
		_ = s.Add(th, NewInt(i))
		if had := must[bool](t)(s.Discard(th, NewInt(i-3))); had != (i >= 3) {
			t.Fatalf("%d: Discard said %v", i, had)
		}
	}
	if s.Len() != 3 || len(s.table) > 64 {
		t.Errorf("%d values in a table of %d", s.Len(), len(s.table))
	}
}
