package command

import (
	"time"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

func waitingChapter() []Command {
	return []Command{{
		Name:    "poll",
		Summary: "wait until one of several sockets is ready: a list of (socket, what)",
		Detail: "Give sockets, or (socket, events) pairs; without events it is POLLIN. " +
			"What is made of POLLIN, POLLOUT, POLLHUP and POLLERR. No seconds, or None, " +
			"wait for ever.",
		Returns: "a list of (socket, what); empty when the time passed",
		Errors:  []string{"TypeError: neither a socket nor a descriptor"},
		Man:     "poll(2)",
		Example: []string{"a, b = socketpair", "a.send x", "poll [a, b] 2.5"},
		Run: Func(func(c *Call, a struct {
			Sockets Sockets
			Timeout Seconds `default:"None"`
		}) (python.Value, error) {
			items, values, err := c.pollItems(a.Sockets.List, unix.POLLIN)
			if err != nil {
				return nil, err
			}
			if _, err = c.Engine.Poll(c.Context, items, sockcore.Timeout(a.Timeout)); err != nil {
				return nil, err
			}
			ready := []python.Value{}
			for i, item := range items {
				if item.Revents != 0 {
					ready = append(ready, python.NewTuple(values[i], python.NewInt(int64(item.Revents))))
				}
			}
			return python.NewList(ready...), nil
		}),
	}, {
		Name:    "select",
		Module:  true,
		Summary: "wait until sockets can be read or written: three lists",
		Detail: "All three are empty when the time passed. A listener that has a " +
			"connection can be read.",
		Returns: "three lists: what can be read, what can be written, what has urgent data",
		Errors:  []string{"EBADF: a closed socket among them"},
		Man:     "select(2)",
		Python:  "select.select(rlist, wlist, xlist, timeout=None)",
		Example: []string{"a, b = socketpair", "select [a] [b] [] 0"},
		Run: Func(func(c *Call, a struct {
			Rlist   Sockets
			Wlist   Sockets
			Xlist   Sockets
			Timeout limit `default:"None"`
		}) (*python.Tuple, error) {
			return selectSockets(c, [3][]python.Value{a.Rlist.List, a.Wlist.List, a.Xlist.List},
				sockcore.Timeout(a.Timeout.Seconds))
		}),
	}, {
		Name:    "sleep",
		Summary: "wait some seconds",
		Detail:  "Ctrl-C ends it.",
		Errors:  []string{"ValueError: a negative number"},
		Example: []string{"sleep 10ms"},
		Run: Func(func(c *Call, a struct{ Seconds pause }) (none, error) {
			return none{}, c.pause(time.Duration(a.Seconds.Seconds))
		}),
	}, {
		Name:    "jobs",
		Summary: "what waits in the background",
		Returns: "a list, in the order of their start",
		Example: []string{"jobs"},
		Run: Func(func(c *Call, _ struct{}) (python.Value, error) {
			return python.NewList(c.Shell.Jobs().List()...), nil
		}),
	}, {
		Name:    "wait",
		Summary: "wait for a job, or for all of them",
		Detail: "The job's result is bound to its names before wait returns. Without a " +
			"number it waits for all.",
		Errors:  []string{"TimeoutError: the seconds passed"},
		Example: []string{"a, b = socketpair", "data = a.recv 10 &", "b.send hello", "wait 1 2.5", "data"},
		Run: Func(func(c *Call, a struct {
			Job     Int     `default:"0"`
			Seconds Seconds `default:"None"`
		}) (none, error) {
			c.Flush()
			return none{}, c.Shell.Jobs().Wait(c, int(a.Job), sockcore.Timeout(a.Seconds))
		}),
	}, {
		Name:    "cancel",
		Summary: "end a job",
		Detail:  "Its call ends at once, its names stay as they were, its socket lives on.",
		Errors:  []string{"ValueError: there is no such job"},
		Example: []string{"a, b = socketpair", "a.recv 10 &", "cancel 1"},
		Run: Func(func(c *Call, a struct{ Job Int }) (none, error) {
			return none{}, c.Shell.Jobs().Cancel(int(a.Job))
		}),
	}}
}

// pause is a number of seconds that is not None.
type pause struct{ Seconds }

func (p *pause) take(c *Call, v python.Value) error {
	if v == python.None {
		return python.Raise(python.TypeError, "'NoneType' object cannot be interpreted as an integer")
	}
	if f, err := python.AsFloat(v); err == nil && f < 0 {
		return python.Raise(python.ValueError, "sleep length must be non-negative")
	}
	return p.Seconds.take(c, v)
}

// pause waits, until the call's context ends at the latest.
func (c *Call) pause(d time.Duration) error {
	_, err := waiting(c, func() (none, error) { return none{}, pauseFor(c.Context, d) })
	return err
}

// limit is select's timeout, which has words of its own.
type limit struct{ Seconds }

func (l *limit) take(c *Call, v python.Value) error {
	if v == python.None {
		return l.Seconds.take(c, v)
	}
	if f, err := python.AsFloat(v); err == nil && f < 0 {
		return python.Raise(python.ValueError, "timeout must be non-negative")
	} else if err != nil && v != python.None {
		return python.Raise(python.TypeError, "timeout must be a float or None")
	}
	return l.Seconds.take(c, v)
}

// fileno is the descriptor that a value is or has.
func (c *Call) fileno(v python.Value) (int64, error) {
	if _, ok := python.AsInt(v); !ok {
		f, err := python.FindAttr(c.thread(), v, "fileno")
		if f == nil || err != nil {
			return 0, python.Raise(python.TypeError, "argument must be an int, or have a fileno() method.")
		}
		if v, err = python.CallValues(c.thread(), f); err != nil {
			return 0, err
		}
		if _, ok := python.AsInt(v); !ok {
			return 0, python.Raise(python.TypeError, "fileno() returned a non-integer")
		}
	}
	return value.Integer(v)
}

// pollItems reads sockets and (socket, events) pairs.
func (c *Call) pollItems(list []python.Value, events int) ([]sockcore.PollItem, []python.Value, error) {
	items := make([]sockcore.PollItem, len(list))
	values := make([]python.Value, len(list))
	for i, v := range list {
		wanted := events
		if pair, ok := v.(*python.Tuple); ok && len(pair.Items) == 2 {
			n, err := value.Integer(pair.Items[1])
			if err != nil {
				return nil, nil, err
			}
			v, wanted = pair.Items[0], int(n)
		}
		items[i] = sockcore.PollItem{FD: -1, Events: wanted}
		values[i] = v
		if s, ok := v.(*value.Socket); ok {
			if s.Socket == nil {
				return nil, nil, sockcore.ErrClosed
			}
			items[i].Socket = s.Socket
			continue
		}
		fd, err := c.fileno(v)
		if err != nil {
			return nil, nil, err
		}
		if fd < 0 {
			return nil, nil, python.Raise(python.ValueError,
				"file descriptor cannot be a negative integer (%d)", fd)
		}
		items[i].FD = int(fd)
	}
	return items, values, nil
}

// selectSockets is select(2) by poll(2): a closed peer is readable, an error both.
func selectSockets(c *Call, lists [3][]python.Value, limit sockcore.Timeout) (*python.Tuple, error) {
	wanted := [3]int{unix.POLLIN, unix.POLLOUT, unix.POLLPRI}
	counts := [3]int{unix.POLLIN | unix.POLLHUP | unix.POLLERR, unix.POLLOUT | unix.POLLERR, unix.POLLPRI}
	var items []sockcore.PollItem
	var values []python.Value
	for i, list := range lists {
		some, vs, err := c.pollItems(list, wanted[i])
		if err != nil {
			return nil, err
		}
		items, values = append(items, some...), append(values, vs...)
	}
	if _, err := c.Engine.Poll(c.Context, items, limit); err != nil {
		return nil, err
	}
	var result []python.Value
	place := 0
	for i, list := range lists {
		ready := []python.Value{}
		for range list {
			if items[place].Revents&counts[i] != 0 {
				ready = append(ready, values[place])
			}
			if items[place].Revents&unix.POLLNVAL != 0 {
				return nil, sockcore.ErrClosed
			}
			place++
		}
		result = append(result, python.NewList(ready...))
	}
	return python.NewTuple(result...), nil
}
