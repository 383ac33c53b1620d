package sockcore

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sys/unix"
)

// wait is how one call waits. How long is found when it first has to, so that a
// call that need not wait reads no clock.
type wait struct {
	ctx    context.Context
	events int16
	late   unix.Errno
	doze   bool
	never  bool

	begun bool
	until time.Time // zero: for ever
	err   error     // what a passed deadline gives
	nap   time.Duration

	resume func() // ends the wait for who was told of it; nil before
}

// end says that the call waits no more.
func (w *wait) end() {
	if w.resume != nil {
		w.resume()
	}
}

// wait returns nil when the call should be tried again.
func (s *Socket) wait(w *wait) error {
	if !w.begun {
		w.err = unix.EAGAIN
		if w.late != 0 {
			w.err = w.late
		}
		if w.never || s.Timeout() == 0 {
			return w.err
		}
		w.begun = true
		s.limit(w)
	}
	if w.ctx.Err() != nil {
		return context.Cause(w.ctx)
	}
	if w.resume == nil { // for the whole call: who only looked does not queue up for what it gave
		w.resume = s.engine.waits(w.ctx)
	}
	if !s.traced() {
		return s.await(w)
	}
	began := time.Now()
	err := s.await(w)
	args := fmt.Sprintf("[{fd=%d, events=%s}], 1, %s",
		s.desc.fd, eventNames(w.events), s.untilText(w, began))
	if err != nil && err == w.err {
		s.detail("poll", args, 0, nil, began)
	} else {
		s.detail("poll", args, 1, err, began)
	}
	return err
}

func (s *Socket) await(w *wait) error {
	var err error
	if w.doze { // no method value here: it would put w on the heap
		err = s.doze(w)
	} else {
		err = s.untilReady(w)
	}
	switch err {
	case errLate:
		err = w.err
	case errOdd: // try once more, but do not let it spin
		w.doze, err = true, nil
	}
	return err
}

func (s *Socket) untilReady(w *wait) error {
	settled, err := s.desc.sit(w.ctx, w.events, w.until)
	if settled {
		return err
	}
	s.engine.table.collectLater()
	return s.desc.park(w.ctx, w.events, w.until)
}

const (
	shortestNap = time.Millisecond
	longestNap  = 50 * time.Millisecond
)

// doze sleeps, twice as long each time, but not beyond the deadline.
func (s *Socket) doze(w *wait) error {
	w.nap = max(shortestNap, min(2*w.nap, longestNap))
	wake := time.Now().Add(w.nap)
	if !w.until.IsZero() && w.until.Before(wake) {
		wake = w.until
	}
	err := s.desc.park(w.ctx, 0, wake)
	if err == errLate && wake != w.until {
		return nil
	}
	return err
}

// limit finds the deadline, unless the call came with one: the socket's timeout or, when
// that is None, what SO_RCVTIMEO or SO_SNDTIMEO asks of the kernel for a blocking descriptor.
func (s *Socket) limit(w *wait) {
	t := time.Duration(s.Timeout())
	if !w.until.IsZero() {
		w.err = ErrTimeout
		return
	}
	if t > 0 {
		w.err = ErrTimeout
	} else {
		t = s.kernel.wait(s.desc.fd, w.events)
	}
	if t > 0 {
		w.until = time.Now().Add(t)
	}
}

func (s *Socket) untilText(w *wait, began time.Time) string {
	if w.until.IsZero() {
		return "-1"
	}
	return fmt.Sprint(w.until.Sub(began).Milliseconds())
}

func eventNames(events int16) string {
	switch events {
	case unix.POLLIN:
		return "POLLIN"
	case unix.POLLOUT:
		return "POLLOUT"
	}
	return fmt.Sprintf("%#x", events)
}
