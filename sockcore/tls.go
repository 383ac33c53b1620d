package sockcore

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

const (
	// silence is how long a handshake without a timeout waits for the peer's next bytes.
	silence = 10 * time.Second
	// mostPlain is the longest content of a TLS record (RFC 8446, 5.1).
	mostPlain = 16384
	// sendStep is how much is made into records before they go to the kernel.
	sendStep = 8 * mostPlain
)

// TLSState is what a handshake agreed on.
type TLSState struct {
	tls.ConnectionState
	Server   bool // this side is the server
	Verified bool // the peer's certificate was verified; false also when it showed none
}

// Summary is the version and, where nobody was verified, that: "TLSv1.3 unverified".
func (t *TLSState) Summary() string {
	text := TLSVersionName(t.Version)
	if !t.Verified && !t.Server {
		text += " unverified"
	}
	return text
}

// secure is the TLS layer of a Socket. crypto/tls makes and reads the records; wire
// brings them to the kernel.
type secure struct {
	socket  *Socket
	conn    *tls.Conn
	wire    *wire
	config  *tls.Config // while StepTLS goes on
	state   TLSState
	reading turn // held by the one call that reads
	writing turn

	record  [mostPlain]byte
	plain   []byte       // the part of record that nobody received yet
	pending atomic.Int64 // its length, for poll
}

// TLS is what the handshake agreed on, nil on a socket that does not speak TLS.
func (s *Socket) TLS() *TLSState {
	if s.secure == nil {
		return nil
	}
	return &s.secure.state
}

// StartTLS is Python's SSLContext.wrap_socket: it gives the descriptor of s to a new
// Socket, so that s is closed, and makes the handshake. That ends with the socket's
// timeout, ctx or, without a timeout, when the peer is silent for 10 seconds; the new
// Socket is then closed. Errors of TLS are *TLSError. What cannot become TLS (no
// stream, not connected, non-blocking) is left as it was.
func (s *Socket) StartTLS(ctx context.Context, config *tls.Config, server bool) (*Socket, error) {
	switch {
	case s.typ != unix.SOCK_STREAM:
		return nil, &ArgumentError{"NotImplementedError", "only stream sockets are supported"}
	case s.secure != nil:
		return nil, &ArgumentError{"ValueError", "the socket speaks TLS already: unwrap it first"}
	case s.Timeout() == 0:
		return nil, &ArgumentError{"ValueError",
			"do_handshake_on_connect should not be specified for non-blocking sockets"}
	}
	if _, err := s.Getpeername(ctx); err != nil {
		return nil, err
	}
	early := s.takeBack(len(s.front()), 0) // what a reader of lines took too much
	t, err := s.moved()
	if err != nil {
		return nil, err
	}
	t.secure = newSecure(t, config, server)
	t.secure.wire.early = early
	if err = t.secure.handshake(ctx, config); err != nil {
		t.secure.wire.flushNow()
		_ = t.rawClose()
		return nil, err
	}
	return t, nil
}

// Move gives the descriptor to a new Socket; s is closed by it. It is what wrapping a socket that is
// not connected yet takes.
func (s *Socket) Move() (*Socket, error) { return s.moved() }

// PendingTLS is how many bytes were decrypted and not received yet.
func (s *Socket) PendingTLS() int {
	if s.secure == nil {
		return 0
	}
	return int(s.secure.pending.Load())
}

// moved is a new Socket with the descriptor of s, which is closed by it.
func (s *Socket) moved() (*Socket, error) {
	fd, err := s.Detach()
	if err == nil && fd < 0 {
		err = ErrClosed
	}
	if err != nil {
		return nil, err
	}
	k := kind{s.family, s.typ, s.proto, s.Timeout(), s.adopted, s.kernel}
	return s.engine.newSocket(fd, k)
}

// rawClose closes without the farewell of TLS.
func (s *Socket) rawClose() error {
	s.secure = nil
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	return s.Close(gone)
}

func newSecure(t *Socket, config *tls.Config, server bool) *secure {
	l := &secure{socket: t, wire: &wire{socket: t, handshake: true},
		reading: newTurn(), writing: newTurn()}
	l.state.Server = server
	if server {
		l.conn = tls.Server(l.wire, config)
	} else {
		l.conn = tls.Client(l.wire, config)
	}
	return l
}

func (l *secure) handshake(ctx context.Context, config *tls.Config) error {
	w := l.wire
	w.limit = l.limit(ctx)
	err := l.conn.Handshake()
	if err == nil {
		err = w.flush(w.limit, 0)
	}
	if err != nil {
		return w.handshakeError(err, config)
	}
	l.begin()
	return nil
}

// begin is the end of the handshake.
func (l *secure) begin() {
	l.wire.handshake = false
	l.state.ConnectionState = l.conn.ConnectionState()
	l.state.Verified = len(l.state.VerifiedChains) > 0
}

// EndTLS is Python's unwrap: it says close_notify, waits for the peer's, and gives the
// descriptor to a new Socket that speaks plainly; s is closed. What the peer sent before
// its close_notify and nobody received is an error, and s stays as it is.
func (s *Socket) EndTLS(ctx context.Context) (*Socket, error) {
	l := s.secure
	if l == nil {
		return nil, &ArgumentError{"ValueError", "No SSL wrapper around " + TypeName(s.typ)}
	}
	if err := l.closeWrite(ctx); err != nil {
		return nil, err
	}
	lim := l.limit(ctx)
	if err := l.reading.take(lim); err != nil {
		return nil, l.failure("shutdown", err)
	}
	err := l.fill(lim)
	l.reading.give()
	switch {
	case err == nil, err == io.EOF && s.front() != nil:
		return nil, &TLSError{Name: "ssl.SSLError", Message: "[SSL: APPLICATION_DATA_AFTER_" +
			"CLOSE_NOTIFY] data came that was not received: recv it, then unwrap again"}
	case err != io.EOF:
		return nil, l.failure("shutdown", err)
	}
	return s.moved()
}

