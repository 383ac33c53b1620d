package command

import (
	"maps"
	"math"
	"slices"
	"time"

	"golang.org/x/sys/unix"

	"sockshell/repl/python"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// epollConstants are those of epoll(7), which are poll's with some of its own.
var epollConstants = map[string]int64{
	"EPOLLIN": 1, "EPOLLPRI": 2, "EPOLLOUT": 4, "EPOLLERR": 8, "EPOLLHUP": 16, "EPOLLRDNORM": 64,
	"EPOLLRDBAND": 128, "EPOLLWRNORM": 256, "EPOLLWRBAND": 512, "EPOLLMSG": 1024, "EPOLLRDHUP": 8192,
	"EPOLLEXCLUSIVE": 1 << 28, "EPOLLONESHOT": 1 << 30, "EPOLLET": 1 << 31, "EPOLL_CLOEXEC": 0x80000,
}

// epoll is a select.epoll: the kernel's own. What TLS has received and not given, it cannot know, so
// that is asked of those sockets besides.
type epoll struct {
	python.Ext
	class  *python.Type
	env    *Env
	kernel *sockcore.Epoll
	secure map[int]sockcore.PollItem
}

func (p *epoll) Type() *python.Type { return p.Class(p.class) }

func (e *Env) epollClass() *python.Type {
	if e.made.epoll != nil {
		return e.made.epoll
	}
	c := &python.Type{Name: "epoll", Module: "select", Sample: (*epoll)(nil)}
	c.Make = func(_ *python.Thread, _ *python.Type, a python.Args) (python.Value, error) {
		hint, flags := -1, 0
		if err := python.Unpack(a, "epoll", "sizehint?", &hint, "flags?", &flags); err != nil {
			return nil, err
		}
		if hint < -1 || hint == 0 {
			return nil, python.Raise(python.ValueError, "negative sizehint")
		}
		kernel, err := e.Engine.NewEpoll()
		if err != nil {
			return nil, err
		}
		return &epoll{class: c, env: e, kernel: kernel, secure: map[int]sockcore.PollItem{}}, nil
	}
	c.Methods = func() []*python.Builtin { return epollMethods(c) }
	e.made.epoll = c
	return c
}

func epollMethods(c *python.Type) []*python.Builtin {
	type body func(t *python.Thread, p *epoll, a python.Args) (python.Value, error)
	on := func(name string, f body) *python.Builtin {
		return &python.Builtin{Name: name, Owner: c,
			Fn: func(t *python.Thread, self python.Value, a python.Args) (python.Value, error) {
				p := self.(*epoll)
				if p.kernel.Fileno() < 0 && name != "close" && name != "__exit__" {
					return nil, python.Raise(python.ValueError, "I/O operation on closed epoll object")
				}
				return f(t, p, a)
			}}
	}
	shut := func(_ *python.Thread, p *epoll, _ python.Args) (python.Value, error) {
		return python.None, p.kernel.Close()
	}
	return []*python.Builtin{
		on("register", func(t *python.Thread, p *epoll, a python.Args) (python.Value, error) {
			return p.control(t, "register", sockcore.EpollAdd, a)
		}),
		on("modify", func(t *python.Thread, p *epoll, a python.Args) (python.Value, error) {
			return p.control(t, "modify", sockcore.EpollModify, a)
		}),
		on("unregister", func(t *python.Thread, p *epoll, a python.Args) (python.Value, error) {
			return p.control(t, "unregister", sockcore.EpollDelete, a)
		}),
		on("poll", epollWait), on("close", shut), on("__exit__", shut),
		on("__enter__", func(_ *python.Thread, p *epoll, _ python.Args) (python.Value, error) { return p, nil }),
		on("fileno", func(_ *python.Thread, p *epoll, _ python.Args) (python.Value, error) {
			return python.NewInt(int64(p.kernel.Fileno())), nil
		}),
	}
}

// Attr is closed.
func (p *epoll) Attr(_ *python.Thread, name string) (python.Value, error) {
	if name == "closed" {
		return python.Bool(p.kernel.Fileno() < 0), nil
	}
	return nil, nil
}

// AttrNames lists it.
func (p *epoll) AttrNames() []string { return []string{"closed"} }

// control is register, modify or unregister.
func (p *epoll) control(t *python.Thread, name string, operation int, a python.Args) (python.Value, error) {
	var v python.Value
	events := int64(unix.POLLIN | unix.POLLPRI | unix.POLLOUT)
	params := []any{"fd", &v, "eventmask", &events}
	switch operation {
	case sockcore.EpollAdd:
		params[2] = "eventmask?"
	case sockcore.EpollDelete:
		params = params[:2]
	}
	if err := python.Unpack(a, name, params...); err != nil {
		return nil, err
	}
	fd, item, err := descriptorOf(t, p.env, v)
	if err != nil {
		return nil, err
	}
	if err := p.kernel.Control(operation, fd, uint32(events)); err != nil {
		return nil, err
	}
	delete(p.secure, fd)
	if s, ok := v.(*value.Socket); ok && operation != sockcore.EpollDelete && s.TLS() != nil {
		item.Events = int(events & 0xffff)
		p.secure[fd] = item
	}
	return python.None, nil
}

func epollWait(t *python.Thread, p *epoll, a python.Args) (python.Value, error) {
	var timeout python.Value = python.None
	most := int64(-1)
	if err := python.Unpack(a, "poll", "timeout?", &timeout, "maxevents?", &most); err != nil {
		return nil, err
	}
	limit, err := pollTimeout(timeout, 1)
	if err != nil {
		return nil, err
	}
	switch {
	case most == -1:
		most = manyEvents
	case most < 1:
		return nil, python.Raise(python.ValueError, "maxevents must be greater than 0, got %d", most)
	}
	fds, besides := p.besides()
	events, err := p.kernel.Wait(t.Context(), int(min(most, manyEvents)), besides, limit)
	if err != nil {
		return nil, pollError(t, err)
	}
	ready := make([]python.Value, 0, len(events))
	told := map[int]bool{}
	add := func(fd, mask int) {
		told[fd] = true
		ready = append(ready, python.NewTuple(python.NewInt(int64(fd)), python.NewInt(int64(mask))))
	}
	for _, e := range events {
		add(e.FD, e.Events)
	}
	for i, item := range besides {
		if item.Revents != 0 && item.Revents&unix.POLLNVAL == 0 && !told[fds[i]] && len(ready) < int(most) {
			add(fds[i], item.Revents)
		}
	}
	return python.NewList(ready...), nil
}

// manyEvents is FD_SETSIZE, CPython's default.
const manyEvents = 1024

// besides are the secure sockets, in the order of their descriptors.
func (p *epoll) besides() (fds []int, items []sockcore.PollItem) {
	for _, fd := range slices.Sorted(maps.Keys(p.secure)) {
		fds, items = append(fds, fd), append(items, p.secure[fd])
	}
	return fds, items
}

// pollTimeout is a poll's timeout, as so many parts of a second.
func pollTimeout(v python.Value, parts float64) (sockcore.Timeout, error) {
	if v == python.None {
		return sockcore.None, nil
	}
	f, err := python.AsFloat(v)
	if err != nil {
		return 0, python.Raise(python.TypeError, "timeout must be an integer or None")
	}
	if f /= parts; f < 0 || f > math.MaxInt64/1e9 {
		return sockcore.None, nil
	}
	return sockcore.Timeout(f * float64(time.Second)), nil
}

// pollError is what ended a wait: an interrupt that the program may catch is raised as such.
func pollError(t *python.Thread, err error) error {
	if t.Context().Err() != nil {
		if ended := t.Err(); ended != nil {
			return ended
		}
	}
	return err
}
