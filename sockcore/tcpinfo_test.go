package sockcore

import "testing"

// TestTCPInfoOfAnyLength: a shorter struct has fewer fields, and none of them in part.
func TestTCPInfoOfAnyLength(t *testing.T) {
	before := 0
	for size := range 400 {
		fields := TCPInfoFields(make([]byte, size))
		if len(fields) < before || size == 0 && fields != nil {
			t.Errorf("%d bytes: %d fields after %d", size, len(fields), before)
		}
		before = len(fields)
	}
	if want := len(tcpInfoLayout) + 2; before != want {
		t.Errorf("%d fields, want %d", before, want)
	}
	if fields := TCPInfoFields(make([]byte, 11)); fields[len(fields)-1].Name != "fastopen_client_fail" {
		t.Errorf("11 bytes end with %v", fields[len(fields)-1])
	}
}

func TestTCPStatesAreConstants(t *testing.T) {
	for i, name := range tcpStates[:11] {
		if value, ok := ConstantValue(name); ok && value != int64(i+1) {
			t.Errorf("%s is %d, want %d", name, value, i+1)
		}
	}
	if tcpStateName(0) != "" || tcpStateName(99) != "" {
		t.Error("a number that is no state has a name")
	}
}

func FuzzTCPInfo(f *testing.F) {
	f.Add(make([]byte, 248))
	f.Fuzz(func(t *testing.T, b []byte) {
		if fields := TCPInfoFields(b); len(fields) > len(tcpInfoLayout)+2 || len(b) > 0 && fields == nil {
			t.Fatalf("%x: %v", b, fields)
		}
	})
}
