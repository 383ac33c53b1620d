package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

const (
	// mostGathered bounds what a call gathers unless a limit is given.
	mostGathered = 16 << 20
	// pause is how long nothing must come for a match that more could change to count.
	pauseTime = 100 * time.Millisecond
	// mostShown is how much of what came an ExpectError says.
	mostShown = 256
)

// expecting is one expect: over one socket or several.
type expecting struct {
	*expression
	began    time.Time
	deadline time.Time // zero: none
	on       []*listening
}

// listening is the search on one of the sockets.
type listening struct {
	value *value.Socket
	*sockcore.Search
	matcher *matcher
	places  []int // of the match and its groups, in the search's data
	ended   bool
	fresh   bool // something came since the last pause
	limit   time.Duration
}

// Unmet is an expectation that did not hold: an ExpectError. Came is what came instead.
type Unmet struct {
	Message string
	Came    []byte
}

func (e *Unmet) Error() string { return e.Message }

// Class is "ExpectError", an AssertionError.
func (e *Unmet) Class() string { return "ExpectError" }

// expect waits until a match comes on one of the sockets. What came on the others, and
// behind the match, stays for whoever receives next.
func expect(
	c *Call, sockets []*value.Socket, pattern string, limit optionalSeconds,
) (*listening, error) {
	if len(sockets) == 0 {
		return nil, python.Raise(python.ValueError, "expect needs a socket to read from: the list is empty")
	}
	e, err := newExpression(pattern)
	if err != nil {
		return nil, err
	}
	x := &expecting{expression: e, began: time.Now()}
	if t := waitLimit(sockets, limit); t != sockcore.None {
		x.deadline = x.began.Add(time.Duration(t))
	}
	for _, s := range sockets {
		if s.Socket.Type() != unix.SOCK_STREAM {
			return nil, python.Raise(python.ValueError, "expect needs a stream: on a %s socket recv gives one "+
				"whole message", sockcore.TypeName(s.Socket.Type()))
		}
		x.on = append(x.on, x.listen(s))
	}
	found, err := x.wait(c)
	for _, l := range x.on {
		if l == found {
			l.Cut(l.places[1])
		} else {
			l.Cut(0)
		}
	}
	return found, err
}

// waitLimit is the time that was given, or else the shortest timeout of the sockets.
func waitLimit(sockets []*value.Socket, given optionalSeconds) sockcore.Timeout {
	if given.given {
		return sockcore.Timeout(given.Seconds)
	}
	shortest := sockcore.None
	for _, s := range sockets {
		if t := s.Timeout(); t != sockcore.None && (shortest == sockcore.None || t < shortest) {
			shortest = t
		}
	}
	return shortest
}

func (x *expecting) listen(s *value.Socket) *listening {
	l := &listening{value: s, matcher: newMatcher(x.expression)}
	l.Search = s.NewSearch(mostGathered, func(before, chunk []byte) (int, bool) {
		l.fresh = true
		n, certain := l.matcher.feed(chunk)
		if !certain {
			return n, false
		}
		l.places = x.find(slices.Concat(before, chunk[:n]))
		return l.places[1] - len(before), true
	})
	return l
}

// wait gives the first search that is done.
func (x *expecting) wait(c *Call) (*listening, error) {
	for {
		for _, l := range x.on {
			if l.ended {
				continue
			}
			done, ended, err := l.Now(c.Context)
			if err != nil {
				return nil, err
			}
			l.ended = ended
			if done || ended && x.take(l) {
				return l, nil
			}
		}
		if !slices.ContainsFunc(x.on, func(l *listening) bool { return !l.ended }) {
			return nil, x.unmet("the peer closed")
		}
		n, err := c.Engine.Poll(c.Context, x.items(), x.patience())
		if err != nil {
			return nil, err
		}
		if n > 0 {
			continue
		}
		if l := x.paused(); l != nil {
			return l, nil
		}
		if !x.deadline.IsZero() && !time.Now().Before(x.deadline) {
			return nil, x.unmet("timed out")
		}
	}
}

// take looks for a match in what came, as if no more would.
func (x *expecting) take(l *listening) bool {
	l.fresh = false
	l.places = x.find(l.Data())
	return l.places != nil
}

