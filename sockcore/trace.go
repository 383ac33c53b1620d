package sockcore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"net/netip"
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

// quoteOption is the value of an option: an int as [5].
func quoteOption(b []byte) string {
	switch {
	case b == nil:
		return "NULL"
	case len(b) == 4:
		return fmt.Sprintf("[%d]", int32(binary.NativeEndian.Uint32(b)))
	}
	return quoteData(string(b))
}

// quoteAddress is an address as strace writes it.
func quoteAddress(a Address) string {
	switch a := a.(type) {
	case nil:
		return "NULL"
	case Inet4:
		return fmt.Sprintf("{sa_family=AF_INET, sin_port=htons(%d), sin_addr=inet_addr(%q)}",
			a.Port, netip.AddrFrom4(a.Addr))
	case Inet6:
		return fmt.Sprintf("{sa_family=AF_INET6, sin6_port=htons(%d), sin6_flowinfo=htonl(%d), "+
			"inet_pton(AF_INET6, %q, &sin6_addr), sin6_scope_id=%d}",
			a.Port, a.Flowinfo, netip.AddrFrom16(a.Addr), a.ScopeID)
	case Unix:
		return quoteUnix(a.Path)
	}
	return fmt.Sprintf("{sa_family=%s, %+v}", FamilyName(a.Family()), a)
}

// quoteFilled is an address that the kernel filled in, with the sizes before and after.
func quoteFilled(a Address) string {
	if a == nil {
		return "NULL, NULL"
	}
	b, _ := a.sockaddr()
	return fmt.Sprintf("%s, [%d => %d]", quoteAddress(a), maxSockaddr, len(b))
}

// quoteUnix writes an abstract name with @ for its first byte; none is left out.
func quoteUnix(path string) string {
	switch {
	case path == "":
		return "{sa_family=AF_UNIX}"
	case path[0] == 0:
		return "{sa_family=AF_UNIX, sun_path=@" + strconv.QuoteToASCII(path[1:]) + "}"
	}
	return "{sa_family=AF_UNIX, sun_path=" + strconv.QuoteToASCII(path) + "}"
}
