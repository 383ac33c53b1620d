package python

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// signals are a session's handlers. A handler runs in a thread of its own, between two steps of the others, as
// soon as its signal comes; what it raises is raised in the main thread, and ends a wait there.
type signals struct {
	mu       sync.Mutex
	handlers map[syscall.Signal]Value
	main     *Thread
	incoming chan os.Signal
	timer    *time.Timer
	due      time.Time
	interval time.Duration
	handled  chan struct{} // closed and made anew after each handler
}

// newSignal is _signal: what signal.py takes from Go.
func newSignal(r *Runtime) *Module {
	s := r.signalTable()
	m := module("_signal", nil, map[string]body{"signal": s.set, "getsignal": s.get, "raise_signal": signalRaise,
		"setitimer": s.setTimer, "getitimer": s.getTimer, "pause": s.pause, "strsignal": signalText})
	numbers := NewDict()
	for n := syscall.Signal(1); n < 65; n++ {
		if name := unix.SignalName(n); name != "" {
			numbers.SetStr(name, NewInt(int64(n)))
		}
	}
	m.Names.Set("numbers", numbers)
	return m
}

func (r *Runtime) signalTable() *signals {
	r.signalsOnce.Do(func() {
		r.signals = &signals{handlers: map[syscall.Signal]Value{}, handled: make(chan struct{})}
	})
	return r.signals
}

// HandlesSignal reports whether the program has said itself what a signal does: the shell leaves it alone then.
func (r *Runtime) HandlesSignal(sig syscall.Signal) bool {
	s := r.signalTable()
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.handlers[sig]
	return h != nil && !isDefault(h)
}

// isDefault reports whether a handler is SIG_DFL, a 0.
func isDefault(h Value) bool {
	n, err := Index(h)
	return err == nil && n == 0
}

func isIgnore(h Value) bool {
	n, err := Index(h)
	return err == nil && n == 1
}

// ForgetSignals ends what a session has set.
func (r *Runtime) ForgetSignals() {
	s := r.signalTable()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.incoming != nil {
		signal.Stop(s.incoming)
		close(s.incoming)
		s.incoming = nil
	}
	if s.timer != nil {
		s.timer.Stop()
	}
	clear(s.handlers)
}

// number takes a signal's number.
func (c *call) signalNumber(v Value) (syscall.Signal, error) {
	n, err := size(v)
	if err != nil {
		return 0, err
	}
	if n < 1 || n > 64 {
		return 0, Raise(ValueError, "signal number out of range")
	}
	return syscall.Signal(n), nil
}

