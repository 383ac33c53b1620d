//go:build !linux

package resolver

import "golang.org/x/sys/unix"

// socketTypes is glibc's table without what only Linux has.
var socketTypes = []socketType{
	{unix.SOCK_STREAM, unix.IPPROTO_TCP, true, "tcp"},
	{unix.SOCK_DGRAM, unix.IPPROTO_UDP, true, "udp"},
	{unix.SOCK_RAW, 0, true, "raw"},
}
