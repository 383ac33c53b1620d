package sockcore

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"unsafe"

	"golang.org/x/sys/unix"
)

const (
	// pageful is the buffer that a receive has in any case; for more it asks what
	// is there, so that memory is taken for what arrives, not for what was asked.
	pageful = 64 << 10
	// small is what is not worth the detour through a shared buffer.
	small = 512
	// mostControl bounds the buffer for control messages.
	mostControl = 64 << 10
)

var scratch = sync.Pool{New: func() any { return new([pageful]byte) }}

// memory is what the next receive may fill.
type memory struct{ buf []byte }

var memories = sync.Pool{New: func() any { return new(memory) }}

type received struct {
	data []byte
	from Address
}

func (r received) count() int { return len(r.data) }

// Recv is recv(2): at most n bytes, none when the peer has closed its side. A
// longer datagram is cut. With MSG_WAITALL it waits for all of n on a blocking
// stream socket; interrupted after some bytes, it returns these. (A peek returns
// what is there.) A negative n is an ArgumentError (ValueError).
func (s *Socket) Recv(ctx context.Context, n, flags int) ([]byte, error) {
	if n < 0 && s.secure != nil {
		return nil, &ArgumentError{"ValueError", "size should not be negative"}
	}
	if n < 0 {
		return nil, &ArgumentError{"ValueError", "negative buffersize in recv"}
	}
	if s.secure != nil {
		return s.secure.recv(ctx, n, flags)
	}
	if n == 0 && !s.Closed() { // Python does not ask the kernel for nothing
		return []byte{}, nil
	}
	r, err := s.receive(ctx, "recv", n, flags)
	return r.data, err
}

// RecvFrom is recvfrom(2), and like Recv. The address is nil when the kernel gave
// none.
func (s *Socket) RecvFrom(ctx context.Context, n, flags int) ([]byte, Address, error) {
	if n < 0 {
		return nil, nil, &ArgumentError{"ValueError", "negative buffersize in recvfrom"}
	}
	if s.secure != nil {
		return nil, nil, notOverTLS("recvfrom")
	}
	r, err := s.receive(ctx, "recvfrom", n, flags)
	return r.data, r.from, err
}

func (s *Socket) receive(ctx context.Context, name string, n, flags int) (received, error) {
	o := op{ctx: ctx, name: name, sys: "recvfrom", events: unix.POLLIN, flags: flags}
	if s.traced() {
		o.args = recvArgs(n, flags)
	}
	if s.typ == unix.SOCK_STREAM && flags&unix.MSG_WAITALL != 0 && s.Timeout() == None &&
		flags&(unix.MSG_PEEK|unix.MSG_DONTWAIT) == 0 {
		return s.receiveAll(o, n)
	}
	addressed := name == "recvfrom"
	return call(s, o, func(fd int) (received, error) { return s.receiveNow(fd, n, flags, addressed) })
}

func recvArgs(n, flags int) func(int, any) string {
	return func(fd int, result any) string {
		r := result.(received)
		return fmt.Sprintf("%d, %s, %d, %s, %s", fd, quoteData(string(r.data)), n,
			FlagNames("MSG_", flags), quoteFilled(r.from))
	}
}

// receiveAll is MSG_WAITALL, which MSG_DONTWAIT would make return short.
func (s *Socket) receiveAll(o op, n int) (received, error) {
	var all received
	flags := o.flags &^ unix.MSG_WAITALL
	r, err := call(s, o, func(fd int) (received, error) {
		for {
			r, err := s.receiveNow(fd, n-len(all.data), flags, false)
			if err != nil {
				return all, err
			}
			all.data = append(all.data, r.data...)
			if len(r.data) == 0 || len(all.data) >= n {
				return all, nil
			}
		}
	})
	if len(r.data) > 0 {
		err = nil
	}
	return r, err
}

// receiveNow does not wait.
func (s *Socket) receiveNow(fd, n, flags int, addressed bool) (r received, err error) {
	if back := s.takeBack(n, flags); back != nil {
		return received{data: back}, nil
	}
	var from *sockaddr
	if addressed {
		from = new(sockaddr)
	}
	size := min(n, pageful)
	if n > pageful {
		size = s.sizeFor(fd, n, flags)
	}
	r.data, err = fill(fd, size, flags|unix.MSG_DONTWAIT, from)
	if err != nil {
		return received{}, err
	}
	if from != nil {
		r.from = from.address(s.proto)
	}
	s.countIn(len(r.data), flags)
	return r, nil
}