// paused gives a search whose match only more of the stream could change.
func (x *expecting) paused() *listening {
	for _, l := range x.on {
		if l.fresh && x.take(l) {
			return l
		}
	}
	return nil
}

func (x *expecting) items() (items []sockcore.PollItem) {
	for _, l := range x.on {
		if !l.ended {
			items = append(items, sockcore.PollItem{Socket: l.Socket(), Events: unix.POLLIN})
		}
	}
	return items
}

// patience is how long to wait for more: until the deadline, or for a pause.
func (x *expecting) patience() sockcore.Timeout {
	left := sockcore.None
	if !x.deadline.IsZero() {
		left = sockcore.Timeout(max(0, time.Until(x.deadline)))
	}
	fresh := slices.ContainsFunc(x.on, func(l *listening) bool { return l.fresh })
	if fresh && (left == sockcore.None || left > sockcore.Timeout(pauseTime)) {
		return sockcore.Timeout(pauseTime)
	}
	return left
}

// unmet says what was wanted, what came and how long it took.
func (x *expecting) unmet(why string) error {
	var came []byte
	texts := make([]string, len(x.on))
	for i, l := range x.on {
		data := l.Data()
		came = append(came, data...)
		texts[i] = cameText(data)
		if len(x.on) > 1 && l.value.Name() != "" {
			texts[i] += " on " + l.value.Name()
		}
	}
	took := time.Since(x.began).Round(time.Millisecond)
	return &Unmet{Came: came, Message: fmt.Sprintf("wanted /%s/, %s after %v; %s came",
		x.text, why, took, strings.Join(texts, ", "))}
}

// cameText is the end of what came, escaped.
func cameText(data []byte) string {
	if len(data) == 0 {
		return "nothing"
	}
	if len(data) > mostShown {
		return fmt.Sprintf("%d bytes, at the end %s,", len(data),
			value.Repr(python.Bytes(data[len(data)-mostShown:])))
	}
	return value.Repr(python.Bytes(data))
}

// captures is what was found: the groups, or without any the match.
func (l *listening) captures() python.Value {
	group := func(i int) python.Value {
		if l.places[2*i] < 0 {
			return python.None
		}
		return python.Bytes(l.Data()[l.places[2*i]:l.places[2*i+1]])
	}
	if len(l.places) == 2 {
		return group(0)
	}
	var groups []python.Value
	for i := 1; i < len(l.places)/2; i++ {
		groups = append(groups, group(i))
	}
	return python.NewTuple(groups...)
}

// waitFor connects again and again until somebody answers.
func waitFor(c *Call, to Address, limit sockcore.Timeout) (none, error) {
	ctx, began := c.Context, time.Now()
	if limit != sockcore.None {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Duration(limit))
		defer cancel()
	}
	within := *c
	within.Context = ctx
	var last error
	for nap := 10 * time.Millisecond; ; nap = min(2*nap, time.Second) {
		s, err := within.reach(to.Value)
		switch {
		case err == nil:
			return none{}, s.Close(c.Context)
		case errors.Is(err, context.DeadlineExceeded): // the time was up amid this try
			err = sockcore.ErrTimeout
		case ctx.Err() == nil && !value.AsException(err).Type().Below(python.OSError):
			return none{}, err
		}
		if last == nil || ctx.Err() == nil {
			last = err
		}
		_ = within.pause(nap)
		switch {
		case c.Context.Err() != nil:
			return none{}, context.Cause(c.Context)
		case ctx.Err() != nil:
			return none{}, python.Raise(python.TimeoutError, "%s did not answer within %v; the last try: %s",
				value.Repr(to.Value), time.Since(began).Round(time.Millisecond), value.AsException(last))
		}
	}
}

// reach connects to a host and port, or to the path of an AF_UNIX socket.
func (c *Call) reach(to python.Value) (*sockcore.Socket, error) {
	if _, lone := wordText(to); lone || !isText(to) {
		return createConnection(c, to, connectOptions{})
	}
	info := resolver.AddrInfo{Family: unix.AF_UNIX, Type: unix.SOCK_STREAM}
	var err error
	if info.Address, err = c.resolve(to, "connect", info.Family, 0, info.Type); err != nil {
		return nil, err
	}
	return c.connectOne(info, connectOptions{})
}
