package sockcore

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"unsafe"

	"golang.org/x/sys/unix"
)

// maxOption is the largest buffer that getsockopt takes, as in CPython.
const maxOption = 1024

// GetsockoptInt is getsockopt(2) of an option that is an int (64 bits wide for
// those of AF_VSOCK). The descriptor that SO_PEERPIDFD makes is the engine's until it is
// claimed, as those that RecvMsg brings.
func (s *Socket) GetsockoptInt(ctx context.Context, level, opt int) (int, error) {
	b, err := s.getsockopt(ctx, level, opt, intOptionSize(level))
	if err != nil {
		return 0, err
	}
	var wide [8]byte
	copy(wide[:], b)
	if len(b) == 8 {
		return int(binary.NativeEndian.Uint64(wide[:])), nil
	}
	n := int(int32(binary.NativeEndian.Uint32(wide[:])))
	if level == unix.SOL_SOCKET && opt == peerPidFD {
		s.engine.unclaimed.add(n)
	}
	return n, nil
}

// GetsockoptBytes is getsockopt(2) with a buffer of buflen bytes; the result is
// as long as the kernel says. A buflen that is not 0 to 1024 is an ArgumentError
// (OSError), as in Python; 0 is an int there, and so is no case here.
func (s *Socket) GetsockoptBytes(ctx context.Context, level, opt, buflen int) ([]byte, error) {
	if buflen <= 0 || buflen > maxOption {
		return nil, &ArgumentError{"OSError", "getsockopt buflen out of range"}
	}
	return s.getsockopt(ctx, level, opt, buflen)
}

// SetsockoptInt is setsockopt(2) of an option that is an int. A value over 32
// bits is an ArgumentError (OverflowError).
func (s *Socket) SetsockoptInt(ctx context.Context, level, opt, value int) error {
	if intOptionSize(level) == 8 {
		b := binary.NativeEndian.AppendUint64(nil, uint64(value))
		return s.SetsockoptBytes(ctx, level, opt, string(b))
	}
	if value > math.MaxInt32 {
		return &ArgumentError{"OverflowError", "signed integer is greater than maximum"}
	}
	if value < math.MinInt32 {
		return &ArgumentError{"OverflowError", "signed integer is less than minimum"}
	}
	b := int32(value)
	shown := "[" + strconv.Itoa(value) + "]"
	return s.setsockopt(ctx, optionValue{level, opt, unsafe.Pointer(&b), 4, shown})
}

// SetsockoptBytes is setsockopt(2) of an option that is a struct or a string.
func (s *Socket) SetsockoptBytes(ctx context.Context, level, opt int, value string) error {
	// One byte more: there is a place to point to even when the value is empty.
	b := append([]byte(value), 0)
	v := optionValue{level, opt, unsafe.Pointer(&b[0]), len(value), fmt.Sprintf("%q", value)}
	err := s.setsockopt(ctx, v)
	timeout := level == unix.SOL_SOCKET && (opt == unix.SO_RCVTIMEO || opt == unix.SO_SNDTIMEO)
	if d, ok := DecodeTimeval(b[:len(value)]); ok && err == nil && timeout {
		s.noteTimeoutOption(level, opt, d)
	}
	return err
}

// SetsockoptNull is setsockopt with a NULL value and a length (AF_ALG).
func (s *Socket) SetsockoptNull(ctx context.Context, level, opt, optlen int) error {
	return s.setsockopt(ctx, optionValue{level, opt, nil, optlen, "NULL"})
}

// intOptionSize is the width of a level's integers.
func intOptionSize(level int) int {
	if level == vsockLevel {
		return 8
	}
	return 4
}

func (s *Socket) getsockopt(ctx context.Context, level, opt, size int) ([]byte, error) {
	args := func(fd int, result any) string {
		return fmt.Sprintf("%d, %s, %s, %s, [%d]",
			fd, LevelName(level), OptionName(level, opt), quoteOption(result.([]byte)), size)
	}
	o := op{ctx: ctx, name: "getsockopt", status: true, args: args}
	return call(s, o, func(fd int) ([]byte, error) {
		b := make([]byte, size)
		got := uint32(size)
		_, _, errno := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt),
			uintptr(unsafe.Pointer(&b[0])), uintptr(unsafe.Pointer(&got)), 0)
		if errno != 0 {
			return nil, errno
		}
		return b[:min(int(got), size)], nil
	})
}

// optionValue is what setsockopt(2) is called with, and how a trace shows it.
type optionValue struct {
	level, opt int
	pointer    unsafe.Pointer
	size       int
	shown      string
}

func (s *Socket) setsockopt(ctx context.Context, v optionValue) error {
	args := func(fd int, _ any) string {
		return fmt.Sprintf("%d, %s, %s, %s, %d",
			fd, LevelName(v.level), OptionName(v.level, v.opt), v.shown, v.size)
	}
	o := op{ctx: ctx, name: "setsockopt", status: true, args: args}
	_, err := call(s, o, func(fd int) (int, error) {
		_, _, errno := unix.Syscall6(unix.SYS_SETSOCKOPT, uintptr(fd), uintptr(v.level),
			uintptr(v.opt), uintptr(v.pointer), uintptr(v.size), 0)
		if errno != 0 {
			return 0, errno
		}
		return 0, nil
	})
	return err
}
