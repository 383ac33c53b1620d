package python

import (
	"testing"
	"time"
)

// Values deep in values are a RecursionError, or fine; never the end of the process.
func TestDeepValues(t *testing.T) {
	th := running(t)
	var list, tuple, dict, other Value = NewList(), NewTuple(), NewDict(), NewList()
	var iterator Value = NewList(NewInt(1))
	for range 5000 {
		list, other, tuple = NewList(list), NewList(other), NewTuple(tuple)
		d := NewDict()
		d.SetStr("d", dict)
		dict = d
		m := must[Value](t)(makeMap(th, MapType, Args{Pos: []Value{StrType, iterator}}))
		iterator = m
	}
	for _, v := range []Value{list, tuple, dict} {
		if _, err := Repr(th, v); !IsA(err, RecursionError) {
			t.Errorf("repr of a deep %s: %v", TypeName(v), err)
		}
	}
	if _, err := Equal(th, list, other); !IsA(err, RecursionError) {
		t.Errorf("== of deep lists: %v", err)
	}
	if _, err := Hash(th, tuple); err != nil {
		t.Errorf("hash of a deep tuple: %v", err)
	}
	if _, err := Next(th, iterator); err != nil && !IsA(err, RecursionError) {
		t.Errorf("next of deep maps: %v", err)
	}
	if th.Depth != 0 {
		t.Errorf("the thread's depth stays at %d", th.Depth)
	}
}

func TestCycles(t *testing.T) {
	th := running(t)
	l := NewList(NewInt(1))
	l.Append(l)
	d := NewDict()
	d.SetStr("d", d)
	d.SetStr("l", l)
	for v, want := range map[Value]string{l: "[1, [...]]", d: "{'d': {...}, 'l': [1, [...]]}"} {
		if got := must[string](t)(Repr(th, v)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if len(th.shown) != 0 {
		t.Error("a repr stays under way")
	}
}

// within is how long an interrupt may take on a busy machine.
const within = 5 * time.Second

// What would take all memory is refused; what takes long ends with an interrupt.
func TestLargeAndLong(t *testing.T) {
	th := running(t)
	call := func(name string, args ...Value) func() error {
		return func() error {
			_, err := CallValues(th, th.Builtins.Get(name), args...)
			return err
		}
	}
	huge := NewRange(0, 1<<60, 1)
	many := NewRange(0, 1<<24, 1)
	for name, f := range map[string]func() error{
		"list * n":   func() error { _, err := Binary(th, Mul, NewList(None), NewInt(1<<40)); return err },
		"tuple * n":  func() error { _, err := Binary(th, Mul, NewTuple(None, None), NewInt(1<<40)); return err },
		"list(huge)": call("list", huge),
	} {
		if err := f(); !IsA(err, MemoryError) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, f := range map[string]func() error{
		"sum": call("sum", huge), "max": call("max", huge), "all": call("all", NewRange(1, 1<<60, 1)),
		"set": call("set", huge), "in": func() error { _, err := Contains(th, huge, NewStr("").Type()); return err },
		"tuple": call("tuple", huge), "sorted": call("sorted", NewRange(1<<24, 0, -1)), "list": call("list", many),
	} {
		began := time.Now()
		stop := time.AfterFunc(50*time.Millisecond, func() { th.Interrupt(NewException(KeyboardInterrupt)) })
		err := f()
		stop.Stop()
		if took := time.Since(began); took > within {
			t.Errorf("%s ends after %v", name, took)
		}
		if err != nil && !IsA(err, KeyboardInterrupt) && !IsA(err, MemoryError) {
			t.Errorf("%s: %v", name, err)
		}
		_ = th.Err()
	}
}
