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
	data := must[Value](t)(Binary(th, Mul, Bytes("ab"), NewInt(10_000_000)))
	binascii, zlib := newBinascii(th.Runtime), newZlib(th.Runtime)
	calls := map[string]func() (Value, error){
		"+":          func() (Value, error) { return Binary(th, Add, text, text) },
		"*":          func() (Value, error) { return Binary(th, Mul, text, NewInt(4)) },
		"b2a_base64": func() (Value, error) { return CallValues(th, binascii.Get("b2a_base64"), data) },
		"hexlify":    func() (Value, error) { return CallValues(th, binascii.Get("hexlify"), data) },
		"compress":   func() (Value, error) { return CallValues(th, zlib.Get("compress"), data, NewInt(9), NewInt(15)) },
	}
	for _, name := range []string{"upper", "split", "splitlines", "encode", "isalpha", "__repr__", "title"} {
		calls[name] = func() (Value, error) { return CallMethod(th, text, name) }
	}
	for name, call := range calls {
		var at time.Time
		fired := make(chan struct{})
		timer := time.AfterFunc(20*time.Millisecond, func() {
			at = time.Now()
			th.Interrupt(NewException(KeyboardInterrupt))
			close(fired)
		})
		_, err := call()
		if timer.Stop() {
			continue // done before
		}
		<-fired
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
