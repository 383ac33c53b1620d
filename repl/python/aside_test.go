package python

import (
	"context"
	"testing"
	"time"
)

// TestLargeText: no method of a text of a hundred megabytes holds up an interrupt, and the next call is well.
func TestLargeText(t *testing.T) {
	th := NewRuntime().NewThread(context.Background(), "main")
	th.Acquire()
	defer th.End()
	text := must[Value](t)(Binary(th, Mul, NewStr("é \n"), NewInt(20_000_000)))
	for _, name := range []string{"upper", "split", "splitlines", "encode", "isalpha", "__repr__", "title"} {
		var at time.Time
		timer := time.AfterFunc(20*time.Millisecond, func() {
			at = time.Now()
			th.Interrupt(NewException(KeyboardInterrupt))
		})
		_, err := CallMethod(th, text, name)
		if timer.Stop() {
			continue // done before
		}
		if took := time.Since(at); took > 2*time.Second { // 0.2 s, and a busy machine
			t.Errorf("%s went on for %v", name, took)
		}
		if err == nil {
			err = th.Err() // it came just behind the end
		}
		if !IsA(err, KeyboardInterrupt) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got, err := CallMethod(th, NewStr("ab"), "upper"); err != nil || got.(*Str).s != "AB" {
		t.Errorf("after all: %v, %v", got, err)
	}
}
