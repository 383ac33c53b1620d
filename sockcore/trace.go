package sockcore

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// Event is one system call, as a trace shows it.
type Event struct {
	Socket *Socket // nil for socket(2) and the like
	Call   string  // "recvfrom"
	Args   string  // as strace writes them: `5, 4096, MSG_PEEK`
	Result string  // what came back: "5", or "-1"
	Errno  unix.Errno
	Took   time.Duration
	Detail bool // what a timeout does underneath (fcntl, waiting): only a full trace shows it
}

func (o *op) event(s *Socket, result any, err error, took time.Duration) Event {
	e := Event{Socket: s, Call: o.sys, Result: "0", Errno: errnoOf(err), Took: took,
		Detail: o.detail}
	if e.Call == "" {
		e.Call = o.name
	}
	fd := -1
	if s != nil {
		fd = s.desc.fd
	}
	if o.args != nil {
		e.Args = o.args(fd, result)
	} else if s != nil {
		e.Args = strconv.Itoa(fd)
	}
	n, counts := resultCount(result)
	switch {
	case err != nil && (!counts || n <= 0):
		e.Result = "-1"
	case counts && !o.status:
		e.Result = strconv.Itoa(n)
	}
	return e
}

// resultCount is the number that the system call itself returned.
func resultCount(result any) (int, bool) {
	switch r := result.(type) {
	case int:
		return r, true
	case interface{ count() int }:
		return r.count(), true
	}
	return 0, false
}

// errnoOf is the errno that the system call, or the wait in its place, gave.
func errnoOf(err error) unix.Errno {
	var e *Error
	switch {
	case err == nil:
		return 0
	case errors.As(err, &e):
		return e.Errno
	case errors.Is(err, ErrTimeout):
		return unix.EAGAIN
	case errors.Is(err, ErrClosed):
		return unix.EBADF
	}
	return unix.EINTR
}

// traced tells whether it is worth making the text of arguments.
func (s *Socket) traced() bool { return s.engine.hook.Load() != nil }

// detail tells the hook of a step underneath a call.
func (s *Socket) detail(name, args string, result int, err error, began time.Time) {
	hook := s.engine.hook.Load()
	if hook == nil {
		return
	}
	if err != nil {
		result = -1
	}
	(*hook)(Event{Socket: s, Call: name, Args: args, Result: strconv.Itoa(result),
		Errno: errnoOf(err), Took: time.Since(began), Detail: true})
}

// shownData is how much of a buffer a trace shows, as strace does.
const shownData = 32

func quoteData(data string) string {
	if len(data) <= shownData {
		return strconv.QuoteToASCII(data)
	}
	return strconv.QuoteToASCII(data[:shownData]) + "..."
}

func quoteAddress(a Address) string {
	if a == nil {
		return "NULL"
	}
	return fmt.Sprintf("%+v", a)
}
