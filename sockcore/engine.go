package sockcore

import (
	"context"
	"sync/atomic"
	"time"
)

// lingerTime is how long Engine.Close waits for all closes together.
const lingerTime = 200 * time.Millisecond

// An Engine keeps the live sockets of one session.
type Engine struct {
	hook    atomic.Pointer[func(Event)]
	onWait  atomic.Pointer[func(ctx context.Context) (resume func())]
	timeout atomic.Int64
	table   table
	closed  closedTable
	most    int // descriptors: see leaveSpare

	unclaimed unclaimed
}

// New returns an engine without sockets.
func New() *Engine {
	e := &Engine{most: mostDescriptors()}
	e.timeout.Store(int64(None))
	return e
}

// SetTrace installs the hook that is told of each system call; nil removes it.
// The hook runs in the goroutine of the call, after it; it must not close the
// socket, for the call is still inside.
func (e *Engine) SetTrace(hook func(Event)) {
	if hook == nil {
		e.hook.Store(nil)
		return
	}
	e.hook.Store(&hook)
}

// OnWait installs a function that is called each time a call begins to wait: the shell flushes
// its output there, and gives up what only one thread may hold. What it returns is called when the
// wait is over, in the same goroutine; ctx is the call's, and tells whose it is. nil removes it.
func (e *Engine) OnWait(f func(ctx context.Context) (resume func())) {
	if f == nil {
		e.onWait.Store(nil)
		return
	}
	e.onWait.Store(&f)
}

// waits says that a call begins to wait; the result ends that.
func (e *Engine) waits(ctx context.Context) (resume func()) {
	if f := e.onWait.Load(); f != nil {
		return (*f)(ctx)
	}
	return nothing
}

func nothing() {}

// Idle says that the program waits for something else than a socket: those that were dropped
// are closed within a second or so, for their peers may wait for that.
func (e *Engine) Idle() { e.table.collectLater() }

// DefaultTimeout is Python's getdefaulttimeout().
func (e *Engine) DefaultTimeout() Timeout { return Timeout(e.timeout.Load()) }

// SetDefaultTimeout is Python's setdefaulttimeout(): what sockets start with.
func (e *Engine) SetDefaultTimeout(t Timeout) { e.timeout.Store(int64(t)) }

// Sockets lists the live sockets (open, and still reachable), oldest first.
func (e *Engine) Sockets() []*Socket { return e.table.list() }

// Close closes every live socket, and the descriptors that were received and not claimed.
// Those that linger (SO_LINGER) go on by themselves.
func (e *Engine) Close() {
	soon, cancel := context.WithTimeout(context.Background(), lingerTime)
	defer cancel()
	for _, s := range e.Sockets() {
		_ = s.close(soon)
	}
	e.unclaimed.close()
}
