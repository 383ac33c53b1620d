package sockcore

import (
	"testing"
	"time"
)

func TestLinger(t *testing.T) {
	for _, l := range []Linger{{}, {true, 0}, {true, 5}, {false, 7}} {
		if got, ok := DecodeLinger([]byte(EncodeLinger(l))); !ok || got != l {
			t.Errorf("%v came back as %v (%v)", l, got, ok)
		}
	}
	if _, ok := DecodeLinger([]byte("1234567")); ok {
		t.Error("7 bytes are taken for a linger")
	}
}

func TestTimeval(t *testing.T) {
	for _, d := range []time.Duration{0, time.Microsecond, 1500 * time.Millisecond, 9e18} {
		want := d.Truncate(time.Microsecond)
		if got, ok := DecodeTimeval([]byte(EncodeTimeval(d))); !ok || got != want {
			t.Errorf("%v came back as %v (%v)", d, got, ok)
		}
	}
	for _, bad := range []string{"", "1234567", EncodeTimeval(-time.Second)} {
		if d, ok := DecodeTimeval([]byte(bad)); ok {
			t.Errorf("%x is %v", bad, d)
		}
	}
}

func FuzzDecodeOptions(f *testing.F) {
	f.Add([]byte(EncodeLinger(Linger{true, 1})))
	f.Add([]byte(EncodeTimeval(time.Second)))
	f.Fuzz(func(t *testing.T, b []byte) {
		DecodeLinger(b)
		DecodeUcred(b)
		if d, ok := DecodeTimeval(b); ok {
			if back, ok := DecodeTimeval([]byte(EncodeTimeval(d))); !ok || back != d {
				t.Fatalf("%v came back as %v", d, back)
			}
		}
	})
}
