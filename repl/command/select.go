package command

import (
	"slices"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/repl/python"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// selectModule is Python's module select.
func (e *Env) selectModule() *python.Module {
	m := python.NewModule("select")
	m.Lookup = func(name string) python.Value {
		switch {
		case name == "select":
			return Function("select").builtin(e, nil)
		case name == "poll":
			return &python.Builtin{Name: "poll", Module: "select", Fn: e.newPoller()}
		case name == "epoll" && sockcore.HasEpoll:
			return e.epollClass()
		case name == "error":
			return python.OSError
		case strings.HasPrefix(name, "POLL"):
			return e.constant(name)
		case strings.HasPrefix(name, "EPOLL") && sockcore.HasEpoll:
			if n, ok := epollConstants[name]; ok {
				return python.NewInt(n)
			}
		}
		return nil
	}
	m.Known = func() []string {
		names := []string{"error", "poll", "select"}
		for _, c := range sockcore.ConstantsWithPrefix("POLL") {
			names = append(names, c.Name)
		}
		if sockcore.HasEpoll {
			names = append(names, "epoll")
			for name := range epollConstants {
				names = append(names, name)
			}
		}
		return sorted(names)
	}
	return m
}

// poller is a poll object: descriptors with the events that are waited for.
type poller struct {
	env   *Env
	class *python.Type
	fds   []int // in the order of their registration
	items map[int]*sockcore.PollItem
}

func (p *poller) Type() *python.Type { return p.class }

func (e *Env) newPoller() method {
	class := &python.Type{Name: "poll", Module: "select", Final: true, Methods: pollerMethods}
	return func(_ *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
		if n := len(a.Pos) + len(a.Kw); n > 0 {
			return nil, python.Raise(python.TypeError, "poll() takes no arguments (%d given)", n)
		}
		return &poller{env: e, class: class, items: map[int]*sockcore.PollItem{}}, nil
	}
}

func pollerMethods() []*python.Builtin {
	type body func(t *python.Thread, p *poller, a python.Args) (python.Value, error)
	on := func(name string, f body) *python.Builtin {
		return &python.Builtin{Name: name,
			Fn: func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
				p, ok := self.(*poller)
				if !ok {
					return nil, python.Raise(python.TypeError, "descriptor '%s' requires a poll object", name)
				}
				return f(t, p, a)
			}}
	}
	return []*python.Builtin{on("register", register), on("modify", modify), on("unregister", unregister),
		on("poll", pollOnce)}
}

// descriptorOf is the descriptor of an argument, and how to wait for it.
func descriptorOf(t *python.Thread, e *Env, v python.Value) (fd int, item sockcore.PollItem, err error) {
	if s, ok := v.(*value.Socket); ok && s.Socket != nil && !s.Closed() {
		return s.Fileno(), sockcore.PollItem{Socket: s.Socket, FD: -1}, nil
	}
	c := Call{Context: t.Context(), Env: e, Thread: t}
	n, err := c.fileno(v)
	if err != nil {
		return 0, item, err
	}
	if n < 0 {
		return 0, item, python.Raise(python.ValueError,
			"file descriptor cannot be a negative integer (%d)", n)
	}
	return int(n), sockcore.PollItem{FD: int(n)}, nil
}

func register(t *python.Thread, p *poller, a python.Args) (python.Value, error) {
	events := int64(unix.POLLIN | unix.POLLPRI | unix.POLLOUT)
	var v python.Value
	if err := python.Unpack(a, "register", "fd", &v, "eventmask?", &events); err != nil {
		return nil, err
	}
	fd, item, err := descriptorOf(t, p.env, v)
	if err != nil {
		return nil, err
	}
	if p.items[fd] == nil {
		p.fds = append(p.fds, fd)
	}
	item.Events = int(events & 0xffff)
	p.items[fd] = &item
	return python.None, nil
}

func modify(t *python.Thread, p *poller, a python.Args) (python.Value, error) {
	var v python.Value
	var events int64
	if err := python.Unpack(a, "modify", "fd", &v, "eventmask", &events); err != nil {
		return nil, err
	}
	fd, _, err := descriptorOf(t, p.env, v)
	if err != nil {
		return nil, err
	}
	item := p.items[fd]
	if item == nil {
		return nil, &sockcore.Error{Errno: unix.ENOENT}
	}
	item.Events = int(events & 0xffff)
	return python.None, nil
}

func unregister(t *python.Thread, p *poller, a python.Args) (python.Value, error) {
	var v python.Value
	if err := python.Unpack(a, "unregister", "fd", &v); err != nil {
		return nil, err
	}
	fd, _, err := descriptorOf(t, p.env, v)
	if err != nil {
		return nil, err
	}
	if p.items[fd] == nil {
		return nil, python.NewException(python.KeyError, python.NewInt(int64(fd)))
	}
	delete(p.items, fd)
	p.fds = slices.DeleteFunc(p.fds, func(n int) bool { return n == fd })
	return python.None, nil
}

func pollOnce(t *python.Thread, p *poller, a python.Args) (python.Value, error) {
	var timeout python.Value = python.None
	if err := python.Unpack(a, "poll", "timeout/?", &timeout); err != nil {
		return nil, err
	}
	limit, err := pollTimeout(timeout, 1000)
	if err != nil {
		return nil, err
	}
	items := make([]sockcore.PollItem, len(p.fds))
	fds := slices.Clone(p.fds)
	for i, fd := range fds {
		items[i] = *p.items[fd]
	}
	if _, err := p.env.Engine.Poll(t.Context(), items, limit); err != nil {
		return nil, pollError(t, err)
	}
	ready := []python.Value{}
	for i, item := range items {
		if item.Revents != 0 {
			ready = append(ready, python.NewTuple(python.NewInt(int64(fds[i])), python.NewInt(int64(item.Revents))))
		}
	}
	return python.NewList(ready...), nil
}
