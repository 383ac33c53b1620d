package eval

import (
	"context"
	"sync"
	"time"

	"sockshell/repl/python"
)

// Module _thread: what threading.py is built on.

// Lock is a lock, or an RLock.
type Lock struct {
	recursive bool
	mu        sync.Mutex
	owner     int64 // the thread's ID
	count     int
	free      chan struct{} // closed and made anew when the lock is released
}

var (
	lockType  = &python.Type{Name: "lock", Module: "_thread", Final: true, Methods: lockMethods}
	rlockType = &python.Type{Name: "RLock", Module: "_thread", Final: true, Methods: lockMethods}
)

// Type is that of locks or of RLocks.
func (l *Lock) Type() *python.Type {
	if l.recursive {
		return rlockType
	}
	return lockType
}

// Repr is Python's.
func (l *Lock) Repr(*python.Thread) (string, error) {
	state := "unlocked"
	if l.count > 0 {
		state = "locked"
	}
	return "<" + state + " " + l.Type().FullName() + " object at " + python.Address(l) + ">", nil
}

func newLock(recursive bool) *Lock { return &Lock{recursive: recursive, free: make(chan struct{})} }

// try takes the lock if it may; else the channel tells when to try again.
func (l *Lock) try(id int64) (bool, chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.count == 0 || l.recursive && l.owner == id {
		l.owner = id
		l.count++
		return true, nil
	}
	return false, l.free
}

// acquire waits for the lock until the deadline; limit < 0 is for ever. The wait gives up the Runtime's lock.
func (l *Lock) acquire(t *python.Thread, limit time.Duration) (bool, error) {
	ok, free := l.try(t.ID)
	if ok || limit == 0 {
		return ok, nil
	}
	t.Waits()
	var passed <-chan time.Time
	if limit > 0 {
		timer := time.NewTimer(limit)
		defer timer.Stop()
		passed = timer.C
	}
	for {
		var late bool
		var ended context.Context = t.Context()
		t.Unlocked(func() {
			select {
			case <-free:
			case <-passed:
				late = true
			case <-ended.Done():
			}
		})
		if ok, free = l.try(t.ID); ok {
			return true, nil
		}
		if late {
			return false, nil
		}
		if ended.Err() != nil {
			if err := t.Err(); err != nil {
				return false, err
			}
		}
	}
}

func (l *Lock) release(t *python.Thread) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.count == 0 {
		if l.recursive {
			return python.Raise(python.RuntimeError, "cannot release un-acquired lock")
		}
		return python.Raise(python.RuntimeError, "release unlocked lock")
	}
	if l.recursive && l.owner != t.ID {
		return python.Raise(python.RuntimeError, "cannot release un-acquired lock")
	}
	if l.count--; l.count == 0 {
		close(l.free)
		l.free = make(chan struct{})
	}
	return nil
}

func lockMethods() []*python.Builtin {
	acquire := func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
		blocking, timeout := true, -1.0
		if err := python.Unpack(a, "acquire", "blocking?", &blocking, "timeout?", &timeout); err != nil {
			return nil, err
		}
		limit := time.Duration(-1)
		switch {
		case !blocking && timeout != -1:
			return nil, python.Raise(python.ValueError, "can't specify a timeout for a non-blocking call")
		case timeout < 0 && timeout != -1:
			return nil, python.Raise(python.ValueError, "timeout value must be a non-negative number")
		case !blocking:
			limit = 0
		case timeout >= 0:
			limit = time.Duration(min(timeout, 1e9) * float64(time.Second))
		}
		ok, err := self.(*Lock).acquire(t, limit)
		return boolean(ok), err
	}
	release := func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
		return python.None, self.(*Lock).release(t)
	}
	return []*python.Builtin{
		{Name: "acquire", Fn: acquire}, {Name: "release", Fn: release},
		{Name: "__enter__", Fn: acquire},
		{Name: "__exit__", Fn: release},
		{Name: "locked", Fn: func(_ *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			return boolean(self.(*Lock).count > 0), nil
		}},
		{Name: "_is_owned", Fn: func(t *python.Thread, self python.Value, _ python.Args) (python.Value, error) {
			l := self.(*Lock)
			return boolean(l.count > 0 && l.owner == t.ID), nil
		}},
	}
}

// ThreadModule is _thread.
func ThreadModule(r *python.Runtime) *python.Module {
	m := python.NewModule("_thread")
	function := func(name string, f func(t *python.Thread, a python.Args) (python.Value, error)) {
		m.Names.Set(name, &python.Builtin{Name: name, Module: "_thread",
			Fn: func(t *python.Thread, _ python.Value, a python.Args) (python.Value, error) { return f(t, a) }})
	}
	m.Names.Set("LockType", lockType)
	m.Names.Set("error", python.RuntimeError)
	m.Names.Set("TIMEOUT_MAX", python.Float(9223372036.0))
	function("allocate_lock", func(*python.Thread, python.Args) (python.Value, error) { return newLock(false), nil })
	function("RLock", func(*python.Thread, python.Args) (python.Value, error) { return newLock(true), nil })
	ident := func(t *python.Thread, _ python.Args) (python.Value, error) { return python.NewInt(t.ID), nil }
	function("get_ident", ident)
	function("get_native_id", ident)
	function("_count", func(t *python.Thread, _ python.Args) (python.Value, error) {
		return python.NewInt(int64(t.ThreadCount() - 1)), nil
	})
	function("interrupt_main", func(t *python.Thread, _ python.Args) (python.Value, error) {
		t.Main().Interrupt(python.NewException(python.KeyboardInterrupt))
		return python.None, nil
	})
	function("exit", func(*python.Thread, python.Args) (python.Value, error) {
		return nil, python.NewException(python.SystemExit)
	})
	function("start_new_thread", startThread)
	return m
}

// startThread is start_new_thread(function, args, kwargs={}).
func startThread(t *python.Thread, a python.Args) (python.Value, error) {
	var f python.Value
	var args *python.Tuple
	var kw *python.Dict
	if err := python.Unpack(a, "start_new_thread", "function/", &f, "args/", &args, "kwargs/?", &kw); err != nil {
		return nil, err
	}
	call := python.Args{Pos: append([]python.Value(nil), args.Items...)}
	if kw != nil {
		for k, v := range kw.All() {
			name, _ := python.AsStr(k)
			call.Kw = append(call.Kw, python.Named{Name: name, Value: v})
		}
	}
	new := t.NewThread(t.Main().Parent(), "thread")
	report := t.Uncaught
	go func() {
		new.Acquire()
		defer new.End()
		defer new.Waits() // the others may wait already: nobody else writes out its last words
		_, err := protected(func() (python.Value, error) { return python.Call(new, f, call) })
		if err != nil && report != nil && !python.IsA(err, python.SystemExit) {
			report(new, err)
		}
	}()
	return python.NewInt(new.ID), nil
}

// protected turns a panic of a thread into an error.
func protected(run func() (python.Value, error)) (v python.Value, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = python.Recovered(p)
		}
	}()
	return run()
}
