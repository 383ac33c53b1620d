package sockcore

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// readiness is one report of the queue: which desc, and what it is ready for.
type readiness struct {
	key    uint64
	events int16
}

// queue is an epoll of one-shot registrations. It alone, not the sockets, is what
// the runtime's poller watches.
type queue struct {
	fd   int
	file *os.File // owns fd
	conn syscall.RawConn
}

func newQueue() (*queue, error) {
	fd, err := raisedDescriptor(unix.EpollCreate1(unix.EPOLL_CLOEXEC))
	if err != nil {
		return nil, err
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		_ = unix.Close(fd)
		return nil, err
	}
	file := os.NewFile(uintptr(fd), "epoll")
	conn, err := file.SyscallConn()
	return &queue{fd, file, conn}, err
}

// arm asks for one report. poll's bits are epoll's.
func (q *queue) arm(fd int, key uint64, events int16, known bool) error {
	ev := unix.EpollEvent{Events: uint32(events) | unix.EPOLLONESHOT,
		Fd: int32(key), Pad: int32(key >> 32)}
	call := unix.EPOLL_CTL_ADD
	if known {
		call = unix.EPOLL_CTL_MOD
	}
	err := unix.EpollCtl(q.fd, call, fd, &ev)
	switch err {
	case unix.EEXIST: // two sockets were made of one number
		err = unix.EpollCtl(q.fd, unix.EPOLL_CTL_MOD, fd, &ev)
	case unix.ENOENT: // somebody else closed the number, and it was given out again
		err = unix.EpollCtl(q.fd, unix.EPOLL_CTL_ADD, fd, &ev)
	}
	return err
}

func (q *queue) forget(fd int) {
	_ = unix.EpollCtl(q.fd, unix.EPOLL_CTL_DEL, fd, nil)
}

// read waits for reports and says how many it put into ready.
func (q *queue) read(ready []readiness) int {
	var events [128]unix.EpollEvent
	n := 0
	_ = q.conn.Read(func(uintptr) bool {
		n, _ = unix.EpollWait(q.fd, events[:min(len(ready), len(events))], 0)
		return n > 0
	})
	for i, ev := range events[:max(n, 0)] {
		key := uint64(uint32(ev.Pad))<<32 | uint64(uint32(ev.Fd))
		ready[i] = readiness{key, int16(ev.Events)}
	}
	return max(n, 0)
}

// waker is an eventfd that ends a poll(2).
type waker int32

func newWaker() (*waker, error) {
	fd, err := raisedDescriptor(unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK))
	w := waker(fd)
	return &w, err
}

func (w *waker) fd() int32 { return int32(*w) }
func (w *waker) signal()   { _, _ = unix.Write(int(*w), []byte{1, 0, 0, 0, 0, 0, 0, 0}) }
func (w *waker) close()    { _ = unix.Close(int(*w)) }
func (w *waker) drain() {
	var b [8]byte
	_, _ = unix.Read(int(*w), b[:])
}

// raisedDescriptor gives a descriptor of the engine's own such a number; it stays where there is none.
func raisedDescriptor(fd int, err error) (int, error) {
	if err != nil || fd >= ownFirst {
		return fd, err
	}
	high, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, ownFirst)
	if err != nil {
		return fd, nil
	}
	return high, unix.Close(fd)
}
