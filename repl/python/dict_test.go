package python

import (
	"context"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// running is a thread that holds its runtime's lock until the test ends.
func running(t testing.TB) *Thread {
	th := NewRuntime().NewThread(context.Background(), "test")
	th.Acquire()
	t.Cleanup(th.End)
	return th
}

// must fails the test on an error.
func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// model is a dict as a list of pairs.
type model []struct {
	key   Value
	value int
}

func (m model) index(t *Thread, key Value) int {
	for i := range m {
		if same, _ := Equal(t, m[i].key, key); same {
			return i
		}
	}
	return -1
}

func (m *model) set(t *Thread, key Value, v int) {
	if i := m.index(t, key); i >= 0 {
		(*m)[i].value = v
		return
	}
	*m = append(*m, struct {
		key   Value
		value int
	}{key, v})
}

func (m *model) remove(i int) { *m = slices.Delete(*m, i, i+1) }

// someKey is one of few keys of several types, some of them equal.
func someKey(r *rand.Rand, n int) Value {
	i := r.IntN(n)
	switch r.IntN(5) {
	case 0:
		return NewStr("key" + strconv.Itoa(i))
	case 1:
		return Float(i)
	case 2:
		return pair(NewInt(int64(i)), NewStr("x"))
	case 3:
		return NewInt(int64(i) << 20) // hashes that share their low bits
	}
	return NewInt(int64(i))
}

func TestDictIsItsModel(t *testing.T) {
	th := running(t)
	for _, size := range []int{2, 6, 40, 200} {
		r := rand.New(rand.NewPCG(1, uint64(size)))
		d, m := NewDict(), model{}
		for step := range 4000 {
			key := someKey(r, size)
			switch i := m.index(th, key); r.IntN(8) {
			case 0, 1, 2, 3:
				m.set(th, key, step)
				if err := d.Set(th, key, NewInt(int64(step))); err != nil {
					t.Fatal(err)
				}
			case 4, 5:
				had := must[bool](t)(d.Delete(th, key))
				if had != (i >= 0) {
					t.Fatalf("size %d step %d: Delete said %v", size, step, had)
				}
				if had {
					m.remove(i)
				}
			case 6:
				got := must[Value](t)(d.Get(th, key))
				if (got != nil) != (i >= 0) || got != nil && got != NewInt(int64(m[i].value)) {
					t.Fatalf("size %d step %d: Get gave %v, the model has %d", size, step, got, i)
				}
			case 7:
				popEnd(t, d, &m, r.IntN(2) == 0)
			}
			if size < 40 || step%50 == 0 {
				sameEntries(t, th, d, m)
			}
		}
	}
}

// popEnd takes the last or the first entry out of both.
func popEnd(t *testing.T, d *Dict, m *model, last bool) {
	two, err := d.popItem(last, "empty")
	if len(*m) == 0 {
		if !IsA(err, KeyError) {
			t.Fatalf("popItem of nothing: %v, %v", two, err)
		}
		return
	}
	i := 0
	if last {
		i = len(*m) - 1
	}
	if got := two.(*Tuple).Items[1]; got != NewInt(int64((*m)[i].value)) {
		t.Fatalf("popItem gave %v, the model %d", got, (*m)[i].value)
	}
	m.remove(i)
}

// sameEntries fails unless the dict has the model's entries in its order.
func sameEntries(t *testing.T, th *Thread, d *Dict, m model) {
	t.Helper()
	if d.Len() != len(m) {
		t.Fatalf("%d keys, the model has %d", d.Len(), len(m))
	}
	i := 0
	for k, v := range d.All() {
		if same, _ := Equal(th, k, m[i].key); !same || v != NewInt(int64(m[i].value)) {
			t.Fatalf("entry %d is %v: %v, the model's %v: %d", i, k, v, m[i].key, m[i].value)
		}
		i++
	}
}

func TestDictByText(t *testing.T) {
	th := running(t)
	d := NewDict()
	for i := range 100 {
		d.SetStr("n"+strconv.Itoa(i), NewInt(int64(i)))
	}
	for i := range 100 {
		name := "n" + strconv.Itoa(i)
		if got := d.GetStr(name); got != NewInt(int64(i)) {
			t.Errorf("GetStr(%q) = %v", name, got)
		}
		if got := must[Value](t)(d.Get(th, NewStr(name))); got != NewInt(int64(i)) {
			t.Errorf("Get(%q) = %v", name, got)
		}
	}
	if !d.DeleteStr("n50") || d.DeleteStr("n50") || d.GetStr("n50") != nil || d.Len() != 99 {
		t.Error("DeleteStr does not delete once")
	}
	if n := testing.AllocsPerRun(100, func() { d.GetStr("n77") }); n != 0 {
		t.Errorf("GetStr allocates %v times", n)
	}
}

// A queue of one key in, one out must not fill its table with what was deleted.
func TestDictAsQueue(t *testing.T) {
	th := running(t)
	for _, waiting := range []int64{0, 5, 100} {
		d := NewDict()
		for i := range waiting {
			_ = d.Set(th, NewInt(i), None)
		}
		for i := range int64(100_000) {
			_ = d.Set(th, NewInt(waiting+i), None)
			if _, err := d.popItem(i%2 == 0, ""); err != nil {
				t.Fatal(err)
			}
		}
		if d.Len() != int(waiting) || len(d.table) > 1024 {
			t.Errorf("%d keys wait in a table of %d", d.Len(), len(d.table))
		}
	}
}

func TestDictIterationTellsChanges(t *testing.T) {
	th := running(t)
	d := NewDict()
	d.SetStr("a", None)
	d.SetStr("b", None)
	it := newDictIterator(d, dictKeys)
	if _, err := it.Next(th); err != nil {
		t.Fatal(err)
	}
	d.SetStr("a", True) // no new key
	if _, err := it.Next(th); err != nil {
		t.Fatal(err)
	}
	d.SetStr("c", None)
	if _, err := it.Next(th); !IsA(err, RuntimeError) {
		t.Errorf("a new key goes unnoticed: %v", err)
	}
}

func BenchmarkDictGetInt(b *testing.B) {
	th := running(b)
	d := NewDict()
	for i := range int64(1000) {
		_ = d.Set(th, NewInt(i), None)
	}
	for i := 0; b.Loop(); i++ {
		_, _ = d.Get(th, NewInt(int64(i%1000)))
	}
}

func BenchmarkDictGetStr(b *testing.B) {
	th := running(b)
	d := NewDict()
	keys := make([]*Str, 100)
	for i := range keys {
		keys[i] = NewStr("name" + strconv.Itoa(i))
		d.SetKey(keys[i], None)
	}
	for i := 0; b.Loop(); i++ {
		_, _ = d.Get(th, keys[i%100])
	}
}

func BenchmarkDictSet(b *testing.B) {
	th := running(b)
	for b.Loop() {
		d := NewDict()
		for i := range int64(100) {
			_ = d.Set(th, NewInt(i), None)
		}
	}
}
