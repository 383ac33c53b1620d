package sockcore

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// limit is how long one call on a secure socket may take.
type limit struct {
	ctx     context.Context
	bounded bool
	until   time.Time
}

// pause is an error after which crypto/tls goes on where it was: the records are whole.
type pause struct{ error }

// Timeout and Temporary are net.Error's: only with both does crypto/tls go on.
func (pause) Timeout() bool   { return true }
func (pause) Temporary() bool { return true }

// Unwrap is what ended the call.
func (p pause) Unwrap() error { return p.error }

// turn is a lock that one waits for no longer than a limit.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

func (t turn) try() bool {
	select {
	case t <- struct{}{}:
		return true
	default:
		return false
	}
}

func (t turn) give() { <-t }

func (t turn) take(lim limit) error {
	if t.try() {
		return nil
	}
	var late <-chan time.Time
	if lim.bounded {
		timer := time.NewTimer(time.Until(lim.until))
		defer timer.Stop()
		late = timer.C
	}
	select {
	case t <- struct{}{}:
		return nil
	case <-late:
		return ErrTimeout
	case <-lim.ctx.Done():
		return context.Cause(lim.ctx)
	}
}

// wire is the net.Conn that crypto/tls sees. It reads record by record, never beyond
// one, so that what follows TLS stays in the kernel; what it is given to write it
// keeps until flush.
type wire struct {
	socket    *Socket
	handshake bool
	steps     *stepping // a handshake that stands still where it would wait
	limit     limit     // of the call that reads

	header [5]byte // of the record that is read
	got    int     // how much of header there is
	early  []byte  // what comes before the kernel's
	left   int     // how much of the record is still to come

	mu     sync.Mutex
	out    []byte
	sent   int   // how much of out the kernel has
	broken error // why no more can be sent
}

const headerSize = 5

// Read gives the header of a record, or a part of its body.
func (w *wire) Read(p []byte) (int, error) {
	for {
		n, err := w.read(p)
		if err == nil || !w.standStill(err) {
			return n, err
		}
	}
}

func (w *wire) read(p []byte) (int, error) {
	if err := w.flushBeforeRead(); err != nil {
		return 0, err
	}
	size := w.left
	if size == 0 {
		size = headerSize - w.got
	}
	n, err := w.receive(p[:min(len(p), size)])
	if err == nil && n == 0 {
		err = w.truncated()
	}
	if err != nil {
		return 0, err
	}
	if w.left > 0 {
		w.left -= n
		return n, nil
	}
	copy(w.header[w.got:], p[:n])
	w.got += n
	if w.got == headerSize {
		w.got, w.left = 0, int(w.header[3])<<8|int(w.header[4])
	}
	return n, nil
}

func (w *wire) truncated() error {
	if w.handshake {
		return &TLSError{"ssl.SSLEOFError",
			"EOF occurred in violation of protocol (the peer closed during the handshake)", nil}
	}
	return &TLSError{"ssl.SSLEOFError", "EOF occurred in violation of protocol " +
		"(the peer closed without close_notify: something may be missing)", nil}
}

func (w *wire) receive(p []byte) (int, error) {
	if len(w.early) > 0 {
		n := copy(p, w.early)
		w.early = w.early[n:]
		return n, nil
	}
	s := w.socket
	o := op{ctx: w.limit.ctx, name: "recv", sys: "recvfrom", events: unix.POLLIN}
	w.bound(&o.until)
	if s.traced() {
		o.args = func(fd int, result any) string {
			return fmt.Sprintf("%d, %s, %d, 0, NULL, NULL", fd,
				quoteData(string(p[:max(0, result.(int))])), len(p))
		}
	}
	n, err := call(s, o, func(fd int) (int, error) {
		return recvfrom(fd, p, unix.MSG_DONTWAIT, nil)
	})
	if err != nil {
		return 0, w.passing(w.limit, err)
	}
	s.bytesIn.Add(int64(n))
	return n, nil
}

// bound sets when a wait ends, if it does.
func (w *wire) bound(until *time.Time) {
	switch {
	case w.limit.bounded:
		*until = w.limit.until
	case w.handshake:
		*until = time.Now().Add(silence)
	}
}

// passing marks an error after which one may go on.
func (w *wire) passing(lim limit, err error) error {
	if errors.Is(err, unix.EAGAIN) || errors.Is(err, ErrTimeout) || lim.ctx.Err() != nil {
		return pause{err}
	}
	return err
}

// Write keeps p until flush.
func (w *wire) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.out = append(w.out, p...)
	return len(p), nil
}

// flushBeforeRead sends what an earlier call left. In the handshake the peer waits for
// it; later a full pipe is no reason not to read.
func (w *wire) flushBeforeRead() error {
	if w.handshake {
		return w.flush(w.limit, 0)
	}
	if l := w.socket.secure; w.unsent() && l.writing.try() {
		w.flushNow()
		l.writing.give()
	}
	return nil
}

func (w *wire) unsent() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.out) > 0
}

// flushNow sends what the kernel takes at once.
func (w *wire) flushNow() {
	_ = w.flush(limit{ctx: context.Background()}, unix.MSG_DONTWAIT)
}

// flush sends all that was written. After an error that is no pause nothing more can be
// sent. Whoever calls it has the turn to write.
func (w *wire) flush(lim limit, flags int) error {
	for {
		w.mu.Lock()
		rest, err := w.out[w.sent:], w.broken
		if len(rest) == 0 {
			w.out, w.sent = w.out[:0], 0
		}
		w.mu.Unlock()
		if len(rest) == 0 || err != nil {
			return err
		}
		out := outgoing{socket: w.socket, ctx: lim.ctx, flags: flags, whole: true,
			data: unsafe.String(&rest[0], len(rest))} // nobody changes what is written
		if lim.bounded {
			out.until = lim.until
		}
		n, err := w.socket.send(&out, nil)
		w.mu.Lock()
		w.sent += n
		if err != nil {
			if err = w.passing(lim, err); !errors.As(err, new(pause)) {
				w.broken = err
			}
		}
		w.mu.Unlock()
		if err != nil {
			return err
		}
	}
}

// Close, the addresses and the deadlines are the Socket's own affair.
func (w *wire) Close() error                     { return nil }
func (w *wire) LocalAddr() net.Addr              { return nil }
func (w *wire) RemoteAddr() net.Addr             { return nil }
func (w *wire) SetDeadline(time.Time) error      { return nil }
func (w *wire) SetReadDeadline(time.Time) error  { return nil }
func (w *wire) SetWriteDeadline(time.Time) error { return nil }
