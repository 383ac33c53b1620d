package sockcore

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sys/unix"
)

// outgoing is one send: data is split in pieces as the socket takes them.
type outgoing struct {
	socket *Socket
	ctx    context.Context
	data   string
	flags  int
	to     []byte // a sockaddr, or nil
	whole  bool   // go on until all is sent
	until  time.Time
	sent   int
}

// Send is send(2): it says how many bytes went. On a blocking stream socket these
// are all, as the kernel would have it; when that is interrupted after some bytes
// their number is the result, without an error. (data is a string because
// bytes are.)
func (s *Socket) Send(ctx context.Context, data string, flags int) (int, error) {
	if s.secure != nil {
		return s.secure.send(ctx, "send", data, flags)
	}
	return s.sendTo(ctx, data, flags, nil)
}

// SendTo is sendto(2), and like Send.
func (s *Socket) SendTo(ctx context.Context, data string, flags int, a Address) (int, error) {
	if s.secure != nil {
		return 0, notOverTLS("sendto")
	}
	return s.sendTo(ctx, data, flags, a)
}

// SendAll sends all of data within the timeout. It says how many bytes went, also
// with an error.
func (s *Socket) SendAll(ctx context.Context, data string, flags int) (int, error) {
	if s.secure != nil {
		return s.secure.send(ctx, "sendall", data, flags)
	}
	out := outgoing{socket: s, ctx: ctx, data: data, flags: flags, whole: true}
	return s.send(&out, nil)
}

func (s *Socket) sendTo(ctx context.Context, data string, flags int, a Address) (int, error) {
	out := outgoing{socket: s, ctx: ctx, data: data, flags: flags, whole: s.sendsWhole(flags)}
	if a != nil {
		to, err := a.sockaddr()
		if err != nil {
			return 0, err
		}
		out.to = to
	}
	n, err := s.send(&out, a)
	if n > 0 {
		err = nil
	}
	return n, err
}

// sendsWhole tells whether the kernel would block until all is sent.
func (s *Socket) sendsWhole(flags int) bool {
	return s.typ == unix.SOCK_STREAM && s.Timeout() == None && flags&unix.MSG_DONTWAIT == 0
}

func (s *Socket) send(out *outgoing, a Address) (int, error) {
	o := op{ctx: out.ctx, name: "send", sys: "sendto", events: unix.POLLOUT, flags: out.flags,
		until: out.until}
	if s.traced() {
		o.args = sendArgs(*out, a)
	}
	return call(s, o, func(fd int) (int, error) { return out.now(fd) })
}

func sendArgs(out outgoing, a Address) func(int, any) string {
	return func(fd int, _ any) string {
		return fmt.Sprintf("%d, %s, %d, %s, %s, %d", fd, quoteData(out.data), len(out.data),
			FlagNames("MSG_", out.flags), quoteAddress(a), len(out.to))
	}
}

// now sends what the socket takes without waiting.
func (out *outgoing) now(fd int) (int, error) {
	for {
		n, err := sendto(fd, out.data[out.sent:], out.flags|quietFlags, out.to)
		if err != nil {
			return out.sent, err
		}
		out.sent += n
		out.socket.bytesOut.Add(int64(n))
		if !out.whole || out.sent >= len(out.data) {
			return out.sent, nil
		}
		if out.ctx.Err() != nil {
			return out.sent, context.Cause(out.ctx)
		}
	}
}

// quietFlags are on every send: the waiting is ours, and a peer that is gone is an
// errno, never a signal.
const quietFlags = unix.MSG_DONTWAIT | unix.MSG_NOSIGNAL

// sendmsgRaw is sendmsg(2) with control messages as the kernel has them. They go
// with the first piece only.
func (s *Socket) sendmsgRaw(ctx context.Context, buffers []string, oob []byte, flags int,
	to Address) (int, error) {
	if s.secure != nil {
		return 0, notOverTLS("sendmsg")
	}
	var name []byte
	if to != nil {
		var err error
		if name, err = to.sockaddr(); err != nil {
			return 0, err
		}
	}
	whole, total, sent := s.sendsWhole(flags), 0, 0
	for _, b := range buffers {
		total += len(b)
	}
	o := op{ctx: ctx, name: "sendmsg", events: unix.POLLOUT, flags: flags}
	o.args = func(fd int, _ any) string {
		return fmt.Sprintf("%d, {%d buffers, %d bytes, control=%d bytes}, %s",
			fd, len(buffers), total, len(oob), FlagNames("MSG_", flags))
	}
	n, err := call(s, o, func(fd int) (int, error) {
		for {
			n, err := sendmsg(fd, buffersAfter(buffers, sent), oob, flags|quietFlags, name)
			if err != nil {
				return sent, err
			}
			sent += n
			s.bytesOut.Add(int64(n))
			if !whole || sent >= total {
				return sent, nil
			}
			oob = nil
			if ctx.Err() != nil {
				return sent, context.Cause(ctx)
			}
		}
	})
	if n > 0 {
		err = nil
	}
	return n, err
}

// buffersAfter leaves out the first n bytes.
func buffersAfter(buffers []string, n int) []string {
	for len(buffers) > 0 && n >= len(buffers[0]) && n > 0 {
		n -= len(buffers[0])
		buffers = buffers[1:]
	}
	if n == 0 {
		return buffers
	}
	return append([]string{buffers[0][n:]}, buffers[1:]...)
}