// set is signal(signum, handler) -> the handler before, or None.
func (s *signals) set(c *call) (Value, error) {
	a, err := c.bind("signalnum", "handler")
	if err != nil {
		return nil, err
	}
	sig, err := c.signalNumber(a[0])
	if err != nil {
		return nil, err
	}
	if err := c.t.refuseRestricted("signal.signal"); err != nil {
		return nil, err
	}
	if c.t.Name != "main" {
		return nil, Raise(ValueError, "signal only works in main thread of the main interpreter")
	}
	h := a[1]
	if !IsCallable(h) && !isDefault(h) && !isIgnore(h) {
		return nil, Raise(TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
	}
	if sig == syscall.SIGKILL || sig == syscall.SIGSTOP {
		return nil, NewOSError(int(syscall.EINVAL), "Invalid argument")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.handlers[sig]
	s.handlers[sig], s.main = h, c.t
	if s.incoming == nil {
		s.incoming = make(chan os.Signal, 16)
		go s.listen(c.t.Runtime, s.incoming)
	}
	if isDefault(h) {
		if sig != syscall.SIGINT && sig != syscall.SIGTERM {
			signal.Reset(sig)
		}
	} else {
		signal.Notify(s.incoming, sig)
	}
	if old == nil {
		return None, nil
	}
	return old, nil
}

func (s *signals) get(c *call) (Value, error) {
	a, err := c.bind("signalnum")
	if err != nil {
		return nil, err
	}
	sig, err := c.signalNumber(a[0])
	s.mu.Lock()
	defer s.mu.Unlock()
	if h := s.handlers[sig]; h != nil {
		return h, err
	}
	return None, err
}

func (s *signals) listen(r *Runtime, incoming chan os.Signal) {
	for sig := range incoming {
		s.deliver(r, sig.(syscall.Signal))
	}
}

// deliver runs a signal's handler.
func (s *signals) deliver(r *Runtime, sig syscall.Signal) {
	s.mu.Lock()
	h, main := s.handlers[sig], s.main
	s.mu.Unlock()
	if h == nil || main == nil || isDefault(h) || isIgnore(h) {
		return
	}
	t := r.NewThread(context.Background(), "signal")
	t.Acquire()
	_, err := CallValues(t, h, NewInt(int64(sig)), None)
	t.End()
	if err != nil {
		main.Interrupt(err)
	}
	s.mu.Lock()
	close(s.handled)
	s.handled = make(chan struct{})
	s.mu.Unlock()
}

func signalRaise(c *call) (Value, error) {
	a, err := c.bind("signalnum")
	if err != nil {
		return nil, err
	}
	sig, err := c.signalNumber(a[0])
	if err != nil {
		return nil, err
	}
	if err := c.t.refuseRestricted("signal.raise_signal"); err != nil {
		return nil, err
	}
	return None, c.t.Runtime.signalTable().raise(c.t, sig)
}

// longestDelivery is how long a program waits for a signal that it sends itself.
const longestDelivery = time.Second

// raise sends a signal to the program itself: its handler has run, or it is interrupted, when the call
// is over, as in CPython. The system gives a signal to some thread of the process, at its leisure.
func (s *signals) raise(t *Thread, sig syscall.Signal) error {
	s.mu.Lock()
	h, handled := s.handlers[sig], s.handled
	s.mu.Unlock()
	if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
		return err
	}
	ends := sig == syscall.SIGINT || sig == syscall.SIGTERM || sig == syscall.SIGHUP
	if h != nil && isIgnore(h) || (h == nil || isDefault(h)) && !ends || t != t.Main() {
		return nil
	}
	late := time.NewTimer(longestDelivery)
	defer late.Stop()
	t.Waits()
	t.Unlocked(func() {
		select {
		case <-handled:
		case <-t.Context().Done():
		case <-late.C:
		}
	})
	return t.Err()
}

// setTimer is setitimer(seconds, interval) -> (seconds left, interval) of the timer before: SIGALRM comes then.
func (s *signals) setTimer(c *call) (Value, error) {
	a, err := c.bind("seconds", "interval")
	if err != nil {
		return nil, err
	}
	seconds, err := c.number(a[0])
	if err != nil {
		return nil, err
	}
	interval, err := c.number(a[1])
	if err != nil {
		return nil, err
	}
	if err := c.t.refuseRestricted("signal." + c.name); err != nil {
		return nil, err
	}
	if seconds < 0 || interval < 0 {
		return nil, NewOSError(int(syscall.EINVAL), "Invalid argument")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.main == nil {
		s.main = c.t
	}
	old := s.left()
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	s.interval = time.Duration(interval * 1e9)
	if seconds > 0 {
		wait := time.Duration(min(seconds, 1e9) * 1e9)
		s.due = time.Now().Add(wait)
		s.timer = time.AfterFunc(wait, func() { s.ring(c.t.Runtime) })
	}
	return old, nil
}

// ring is what a timer does.
func (s *signals) ring(r *Runtime) {
	s.mu.Lock()
	if s.interval > 0 && s.timer != nil {
		s.due = time.Now().Add(s.interval)
		s.timer.Reset(s.interval)
	} else {
		s.timer = nil
	}
	h, main := s.handlers[syscall.SIGALRM], s.main
	s.mu.Unlock()
	if h == nil || isDefault(h) {
		// Nothing handles it: it ends the program, as the system would.
		status := 128 + int(syscall.SIGALRM)
		if r.Exit != nil {
			main.Interrupt(r.Exit(status))
		} else {
			main.Interrupt(NewException(SystemExit, NewInt(int64(status))))
		}
		return
	}
	s.deliver(r, syscall.SIGALRM)
}

func (s *signals) left() Value {
	left := 0.0
	if s.timer != nil {
		left = max(time.Until(s.due).Seconds(), 0)
	}
	return NewTuple(Float(left), Float(s.interval.Seconds()))
}

func (s *signals) getTimer(c *call) (Value, error) {
	_, err := c.bind()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.left(), err
}

// pause waits for a signal that has a handler.
func (s *signals) pause(c *call) (Value, error) {
	if _, err := c.bind(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	handled := s.handled
	s.mu.Unlock()
	c.t.Waits()
	c.t.Unlocked(func() {
		select {
		case <-handled:
		case <-c.t.Context().Done():
		}
	})
	return None, c.t.Err()
}

func signalText(c *call) (Value, error) {
	a, err := c.bind("signalnum")
	if err != nil {
		return nil, err
	}
	sig, err := c.signalNumber(a[0])
	if err != nil {
		return nil, err
	}
	text := []byte(sig.String())
	if len(text) > 0 && text[0] >= 'a' && text[0] <= 'z' {
		text[0] -= 'a' - 'A'
	}
	return NewStr(string(text)), nil
}
