//go:build darwin || freebsd

package sockcore

import (
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// kernelName binds fd to a sockaddr by the bare system calls.
func kernelName(t *testing.T, fd, proto int, b []byte) Address {
	t.Helper()
	_, _, errno := unix.Syscall(unix.SYS_BIND, uintptr(fd),
		uintptr(unsafe.Pointer(&b[0])), uintptr(len(b)))
	if errno != 0 {
		t.Fatalf("bind: %v", errno)
	}
	name, size := make([]byte, maxSockaddr), uint32(maxSockaddr)
	_, _, errno = unix.Syscall(unix.SYS_GETSOCKNAME, uintptr(fd),
		uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&size)))
	if errno != 0 {
		t.Fatalf("getsockname: %v", errno)
	}
	return decodeAddressFor(proto, name[:size])
}
