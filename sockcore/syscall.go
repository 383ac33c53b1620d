package sockcore

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// These are the system calls as the kernel has them, with addresses as bytes:
// x/sys's own allocate for each address, and leave the flow label of IPv6 out.

// sockaddr is room for any address that the kernel writes.
type sockaddr struct {
	buf [128]byte
	n   uint32
}

// address reads it; the protocol of its socket tells the forms of CAN and Bluetooth apart.
func (a *sockaddr) address(proto int) Address {
	return decodeAddressFor(proto, a.buf[:min(int(a.n), len(a.buf))])
}

// ask makes a call that writes an address: getsockname, getpeername.
func (a *sockaddr) ask(trap uintptr, fd int) error {
	a.n = uint32(len(a.buf))
	_, _, errno := unix.RawSyscall(trap, uintptr(fd), // it does not wait
		uintptr(unsafe.Pointer(&a.buf)), uintptr(unsafe.Pointer(&a.n)))
	if errno != 0 {
		a.n = 0
		return errno
	}
	return nil
}

// lingers tells whether close(2) may wait. Each close asks, so it is asked the cheap way.
func lingers(fd int) bool {
	var l unix.Linger
	size := uint32(unsafe.Sizeof(l))
	_, _, errno := unix.RawSyscall6(unix.SYS_GETSOCKOPT, uintptr(fd), unix.SOL_SOCKET,
		unix.SO_LINGER, uintptr(unsafe.Pointer(&l)), uintptr(unsafe.Pointer(&size)), 0)
	return errno == 0 && l.Onoff != 0 && l.Linger > 0
}

// withAddress makes a call that reads an address: bind, connect.
func withAddress(trap uintptr, fd int, a []byte) error {
	_, _, errno := unix.Syscall(trap, uintptr(fd),
		uintptr(unsafe.Pointer(unsafe.SliceData(a))), uintptr(len(a)))
	if errno != 0 {
		return errno
	}
	return nil
}

// sendto is called with MSG_DONTWAIT. A short one needs no preparation for a
// thread that stays away long, which is a tenth of its time.
func sendto(fd int, data string, flags int, to []byte) (int, error) {
	p := uintptr(unsafe.Pointer(unsafe.StringData(data)))
	name := uintptr(unsafe.Pointer(unsafe.SliceData(to)))
	var n uintptr
	var errno unix.Errno
	if len(data) <= pageful {
		n, _, errno = unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), p, uintptr(len(data)),
			uintptr(flags), name, uintptr(len(to)))
	} else {
		n, _, errno = unix.Syscall6(unix.SYS_SENDTO, uintptr(fd), p, uintptr(len(data)),
			uintptr(flags), name, uintptr(len(to)))
	}
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

// recvfrom is called with MSG_DONTWAIT; from may be nil.
func recvfrom(fd int, buf []byte, flags int, from *sockaddr) (int, error) {
	p := uintptr(unsafe.Pointer(unsafe.SliceData(buf)))
	var name, size uintptr
	if from != nil {
		from.n = uint32(len(from.buf))
		name, size = uintptr(unsafe.Pointer(&from.buf)), uintptr(unsafe.Pointer(&from.n))
	}
	var n uintptr
	var errno unix.Errno
	if len(buf) <= pageful {
		n, _, errno = unix.RawSyscall6(unix.SYS_RECVFROM, uintptr(fd), p, uintptr(len(buf)),
			uintptr(flags), name, size)
	} else {
		n, _, errno = unix.Syscall6(unix.SYS_RECVFROM, uintptr(fd), p, uintptr(len(buf)),
			uintptr(flags), name, size)
	}
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

func sendmsg(fd int, buffers []string, oob []byte, flags int, to []byte) (int, error) {
	h := unix.Msghdr{Name: unsafe.SliceData(to), Namelen: uint32(len(to))}
	iov := make([]unix.Iovec, len(buffers))
	for i, b := range buffers {
		iov[i].Base = unsafe.StringData(b)
		iov[i].SetLen(len(b))
	}
	h.Iov = unsafe.SliceData(iov)
	h.SetIovlen(len(iov))
	if len(oob) > 0 {
		h.Control = &oob[0]
		h.SetControllen(len(oob))
	}
	n, _, errno := unix.Syscall(unix.SYS_SENDMSG, uintptr(fd),
		uintptr(unsafe.Pointer(&h)), uintptr(flags))
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

// recvmsg fills m's buffers and cuts them to what came.
func recvmsg(fd int, m *message, flags int) error {
	var from sockaddr
	iov := unix.Iovec{Base: unsafe.SliceData(m.data)}
	iov.SetLen(len(m.data))
	h := unix.Msghdr{Name: &from.buf[0], Namelen: uint32(len(from.buf)), Iov: &iov}
	h.SetIovlen(1)
	if len(m.oob) > 0 {
		h.Control = &m.oob[0]
		h.SetControllen(len(m.oob))
	}
	n, _, errno := unix.Syscall(unix.SYS_RECVMSG, uintptr(fd),
		uintptr(unsafe.Pointer(&h)), uintptr(flags))
	if errno != 0 {
		return errno
	}
	from.n = h.Namelen
	m.data = m.data[:min(int(n), len(m.data))]
	m.oob = m.oob[:h.Controllen]
	m.flags = int(h.Flags)
	m.from = from.address(m.proto)
	return nil
}
