package sockcore

import (
	"context"
	"errors"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

const (
	// seats is how many calls at a time wait inside poll(2), each with a thread of
	// its own: the fastest way back, for what a person does in the foreground.
	seats = 2
	// sitting is how long they do, and so how late the end of a context is seen
	// there. A poll of one millisecond would cost more than a longer one.
	sitting = 40 * time.Millisecond
)

var (
	// errLate says that the time to wait is up.
	errLate = errors.New("late")
	// errOdd says that the descriptor is ready, but not for what was asked. An
	// error queue that nobody reads is reported for ever.
	errOdd = errors.New("odd")
)

// poller is the process's one place to wait for descriptors. Thousands park on
// channels; one goroutine reads the queue, which the runtime's own poller watches.
type poller struct {
	queue *queue
	seats chan *waiter
	polls chan struct{} // the seats of Engine.Poll

	mu    sync.Mutex
	descs map[uint64]*desc
	last  uint64
}

// thePoller is made with the first socket and lives as long as the process.
var thePoller onePoller

// onePoller makes the poller when it can: what no descriptor was left for may go well later.
type onePoller struct {
	mu   sync.Mutex
	made *poller
}

func (o *onePoller) get() (*poller, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	var err error
	if o.made == nil {
		o.made, err = newPoller()
	}
	return o.made, err
}

func newPoller() (*poller, error) {
	p := &poller{seats: make(chan *waiter, seats), polls: make(chan struct{}, pollSeats),
		descs: map[uint64]*desc{}}
	var wakers [seats]*waker
	for i := range wakers {
		var err error
		if wakers[i], err = newWaker(); err != nil {
			closeWakers(wakers[:i])
			return nil, (&op{name: "eventfd"}).wrap(err)
		}
		p.seats <- &waiter{wake: wakers[i]}
	}
	var err error
	if p.queue, err = newQueue(); err != nil {
		closeWakers(wakers[:])
		return nil, (&op{name: "epoll_create"}).wrap(err)
	}
	go p.run()
	return p, nil
}

func closeWakers(list []*waker) {
	for _, w := range list {
		w.close()
	}
}

func (p *poller) run() {
	var ready [128]readiness
	for {
		for _, r := range ready[:p.queue.read(ready[:])] {
			p.mu.Lock()
			d := p.descs[r.key]
			p.mu.Unlock()
			if d != nil {
				d.tell(r.events)
			}
		}
	}
}

// arm is called with d.mu held.
func (p *poller) arm(d *desc, events int16) error {
	known := d.key != 0
	if !known {
		p.mu.Lock()
		p.last++
		d.key = p.last
		p.descs[d.key] = d
		p.mu.Unlock()
	}
	return p.queue.arm(d.fd, d.key, events, known)
}

// forget comes before the close: a number whose open file lives on in a duplicate
// would be reported for ever.
func (p *poller) forget(d *desc) {
	p.queue.forget(d.fd)
	p.mu.Lock()
	delete(p.descs, d.key)
	p.mu.Unlock()
	d.key = 0
}

// sit waits in poll(2), if a seat is free, for a short time. settled is false when
// the wait must go on elsewhere.
func (d *desc) sit(ctx context.Context, events int16, until time.Time) (settled bool, err error) {
	var w *waiter
	select {
	case w = <-d.poller.seats:
	default:
		return false, nil
	}
	defer func() { d.poller.seats <- w }()
	w.events = events
	if err := d.add(w); err != nil {
		return true, err
	}
	fds := [2]unix.PollFd{{Fd: int32(d.fd), Events: events}, {Fd: w.wake.fd(), Events: unix.POLLIN}}
	n, err := unix.Poll(fds[:], milliseconds(until, sitting))
	d.remove(w)
	if d.closed() {
		w.wake.drain()
		return true, ErrClosed
	}
	if err != nil && err != unix.EINTR {
		return true, err
	}
	if n > 0 && fds[0].Revents&events == 0 {
		return true, errOdd
	}
	if n != 0 { // ready, or interrupted
		return true, nil
	}
	if ctx.Err() != nil {
		return true, context.Cause(ctx)
	}
	if !until.IsZero() && !time.Now().Before(until) {
		return true, errLate
	}
	return false, nil
}

// milliseconds is the time until a deadline for poll(2), rounded up, at most most.
func milliseconds(until time.Time, most time.Duration) int {
	if !until.IsZero() {
		most = max(0, min(most, time.Until(until)))
	}
	return int((most + time.Millisecond - 1) / time.Millisecond)
}

// park waits on a channel until d is ready (or, with no events, just waits).
func (d *desc) park(ctx context.Context, events int16, until time.Time) error {
	w := &waiter{events: events, ready: make(chan struct{}, 1)}
	defer d.remove(w)
	if err := d.add(w); err != nil {
		return err
	}
	var late <-chan time.Time
	if !until.IsZero() {
		timer := time.NewTimer(time.Until(until))
		defer timer.Stop()
		late = timer.C
	}
	select {
	case <-w.ready:
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-late:
		return errLate
	}
	if d.closed() {
		return ErrClosed
	}
	if w.odd {
		return errOdd
	}
	return nil
}
