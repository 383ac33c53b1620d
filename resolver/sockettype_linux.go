package resolver

import "golang.org/x/sys/unix"

// socketTypes is glibc's table, in its order.
var socketTypes = []socketType{
	{unix.SOCK_STREAM, unix.IPPROTO_TCP, true, "tcp"},
	{unix.SOCK_DGRAM, unix.IPPROTO_UDP, true, "udp"},
	{unix.SOCK_DCCP, unix.IPPROTO_DCCP, false, "dccp"},
	{unix.SOCK_DGRAM, unix.IPPROTO_UDPLITE, false, "udplite"},
	{unix.SOCK_STREAM, unix.IPPROTO_SCTP, false, "sctp"},
	{unix.SOCK_SEQPACKET, unix.IPPROTO_SCTP, false, "sctp"},
	{unix.SOCK_RAW, 0, true, "raw"},
}
