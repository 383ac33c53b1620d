package sockcore

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sys/unix"
)

// firstGlance is how much is looked at first: most answers are shorter.
const firstGlance = 1 << 10

// GatherError says that a stream did not give what was wanted: it ended before
// (EOFError), or there was more of it than the limit allows (ValueError).
type GatherError struct{ Name, Message string }

func (e *GatherError) Error() string { return e.Message }

// Class is the name of the exception.
func (e *GatherError) Class() string { return e.Name }

// RecvExactly receives n bytes of a stream. When fewer come before its end, the
// timeout or the end of ctx, they are put back (see PutBack), and given beside the
// error. The timeout bounds the whole; so for the methods below.
func (s *Socket) RecvExactly(ctx context.Context, n int) ([]byte, error) {
	if n < 0 {
		return nil, &ArgumentError{"ValueError", "negative buffersize in recv_exactly"}
	}
	g := gathering{s: s, limit: n, exact: true}
	return g.all(ctx, "recv_exactly", func() error {
		return ended("the peer closed after %d of %d bytes", len(g.data), n)
	})
}

// RecvUntil receives the bytes of a stream up to and with a delimiter. What follows
// it stays in the kernel. More than limit bytes without one are a GatherError.
func (s *Socket) RecvUntil(ctx context.Context, delimiter string, limit int) ([]byte, error) {
	if delimiter == "" {
		return nil, &ArgumentError{"ValueError", "empty delimiter"}
	}
	g := gathering{s: s, limit: limit, find: until([]byte(delimiter))}
	return g.all(ctx, "recv_until", func() error {
		return ended("the peer closed after %s, before %q", bytesText(len(g.data)), delimiter)
	})
}

// RecvLine is RecvUntil of a newline; at the end of the stream it gives no bytes.
func (s *Socket) RecvLine(ctx context.Context, limit int) ([]byte, error) {
	g := gathering{s: s, limit: limit, find: until([]byte("\n"))}
	return g.all(ctx, "recv_line", func() error {
		if len(g.data) == 0 {
			return nil
		}
		return ended("the peer closed after %s, before %q", bytesText(len(g.data)), "\n")
	})
}

// RecvAll receives until the peer closes its side; more than limit bytes are a
// GatherError.
func (s *Socket) RecvAll(ctx context.Context, limit int) ([]byte, error) {
	g := gathering{s: s, limit: limit}
	return g.all(ctx, "recv_all", func() error { return nil })
}

// Drain receives what has come, never waiting, drops it, and says how many bytes it
// was. Datagrams count with their bytes.
func (s *Socket) Drain(ctx context.Context) (n int64, err error) {
	n = int64(len(s.takeBack(len(s.front()), 0)))
	if s.secure != nil {
		more, err := s.secure.drain(ctx)
		return n + more, err
	}
	o := op{ctx: ctx, name: "drain", sys: "recvfrom"}
	buf := scratch.Get().(*[pageful]byte)
	defer scratch.Put(buf)
	_, err = call(s, o, func(fd int) (int, error) {
		for ctx.Err() == nil {
			got, err := recvfrom(fd, buf[:], unix.MSG_DONTWAIT, nil)
			if err == unix.EAGAIN || err == nil && got == 0 && s.typ == unix.SOCK_STREAM {
				return 0, nil
			}
			if err != nil {
				return 0, err
			}
			s.countIn(got, 0)
			n += int64(got)
		}
		return 0, context.Cause(ctx)
	})
	return n, err
}

func ended(format string, args ...any) error {
	return &GatherError{"EOFError", fmt.Sprintf(format, args...)}
}

func bytesText(n int) string {
	if n == 1 {
		return "1 byte"
	}
	return fmt.Sprintf("%d bytes", n)
}

// until finds the end of a delimiter, also of one that came in parts.
func until(delimiter []byte) finder {
	return func(before, chunk []byte) (int, bool) {
		tail := before[max(0, len(before)-len(delimiter)+1):]
		if len(tail) > 0 {
			seam := slices.Concat(tail, chunk[:min(len(chunk), len(delimiter)-1)])
			if i := bytes.Index(seam, delimiter); i >= 0 {
				return i + len(delimiter) - len(tail), true
			}
		}
		if i := bytes.Index(chunk, delimiter); i >= 0 {
			return i + len(delimiter), true
		}
		return len(chunk), false
	}
}

// finder is asked about each part of a stream once, with what came before: whether
// the result ends in it, and where. A result may have ended before: then the end is
// negative.
type finder func(before, chunk []byte) (end int, done bool)

// gathering is a result on its way out of a stream. All that it certainly consists
// of is taken off the socket; what may lie behind its end is only looked at. So it
// never has to wait for more than was looked at, which no poll can do.
type gathering struct {
	s     *Socket
	ctx   context.Context
	limit int
	exact bool   // the result has limit bytes
	find  finder // nil: all bytes belong to it
	data  []byte
	done  bool
	ended bool // the stream did
}

