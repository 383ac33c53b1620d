package repl

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"sync"

	"golang.org/x/sys/unix"

	"sockshell/repl/python"
	"sockshell/repl/value"
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

// errClosed ends what still runs when the session is over.
var errClosed = &ended{class: "SystemExit"}

// interrupts ends what the main thread runs: Ctrl-C raises KeyboardInterrupt in it, which Python code
// may catch; a signal, --timeout and a closed output end all threads, and nothing catches that.
type interrupts struct {
	main   *python.Thread
	parent context.Context
	endAll context.CancelCauseFunc
	mu     sync.Mutex // guards the rest
	onEnd  func()
}

func newInterrupts(parent context.Context, r *python.Runtime) *interrupts {
	i := &interrupts{}
	i.parent, i.endAll = context.WithCancelCause(parent)
	i.main = r.NewThread(i.parent, "main")
	return i
}

// forget lets lines run again after an interrupt. It is called before a person types, not
// before a line runs: a Ctrl-C just after Enter is meant for that line.
func (i *interrupts) forget() { _ = i.main.Err() }

// interrupt is Ctrl-C.
func (i *interrupts) interrupt() { i.main.Interrupt(python.NewException(python.KeyboardInterrupt)) }

// renewBounds gives a line that a person types all that a script may take.
func (s *Session) renewBounds() {
	s.main.RenewSteps()
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
				if i.main.HandlesSignal(got.(unix.Signal)) { // the program's own handler runs
					continue
				}
				if got == unix.SIGINT {
					i.interrupt()
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

// endOf is what an error ends more than its line with; nil for one that ends the line alone.
func endOf(err error) *ended {
	var end *ended
	var e *python.Exception
	switch {
	case err == nil:
		return nil
	case errors.As(err, &end):
		return end
	case errors.Is(err, python.ErrTooManySteps()):
		return errTooManySteps
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return &ended{class: "SystemExit", status: 1}
	case !errors.As(err, &e):
		return nil
	case e.Type().Below(python.KeyboardInterrupt):
		return errInterrupted
	case e.Type().Below(python.SystemExit):
		return exitOf(e)
	}
	return nil
}

// exitOf is what SystemExit asks for: a status, nothing for 0, or a text to tell, with status 1.
func exitOf(e *python.Exception) *ended {
	code := python.OrNone(e.Own("code"))
	if code == python.None && e.Args.Len() == 1 {
		code = e.Args.Items[0]
	}
	if code == python.None {
		return &ended{class: "SystemExit"}
	}
	if n, ok := python.AsInt(code); ok {
		return &ended{class: "SystemExit", status: int(n & 0xff)}
	}
	return &ended{class: "SystemExit", status: 1, said: value.Str(code)}
}
