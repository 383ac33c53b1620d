package sockcore

import (
	"context"
	"encoding/binary"
	"math"

	"golang.org/x/sys/unix"
)

// ControlMessage is one item of ancillary data: cmsg_level, cmsg_type, cmsg_data.
type ControlMessage struct {
	Level, Type int
	Data        []byte
}

// Message is what recvmsg(2) gives.
type Message struct {
	Data    []byte
	Control []ControlMessage
	Flags   int     // MSG_TRUNC, MSG_CTRUNC and so on, as the kernel returned them
	From    Address // nil when the kernel gave none
}

// RecvMsg is recvmsg(2): at most n bytes, and ancillary data into a buffer of
// ancbufsize bytes (see CmsgSpace). Descriptors that come are never inherited, and are
// the engine's until Adopt or CloseFD claims them: its Close closes the others. A size
// below 0 or over 31 bits is an ArgumentError (ValueError).
func (s *Socket) RecvMsg(ctx context.Context, n, ancbufsize, flags int) (*Message, error) {
	if n < 0 {
		return nil, &ArgumentError{"ValueError", "negative buffer size in recvmsg()"}
	}
	if ancbufsize < 0 || ancbufsize > math.MaxInt32 {
		return nil, &ArgumentError{"ValueError", "invalid ancillary data buffer length"}
	}
	data, oob, rflags, from, err := s.recvmsgRaw(ctx, n, ancbufsize, flags)
	if err != nil {
		return nil, err
	}
	control := decodeControl(oob)
	setCloseOnExec(control)
	for _, m := range control {
		s.engine.unclaimed.add(descriptors(m)...)
	}
	return &Message{Data: data, Control: control, Flags: rflags, From: from}, nil
}

// SendMsg is sendmsg(2) with the buffers one after the other; to may be nil.
// Ancillary data that no message can hold is an ArgumentError (OSError).
func (s *Socket) SendMsg(
	ctx context.Context, buffers []string, control []ControlMessage, flags int, to Address,
) (int, error) {
	oob, err := encodeControl(control)
	if err != nil {
		return 0, err
	}
	return s.sendmsgRaw(ctx, buffers, oob, flags, to)
}

// CmsgLen is CMSG_LEN: the length of an item with that much data. A length below
// 0 or too large is an ArgumentError (OverflowError).
func CmsgLen(length int) (int, error) {
	if length < 0 || length > math.MaxInt32-unix.CmsgLen(0) {
		return 0, &ArgumentError{"OverflowError", "CMSG_LEN() argument out of range"}
	}
	return unix.CmsgLen(length), nil
}

// CmsgSpace is CMSG_SPACE: what an item with that much data takes in a buffer,
// its padding included. Errors are as CmsgLen's.
func CmsgSpace(length int) (int, error) {
	if length < 0 || length > math.MaxInt32-unix.CmsgSpace(1) {
		return 0, &ArgumentError{"OverflowError", "CMSG_SPACE() argument out of range"}
	}
	return unix.CmsgSpace(length), nil
}

// RightsFDs is the descriptors of an SCM_RIGHTS item, and nil of any other. The
// rest of a descriptor that was cut off is not looked at.
func RightsFDs(m ControlMessage) []int {
	if m.Level != unix.SOL_SOCKET || m.Type != unix.SCM_RIGHTS {
		return nil
	}
	return descriptors(m)
}

// descriptors are those that an item brings: passed ones, or the sender's process's.
func descriptors(m ControlMessage) (fds []int) {
	if m.Level != unix.SOL_SOCKET || m.Type != unix.SCM_RIGHTS && m.Type != scmPidFD {
		return nil
	}
	for b := m.Data; len(b) >= 4; b = b[4:] {
		fds = append(fds, int(int32(binary.NativeEndian.Uint32(b))))
	}
	return fds
}

// RightsMessage is the SCM_RIGHTS item that passes these descriptors.
func RightsMessage(fds ...int) ControlMessage {
	var data []byte
	for _, fd := range fds {
		data = binary.NativeEndian.AppendUint32(data, uint32(fd))
	}
	return ControlMessage{unix.SOL_SOCKET, unix.SCM_RIGHTS, data}
}

// encodeControl lays the items out as sendmsg(2) takes them; none is nil.
func encodeControl(control []ControlMessage) ([]byte, error) {
	size := 0
	for _, m := range control {
		space, err := CmsgSpace(len(m.Data))
		if err != nil {
			return nil, &ArgumentError{"OSError", "ancillary data item too large"}
		}
		if size += space; size > math.MaxInt32 {
			return nil, &ArgumentError{"OSError", "too much ancillary data"}
		}
	}
	var oob []byte
	for _, m := range control {
		h := unix.Cmsghdr{Level: int32(m.Level), Type: int32(m.Type)}
		h.SetLen(unix.CmsgLen(len(m.Data)))
		item := make([]byte, unix.CmsgSpace(len(m.Data)))
		if _, err := binary.Encode(item, binary.NativeEndian, h); err != nil {
			return nil, err
		}
		copy(item[unix.CmsgLen(0):], m.Data)
		oob = append(oob, item...)
	}
	return oob, nil
}

// decodeControl reads ancillary data as CPython does: an item that was cut short
// is the last, with the data that is there; a header that was, is passed over.
func decodeControl(oob []byte) []ControlMessage {
	var control []ControlMessage
	for len(oob) >= unix.CmsgLen(0) {
		var h unix.Cmsghdr
		if _, err := binary.Decode(oob, binary.NativeEndian, &h); err != nil {
			return control
		}
		if uint64(h.Len) < uint64(unix.CmsgLen(0)) {
			return control
		}
		end := int(min(uint64(h.Len), uint64(len(oob))))
		data := oob[unix.CmsgLen(0):end:end]
		control = append(control, ControlMessage{int(h.Level), int(h.Type), data})
		oob = oob[min(len(oob), unix.CmsgSpace(len(data))):]
	}
	return control
}
