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
	status int
}

func (e *ended) Error() string { return e.text }
func (e *ended) Class() string { return e.class }
func (e *ended) Uncatchable()  {}

// errInterrupted is Ctrl-C while a line runs.
var errInterrupted = &ended{class: "KeyboardInterrupt", status: 130}

// errTimedOut is --timeout.
var errTimedOut = &ended{class: "TimeoutError", text: "the script's --timeout passed", status: 124}

// interrupts gives each line a context that Ctrl-C ends. One context serves until it has
// ended: making one for each line would cost more than a short line does.
type interrupts struct {
	thread *starlark.Thread
	parent context.Context
	mu     sync.Mutex
	ctx    context.Context
	cancel context.CancelCauseFunc
}

func newInterrupts(parent context.Context, thread *starlark.Thread) *interrupts {
	i := &interrupts{thread: thread, parent: parent}
	context.AfterFunc(parent, func() { thread.Cancel(context.Cause(parent).Error()) })
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
	if i.ctx.Err() != nil && i.parent.Err() == nil {
		i.thread.Uncancel()
		i.renew()
	}
	return i.ctx
}

// interrupt ends what runs: the wait by the context, the script by its thread.
func (i *interrupts) interrupt(cause error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.cancel(cause)
	i.thread.Cancel(cause.Error())
}

// watch interrupts on each SIGINT until stop is called.
func (i *interrupts) watch() (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, unix.SIGINT)
	go func() {
		for {
			select {
			case <-signals:
				i.interrupt(errInterrupted)
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// cause is why a line ended: the interrupt behind a cancelled call or script, else err.
func (i *interrupts) cause(err error) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	if err == nil || i.ctx.Err() == nil {
		return err
	}
	var e *ended
	if cause := context.Cause(i.ctx); errors.As(cause, &e) {
		return e
	}
	return err
}
