package command

import (
	"math"
	"slices"
	"strings"
	"time"

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
			return &python.Builtin{Name: "poll", Module: "select", Fn: e.newPoller(false)}
		case name == "epoll":
			return e.epollClass()
		case name == "error":
			return python.OSError
		case strings.HasPrefix(name, "POLL"):
			return e.constant(name)
		case strings.HasPrefix(name, "EPOLL"):
			if n, ok := epollConstants[name]; ok {
				return python.NewInt(n)
			}
		}
		return nil
	}
	m.Known = func() []string {
		names := []string{"error", "epoll", "poll", "select"}
		for _, c := range sockcore.ConstantsWithPrefix("POLL") {
			names = append(names, c.Name)
		}
		for name := range epollConstants {
			names = append(names, name)
		}
		return sorted(names)
	}
	return m
}

// epollConstants are those of epoll(7), which are poll's with some of its own.
var epollConstants = map[string]int64{
	"EPOLLIN": 1, "EPOLLPRI": 2, "EPOLLOUT": 4, "EPOLLERR": 8, "EPOLLHUP": 16, "EPOLLRDNORM": 64,
	"EPOLLRDBAND": 128, "EPOLLWRNORM": 256, "EPOLLWRBAND": 512, "EPOLLMSG": 1024, "EPOLLRDHUP": 8192,
	"EPOLLEXCLUSIVE": 1 << 28, "EPOLLONESHOT": epollOneShot, "EPOLLET": 1 << 31, "EPOLL_CLOEXEC": 0x80000,
}

// poller is a poll object, or an epoll: descriptors with the events that are waited for.
type poller struct {
	env    *Env
	epoll  bool
	class  *python.Type
	closed bool
	fds    []int // in the order of their registration
	items  map[int]*watched
}

type watched struct {
	sockcore.PollItem
	wanted int
	spent  bool // EPOLLONESHOT has told
}

func (p *poller) Type() *python.Type { return p.class }

// pollerClass is select.poll's or select.epoll's.
func (e *Env) pollerClass(epoll bool) *python.Type {
	name := "poll"
	if epoll {
		name = "epoll"
	}
	c := &python.Type{Name: name, Module: "select", Final: true}
	c.Methods = func() []*python.Builtin { return pollerMethods(epoll) }
	if epoll {
		c.Make = func(t *python.Thread, cls *python.Type, a python.Args) (python.Value, error) {
			return &poller{env: e, epoll: true, class: cls, items: map[int]*watched{}}, nil
		}
	}
	return c
}

func (e *Env) epollClass() *python.Type {
	if e.made.epoll == nil {
		e.made.epoll = e.pollerClass(true)
	}
	return e.made.epoll
}

func (e *Env) newPoller(epoll bool) method {
	class := e.pollerClass(epoll)
	return func(_ *python.Thread, _ python.Value, a python.Args) (python.Value, error) {
		if len(a.Pos)+len(a.Kw) > 0 {
			return nil, python.Raise(python.TypeError, "poll() takes no arguments (%d given)", len(a.Pos)+len(a.Kw))
		}
		return &poller{env: e, class: class, items: map[int]*watched{}}, nil
	}
}

func pollerMethods(epoll bool) []*python.Builtin {
	on := func(name string, f func(t *python.Thread, p *poller, a python.Args) (python.Value, error)) *python.Builtin {
		return &python.Builtin{Name: name, Fn: func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
			p, ok := self.(*poller)
			if !ok {
				return nil, python.Raise(python.TypeError, "descriptor '%s' requires a poll object", name)
			}
			if p.closed && name != "close" && name != "__exit__" {
				return nil, python.Raise(python.ValueError, "I/O operation on closed epoll object")
			}
			return f(t, p, a)
		}}
	}
	list := []*python.Builtin{on("register", register), on("modify", modify), on("unregister", unregister), on("poll", pollOnce)}
	if epoll {
		shut := func(_ *python.Thread, p *poller, _ python.Args) (python.Value, error) {
			p.closed = true
			return python.None, nil
		}
		list = append(list, on("close", shut), on("__exit__", shut),
			on("__enter__", func(_ *python.Thread, p *poller, _ python.Args) (python.Value, error) { return p, nil }),
			on("fileno", func(*python.Thread, *poller, python.Args) (python.Value, error) { return python.NewInt(-1), nil }))
	}
	return list
}

// Attr is closed, of an epoll.
func (p *poller) Attr(_ *python.Thread, name string) (python.Value, error) {
	if name == "closed" && p.epoll {
		return python.Bool(p.closed), nil
	}
	return nil, nil
}

// AttrNames lists it.
func (p *poller) AttrNames() []string { return nil }

