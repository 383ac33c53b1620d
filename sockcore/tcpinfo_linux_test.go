package sockcore

import (
	"slices"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// TestTCPInfoLayout compares the layout with the struct of the system's library.
func TestTCPInfoLayout(t *testing.T) {
	k := unix.TCPInfo{
		State: unix.BPF_TCP_LISTEN, Options: 3, Rto: 1, Rcv_space: 2, Total_retrans: 3,
		Pacing_rate: 4, Segs_in: 5, Delivery_rate: 6, Sndbuf_limited: 7, Bytes_retrans: 8,
		Rcv_ooopack: 9, Snd_wnd: 10, Rcv_wnd: 11, Total_rto: 12, Total_rto_time: 13,
	}
	b := unsafe.Slice((*byte)(unsafe.Pointer(&k)), unsafe.Sizeof(k))
	got := map[string]any{}
	for _, f := range TCPInfoFields(b) {
		got[f.Name] = f.Value
	}
	for name, want := range map[string]uint64{
		"rto_us": 1, "rcv_space": 2, "total_retrans": 3, "pacing_rate_bytes_per_second": 4,
		"segs_in": 5, "delivery_rate_bytes_per_second": 6, "sndbuf_limited_us": 7,
		"bytes_retrans": 8, "rcv_ooopack": 9, "snd_wnd": 10, "rcv_wnd": 11, "total_rto": 12,
		"total_rto_time_ms": 13, "rtt_us": 0,
	} {
		if got[name] != want {
			t.Errorf("%s is %v, want %d", name, got[name], want)
		}
	}
	if got["state"] != "TCP_LISTEN" || !slices.Equal(got["options"].([]string), []string{"timestamps", "sack"}) {
		t.Errorf("%v", got)
	}
}
