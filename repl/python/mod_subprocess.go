package python

import (
	"errors"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"
)

// newSubprocess is _subprocess: what subprocess.py takes from Go.
func newSubprocess(*Runtime) *Module {
	p := &children{running: map[int]*child{}}
	return module("_subprocess", nil, map[string]body{"spawn": p.spawn, "wait": p.wait, "kill": p.kill})
}

// children are the programs that were started and whose status nobody has seen.
type children struct {
	mu      sync.Mutex
	running map[int]*child
}

type child struct {
	done   chan struct{} // closed when status is there
	status int
}

// spawn is spawn(args, stdin, stdout, stderr, env, cwd, new_session=False) -> pid. A stream is a descriptor or
// None for ours.
func (p *children) spawn(c *call) (Value, error) {
	a, err := c.bind("args", "stdin", "stdout", "stderr", "env", "cwd", "session?")
	if err != nil {
		return nil, err
	}
	if err := c.t.refuseRestricted("subprocess"); err != nil {
		return nil, err
	}
	words, err := c.texts(a[0])
	if err != nil {
		return nil, err
	}
	attr := &os.ProcAttr{Sys: &syscall.SysProcAttr{}}
	if attr.Env, err = c.environment(a[4]); err != nil {
		return nil, err
	}
	if !isNone(a[5]) {
		if attr.Dir, err = c.path(a[5]); err != nil {
			return nil, err
		}
		if _, err := os.Stat(attr.Dir); err != nil {
			return nil, atPath(attr.Dir, errors.Unwrap(err))
		}
	}
	if a[6] != nil {
		if attr.Sys.Setsid, err = Truth(c.t, a[6]); err != nil {
			return nil, err
		}
	}
	closing, err := streams(attr, a[1:4])
	defer closing()
	if err != nil {
		return nil, err
	}
	return p.start(words, attr)
}

// texts is a list of strings.
func (c *call) texts(v Value) ([]string, error) {
	items, err := Items(c.t, v)
	if err != nil {
		return nil, err
	}
	words := make([]string, len(items))
	for i, item := range items {
		s, ok := AsStr(item)
		if !ok {
			return nil, Raise(TypeError, "expected str, bytes or os.PathLike object, not %s", TypeName(item))
		}
		for j := range len(s) {
			if s[j] == 0 {
				return nil, Raise(ValueError, "embedded null byte")
			}
		}
		words[i] = s
	}
	return words, nil
}

func (c *call) environment(v Value) ([]string, error) {
	if isNone(v) {
		return os.Environ(), nil
	}
	d, ok := v.(*Dict)
	if !ok {
		return nil, Raise(TypeError, "env must be a dict")
	}
	env := []string{}
	for key, value := range d.All() {
		both, err := c.texts(NewTuple(key, value))
		if err != nil {
			return nil, err
		}
		env = append(env, both[0]+"="+both[1])
	}
	return env, nil
}

// streams gives the child's files: copies of descriptors, which closing closes, so that no finalizer of ours
// closes what belongs to others.
func streams(attr *os.ProcAttr, fds []Value) (closing func(), err error) {
	var opened []*os.File
	closing = func() {
		for _, f := range opened {
			_ = f.Close()
		}
	}
	for i, v := range fds {
		fd := i
		if !isNone(v) {
			if fd, err = size(v); err != nil {
				return closing, err
			}
		}
		n, err := syscall.Dup(fd)
		if err != nil {
			return closing, err
		}
		syscall.CloseOnExec(n)
		f := os.NewFile(uintptr(n), "")
		opened = append(opened, f)
		attr.Files = append(attr.Files, f)
	}
	return closing, nil
}

func (p *children) start(words []string, attr *os.ProcAttr) (Value, error) {
	program, err := exec.LookPath(words[0])
	if err != nil {
		reason := error(syscall.ENOENT)
		if errors.Is(err, os.ErrPermission) {
			reason = syscall.EACCES
		}
		return nil, atPath(words[0], reason)
	}
	process, err := os.StartProcess(program, words, attr)
	if err != nil {
		var e syscall.Errno
		if errors.As(err, &e) {
			err = atPath(words[0], e)
		}
		return nil, err
	}
	one := &child{done: make(chan struct{})}
	p.mu.Lock()
	p.running[process.Pid] = one
	p.mu.Unlock()
	go func() {
		state, err := process.Wait()
		if err == nil {
			one.status = exitStatus(state)
		}
		close(one.done)
	}()
	return NewInt(int64(process.Pid)), nil
}

// exitStatus is Python's: a signal is its negative number.
func exitStatus(state *os.ProcessState) int {
	if s, ok := state.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		return -int(s.Signal())
	}
	return state.ExitCode()
}

// wait is wait(pid, timeout) -> status, or None when it is not there in time; a timeout of None waits.
func (p *children) wait(c *call) (Value, error) {
	a, err := c.bind("pid", "timeout")
	if err != nil {
		return nil, err
	}
	pid, err := size(a[0])
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	one := p.running[pid]
	p.mu.Unlock()
	if one == nil {
		return nil, NewOSError(int(syscall.ECHILD), "No child processes")
	}
	var late <-chan time.Time
	if !isNone(a[1]) {
		seconds, err := c.number(a[1])
		if err != nil {
			return nil, err
		}
		timer := time.NewTimer(time.Duration(min(max(seconds, 0), 1e9) * 1e9))
		defer timer.Stop()
		late = timer.C
	}
	ended := false
	c.t.Waits()
	c.t.Unlocked(func() {
		select {
		case <-one.done:
			ended = true
		case <-c.t.Context().Done():
		case <-late:
			select {
			case <-one.done:
				ended = true
			default:
			}
		}
	})
	if err := c.t.Err(); err != nil {
		return nil, err
	}
	if !ended {
		return None, nil
	}
	return NewInt(int64(one.status)), nil
}

func (p *children) kill(c *call) (Value, error) {
	a, err := c.bind("pid", "sig")
	if err != nil {
		return nil, err
	}
	pid, err := size(a[0])
	if err != nil {
		return nil, err
	}
	sig, err := size(a[1])
	if err != nil {
		return nil, err
	}
	if err := syscall.Kill(pid, syscall.Signal(sig)); err != nil {
		return nil, err
	}
	return None, nil
}