// target is the descriptor of an argument, and how to wait for it.
func (p *poller) target(t *python.Thread, v python.Value) (fd int, item sockcore.PollItem, err error) {
	if s, ok := v.(*value.Socket); ok && s.Socket != nil && !s.Closed() {
		return s.Fileno(), sockcore.PollItem{Socket: s.Socket, FD: -1}, nil
	}
	c := Call{Context: t.Context(), Env: p.env, Thread: t}
	n, err := c.fileno(v)
	if err != nil {
		return 0, item, err
	}
	if n < 0 {
		return 0, item, python.Raise(python.ValueError, "file descriptor cannot be a negative integer (%d)", n)
	}
	return int(n), sockcore.PollItem{FD: int(n)}, nil
}

func register(t *python.Thread, p *poller, a python.Args) (python.Value, error) {
	events := int64(unix.POLLIN | unix.POLLPRI | unix.POLLOUT)
	var v python.Value
	if err := python.Unpack(a, "register", "fd", &v, "eventmask?", &events); err != nil {
		return nil, err
	}
	fd, item, err := p.target(t, v)
	if err != nil {
		return nil, err
	}
	if p.items[fd] != nil && p.epoll {
		return nil, &sockcore.Error{Errno: unix.EEXIST}
	}
	if p.items[fd] == nil {
		p.fds = append(p.fds, fd)
	}
	p.items[fd] = &watched{PollItem: item, wanted: int(events)}
	return python.None, nil
}

func modify(t *python.Thread, p *poller, a python.Args) (python.Value, error) {
	var v python.Value
	var events int64
	if err := python.Unpack(a, "modify", "fd", &v, "eventmask", &events); err != nil {
		return nil, err
	}
	fd, _, err := p.target(t, v)
	if err != nil {
		return nil, err
	}
	w := p.items[fd]
	if w == nil {
		return nil, &sockcore.Error{Errno: unix.ENOENT}
	}
	w.wanted, w.spent = int(events), false
	return python.None, nil
}

func unregister(t *python.Thread, p *poller, a python.Args) (python.Value, error) {
	var v python.Value
	if err := python.Unpack(a, "unregister", "fd", &v); err != nil {
		return nil, err
	}
	fd, _, err := p.target(t, v)
	if err != nil {
		return nil, err
	}
	if p.items[fd] == nil {
		if p.epoll {
			return nil, &sockcore.Error{Errno: unix.ENOENT}
		}
		return nil, python.NewException(python.KeyError, python.NewInt(int64(fd)))
	}
	delete(p.items, fd)
	p.fds = slices.DeleteFunc(p.fds, func(n int) bool { return n == fd })
	return python.None, nil
}

// limitOf is a poll's timeout: of poll in milliseconds, of epoll in seconds.
func (p *poller) limitOf(v python.Value) (sockcore.Timeout, error) {
	if v == python.None {
		return sockcore.None, nil
	}
	f, err := python.AsFloat(v)
	if err != nil {
		return 0, python.Raise(python.TypeError, "timeout must be an integer or None")
	}
	if !p.epoll {
		f /= 1000
	}
	if f < 0 || f > math.MaxInt64/1e9 {
		return sockcore.None, nil
	}
	return sockcore.Timeout(f * float64(time.Second)), nil
}

func pollOnce(t *python.Thread, p *poller, a python.Args) (python.Value, error) {
	var timeout python.Value = python.None
	most := int64(-1)
	if err := python.Unpack(a, "poll", "timeout?", &timeout, "maxevents?", &most); err != nil {
		return nil, err
	}
	limit, err := p.limitOf(timeout)
	if err != nil {
		return nil, err
	}
	const bits = 0xffff
	items := make([]sockcore.PollItem, 0, len(p.fds))
	var fds []int
	for _, fd := range p.fds {
		w := p.items[fd]
		if w.spent {
			continue
		}
		item := w.PollItem
		item.Events = w.wanted & bits
		items, fds = append(items, item), append(fds, fd)
	}
	if _, err := p.env.Engine.Poll(t.Context(), items, limit); err != nil {
		if t.Context().Err() != nil {
			if ended := t.Err(); ended != nil {
				return nil, ended
			}
		}
		return nil, err
	}
	ready := []python.Value{}
	for i, item := range items {
		if item.Revents == 0 || p.epoll && item.Revents&unix.POLLNVAL != 0 || most > 0 && int64(len(ready)) == most {
			continue
		}
		if w := p.items[fds[i]]; w != nil && p.epoll && w.wanted&epollOneShot != 0 {
			w.spent = true
		}
		ready = append(ready, python.NewTuple(python.NewInt(int64(fds[i])), python.NewInt(int64(item.Revents))))
	}
	return python.NewList(ready...), nil
}

// epollOneShot is EPOLLONESHOT of epoll(7), which not every system names.
const epollOneShot = 1 << 30