// limit is how long a call that begins now may take.
func (l *secure) limit(ctx context.Context) limit {
	lim := limit{ctx: ctx}
	if t := time.Duration(l.socket.Timeout()); t >= 0 {
		lim.bounded = true
		lim.until = time.Now().Add(t)
	}
	return lim
}

// fill sees to it that there is decrypted data, unless there is an error; io.EOF is the
// peer's close_notify.
func (l *secure) fill(lim limit) error {
	l.wire.limit = lim
	for len(l.plain) == 0 {
		n, err := l.conn.Read(l.record[:])
		l.plain = l.record[:n]
		l.pending.Store(int64(n))
		if n == 0 && err != nil {
			return err
		}
	}
	return nil
}

func (l *secure) recv(ctx context.Context, n, flags int) ([]byte, error) {
	if flags != 0 {
		return nil, flagsOverTLS("recv")
	}
	return l.recvWithin(l.limit(ctx), n)
}

func (l *secure) recvWithin(lim limit, n int) ([]byte, error) {
	if err := l.reading.take(lim); err != nil {
		return nil, l.failure("read", err)
	}
	defer l.reading.give()
	if l.socket.Closed() {
		return nil, ErrClosed
	}
	if n == 0 {
		return []byte{}, nil
	}
	if back := l.socket.takeBack(n, 0); back != nil {
		return back, nil
	}
	if err := l.fill(lim); err == io.EOF {
		return []byte{}, nil
	} else if err != nil {
		return nil, l.failure("read", err)
	}
	data := append([]byte(nil), l.plain[:min(n, len(l.plain))]...)
	l.plain = l.plain[len(data):]
	l.pending.Store(int64(len(l.plain)))
	return data, nil
}

// drain drops what has come, and does not wait.
func (l *secure) drain(ctx context.Context) (n int64, err error) {
	lim := limit{ctx: ctx, bounded: true, until: time.Now()}
	if err = l.reading.take(lim); err != nil {
		return 0, nil // somebody reads
	}
	defer l.reading.give()
	for err = l.fill(lim); err == nil; err = l.fill(lim) {
		n += int64(len(l.plain))
		l.plain = nil
		l.pending.Store(0)
	}
	if err == io.EOF || errors.As(err, new(pause)) && ctx.Err() == nil {
		return n, nil
	}
	return n, l.failure("read", err)
}

// send counts what was made into records: what the kernel did not take of these goes
// with the next call, so that a call that is cut short leaves no broken record.
func (l *secure) send(ctx context.Context, name, data string, flags int) (sent int, err error) {
	if flags != 0 {
		return 0, flagsOverTLS(name)
	}
	lim := l.limit(ctx)
	if err = l.writing.take(lim); err != nil {
		return 0, l.failure("write", err)
	}
	defer l.writing.give()
	if l.socket.Closed() {
		return 0, ErrClosed
	}
	whole, step := name == "sendall" || l.socket.Timeout() == None, sendStep
	if !whole {
		step = mostPlain
	}
	err = l.wire.flush(lim, 0)
	for err == nil {
		var n int
		n, err = l.conn.Write([]byte(data[sent:min(len(data), sent+step)]))
		sent += n
		if err == nil {
			err = l.wire.flush(lim, 0)
		}
		if !whole || sent == len(data) {
			break
		}
		if err == nil && ctx.Err() != nil {
			err = context.Cause(ctx)
		}
	}
	cut := errors.As(err, new(pause)) || ctx.Err() != nil
	if err == nil || name == "send" && sent > 0 && cut {
		return sent, nil
	}
	return sent, l.failure("write", err)
}

// closeWrite says close_notify.
func (l *secure) closeWrite(ctx context.Context) error {
	lim := l.limit(ctx)
	if err := l.writing.take(lim); err != nil {
		return l.failure("shutdown", err)
	}
	defer l.writing.give()
	if l.socket.Closed() {
		return ErrClosed
	}
	err := l.conn.CloseWrite()
	if err == nil {
		err = l.wire.flush(lim, 0)
	}
	if err != nil {
		return l.failure("shutdown", err)
	}
	return nil
}

// bye says close_notify before a close, if that needs no waiting.
func (l *secure) bye() {
	l.endSteps()
	if !l.writing.try() {
		return
	}
	defer l.writing.give()
	if !l.socket.Closed() && l.conn.CloseWrite() == nil {
		l.wire.flushNow()
	}
}

// readable tells whether there is data that the kernel no longer has.
func (l *secure) readable() bool { return l != nil && l.pending.Load() > 0 }

// failure is an error of crypto/tls or of wire as the caller sees it.
func (l *secure) failure(what string, err error) error {
	var p pause
	if errors.As(err, &p) {
		err = p.error
	}
	var kernel *Error
	switch {
	case errors.Is(err, ErrTimeout):
		return &TLSError{"TimeoutError", "The " + what + " operation timed out", err}
	case errors.Is(err, unix.EAGAIN) && what == "write":
		return &TLSError{"ssl.SSLWantWriteError", "The operation did not complete (write)", err}
	case errors.Is(err, unix.EAGAIN):
		return &TLSError{"ssl.SSLWantReadError", "The operation did not complete (read)", err}
	case errors.As(err, &kernel):
		return kernel
	}
	return tlsError(err)
}
