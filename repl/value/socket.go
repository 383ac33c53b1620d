package value

import (
	"fmt"
	"strings"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"sockshell/sockcore"
)

// Verbs gives a socket, or another value, its methods; the commands are declared above
// this package.
type Verbs interface {
	// Method is the named method bound to v, or nil when there is none.
	Method(v starlark.Value, name string) starlark.Callable
	MethodNames(v starlark.Value) []string
}

// Socket is a live socket as a Starlark value, with Python's attributes and methods.
type Socket struct {
	*sockcore.Socket
	verbs  Verbs
	recent [2]starlark.Callable // the methods that were asked for last: a loop asks again
}

// NewSocket gives s its methods.
func NewSocket(s *sockcore.Socket, verbs Verbs) *Socket {
	return &Socket{Socket: s, verbs: verbs}
}

func (s *Socket) Type() string         { return "socket" }
func (s *Socket) Freeze()              {}
func (s *Socket) Truth() starlark.Bool { return true }

// Hash is the socket's identity: two values of one socket are one key.
func (s *Socket) Hash() (uint32, error) { return uint32(s.Serial()), nil }

// CompareSameType has only == and !=: the same socket or not.
func (s *Socket) CompareSameType(op syntax.Token, y starlark.Value, _ int) (bool, error) {
	same := s.Socket == y.(*Socket).Socket
	switch op {
	case syntax.EQL:
		return same, nil
	case syntax.NEQ:
		return !same, nil
	}
	return false, Raise("TypeError", "'%s' not supported between instances of 'socket' and 'socket'", op)
}

var socketAttrs = []string{"family", "name", "proto", "timeout", "type"}

// AttrNames are Python's attributes, then the methods.
func (s *Socket) AttrNames() []string { return append(s.verbs.MethodNames(s), socketAttrs...) }

// Attr gives an attribute or a bound method.
func (s *Socket) Attr(name string) (starlark.Value, error) {
	for _, m := range s.recent {
		if m != nil && m.Name() == name {
			return m, nil
		}
	}
	if m := s.verbs.Method(s, name); m != nil {
		s.recent[1], s.recent[0] = s.recent[0], m
		return m, nil
	}
	switch name {
	case "family":
		return starlark.MakeInt(s.Family()), nil
	case "type":
		return starlark.MakeInt(s.Socket.Type()), nil
	case "proto":
		return starlark.MakeInt(s.Proto()), nil
	case "timeout":
		return Timeout(s.Timeout()), nil
	case "name":
		return starlark.String(s.Name()), nil
	}
	return nil, nil
}

// Timeout is Python's value of a timeout: None, or seconds as a float.
func Timeout(t sockcore.Timeout) starlark.Value {
	if t == sockcore.None {
		return starlark.None
	}
	return starlark.Float(time.Duration(t).Seconds())
}

// String is Python's repr of a socket, with the session's name for it:
// <socket s fd=5 AF_INET SOCK_STREAM laddr=('127.0.0.1', 40112)>.
func (s *Socket) String() string {
	var b strings.Builder
	b.WriteString("<socket")
	if name := s.Name(); name != "" {
		b.WriteString(" " + name)
	}
	if s.Closed() {
		fmt.Fprintf(&b, " [closed] fd=-1")
	} else {
		fmt.Fprintf(&b, " fd=%d", s.Fileno())
	}
	fmt.Fprintf(&b, " %s %s", sockcore.FamilyName(s.Family()), sockcore.TypeName(s.Socket.Type()))
	if p := s.Proto(); p != 0 {
		fmt.Fprintf(&b, " proto=%d", p)
	}
	if state := s.TLS(); state != nil {
		b.WriteString(" " + state.Summary())
	}
	local, peer := s.Addresses()
	if local != nil {
		b.WriteString(" laddr=" + Repr(Address(local)))
	}
	if peer != nil {
		b.WriteString(" raddr=" + Repr(Address(peer)))
	}
	return b.String() + ">"
}
