package sockcore

import (
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// TCPInfo is the value of TCP_INFO on Linux, see tcp(7) and linux/tcp.h. What the
// kernel is too old to tell is 0.
type TCPInfo struct {
	State        string // "TCP_ESTABLISHED"
	Options      []string
	Retransmits  int // of the oldest segment, by the timer
	Probes       int // keepalive or window probes without an answer
	Backoff      int
	RTO          time.Duration // until a retransmission
	ATO          time.Duration // until a delayed acknowledgement
	RTT, RTTVar  time.Duration
	MinRTT       time.Duration
	SndMSS       int // bytes
	RcvMSS       int // bytes
	PMTU, AdvMSS int // bytes
	Unacked      int // segments
	Lost         int // segments
	Retrans      int // segments on the way again
	TotalRetrans int // segments
	SndCwnd      int // segments
	SndSsthresh  int // segments
	RcvSpace     int // bytes
	SndWnd       int // bytes
	NotSent      int // bytes

	LastDataSent, LastDataRecv, LastAckRecv time.Duration // ago

	BytesSent, BytesAcked, BytesReceived, BytesRetrans uint64
	SegsOut, SegsIn                                    int

	PacingRate, DeliveryRate uint64 // bytes a second
}

// DecodeTCPInfo reads a struct tcp_info of any age: what a short one lacks is
// 0, what a long one adds is not looked at. ok is false when not even the state is there.
func DecodeTCPInfo(b []byte) (info TCPInfo, ok bool) {
	if len(b) == 0 {
		return TCPInfo{}, false
	}
	var k unix.TCPInfo
	copy(unsafe.Slice((*byte)(unsafe.Pointer(&k)), unsafe.Sizeof(k)), b)
	return TCPInfo{
		State: tcpStateName(int(k.State)), Options: tcpOptionNames(k.Options),
		Retransmits: int(k.Retransmits), Probes: int(k.Probes), Backoff: int(k.Backoff),
		RTO: micros(k.Rto), ATO: micros(k.Ato),
		RTT: micros(k.Rtt), RTTVar: micros(k.Rttvar), MinRTT: micros(k.Min_rtt),
		SndMSS: int(k.Snd_mss), RcvMSS: int(k.Rcv_mss), PMTU: int(k.Pmtu), AdvMSS: int(k.Advmss),
		Unacked: int(k.Unacked), Lost: int(k.Lost),
		Retrans: int(k.Retrans), TotalRetrans: int(k.Total_retrans),
		SndCwnd: int(k.Snd_cwnd), SndSsthresh: int(k.Snd_ssthresh),
		RcvSpace: int(k.Rcv_space), SndWnd: int(k.Snd_wnd), NotSent: int(k.Notsent_bytes),
		LastDataSent: millis(k.Last_data_sent), LastDataRecv: millis(k.Last_data_recv),
		LastAckRecv: millis(k.Last_ack_recv),
		BytesSent:   k.Bytes_sent, BytesAcked: k.Bytes_acked,
		BytesReceived: k.Bytes_received, BytesRetrans: k.Bytes_retrans,
		SegsOut: int(k.Segs_out), SegsIn: int(k.Segs_in),
		PacingRate: k.Pacing_rate, DeliveryRate: k.Delivery_rate,
	}, true
}

func micros(n uint32) time.Duration { return time.Duration(n) * time.Microsecond }
func millis(n uint32) time.Duration { return time.Duration(n) * time.Millisecond }

// tcpStates are the states by number, from 1.
var tcpStates = []string{"TCP_ESTABLISHED", "TCP_SYN_SENT", "TCP_SYN_RECV", "TCP_FIN_WAIT1",
	"TCP_FIN_WAIT2", "TCP_TIME_WAIT", "TCP_CLOSE", "TCP_CLOSE_WAIT", "TCP_LAST_ACK", "TCP_LISTEN",
	"TCP_CLOSING", "TCP_NEW_SYN_RECV"}

// tcpStateName is "" for a number that is no state.
func tcpStateName(state int) string {
	if state < 1 || state > len(tcpStates) {
		return ""
	}
	return tcpStates[state-1]
}

// tcpOptionNames are the TCP options in use, as the bits of tcpi_options.
func tcpOptionNames(bits uint8) []string {
	var names []string
	for i, name := range []string{"timestamps", "sack", "wscale", "ecn", "ecn_seen", "syn_data"} {
		if bits>>i&1 != 0 {
			names = append(names, name)
		}
	}
	return names
}
