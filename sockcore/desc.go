package sockcore

import (
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// closing is the bit of desc.state that a close sets; the bits below count.
const closing = 1 << 62

// desc is a descriptor with a count of the calls that are inside. The last one
// out of a closing descriptor closes its number, so that no call ever touches a
// number that was given out again. It knows nothing of its Socket, which could
// otherwise never be dropped.
type desc struct {
	fd     int
	poller *poller
	state  atomic.Int64

	mu      sync.Mutex
	waiters []*waiter
	key     uint64        // what the poller's queue knows it by; 0 when it does not
	keep    bool          // the number outlives the desc (detach)
	done    chan struct{} // closed when the number is free; made by the close
	err     error         // what close(2) gave; read after done
}

// waiter is one call that waits: in poll(2), to be woken through wake, or parked
// on ready.
type waiter struct {
	events int16
	told   bool // it is ready; under the desc's mu
	odd    bool // but not for what it asked
	ready  chan struct{}
	wake   *waker
}

func (w *waiter) signal() {
	if w.wake != nil {
		w.wake.signal()
		return
	}
	select {
	case w.ready <- struct{}{}:
	default:
	}
}

// enter counts a call in; it says no once the descriptor is closing.
func (d *desc) enter() bool {
	for {
		n := d.state.Load()
		if n&closing != 0 {
			return false
		}
		if d.state.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

func (d *desc) leave() {
	if d.state.Add(-1) == closing {
		d.finish()
	}
}

func (d *desc) closed() bool { return d.state.Load()&closing != 0 }

// shut marks the descriptor closing and wakes all who wait. It says whether this
// was the first time; d.done tells when the number is free.
func (d *desc) shut(keep bool) bool {
	d.mu.Lock()
	if d.closed() {
		d.mu.Unlock()
		return false
	}
	d.keep = keep
	d.done = make(chan struct{})
	d.state.Add(closing + 1)
	for _, w := range d.waiters {
		w.signal()
	}
	d.mu.Unlock()
	d.leave()
	return true
}

// finish gives the number up. Nobody is inside any more.
func (d *desc) finish() {
	if d.key != 0 {
		d.poller.forget(d)
	}
	switch {
	case d.keep:
		close(d.done)
	case lingers(d.fd):
		go d.release() // it may take as long as the peer does
	default:
		d.release()
	}
}

func (d *desc) release() {
	d.err = unix.Close(d.fd)
	close(d.done)
}

// free tells, once closing, whether the number is.
func (d *desc) free() bool {
	select {
	case <-d.done:
		return true
	default:
		return false
	}
}

// add makes w known to a close and, when it is parked on readiness, to the queue.
func (d *desc) add(w *waiter) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed() {
		return ErrClosed
	}
	w.told = false
	d.waiters = append(d.waiters, w)
	if w.wake != nil || w.events == 0 {
		return nil
	}
	return d.arm()
}

func (d *desc) remove(w *waiter) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, other := range d.waiters {
		if other == w {
			last := len(d.waiters) - 1
			d.waiters[i] = d.waiters[last]
			d.waiters[last] = nil
			d.waiters = d.waiters[:last]
			return
		}
	}
}

// arm asks the queue for one report of what the parked wait for.
func (d *desc) arm() error {
	var events int16
	for _, w := range d.waiters {
		if w.wake == nil && !w.told {
			events |= w.events
		}
	}
	if events == 0 {
		return nil
	}
	return d.poller.arm(d, events)
}

// tell wakes those for whom the queue's report is, and asks again for the others.
func (d *desc) tell(events int16) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed() {
		return
	}
	for _, w := range d.waiters {
		if w.wake == nil && w.events != 0 && events&(w.events|unix.POLLERR|unix.POLLHUP) != 0 {
			w.told, w.odd = true, events&w.events == 0
			w.signal()
		}
	}
	if d.arm() != nil {
		for _, w := range d.waiters {
			w.signal() // each tries again, and meets the error by itself
		}
	}
}