// fill receives into memory that was not cleared. When little of it is used it gives a
// copy, and keeps that memory for the next: what is kept must not hold much more than itself.
func fill(fd, size, flags int, from *sockaddr) ([]byte, error) {
	if size <= small || flags&unix.MSG_TRUNC != 0 { // TCP's MSG_TRUNC leaves it as it was
		buf := make([]byte, size)
		got, err := recvfrom(fd, buf, flags, from)
		return buf[:min(got, size)], err
	}
	m := memories.Get().(*memory)
	defer memories.Put(m)
	if cap(m.buf) < size {
		m.buf = uncleared(size)
	}
	got, err := recvfrom(fd, m.buf[:size], flags, from)
	if err != nil {
		return nil, err
	}
	data := m.buf[:got:got]
	if got <= cap(m.buf)/2 {
		data = bytes.Clone(data)
	}
	if got > size/2 {
		m.buf = nil
	}
	return data, nil
}

// uncleared is make without clearing, which for a large one costs as much as filling it.
func uncleared(n int) []byte {
	var b strings.Builder
	b.Grow(n)
	b.WriteByte(0)
	return unsafe.Slice(unsafe.StringData(b.String()), n)
}

func (s *Socket) countIn(n, flags int) {
	if flags&(unix.MSG_PEEK|errorQueue) == 0 {
		s.bytesIn.Add(int64(n))
	}
}

// sizeFor is how much of n to make room for: what is there, at least a pageful.
func (s *Socket) sizeFor(fd, n, flags int) int {
	there, err := unix.IoctlGetInt(fd, fionread)
	if err != nil && s.typ != unix.SOCK_STREAM {
		there, _ = recvfrom(fd, nil, flags|unix.MSG_PEEK|unix.MSG_TRUNC|unix.MSG_DONTWAIT, nil)
	}
	return min(n, max(there, pageful))
}

// recvmsgRaw is recvmsg(2) with control messages as the kernel has them. Passed
// descriptors have FD_CLOEXEC.
func (s *Socket) recvmsgRaw(ctx context.Context, n, ancbufsize, flags int) (data, oob []byte,
	outflags int, from Address, err error) {
	if s.secure != nil {
		return nil, nil, 0, nil, notOverTLS("recvmsg")
	}
	if n < 0 {
		err = &ArgumentError{"ValueError", "negative buffer size in recvmsg()"}
		return nil, nil, 0, nil, err
	}
	if ancbufsize < 0 {
		err = &ArgumentError{"ValueError", "invalid ancillary data buffer length"}
		return nil, nil, 0, nil, err
	}
	o := op{ctx: ctx, name: "recvmsg", events: unix.POLLIN, flags: flags}
	o.args = func(fd int, result any) string {
		m := result.(message)
		return fmt.Sprintf("%d, {%s, %d, control=%d bytes, flags=%s}, %s", fd,
			quoteData(string(m.data)), n, len(m.oob), FlagNames("MSG_", m.flags),
			FlagNames("MSG_", flags))
	}
	m, err := call(s, o, func(fd int) (message, error) {
		if back := s.takeBack(n, flags); back != nil {
			return message{proto: s.proto, data: back}, nil
		}
		m := message{proto: s.proto, data: make([]byte, s.messageSize(fd, n, flags))}
		m.oob = make([]byte, min(ancbufsize, mostControl))
		if err := recvmsg(fd, &m, s.passing(flags)|unix.MSG_DONTWAIT); err != nil {
			return message{}, err
		}
		m.data = append(make([]byte, 0, len(m.data)), m.data...)
		s.countIn(len(m.data), flags)
		return m, nil
	})
	return m.data, m.oob, m.flags &^ (cmsgCloexec &^ flags), m.from, err // the kernel repeats it
}

// passing has passed descriptors closed over exec, for the family that passes them;
// others, like AF_PACKET, refuse the flag.
func (s *Socket) passing(flags int) int {
	if s.family == unix.AF_UNIX {
		return flags | cmsgCloexec
	}
	return flags &^ cmsgCloexec
}

func (s *Socket) messageSize(fd, n, flags int) int {
	if n <= pageful {
		return n
	}
	return s.sizeFor(fd, n, flags)
}

// message is what one recvmsg gave.
type message struct {
	proto     int
	data, oob []byte
	flags     int
	from      Address
}

func (m message) count() int { return len(m.data) }
