package command

import (
	"context"
	"time"

	"go.starlark.net/starlark"
	"golang.org/x/sys/unix"

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
		}) (starlark.Value, error) {
			items, values, err := pollItems(a.Sockets.List, unix.POLLIN)
			if err != nil {
				return nil, err
			}
			if _, err = c.Engine.Poll(c.Context, items, sockcore.Timeout(a.Timeout)); err != nil {
				return nil, err
			}
			ready := []starlark.Value{}
			for i, item := range items {
				if item.Revents != 0 {
					ready = append(ready, starlark.Tuple{values[i], starlark.MakeInt(item.Revents)})
				}
			}
			return starlark.NewList(ready), nil
		}),
	}, {
		Name:    "select",
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
		}) (starlark.Tuple, error) {
			return selectSockets(c, [3][]starlark.Value{a.Rlist.List, a.Wlist.List, a.Xlist.List},
				sockcore.Timeout(a.Timeout.Seconds))
		}),
	}, {
		Name:    "sleep",
		Summary: "wait some seconds",
		Detail:  "Ctrl-C ends it.",
		Errors:  []string{"ValueError: a negative number"},
		Example: []string{"sleep 10ms"},
		Run: Func(func(c *Call, a struct{ Seconds pause }) (none, error) {
			c.Flush()
			timer := time.NewTimer(time.Duration(a.Seconds.Seconds))
			defer timer.Stop()
			select {
			case <-timer.C:
				return none{}, nil
			case <-c.Context.Done():
				return none{}, context.Cause(c.Context)
			}
		}),
	}, {
		Name:    "jobs",
		Summary: "what waits in the background",
		Returns: "a list, in the order of their start",
		Example: []string{"jobs"},
		Run: Func(func(c *Call, _ struct{}) (starlark.Value, error) {
			return starlark.NewList(c.Shell.Jobs().List()), nil
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
	}, {
		Name:    "background",
		Summary: "run a command aside: what `names = COMMAND &` stands for",
		Detail: "Only a line of its own can be a job, not one in a block. The " +
			"arguments are taken now; the call alone waits aside. When it ends, its " +
			"result is bound to the names, between two lines.",
		Errors:  []string{"TypeError: what is called is no command"},
		Example: []string{"a, b = socketpair", "data = a.recv 10 &", "b.send hello", "wait"},
		Run: Func(func(c *Call, a struct {
			Names   Text
			Command Callback
			Values  Arguments `arg:"?"`
		}) (none, error) {
			bound, ok := a.Command.Value.(*Bound)
			if !ok {
				return none{}, value.Raise("TypeError", "only a command can run in the background")
			}
			body, err := bound.Bind(a.Values.List, a.Values.Named)
			if err != nil {
				return none{}, err
			}
			return none{}, c.startJob(bound, string(a.Names), body)
		}),
	}}
}

// pause is a number of seconds that is not None.
type pause struct{ Seconds }

func (p *pause) take(c *Call, v starlark.Value) error {
	if v == starlark.None {
		return value.Raise("TypeError", "'NoneType' object cannot be interpreted as an integer")
	}
	if f, ok := starlark.AsFloat(v); ok && f < 0 {
		return value.Raise("ValueError", "sleep length must be non-negative")
	}
	return p.Seconds.take(c, v)
}

// limit is select's timeout, which has words of its own.
type limit struct{ Seconds }

func (l *limit) take(c *Call, v starlark.Value) error {
	if f, ok := starlark.AsFloat(v); ok && f < 0 {
		return value.Raise("ValueError", "timeout must be non-negative")
	} else if !ok && v != starlark.None {
		return value.Raise("TypeError", "timeout must be a float or None")
	}
	return l.Seconds.take(c, v)
}

// startJob runs a body aside, with a call of its own.
func (c *Call) startJob(b *Bound, names string, body Body) error {
	title := b.Command.Name
	if s, ok := b.Recv.(*value.Socket); ok && s.Name() != "" {
		title = s.Name() + "." + title
	}
	env := c.Env
	return c.Shell.Jobs().Start(title, names, func(ctx context.Context) (starlark.Value, error) {
		return body(&Call{Context: ctx, Env: env, Verb: b.Command.Name}, b.Recv)
	})
}

// pollItems reads sockets and (socket, events) pairs.
func pollItems(list []starlark.Value, events int) ([]sockcore.PollItem, []starlark.Value, error) {
	items := make([]sockcore.PollItem, len(list))
	values := make([]starlark.Value, len(list))
	for i, v := range list {
		wanted := events
		if pair, ok := v.(starlark.Tuple); ok && len(pair) == 2 {
			n, err := value.Integer(pair[1])
			if err != nil {
				return nil, nil, err
			}
			v, wanted = pair[0], int(n)
		}
		items[i] = sockcore.PollItem{FD: -1, Events: wanted}
		values[i] = v
		if s, ok := v.(*value.Socket); ok {
			items[i].Socket = s.Socket
			continue
		}
		fd, err := value.Integer(v)
		if err != nil {
			return nil, nil, value.Raise("TypeError", "argument must be an int, or have a fileno() method.")
		}
		if fd < 0 {
			return nil, nil, value.Raise("ValueError",
				"file descriptor cannot be a negative integer (%d)", fd)
		}
		items[i].FD = int(fd)
	}
	return items, values, nil
}

// selectSockets is select(2) by poll(2): a closed peer is readable, an error both.
func selectSockets(c *Call, lists [3][]starlark.Value, limit sockcore.Timeout) (starlark.Tuple, error) {
	wanted := [3]int{unix.POLLIN, unix.POLLOUT, unix.POLLPRI}
	counts := [3]int{unix.POLLIN | unix.POLLHUP | unix.POLLERR, unix.POLLOUT | unix.POLLERR, unix.POLLPRI}
	var items []sockcore.PollItem
	var values []starlark.Value
	for i, list := range lists {
		some, vs, err := pollItems(list, wanted[i])
		if err != nil {
			return nil, err
		}
		items, values = append(items, some...), append(values, vs...)
	}
	if _, err := c.Engine.Poll(c.Context, items, limit); err != nil {
		return nil, err
	}
	var result starlark.Tuple
	place := 0
	for i, list := range lists {
		ready := []starlark.Value{}
		for range list {
			if items[place].Revents&counts[i] != 0 {
				ready = append(ready, values[place])
			}
			if items[place].Revents&unix.POLLNVAL != 0 {
				return nil, sockcore.ErrClosed
			}
			place++
		}
		result = append(result, starlark.NewList(ready))
	}
	return result, nil
}