// all waits for the whole. At the stream's end, short says what is wrong with that.
func (g *gathering) all(ctx context.Context, name string, short func() error) ([]byte, error) {
	s := g.s
	if g.limit < 0 {
		return nil, &ArgumentError{"ValueError", "negative limit in " + name}
	}
	if s.typ != unix.SOCK_STREAM {
		return nil, &ArgumentError{"ValueError", name + " needs a stream: on a " +
			TypeName(s.typ) + " socket recv gives one whole message"}
	}
	if t := s.Timeout(); t > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, time.Duration(t), ErrTimeout)
		defer cancel()
	}
	g.ctx = ctx
	o := op{ctx: ctx, name: name, sys: "recvfrom", events: unix.POLLIN}
	if s.traced() {
		o.args = recvArgs(g.limit, 0)
	}
	var err error
	if s.secure != nil {
		err = g.decrypted(func(n int) ([]byte, error) { return s.Recv(ctx, n, 0) })
	} else {
		_, err = call(s, o, g.now)
	}
	if err == nil && g.ended {
		err = short()
	}
	if err != nil {
		s.PutBack(g.data)
	}
	return g.data, err
}

// now gathers what there is.
func (g *gathering) now(fd int) (received, error) {
	for !g.done && !g.ended {
		if g.ctx.Err() != nil {
			return received{data: g.data}, context.Cause(g.ctx)
		}
		if err := g.step(fd); err != nil {
			return received{data: g.data}, err
		}
	}
	return received{data: g.data}, nil
}

// decrypted gathers what comes over TLS: no one can look at that without taking it, so
// what lies behind the end is put back.
func (g *gathering) decrypted(recv func(n int) ([]byte, error)) error {
	for !g.done && !g.ended {
		room := g.limit - len(g.data)
		if g.exact && room == 0 {
			return nil
		}
		chunk, err := recv(min(max(room, 1), pageful))
		switch {
		case err != nil:
			return err
		case len(chunk) == 0:
			g.ended = true
			return nil
		case room <= 0:
			g.s.PutBack(chunk)
			return &GatherError{"ValueError", fmt.Sprintf("more than %s came: a limit can be given",
				bytesText(g.limit))}
		case g.find == nil:
			g.data = append(g.data, chunk...)
			continue
		}
		end, done := g.find(g.data, chunk)
		all := append(g.data, chunk...)
		end += len(g.data)
		g.s.PutBack(all[end:])
		g.data, g.done = all[:end], done
	}
	return nil
}

func (g *gathering) step(fd int) error {
	room := g.limit - len(g.data)
	switch {
	case g.exact && room == 0:
		g.done = true
		return nil
	case g.find == nil && room > 0:
		return g.take(fd, room)
	}
	buf := scratch.Get().(*[pageful]byte)
	defer scratch.Put(buf)
	chunk, err := g.look(fd, buf, max(room, 1))
	switch {
	case err != nil:
		return err
	case len(chunk) == 0:
		g.ended = true
		return nil
	case room <= 0:
		return &GatherError{"ValueError", fmt.Sprintf("more than %s came: a limit can be given",
			bytesText(g.limit))}
	}
	end, done := g.find(g.data, chunk)
	if end >= 0 {
		had := len(g.data)
		if err = g.take(fd, end); err != nil || len(g.data)-had < end {
			return err // somebody else reads too, and was faster
		}
		g.done = done
		return nil
	}
	g.s.PutBack(g.data[len(g.data)+end:])
	g.data, g.done = g.data[:len(g.data)+end], done
	return nil
}

// look gives what comes next, at most n bytes, without taking it.
func (g *gathering) look(fd int, buf *[pageful]byte, n int) ([]byte, error) {
	glance := pageful
	if len(g.data) == 0 {
		glance = firstGlance
	}
	n = min(n, glance)
	if front := g.s.front(); front != nil {
		return front[:min(n, len(front))], nil
	}
	got, err := recvfrom(fd, buf[:n], unix.MSG_PEEK|unix.MSG_DONTWAIT, nil)
	return buf[:got], err
}

// take takes at most n bytes, straight into the result.
func (g *gathering) take(fd, n int) error {
	if n == 0 {
		return nil
	}
	if back := g.s.takeBack(n, 0); back != nil {
		g.data = append(g.data, back...)
		return nil
	}
	had := len(g.data)
	if least := min(n, pageful); cap(g.data)-had < least {
		more := max(least, min(had, g.limit-had)) // slices.Grow might take far more
		g.data = append(make([]byte, 0, had+more), g.data...)
	}
	into := g.data[had:min(cap(g.data), had+n)]
	got, err := recvfrom(fd, into, unix.MSG_DONTWAIT, nil)
	if err != nil {
		return err
	}
	g.ended = got == 0
	g.data = g.data[:had+got]
	g.s.countIn(got, 0)
	return nil
}
