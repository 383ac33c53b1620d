//go:build darwin || freebsd

package sockcore

import (
	"os"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"
)

// readiness is one report of the queue: which desc, and what it is ready for.
type readiness struct {
	key    uint64
	events int16
}

// queue is a kqueue of one-shot registrations. It alone, not the sockets, is what
// the runtime's poller watches.
type queue struct {
	fd   int
	file *os.File // owns fd
	conn syscall.RawConn

	mu   sync.Mutex
	keys map[int]uint64 // by descriptor, which is all that a report tells
}

func newQueue() (*queue, error) {
	fd, err := unix.Kqueue()
	if err != nil {
		return nil, err
	}
	unix.CloseOnExec(fd)
	if err := unix.SetNonblock(fd, true); err != nil {
		_ = unix.Close(fd)
		return nil, err
	}
	file := os.NewFile(uintptr(fd), "kqueue")
	conn, err := file.SyscallConn()
	return &queue{fd: fd, file: file, conn: conn, keys: map[int]uint64{}}, err
}

// arm asks for one report of each direction.
func (q *queue) arm(fd int, key uint64, events int16, known bool) error {
	q.mu.Lock()
	q.keys[fd] = key
	q.mu.Unlock()
	var changes []unix.Kevent_t
	for poll, filter := range map[int16]int{
		unix.POLLIN: unix.EVFILT_READ, unix.POLLOUT: unix.EVFILT_WRITE} {
		if events&poll != 0 {
			var k unix.Kevent_t
			unix.SetKevent(&k, fd, filter, unix.EV_ADD|unix.EV_ONESHOT)
			changes = append(changes, k)
		}
	}
	_, err := unix.Kevent(q.fd, changes, nil, nil)
	return err
}

func (q *queue) forget(fd int) {
	q.mu.Lock()
	delete(q.keys, fd)
	q.mu.Unlock()
	for _, filter := range []int{unix.EVFILT_READ, unix.EVFILT_WRITE} {
		var k unix.Kevent_t
		unix.SetKevent(&k, fd, filter, unix.EV_DELETE)
		_, _ = unix.Kevent(q.fd, []unix.Kevent_t{k}, nil, nil)
	}
}

// read waits for reports and says how many it put into ready.
func (q *queue) read(ready []readiness) int {
	var events [128]unix.Kevent_t
	n := 0
	_ = q.conn.Read(func(uintptr) bool {
		var now unix.Timespec
		n, _ = unix.Kevent(q.fd, nil, events[:min(len(ready), len(events))], &now)
		return n > 0
	})
	q.mu.Lock()
	defer q.mu.Unlock()
	for i, ev := range events[:max(n, 0)] {
		ready[i] = readiness{q.keys[int(ev.Ident)], unix.POLLIN}
		if int(ev.Filter) == unix.EVFILT_WRITE {
			ready[i].events = unix.POLLOUT
		}
		if ev.Flags&unix.EV_EOF != 0 {
			ready[i].events |= unix.POLLHUP
		}
	}
	return max(n, 0)
}

// waker is a pipe that ends a poll(2).
type waker struct{ read, write int }

func newWaker() (*waker, error) {
	var p [2]int
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := unix.Pipe(p[:]); err != nil {
		return nil, err
	}
	for _, fd := range p {
		unix.CloseOnExec(fd)
		_ = unix.SetNonblock(fd, true)
	}
	return &waker{p[0], p[1]}, nil
}

func (w *waker) fd() int32 { return int32(w.read) }
func (w *waker) signal()   { _, _ = unix.Write(w.write, []byte{1}) }
func (w *waker) close() {
	_ = unix.Close(w.read)
	_ = unix.Close(w.write)
}
func (w *waker) drain() {
	var b [64]byte
	_, _ = unix.Read(w.read, b[:])
}
