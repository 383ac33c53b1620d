package sockcore

import (
	"encoding/binary"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Linger is the value of SO_LINGER, Python's (on, seconds): whether close waits
// for unsent data, and how long. On with 0 seconds drops it and sends a reset.
type Linger struct {
	On      bool
	Seconds int
}

// DecodeLinger reads a struct linger; ok is false for another size.
func DecodeLinger(b []byte) (l Linger, ok bool) {
	if len(b) != 8 {
		return Linger{}, false
	}
	on, seconds := binary.NativeEndian.Uint32(b), binary.NativeEndian.Uint32(b[4:])
	return Linger{On: on != 0, Seconds: int(int32(seconds))}, true
}

// EncodeLinger is the struct linger for SetsockoptBytes.
func EncodeLinger(l Linger) string {
	b := make([]byte, 8)
	if l.On {
		binary.NativeEndian.PutUint32(b, 1)
	}
	binary.NativeEndian.PutUint32(b[4:], uint32(l.Seconds))
	return string(b)
}

// DecodeTimeval reads a struct timeval, as SO_RCVTIMEO is; ok is false for
// another size, and for a time that no Duration holds.
func DecodeTimeval(b []byte) (d time.Duration, ok bool) {
	var tv unix.Timeval
	if len(b) != int(unsafe.Sizeof(tv)) {
		return 0, false
	}
	copy(unsafe.Slice((*byte)(unsafe.Pointer(&tv)), len(b)), b)
	seconds, micros := int64(tv.Sec), int64(tv.Usec)
	if micros < 0 || micros >= 1e6 || seconds < 0 || seconds > int64(1<<63-1)/1e9-1 {
		return 0, false
	}
	return time.Duration(seconds)*time.Second + time.Duration(micros)*time.Microsecond, true
}

// EncodeTimeval is the struct timeval for SetsockoptBytes; what is below a
// microsecond is dropped.
func EncodeTimeval(d time.Duration) string {
	tv := unix.NsecToTimeval(int64(d))
	return string(unsafe.Slice((*byte)(unsafe.Pointer(&tv)), unsafe.Sizeof(tv)))
}

// Ucred is the value of SO_PEERCRED and SCM_CREDENTIALS on Linux. See unix(7).
type Ucred struct {
	PID      int32
	UID, GID uint32
}

// DecodeUcred reads a struct ucred; ok is false for another size.
func DecodeUcred(b []byte) (c Ucred, ok bool) {
	if len(b) != 12 {
		return Ucred{}, false
	}
	order := binary.NativeEndian
	return Ucred{int32(order.Uint32(b)), order.Uint32(b[4:]), order.Uint32(b[8:])}, true
}

// EncodeMreqn is the struct ip_mreqn of IP_ADD_MEMBERSHIP: a group, and the interface by
// an address of it, by its index, or the system's choice (both zero). See ip(7).
func EncodeMreqn(group, local [4]byte, index int) string {
	b := append(group[:], local[:]...)
	return string(binary.NativeEndian.AppendUint32(b, uint32(index)))
}

// EncodeIPv6Mreq is the struct ipv6_mreq of IPV6_JOIN_GROUP: a group, and the index of the
// interface, 0 for the system's choice. See ipv6(7).
func EncodeIPv6Mreq(group [16]byte, index int) string {
	return string(binary.NativeEndian.AppendUint32(group[:], uint32(index)))
}
