package sockcore

import (
	"context"
	"crypto/tls"
	"errors"

	"golang.org/x/sys/unix"
)

// stepping is a handshake that waits for nobody. crypto/tls cannot leave one in the middle, so it
// runs aside and stands still where it would wait: no byte is received but in a step.
type stepping struct {
	begun  bool
	resume chan limit // closed when nobody goes on
	said   chan stepped
}

// stepped is how a step ended: the handshake is over, or wants what pause says.
type stepped struct {
	err  error
	over bool
}

// StepTLS is StartTLS for a non-blocking socket, as far as it goes without waiting: with
// SSLWantReadError or SSLWantWriteError the new Socket is there, and StepTLS of it goes on.
func (s *Socket) StepTLS(ctx context.Context, config *tls.Config, server bool) (*Socket, error) {
	t := s
	if !s.InHandshake() {
		if s.typ != unix.SOCK_STREAM {
			return nil, &ArgumentError{"NotImplementedError", "only stream sockets are supported"}
		}
		if _, err := s.Getpeername(ctx); err != nil {
			return nil, err
		}
		early := s.takeBack(len(s.front()), 0)
		moved, err := s.moved()
		if err != nil {
			return nil, err
		}
		t = moved
		t.secure = newSecure(t, config, server)
		t.secure.wire.early, t.secure.config = early, config
		t.secure.wire.steps = &stepping{resume: make(chan limit), said: make(chan stepped)}
	}
	l := t.secure
	err := l.step(ctx)
	switch {
	case err == nil:
		l.begin()
	case !errors.As(err, new(pause)):
		err = l.wire.handshakeError(err, l.config)
		l.wire.flushNow()
		_ = t.rawClose()
		return nil, err
	case l.wire.unsent():
		return t, l.failure("write", err)
	default:
		return t, l.failure("read", err)
	}
	return t, nil
}

// InHandshake reports that StepTLS has begun and is not over.
func (s *Socket) InHandshake() bool { return s.secure != nil && s.secure.wire.steps != nil }

// step goes on with the handshake until it is over, or must wait.
func (l *secure) step(ctx context.Context) error {
	steps, lim := l.wire.steps, l.limit(ctx)
	if steps.begun {
		steps.resume <- lim
	} else {
		steps.begun = true
		l.wire.limit = lim
		go l.handshakeAside(steps)
	}
	r := <-steps.said
	if r.over {
		l.wire.steps = nil
	}
	return r.err
}

func (l *secure) handshakeAside(steps *stepping) {
	err := l.conn.Handshake()
	for err == nil {
		if err = l.wire.flush(l.wire.limit, 0); err == nil || !l.wire.standStill(err) {
			break
		}
		err = nil
	}
	steps.said <- stepped{err, true}
}

// standStill ends a step where the handshake would wait, and reports whether a next one came.
func (w *wire) standStill(err error) bool {
	steps := w.steps
	if steps == nil || !errors.As(err, new(pause)) {
		return false
	}
	steps.said <- stepped{err: err}
	lim, more := <-steps.resume
	w.limit = lim
	return more
}

// endSteps lets go of a handshake that nobody goes on with.
func (l *secure) endSteps() {
	if steps := l.wire.steps; steps != nil && steps.begun {
		l.wire.steps = nil
		close(steps.resume)
		go func() { <-steps.said }()
	}
}
