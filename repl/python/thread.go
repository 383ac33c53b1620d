package python

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Runtime is what the threads of one session share. Its lock is held by the Thread that runs.
type Runtime struct {
	Modules  *Dict      // sys.modules
	Builtins *Namespace // names that no module gives
	Argv     []string
	Stdin    Value // sys.stdin; set by the shell
	Stdout   io.Writer
	Stderr   io.Writer
	// Missing finds a builtin that Builtins has not got yet: the shell's own names by the thousand.
	Missing func(name string) Value
	// Program: what runs is a program, and reprs are CPython's to the letter.
	Program bool
	// StdoutFile and StderrFile are sys.stdout and sys.stderr, where the shell has file objects for them.
	StdoutFile, StderrFile Value
	// Restricted refuses what reaches the machine: files, programs, the environment.
	Restricted bool
	// MaxSteps bounds what one line or script may take; 0 is no bound.
	MaxSteps int64
	// Locals is locals() of the code that runs, for dir() and vars(); the evaluator sets it.
	Locals func(t *Thread) (Value, error)
	// Caller is sys._getframe(n); the evaluator sets it.
	Caller func(t *Thread, n int) (Value, error)
	// Convert makes an exception of an error that another room's Go code gave.
	Convert func(error) *Exception
	// Import finds a module that is not in Modules yet: nil, nil when there is none.
	// file is of whose code imports.
	Import func(t *Thread, name, file string) (*Module, error)
	// Uncaught is told of an exception that ended a thread; may be nil.
	Uncaught func(t *Thread, err error)
	// OwnDescriptor reports the descriptors that are the shell's own: no program touches them. May be nil.
	OwnDescriptor func(fd int) bool
	// Exit makes the error of os._exit: it ends the session, and nothing catches it. May be nil.
	Exit func(status int) error
	// OnWait is called before a thread waits; may be nil.
	OnWait func()
	// Folder is where the program is, sys.path[0]; "" at a prompt.
	Folder string
	// Shared is for what other rooms keep for a runtime, by a key of their own.
	Shared sync.Map

	signalsOnce sync.Once
	signals     *signals

	recursion atomic.Int64
	digits    atomic.Int64 // see maxDigits
	queueLock sync.Mutex
	queue     []func(*Thread)
	queued    atomic.Bool

	lock    sync.Mutex
	waiting atomic.Int32 // threads that want the lock
	current *Thread      // that holds it
	main    *Thread
	threads map[int64]*Thread
	last    atomic.Int64
}

// Thread runs Python code: one goroutine, or one after another. Only its own goroutine uses it, but for
// Interrupt.
type Thread struct {
	*Runtime
	ID   int64
	Name string
	// Depth is how many calls are under way.
	Depth int
	// Frame is whose code the thread runs, as the caller of the evaluator's Run said.
	Frame any
	// Handled is the exception that an except clause deals with (sys.exc_info).
	Handled *Exception
	// Local is the evaluator's.
	Local any

	away    bool // in Unlocked
	budget  int32
	steps   int64
	since   time.Time
	parent  context.Context
	pending atomic.Pointer[error]
	mu      sync.Mutex // guards ctx and cancel
	ctx     context.Context
	cancel  context.CancelCauseFunc
	stack   []Value // what borrow lends, as far as lent
	lent    int
	sums    sums    // texts that grow
	shown   []Value // whose repr is under way
}

// NewRuntime makes a runtime without threads.
func NewRuntime() *Runtime {
	return &Runtime{Modules: NewDict(), Builtins: NewBuiltins(), threads: map[int64]*Thread{}}
}

// NewThread makes a thread whose waits end with ctx; the first is the main thread.
func (r *Runtime) NewThread(ctx context.Context, name string) *Thread {
	t := &Thread{Runtime: r, Name: name, ID: r.last.Add(1), budget: slice}
	t.parent = context.WithValue(ctx, threadKey{}, t)
	t.ctx, t.cancel = context.WithCancelCause(t.parent)
	if r.main == nil {
		r.main = t
	}
	return t
}

// Main is the first thread.
func (r *Runtime) Main() *Thread { return r.main }

// slice is how many steps a thread takes before it looks around.
const slice = 1000

// turn is how long a thread keeps the lock that others want.
const turn = 5 * time.Millisecond

// Acquire takes the runtime's lock: the thread runs.
func (t *Thread) Acquire() {
	if !t.lock.TryLock() {
		t.waiting.Add(1)
		t.lock.Lock()
		t.waiting.Add(-1)
	}
	t.current = t
	t.threads[t.ID] = t
}

// TryAcquire is Acquire if nobody has the lock now.
func (t *Thread) TryAcquire() bool {
	if !t.lock.TryLock() {
		return false
	}
	t.current = t
	t.threads[t.ID] = t
	return true
}

// Release gives the lock up, for a wait or at the end.
func (t *Thread) Release() {
	t.current = nil
	t.lock.Unlock()
}

// End forgets the thread. It is called with the lock held, and releases it.
func (t *Thread) End() {
	delete(t.threads, t.ID)
	t.cancel(nil)
	t.Release()
}

// Unlocked runs f, which waits and touches no value, without the lock.
func (t *Thread) Unlocked(f func()) {
	t.Release()
	t.away = true
	defer func() {
		t.Acquire()
		t.away = false
	}()
	f()
}

