//go:build !linux

package sockcore

import (
	"context"

	"golang.org/x/sys/unix"
)

// HasEpoll reports that the system has epoll(7).
const HasEpoll = false

// Epoll is an epoll(7) of a program's own, which this system does not have.
type Epoll struct{}

// EpollEvent is a descriptor that is ready, and for what.
type EpollEvent struct{ FD, Events int }

// The operations of Control.
const (
	EpollAdd    = 1
	EpollDelete = 2
	EpollModify = 3
)

// NewEpoll is not to be had.
func (*Engine) NewEpoll() (*Epoll, error) {
	return nil, &Error{Op: "epoll_create1", Errno: unix.ENOSYS}
}

// Fileno is -1.
func (*Epoll) Fileno() int { return -1 }

// Close does nothing.
func (*Epoll) Close() error { return nil }

// Control is not to be had.
func (*Epoll) Control(int, int, uint32) error { return &Error{Op: "epoll_ctl", Errno: unix.ENOSYS} }

// Wait is not to be had.
func (*Epoll) Wait(context.Context, int, []PollItem, Timeout) ([]EpollEvent, error) {
	return nil, &Error{Op: "epoll_wait", Errno: unix.ENOSYS}
}
