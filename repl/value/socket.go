package value

import (
	"fmt"
	"strings"
	"time"

	"sockshell/repl/python"
	"sockshell/sockcore"
)

// Socket is a live socket as a Python value. Its class, whose methods the commands are, is declared above
// this room.
type Socket struct {
	python.Ext
	*sockcore.Socket // nil until a subclass has called __init__
	class            *python.Type
}

// NewSocket makes s a value of a class: socket.socket of the session.
func NewSocket(s *sockcore.Socket, class *python.Type) *Socket {
	return &Socket{Socket: s, class: class}
}

// Type is socket.socket, or the class below it that made the socket.
func (s *Socket) Type() *python.Type { return s.Class(s.class) }

// Hash is the socket's identity: two values of one socket are one key.
func (s *Socket) Hash(*python.Thread) (uint64, error) {
	if s.Socket == nil {
		return 0, nil
	}
	return s.Serial(), nil
}

// Compare has == and !=: the same socket or not.
func (s *Socket) Compare(_ *python.Thread, op python.CompareOp, w python.Value) (python.Value, error) {
	other, ok := w.(*Socket)
	if !ok || op > python.NE {
		return python.NotImplemented, nil
	}
	same := s == other || s.Socket != nil && s.Socket == other.Socket
	return python.Bool(same == (op == python.EQ)), nil
}

// Timeout is Python's value of a timeout: None, or seconds as a float.
func Timeout(t sockcore.Timeout) python.Value {
	if t == sockcore.None {
		return python.None
	}
	return python.Float(time.Duration(t).Seconds())
}

// Repr is CPython's in a program; at a prompt it says more, with the session's name for the socket.
func (s *Socket) Repr(t *python.Thread) (string, error) {
	if s.Socket == nil {
		return "<" + s.Type().FullName() + " [closed] fd=-1>", nil
	}
	if t != nil && t.Runtime != nil && t.Program {
		return s.programRepr(t)
	}
	return s.String(), nil
}

// programRepr is <socket.socket fd=3, family=2, type=1, proto=0, laddr=('0.0.0.0', 0)>.
func (s *Socket) programRepr(t *python.Thread) (string, error) {
	var b strings.Builder
	b.WriteString("<" + s.Type().FullName())
	if s.Closed() {
		b.WriteString(" [closed]")
	}
	fmt.Fprintf(&b, " fd=%d, family=%d, type=%d, proto=%d", s.Fileno(), s.Family(), s.Socket.Type(), s.Proto())
	local, peer := s.Addresses()
	for _, a := range []struct {
		name string
		at   sockcore.Address
	}{{"laddr", local}, {"raddr", peer}} {
		if a.at == nil {
			continue
		}
		text, err := python.ToStr(t, Address(a.at))
		if err != nil {
			return "", err
		}
		if text != "" { // a Unix socket without a path has none
			b.WriteString(", " + a.name + "=" + text)
		}
	}
	return b.String() + ">", nil
}

// String is <socket s fd=5 AF_INET SOCK_STREAM laddr=('127.0.0.1', 40112)>.
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
