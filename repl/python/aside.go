package python

import "slices"

const (
	// noticed is how many bytes an operation goes over before its time counts as steps.
	noticed = 1 << 16
	// largeText is how many bytes take so long that an interrupt must not wait for the end.
	largeText = 1 << 22
)

// spend counts the time for n bytes as steps, so that the next look around comes sooner.
func (t *Thread) spend(n int) {
	if n > noticed && t != nil {
		t.budget -= int32(min(n>>10, slice))
	}
}

// aside runs f, which touches only what does not change, on another goroutine, and does not wait for its end when
// an interrupt comes: f ends at its next Tick, or gives what nobody takes.
func (t *Thread) aside(f func(*Thread) (Value, error)) (Value, error) {
	if t.current != t {
		return f(t)
	}
	type result struct {
		v   Value
		err error
	}
	ctx, done := t.Context(), make(chan result, 1)
	go func() {
		v, err := f(&Thread{Runtime: &Runtime{}, parent: ctx, budget: slice})
		done <- result{v, err}
	}()
	var got result
	t.Unlocked(func() {
		select {
		case got = <-done:
		case <-ctx.Done():
		}
	})
	if ctx.Err() == nil {
		return got.v, got.err
	}
	if err := t.Err(); err != nil {
		return nil, err
	}
	if got.v == nil && got.err == nil {
		got = <-done
	}
	return got.v, got.err
}

// largeAside is aside for what goes over many bytes.
func largeAside(t *Thread, n int, f func(*Thread) (Value, error)) (Value, error) {
	t.spend(n)
	if n <= largeText {
		return f(t)
	}
	return t.aside(f)
}

// asideMethods makes methods of texts and bytes run aside where the receiver is large.
func asideMethods(methods []*Builtin) []*Builtin {
	for _, m := range methods {
		f := m.Fn
		m.Fn = func(t *Thread, self Value, a Args) (Value, error) {
			n := textSize(self)
			if n <= noticed {
				return f(t, self, a)
			}
			t.spend(n)
			if n <= largeText || !a.plain() {
				return f(t, self, a)
			}
			kept := Args{slices.Clone(a.Pos), slices.Clone(a.Kw)}
			return t.aside(func(t *Thread) (Value, error) { return f(t, self, kept) })
		}
	}
	return methods
}

// textSize is how many bytes a text or bytes take.
func textSize(v Value) int {
	switch v := v.(type) {
	case *Str:
		return len(v.s)
	case Bytes:
		return len(v)
	}
	return 0
}

// plain tells whether nothing among the arguments can change or run Python code.
func (a Args) plain() bool {
	for _, v := range a.Pos {
		if !isPlain(v) {
			return false
		}
	}
	for _, kw := range a.Kw {
		if !isPlain(kw.Value) {
			return false
		}
	}
	return true
}

func isPlain(v Value) bool {
	switch v.(type) {
	case *Str, Bytes, Int, Bool, NoneType:
		return true
	}
	return false
}
