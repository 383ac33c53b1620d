package sockcore

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

const (
	// pollSeats is how many Polls at a time have a thread in poll(2); the others
	// look every pollTick.
	pollSeats = 32
	pollTick  = 20 * time.Millisecond
)

// PollItem asks poll(2) about one socket (or one descriptor when Socket is nil).
type PollItem struct {
	Socket  *Socket
	FD      int
	Events  int // unix.POLLIN and so on
	Revents int
}

// Poll is poll(2): it waits until one item is ready, the timeout passes (then the
// number is 0) or ctx ends (context.Cause); it fills Revents and says how many are
// set. A closed socket, also one that is closed meanwhile, is POLLNVAL.
func (e *Engine) Poll(ctx context.Context, items []PollItem, timeout Timeout) (int, error) {
	began := time.Now()
	poller, err := thePoller.get()
	if err != nil {
		return 0, err
	}
	p := polling{poller: poller, items: items, fds: make([]unix.PollFd, len(items)+1)}
	if timeout > 0 {
		p.until = began.Add(time.Duration(timeout))
	}
	p.enter()
	n, err := p.look(0)
	if n == 0 && err == nil && timeout != 0 {
		resume := e.waits(ctx)
		e.table.collectLater()
		n, err = p.wait(ctx)
		resume()
	}
	p.leave()
	o := op{name: "poll", args: pollArgs(len(items), timeout)}
	err = o.wrap(err)
	if hook := e.hook.Load(); hook != nil {
		(*hook)(o.event(nil, n, err, time.Since(began)))
	}
	return n, err
}

func pollArgs(n int, timeout Timeout) func(int, any) string {
	ms := int64(-1)
	if timeout >= 0 {
		ms = time.Duration(timeout).Milliseconds()
	}
	return func(int, any) string { return fmt.Sprintf("[%d items], %d, %d", n, n, ms) }
}

// polling is one Poll. The last of fds is what wakes it.
type polling struct {
	poller *poller
	items  []PollItem
	fds    []unix.PollFd
	inside []*desc
	until  time.Time
}

// enter holds the numbers of the sockets fast while the kernel looks at them.
func (p *polling) enter() {
	p.inside = make([]*desc, 0, len(p.items))
	for i, item := range p.items {
		p.fds[i] = unix.PollFd{Fd: int32(item.FD), Events: int16(item.Events)}
		if item.Socket == nil {
			continue
		}
		d := item.Socket.desc
		p.fds[i].Fd = int32(d.fd)
		if !d.enter() {
			p.fds[i].Fd = -1
			continue
		}
		p.inside = append(p.inside, d)
	}
	p.fds[len(p.items)].Fd = -1
}

func (p *polling) leave() {
	for _, d := range p.inside {
		d.leave()
	}
	runtime.KeepAlive(p.items)
}

// look asks the kernel, for so many milliseconds, and says how many are ready.
func (p *polling) look(ms int) (int, error) {
	_, err := unix.Poll(p.fds, ms)
	if err != nil && err != unix.EINTR {
		return 0, err
	}
	n := 0
	for i := range p.items {
		item := &p.items[i]
		item.Revents = int(p.fds[i].Revents)
		if item.Socket != nil && (item.Socket.front() != nil || item.Socket.secure.readable()) {
			item.Revents |= item.Events & unix.POLLIN
		}
		if item.Socket != nil && item.Socket.Closed() || item.Socket == nil && item.FD < 0 {
			item.Revents = unix.POLLNVAL
		}
		if item.Revents != 0 {
			n++
		}
	}
	return n, nil
}

func (p *polling) wait(ctx context.Context) (int, error) {
	select {
	case p.poller.polls <- struct{}{}:
		defer func() { <-p.poller.polls }()
		return p.sit(ctx)
	default:
		return p.tick(ctx)
	}
}

// sit waits in poll(2) itself.
func (p *polling) sit(ctx context.Context) (int, error) {
	wake, err := newWaker()
	if err != nil {
		return 0, err
	}
	defer wake.close()
	w := &waiter{wake: wake}
	defer p.enroll(w)()
	woken := make(chan struct{})
	stop := context.AfterFunc(ctx, func() { wake.signal(); close(woken) })
	defer func() {
		if !stop() {
			<-woken
		}
	}()
	p.fds[len(p.items)] = unix.PollFd{Fd: wake.fd(), Events: unix.POLLIN}
	for {
		ms := -1
		if !p.until.IsZero() {
			ms = milliseconds(p.until, time.Hour)
		}
		if n, err := p.look(ms); n != 0 || err != nil || p.late() {
			return n, err
		}
		if ctx.Err() != nil {
			return 0, context.Cause(ctx)
		}
	}
}

// tick looks again and again.
func (p *polling) tick(ctx context.Context) (int, error) {
	w := &waiter{ready: make(chan struct{}, 1)}
	defer p.enroll(w)()
	ticker := time.NewTicker(pollTick)
	defer ticker.Stop()
	for {
		if n, err := p.look(0); n != 0 || err != nil || p.late() {
			return n, err
		}
		select {
		case <-ticker.C:
		case <-w.ready:
		case <-ctx.Done():
			return 0, context.Cause(ctx)
		}
	}
}

func (p *polling) late() bool { return !p.until.IsZero() && !time.Now().Before(p.until) }

// enroll has w woken when one of the sockets is closed, until the result is called.
func (p *polling) enroll(w *waiter) func() {
	for _, d := range p.inside {
		if d.add(w) != nil {
			w.signal()
		}
	}
	return func() {
		for _, d := range p.inside {
			d.remove(w)
		}
	}
}
