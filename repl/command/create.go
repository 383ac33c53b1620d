package command

import (
	"context"
	"fmt"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

// What create_connection and create_server do.

// optionalSeconds is a timeout that may be left out, which is not None.
type optionalSeconds struct {
	Seconds
	given bool
}

func (o *optionalSeconds) take(c *Call, v python.Value) error {
	o.given = true
	return o.Seconds.take(c, v)
}

// backlog is a number, or None for the usual one.
type backlog struct{ CInt }

const usualBacklog = 128

func (b *backlog) take(c *Call, v python.Value) error {
	if v == python.None {
		b.CInt = usualBacklog
		return nil
	}
	return b.CInt.take(c, v)
}

type connectOptions struct {
	timeout   optionalSeconds
	source    Address
	allErrors bool
}

// createConnection tries every address of the host, and gives the last error, or all.
func createConnection(c *Call, to python.Value, o connectOptions) (*sockcore.Socket, error) {
	host, port, err := c.hostAndPort(to)
	if err != nil {
		return nil, err
	}
	hints := resolver.Hints{Type: unix.SOCK_STREAM}
	found, err := waiting(c, func() ([]resolver.AddrInfo, error) {
		return c.Resolver.Getaddrinfo(c.Context, host, port, hints)
	})
	if err != nil {
		return nil, err
	}
	var failed []error
	for _, info := range found {
		s, err := c.connectOne(info, o)
		if err == nil {
			return s, nil
		}
		if c.Context.Err() != nil {
			return nil, err
		}
		failed = append(failed, err)
	}
	if o.allErrors {
		return nil, value.Group("create_connection failed", failed)
	}
	return nil, failed[len(failed)-1]
}

// hostAndPort is Python's `host, port = address`, as getaddrinfo takes them.
func (c *Call) hostAndPort(v python.Value) (host, port *string, err error) {
	if err := half(c.Verb, v); err != nil {
		return nil, nil, err
	}
	parts, ok := value.Items(v)
	switch {
	case !ok && isText(v): // a string has its letters to unpack, which nobody means
		return nil, nil, python.Raise(python.ValueError, "too many values to unpack (expected 2)")
	case !ok:
		return nil, nil, python.Raise(python.TypeError, "cannot unpack non-iterable %s object",
			python.TypeName(v))
	case len(parts) < 2:
		return nil, nil, python.Raise(python.ValueError,
			"not enough values to unpack (expected 2, got %d)", len(parts))
	case len(parts) > 2:
		return nil, nil, python.Raise(python.ValueError, "too many values to unpack (expected 2)")
	}
	if n, err := value.Integer(parts[1]); err == nil && (n < 0 || n > 0xffff) {
		return nil, nil, python.Raise(python.OverflowError, "%s(): port must be 0-65535.", c.Verb)
	}
	var name optionalText
	var number service
	if err = name.take(c, parts[0]); err == nil {
		err = number.take(c, parts[1])
	}
	return name.pointer(), number.pointer(), err
}

func isText(v python.Value) bool {
	_, ok := value.TextOrBytes(v)
	return ok
}

func (c *Call) connectOne(info resolver.AddrInfo, o connectOptions) (*sockcore.Socket, error) {
	s, err := c.Engine.Socket(c.Context, info.Family, info.Type, info.Proto)
	if err != nil {
		return nil, err
	}
	if o.timeout.given {
		err = s.SetTimeout(sockcore.Timeout(o.timeout.Seconds))
	}
	if err == nil && o.source.Value != nil && o.source.Value != python.None {
		var source sockcore.Address
		if source, err = c.resolve(o.source.Value, "bind", s.Family(), s.Proto(), s.Type()); err == nil {
			err = s.Bind(c.Context, source)
		}
	}
	if err == nil {
		err = s.Connect(c.Context, info.Address)
	}
	if err != nil {
		_ = s.Close(context.WithoutCancel(c.Context))
		return nil, err
	}
	return s, nil
}

type serverOptions struct {
	address   Address
	family    int
	backlog   int
	reusePort bool
	dualstack bool
}

func createServer(c *Call, o serverOptions) (*sockcore.Socket, error) {
	if o.dualstack && o.family != unix.AF_INET6 {
		return nil, python.Raise(python.ValueError, "dualstack_ipv6 requires AF_INET6 family")
	}
	s, err := c.Engine.Socket(c.Context, o.family, unix.SOCK_STREAM, 0)
	if err != nil {
		return nil, err
	}
	if err = o.prepare(c, s); err == nil {
		err = o.bind(c, s)
	}
	if err == nil {
		err = s.Listen(c.Context, o.backlog)
	}
	if err != nil {
		_ = s.Close(context.WithoutCancel(c.Context))
		return nil, err
	}
	return s, nil
}

// prepare sets the options that a server has.
func (o *serverOptions) prepare(c *Call, s *sockcore.Socket) error {
	options := []struct {
		level, option, value int
		wanted               bool
	}{
		{unix.SOL_SOCKET, unix.SO_REUSEADDR, 1, true},
		{unix.SOL_SOCKET, unix.SO_REUSEPORT, 1, o.reusePort},
		{unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, 1, o.family == unix.AF_INET6 && !o.dualstack},
		{unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, 0, o.dualstack},
	}
	for _, row := range options {
		if !row.wanted {
			continue
		}
		if err := s.SetsockoptInt(c.Context, row.level, row.option, row.value); err != nil {
			return err
		}
	}
	return nil
}

// bind says, as Python does, which address it was that failed.
func (o *serverOptions) bind(c *Call, s *sockcore.Socket) error {
	at, err := c.resolve(o.address.Value, "bind", o.family, 0, unix.SOCK_STREAM)
	if err == nil {
		err = s.Bind(c.Context, at)
	}
	if err == nil {
		return nil
	}
	e := value.AsException(err)
	number, _ := value.Errno(e)
	if number == 0 || c.Context.Err() != nil {
		return err
	}
	told := python.NewOSError(number, fmt.Sprintf("%s (while attempting to bind on address %s)",
		value.Strerror(e), value.Repr(o.address.Value)))
	told.Go = err
	return told
}
