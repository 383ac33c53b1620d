package sockcore

import "encoding/binary"

// TCPInfoField is one field of struct tcp_info, its unit in the name: "rtt_us",
// "notsent_bytes". The value is a uint64, the state's name, or a list of options.
type TCPInfoField struct {
	Name  string
	Value any
}

// TCPInfoFields reads a struct tcp_info of Linux field by field, in the order of the kernel's
// linux/tcp.h. Fields that a shorter one has not, or only in part, are left out; nil is no
// field at all.
func TCPInfoFields(b []byte) []TCPInfoField {
	var fields []TCPInfoField
	at := 0
	for _, f := range tcpInfoLayout {
		at += -at & (f.size - 1) // each field stands at a multiple of its size
		if at+f.size > len(b) {
			break
		}
		n := readUint(b[at : at+f.size])
		at += f.size
		switch f.name {
		case "state":
			fields = append(fields, TCPInfoField{f.name, tcpStateName(int(n))})
		case "options":
			fields = append(fields, TCPInfoField{f.name, tcpOptionNames(uint8(n))})
		case "wscale":
			fields = append(fields, TCPInfoField{"snd_wscale", n & 15}, TCPInfoField{"rcv_wscale", n >> 4})
		case "flags":
			fields = append(fields, TCPInfoField{"delivery_rate_app_limited", n & 1},
				TCPInfoField{"fastopen_client_fail", n >> 1 & 3})
		default:
			fields = append(fields, TCPInfoField{f.name, n})
		}
	}
	return fields
}

func readUint(b []byte) uint64 {
	order := binary.NativeEndian
	switch len(b) {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(order.Uint16(b))
	case 4:
		return uint64(order.Uint32(b))
	}
	return order.Uint64(b)
}

// tcpInfoLayout is struct tcp_info: names without their tcpi_, with units, and sizes.
var tcpInfoLayout = []struct {
	name string
	size int
}{
	{"state", 1}, {"ca_state", 1}, {"retransmits", 1}, {"probes", 1}, {"backoff", 1},
	{"options", 1}, {"wscale", 1}, {"flags", 1},
	{"rto_us", 4}, {"ato_us", 4}, {"snd_mss", 4}, {"rcv_mss", 4},
	{"unacked", 4}, {"sacked", 4}, {"lost", 4}, {"retrans", 4}, {"fackets", 4},
	{"last_data_sent_ms", 4}, {"last_ack_sent_ms", 4}, {"last_data_recv_ms", 4},
	{"last_ack_recv_ms", 4},
	{"pmtu", 4}, {"rcv_ssthresh", 4}, {"rtt_us", 4}, {"rttvar_us", 4}, {"snd_ssthresh", 4},
	{"snd_cwnd", 4}, {"advmss", 4}, {"reordering", 4}, {"rcv_rtt_us", 4}, {"rcv_space", 4},
	{"total_retrans", 4},
	{"pacing_rate_bytes_per_second", 8}, {"max_pacing_rate_bytes_per_second", 8},
	{"bytes_acked", 8}, {"bytes_received", 8}, {"segs_out", 4}, {"segs_in", 4},
	{"notsent_bytes", 4}, {"min_rtt_us", 4}, {"data_segs_in", 4}, {"data_segs_out", 4},
	{"delivery_rate_bytes_per_second", 8},
	{"busy_time_us", 8}, {"rwnd_limited_us", 8}, {"sndbuf_limited_us", 8},
	{"delivered", 4}, {"delivered_ce", 4}, {"bytes_sent", 8}, {"bytes_retrans", 8},
	{"dsack_dups", 4}, {"reord_seen", 4}, {"rcv_ooopack", 4}, {"snd_wnd", 4}, {"rcv_wnd", 4},
	{"rehash", 4}, {"total_rto", 2}, {"total_rto_recoveries", 2}, {"total_rto_time_ms", 4},
}

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
