package repl

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"sync"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"
)

// ended is an error that ends more than one line, and that catch lets through.
type ended struct {
	class  string
	text   string
	said   string // by the script's exit: told as it is
	status int
	signal unix.Signal // 0 for most
}

func (e *ended) Error() string { return e.text }
func (e *ended) Class() string { return e.class }
func (e *ended) Uncatchable()  {}

// errInterrupted is Ctrl-C while a line runs.
var errInterrupted = &ended{class: "KeyboardInterrupt", status: 130}

// errTooManySteps is --max-steps.
var errTooManySteps = &ended{class: "RuntimeError", status: 1,
	text: "it takes more steps than --max-steps allows"}

// lineOnly reports whether a person can go on with the next line.
func (e *ended) lineOnly() bool { return e == errInterrupted || e == errTooManySteps }

// errTimedOut is --timeout.
var errTimedOut = &ended{class: "TimeoutError", text: "the script's --timeout passed", status: 124}

// signalled is a signal that ends the session, with the status that a shell gives for it.
func signalled(signal unix.Signal) *ended {
	return &ended{class: "SystemExit", status: 128 + int(signal), signal: signal}
}

// interrupts gives each line a context that Ctrl-C ends. One context serves until it has
// ended: making one for each line would cost more than a short line does.
type interrupts struct {
	thread *starlark.Thread
	parent context.Context
	endAll context.CancelCauseFunc
	mu     sync.Mutex // guards the rest
	onEnd  func()
	ctx    context.Context
	cancel context.CancelCauseFunc
}

func newInterrupts(parent context.Context, thread *starlark.Thread) *interrupts {
	i := &interrupts{thread: thread}
	i.parent, i.endAll = context.WithCancelCause(parent)
	context.AfterFunc(i.parent, func() { thread.Cancel("the session ends") })
	i.renew()
	return i
}

func (i *interrupts) renew() {
	i.ctx, i.cancel = context.WithCancelCause(i.parent)
}

// context is what the next line runs under.
func (i *interrupts) context() context.Context {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.ctx
}

// forget lets lines run again after an interrupt. It is called before a person types, not
// before a line runs: a Ctrl-C just after Enter is meant for that line.
func (i *interrupts) forget() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.ctx.Err() != nil && i.parent.Err() == nil {
		i.thread.Uncancel()
		i.renew()
	}
}

// interrupt ends what runs: the wait by the context, the script by its thread.
func (i *interrupts) interrupt(cause error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.cancel(cause)
	i.thread.Cancel(cause.Error())
}

// boundSteps ends what runs after --max-steps, like Ctrl-C: nothing catches it.
func (s *Session) boundSteps(thread *starlark.Thread) {
	if s.cfg.MaxSteps > 0 {
		thread.SetMaxExecutionSteps(s.cfg.MaxSteps)
		thread.OnMaxSteps = func(*starlark.Thread) { s.interrupts.interrupt(errTooManySteps) }
	}
}

// renewBounds gives a line that a person types all that a script may take.
func (s *Session) renewBounds() {
	s.eval.thread.Steps = 0
	if s.cfg.Renew != nil {
		s.cfg.Renew()
	}
}

// end ends the session: no further line runs.
func (i *interrupts) end(cause *ended) {
	i.endAll(cause)
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.onEnd != nil {
		go i.onEnd()
	}
}

// whenEnding is called when a signal ends the session, at once if one has.
func (i *interrupts) whenEnding(f func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.onEnd = f
	if i.parent.Err() != nil {
		go f()
	}
}

// ending is why the session ends, nil while it goes on.
func (i *interrupts) ending() error {
	if i.parent.Err() == nil {
		return nil
	}
	return context.Cause(i.parent)
}

// watch interrupts on each SIGINT, and ends the session on SIGTERM and SIGHUP, until stop
// is called. A second SIGTERM does what it does to any program.
func (i *interrupts) watch(signals <-chan os.Signal) (stop func()) {
	done := make(chan struct{})
	go func() {
		for {
			select {
			case got := <-signals:
				if got == unix.SIGINT {
					i.interrupt(errInterrupted)
					continue
				}
				signal.Reset(unix.SIGTERM, unix.SIGHUP)
				i.end(signalled(got.(unix.Signal)))
			case <-done:
				return
			}
		}
	}()
	return func() { close(done) }
}

// cause is why a line ended: the interrupt behind a cancelled call or script, else err.
func (i *interrupts) cause(err error) error {
	if err == nil {
		return nil
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.ctx.Err() == nil {
		return err
	}
	var e *ended
	if cause := context.Cause(i.ctx); errors.As(cause, &e) {
		return e
	}
	return err
}