// threadKey finds the thread whose context it is.
type threadKey struct{}

// Waiting gives up the lock that the thread of ctx holds; the result takes it again. It is the engine's
// OnWait: what it is called in must be the thread's own goroutine.
func (r *Runtime) Waiting(ctx context.Context) (resume func()) {
	t, _ := ctx.Value(threadKey{}).(*Thread)
	if t == nil || t.Runtime != r || t.away {
		return func() {}
	}
	t.Release()
	return t.Acquire
}

// Context ends with the thread's interrupt: what waits takes it.
func (t *Thread) Context() context.Context { return t.ctx }

// SetParent gives the thread another context to end with.
func (t *Thread) SetParent(ctx context.Context) {
	t.parent = context.WithValue(ctx, threadKey{}, t)
	t.renew()
}

func (t *Thread) renew() {
	t.mu.Lock()
	t.ctx, t.cancel = context.WithCancelCause(t.parent)
	t.mu.Unlock()
}

// Interrupt raises err in the thread as soon as may be: it ends a wait and a loop. Any goroutine may call
// it. An *Exception (KeyboardInterrupt) can be caught, and then the thread goes on; any other error ends
// all that the thread runs.
func (t *Thread) Interrupt(err error) {
	t.pending.Store(&err)
	t.mu.Lock()
	t.cancel(err)
	t.mu.Unlock()
}

// Err is why the thread must stop what it does: an interrupt, or its context's end. It is nil most times.
// What computes for long asks now and then; what waited asks when its context ended.
func (t *Thread) Err() error {
	if p := t.pending.Load(); p != nil {
		if e, ok := (*p).(*Exception); ok {
			t.pending.Store(nil)
			t.renew()
			return e.Copy()
		}
		return *p
	}
	if t.parent != nil && t.parent.Err() != nil {
		return Ended{context.Cause(t.parent)}
	}
	return nil
}

// interrupted is an error, or the interrupt that made a call end with it: that is raised once.
func (t *Thread) interrupted(err error) error {
	p := t.pending.Load()
	if p == nil || *p != err && !errors.Is(err, *p) {
		if t.parent != nil && t.parent.Err() != nil { // the end of all: what a call met because of that is no error of its own
			return Ended{context.Cause(t.parent)}
		}
		return err
	}
	if now := t.Err(); now != nil {
		return now
	}
	return err
}

// Forget drops an interrupt that nothing has seen: what follows may run.
func (t *Thread) Forget() {
	t.pending.Store(nil)
	if t.ctx.Err() != nil && t.parent.Err() == nil {
		t.renew()
	}
}

// Ended is the end of a thread's context: no except holds it up.
type Ended struct{ Cause error }

func (e Ended) Error() string { return e.Cause.Error() }
func (e Ended) Unwrap() error { return e.Cause }

// Uncatchable tells that no except and no finally sees it.
func (e Ended) Uncatchable() {}

// Uncatchable is an error that passes every except and finally.
type Uncatchable interface {
	error
	Uncatchable()
}

// Tick counts a step of a loop or a call. Now and then it looks for an interrupt, and lets other threads run.
func (t *Thread) Tick() error {
	if t.budget--; t.budget > 0 {
		return nil
	}
	return t.look()
}

func (t *Thread) look() error {
	t.budget = slice
	t.steps += slice
	if t.MaxSteps > 0 && t.steps > t.MaxSteps {
		return Ended{errSteps}
	}
	if t.queued.Load() {
		t.runQueue()
	}
	if t.waiting.Load() > 0 {
		now := time.Now()
		switch {
		case t.since.IsZero():
			t.since = now
		case now.Sub(t.since) > turn:
			t.since = time.Time{}
			t.Release()
			runtime.Gosched()
			t.Acquire()
		}
	}
	return t.Err()
}

type stepsError struct{}

func (stepsError) Error() string { return "it takes more steps than --max-steps allows" }

var errSteps error = stepsError{}

// ErrTooManySteps is --max-steps, as errors.Is finds it.
func ErrTooManySteps() error { return errSteps }

// RenewSteps gives a new line all that it may take.
func (t *Thread) RenewSteps() { t.steps, t.budget, t.sums = 0, slice, sums{} }

// borrow lends n values from the thread's stack, giveBack returns them: in the reverse order, and on
// one goroutine.
func (t *Thread) borrow(n int) []Value {
	from := t.lent
	t.lent += n
	if t.lent > len(t.stack) {
		t.stack = make([]Value, max(32, 2*t.lent)) // what is lent stays where it is
	}
	return t.stack[from:t.lent:t.lent]
}

func (t *Thread) giveBack(v []Value) {
	for i := len(v) - 1; i >= 0; i-- { // a few: cheaper than clear
		v[i] = nil
	}
	t.lent -= len(v)
}

// Borrow lends n values for arguments; give them back in the reverse order.
func (t *Thread) Borrow(n int) []Value { return t.borrow(n) }

// GiveBack returns what Borrow lent.
func (t *Thread) GiveBack(v []Value) { t.giveBack(v) }

// Lent is how much is lent, for who catches a panic and goes on.
func (t *Thread) Lent() int { return t.lent }

// SetLent takes back all that was lent since.
func (t *Thread) SetLent(n int) { t.lent = n }
