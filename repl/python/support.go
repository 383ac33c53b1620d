package python

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// What the evaluator asks of the object model.

// MethodOf finds what v.name(…) calls on values of a class, when it is a plain function or a native method of
// the class: nil when it must be looked up each time. own: a value may have an attribute of that name itself.
func MethodOf(c *Type, name string) (method Value, own bool) {
	if c.slots != nil && (c.slots[slotGetAttribute] != nil) || c.Below(TypeType) || c == ModuleType || c == SuperType {
		return nil, false
	}
	switch m := c.Lookup(name).(type) {
	case PlainFunction:
		return m, c.hides()
	case *Builtin:
		if m.Owner != nil && m.Self == nil && !m.Static && !m.Class {
			return m, c.heap && c.hides()
		}
	}
	return nil, false
}

// OwnAttr is what an object itself has under a name, nil without.
func OwnAttr(v Value, name string) Value {
	if o, ok := v.(withDict); ok {
		if d := o.dict(false); d != nil {
			return d.GetStr(name)
		}
	}
	return nil
}

// IsIterable reports whether iter(v) would do.
func IsIterable(v Value) bool {
	switch Held(v).(type) {
	case Iterable, Iterator:
		return true
	}
	return override(v, slotIter) != nil || override(v, slotGetItem) != nil || override(v, slotNext) != nil
}

// IsMapping reports whether v has keys and items by key.
func IsMapping(v Value) bool {
	if _, ok := v.(*Dict); ok {
		return true
	}
	return v.Type().Lookup("keys") != nil
}

// QualifiedName is how errors name a function.
func QualifiedName(f Value) string { return qualname(f) }

// Address is the address of an object as reprs show it.
func Address(v Value) string { return address(v) }

// OrNone is v, or None where there is none.
func OrNone(v Value) Value { return orNone(v) }

// OrIdle is t, or a thread for texts of native values where none is at hand.
func OrIdle(t *Thread) *Thread { return orIdle(t) }

// Plain reports whether the value is of the native class itself, and not of one that Python code made.
func (e *Ext) Plain() bool { return e.ext == nil }

// DepthLimit is sys.getrecursionlimit().
func (t *Thread) DepthLimit() int {
	if n := t.recursion.Load(); n > 0 {
		return int(n)
	}
	return MaxDepth
}

// SetDepthLimit is sys.setrecursionlimit, as far as Go's stack allows.
func (r *Runtime) SetDepthLimit(n int) { r.recursion.Store(int64(min(n, mostDepth))) }

const mostDepth = 20_000

// Builtin finds a name that a module's namespace has not bound: a builtin.
func (r *Runtime) Builtin(name string) Value {
	if v := r.Builtins.Get(name); v != nil || r.Missing == nil {
		return v
	}
	v := r.Missing(name)
	if v != nil {
		r.Builtins.Set(name, v)
	}
	return v
}

// Later has f run by whatever thread looks around next: with the lock held. Any goroutine may call it.
func (r *Runtime) Later(f func(*Thread)) {
	r.queueLock.Lock()
	r.queue = append(r.queue, f)
	r.queueLock.Unlock()
	r.queued.Store(true)
}

// runQueue runs what Later has been given.
func (t *Thread) runQueue() {
	for t.queued.Load() {
		t.queueLock.Lock()
		all := t.queue
		t.queue = nil
		t.queued.Store(false)
		t.queueLock.Unlock()
		for _, f := range all {
			f(t)
		}
	}
}

// Dict is a copy of the bound names as a dict, in the order in which they came.
func (n *Namespace) Dict() *Dict {
	d := NewDict()
	for _, name := range n.Names() {
		d.SetStr(name, n.Get(name))
	}
	return d
}

// ThreadCount is how many threads there are, the main one too.
func (r *Runtime) ThreadCount() int { return len(r.threads) }

// Parent is the context that the thread ends with.
func (t *Thread) Parent() context.Context { return t.parent }

// Recovered is the error that a panic of Go code becomes: the session lives on.
func Recovered(p any) error {
	if err, ok := p.(error); ok {
		if u, ok := err.(Uncatchable); ok {
			return u
		}
	}
	return Raise(SystemErrorType, "internal error: %v", p)
}

// NewSlice is slice(lower, upper, step).
func NewSlice(lower, upper, step Value) *Slice { return &Slice{lower, upper, step} }

// SortedNames is the keys of a dict as a sorted list.
func SortedNames(t *Thread, v Value) (Value, error) {
	items, err := Items(t, v)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(items, func(a, b Value) int {
		x, _ := AsStr(a)
		y, _ := AsStr(b)
		return cmp.Compare(x, y)
	})
	return NewList(items...), nil
}

// NewHeld makes an instance of a heap class below int, float, str or bytes that holds v.
func NewHeld(c *Type, v Value) *Instance { return &Instance{class: c, Held: v} }

// PlainMember is an attribute of a value where reading it runs no Python code: for completion. nil without.
func PlainMember(v Value, name string) Value {
	switch v := v.(type) {
	case *Module:
		return v.Get(name)
	case *Type:
		return v.Lookup(name)
	}
	if own := OwnAttr(v, name); own != nil {
		return own
	}
	if a, ok := v.(Attributed); ok && !v.Type().heap {
		if found, err := a.Attr(nil, name); err == nil {
			return found
		}
	}
	return nil
}

// Sleep waits without the lock, and ends with the thread's interrupt.
func (t *Thread) Sleep(d time.Duration) error {
	ctx := t.Context()
	t.Waits()
	t.Unlocked(func() {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
	})
	if ctx.Err() != nil {
		return t.Err()
	}
	return nil
}

// Waits tells the shell that the thread is about to wait: it writes out what was shown.
func (t *Thread) Waits() {
	if t.OnWait != nil {
		t.OnWait()
	}
}
