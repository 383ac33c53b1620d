package sockcore

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// HasEpoll reports that the system has epoll(7).
const HasEpoll = true

// Epoll is an epoll(7) of a program's own, with a descriptor among its others.
type Epoll struct {
	engine *Engine
	fd     int
}

// EpollEvent is a descriptor that is ready, and for what.
type EpollEvent struct{ FD, Events int }

// The operations of Control.
const (
	EpollAdd    = unix.EPOLL_CTL_ADD
	EpollModify = unix.EPOLL_CTL_MOD
	EpollDelete = unix.EPOLL_CTL_DEL
)

// NewEpoll makes one. It is closed when nobody holds it any more.
func (e *Engine) NewEpoll() (*Epoll, error) {
	o := op{name: "epoll_create1", args: func(int, any) string { return "EPOLL_CLOEXEC" }}
	fd, err := open(e, o, func() (int, error) {
		return e.leaveSpare(unix.EpollCreate1(unix.EPOLL_CLOEXEC))
	})
	if err != nil {
		return nil, err
	}
	p := &Epoll{e, fd}
	runtime.SetFinalizer(p, (*Epoll).Close)
	return p, nil
}

// Fileno is the descriptor's number, -1 when it is closed.
func (p *Epoll) Fileno() int { return p.fd }

// Close closes it; again is no error.
func (p *Epoll) Close() error {
	if p.fd < 0 {
		return nil
	}
	fd := p.fd
	p.fd = -1
	runtime.SetFinalizer(p, nil)
	return unix.Close(fd)
}

// Control is epoll_ctl(2): what is told of a descriptor from now on.
func (p *Epoll) Control(operation, fd int, events uint32) error {
	o := op{name: "epoll_ctl", args: func(int, any) string {
		return fmt.Sprintf("%d, %d, %d, 0x%x", p.fd, operation, fd, events)
	}}
	_, err := open(p.engine, o, func() (struct{}, error) {
		ev := unix.EpollEvent{Events: events, Fd: int32(fd)}
		return struct{}{}, unix.EpollCtl(p.fd, operation, fd, &ev)
	})
	return err
}

// Wait is epoll_wait(2) for most events at most. besides are sockets that may have received more
// than the kernel tells, as TLS has: those that are ready have their Revents set, and end the wait.
func (p *Epoll) Wait(ctx context.Context, most int, besides []PollItem,
	timeout Timeout) ([]EpollEvent, error) {
	until := time.Now().Add(time.Duration(timeout))
	items := append([]PollItem{{FD: p.fd, Events: unix.POLLIN}}, besides...)
	for {
		_, err := p.engine.Poll(ctx, items, timeout)
		copy(besides, items[1:])
		if err != nil {
			return nil, err
		}
		events, err := p.ready(most)
		if timeout > 0 {
			timeout = Timeout(max(0, time.Until(until)))
		}
		if err != nil || len(events) > 0 || timeout == 0 || anyReady(besides) {
			return events, err
		}
	}
}

func anyReady(items []PollItem) bool {
	for _, item := range items {
		if item.Revents != 0 {
			return true
		}
	}
	return false
}

func (p *Epoll) ready(most int) ([]EpollEvent, error) {
	got := make([]unix.EpollEvent, most)
	n, err := uninterrupted(func() (int, error) { return unix.EpollWait(p.fd, got, 0) })
	if err != nil {
		return nil, &Error{Op: "epoll_wait", Errno: err.(unix.Errno)}
	}
	events := make([]EpollEvent, n)
	for i := range events {
		events[i] = EpollEvent{int(got[i].Fd), int(got[i].Events)}
	}
	return events, nil
}
