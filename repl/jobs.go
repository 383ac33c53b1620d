package repl

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"sockshell/repl/python"

	"sockshell/repl/command"
	"sockshell/repl/render"
	"sockshell/sockcore"
)

// job is a command that waits aside.
type job struct {
	number  int
	title   string
	targets []string
	cancel  context.CancelFunc
	done    chan struct{}
	result  python.Value
	err     error
	thread  *python.Thread
}

// jobs are the commands of the session that wait in the background. A job ends in its own
// goroutine; what it gives is bound by the session's, between two lines.
type jobs struct {
	session *Session
	mu      sync.Mutex
	last    int
	all     []*job
	failed  bool          // some job's error was told
	ended   chan struct{} // signalled (never blocking) when a job ends
}

func newJobs() *jobs { return &jobs{ended: make(chan struct{}, 1)} }

// Start runs a job; its title is what the notices call it.
func (j *jobs) Start(title, targets string, run func(*python.Thread) (python.Value, error)) error {
	ctx, cancel := context.WithCancel(context.Background())
	j.mu.Lock()
	if len(j.all) == 0 {
		j.last = 0
	}
	j.last++
	new := &job{number: j.last, title: title, cancel: cancel, done: make(chan struct{})}
	if targets != "" {
		new.targets = strings.Split(targets, ", ")
	}
	j.all = append(j.all, new)
	j.mu.Unlock()
	j.session.notice(fmt.Sprintf("[%d] %s", new.number, title), false)
	new.thread = j.session.runtime.NewThread(ctx, title)
	go func() {
		defer cancel()
		new.thread.Acquire()
		new.result, new.err = protected(new.thread, run)
		if new.err != nil { // how an error looks is Python's matter, too
			if e := python.AsException(new.thread, new.err); e != nil {
				new.err = e
			}
		}
		new.thread.End()
		close(new.done) // before the signal, or settle could take that and find nothing
		select {
		case j.ended <- struct{}{}:
		default:
		}
	}()
	return nil
}

// protected turns a panic into an error.
func protected(t *python.Thread, run func(*python.Thread) (python.Value, error)) (v python.Value, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = python.Recovered(p)
		}
	}()
	return run(t)
}

// settle binds what ended jobs gave, and tells of them. Only the session's goroutine calls
// it, and while a line is typed the one that stands in for it.
func (j *jobs) settle() {
	if len(j.ended) == 0 { // the common case: no job has ended
		return
	}
	<-j.ended
	j.settleEnded()
}

// settleEnded is settle after the signal was taken.
func (j *jobs) settleEnded() {
	for _, one := range j.take(func(one *job) bool { return isClosed(one.done) }) {
		j.finish(one)
	}
}

func isClosed(done chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}

// take removes the jobs that match and returns them.
func (j *jobs) take(match func(*job) bool) (taken []*job) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.all = slices.DeleteFunc(j.all, func(one *job) bool {
		if match(one) {
			taken = append(taken, one)
			return true
		}
		return false
	})
	return taken
}

func (j *jobs) finish(one *job) {
	err := one.err
	if err == nil && one.targets != nil {
		err = j.session.bindTargets(one.targets, one.result)
	}
	switch {
	case err != nil:
		j.failed = true
		j.session.notice(fmt.Sprintf("[%d] %s: %s", one.number, one.title, errorText(j.session.main, err)), true)
	case one.result == python.None || one.targets != nil:
		j.session.notice(fmt.Sprintf("[%d] %s done", one.number, one.title), false)
	default:
		j.session.notice(fmt.Sprintf("[%d] %s: %s", one.number, one.title, render.Plain(one.result)), false)
	}
}

func (j *jobs) running() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return len(j.all)
}

// List is what `jobs` shows: (number, command, state).
func (j *jobs) List() []python.Value {
	j.mu.Lock()
	defer j.mu.Unlock()
	list := []python.Value{}
	for _, one := range j.all {
		state := "running"
		if isClosed(one.done) {
			state = "done"
		}
		list = append(list, python.NewTuple(
			python.NewInt(int64(one.number)), python.NewStr(one.title), python.NewStr(state),
		))
	}
	return list
}

func (j *jobs) find(number int) (*job, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, one := range j.all {
		if one.number == number {
			return one, nil
		}
	}
	return nil, python.Raise(python.ValueError, "no job %d", number)
}

// Wait waits for one job, or for all, and gives its error; the result is bound. Of a job
// that has ended both were told already.
func (j *jobs) Wait(c *command.Call, number int, limit sockcore.Timeout) error {
	var wanted []*job
	if number != 0 {
		one, err := j.find(number)
		if err != nil && number > 0 && number <= j.last {
			return nil // it has ended already, between two lines
		}
		if err != nil {
			return err
		}
		wanted = []*job{one}
	} else {
		j.mu.Lock()
		wanted = slices.Clone(j.all)
		j.mu.Unlock()
	}
	var passed <-chan time.Time
	if limit != sockcore.None {
		timer := time.NewTimer(time.Duration(limit))
		defer timer.Stop()
		passed = timer.C
	}
	var err error
	c.Thread.Unlocked(func() {
		for _, one := range wanted {
			if err != nil {
				return
			}
			select {
			case <-one.done:
			case <-passed:
				err = sockcore.ErrTimeout
			case <-c.Context.Done():
				err = context.Cause(c.Context)
			}
		}
	})
	if err != nil {
		return err
	}
	return j.collect(wanted)
}

// collect binds the results of jobs that a wait waited for: their error is the wait's own.
func (j *jobs) collect(wanted []*job) error {
	for _, one := range j.take(func(one *job) bool { return slices.Contains(wanted, one) }) {
		if one.err != nil {
			return one.err
		}
		if one.targets == nil {
			j.finish(one)
		} else if err := j.session.bindTargets(one.targets, one.result); err != nil {
			return err
		}
	}
	return nil
}

// Cancel ends a job.
func (j *jobs) Cancel(number int) error {
	one, err := j.find(number)
	if err != nil {
		return err
	}
	one.cancel()
	j.session.main.Unlocked(func() { <-one.done })
	j.take(func(other *job) bool { return other == one })
	j.session.notice(fmt.Sprintf("[%d] %s cancelled", one.number, one.title), false)
	return nil
}

// cancelAll ends every job at the session's end.
func (j *jobs) cancelAll() {
	for _, one := range j.take(func(*job) bool { return true }) {
		one.cancel()
		j.session.main.Unlocked(func() { <-one.done })
	}
}
