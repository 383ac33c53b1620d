package command

import (
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/resolver"
	"sockshell/sockcore"
)

// Address is where to: HOST PORT, HOST:PORT, [V6]:PORT, HOST PORT FLOWINFO SCOPEID, /path,
// @abstract, IFACE PROTO, or Python's tuple, as the family of the socket says.
type Address struct{ Value python.Value }

func (*Address) name() string { return "address" }

func (k *Address) take(_ *Call, v python.Value) error {
	k.Value = v
	return nil
}

func (*Address) word(w *syntax.Word) (syntax.Expr, error) {
	args, _, err := new(Address).words([]*syntax.Word{w}, true)
	if err != nil {
		return nil, err
	}
	return args[0], nil
}

// words takes one word that is whole, or a host and a port and what else an address has;
// all that are left when no parameter follows. Where one does, an expression is whole unless
// another stands beside it: (addr) 5, (host) (port) 5.
func (*Address) words(ws []*syntax.Word, last bool) ([]syntax.Expr, int, error) {
	first := ws[0]
	if first.Kind == syntax.Bare {
		if e, ok := wholeAddress(first); ok && (len(ws) == 1 || !last) {
			return []syntax.Expr{e}, 1, nil
		}
	} else if len(ws) == 1 || !last && first.Kind == syntax.Bracket && !isBracket(ws[1]) {
		return []syntax.Expr{first.Value}, 1, nil
	}
	if len(ws) == 1 {
		e := strExpr(first.Span, first.Text)
		return []syntax.Expr{callExpr(first.Span, nameExpr(first.Span, helperWord), e)}, 1, nil
	}
	count := len(ws)
	if !last {
		count = 2
	}
	var parts []syntax.Expr
	for i, w := range ws[:count] {
		if w.Key != "" {
			break
		}
		parts = append(parts, addressPart(w, i))
	}
	if len(parts) == 1 {
		return parts, 1, nil
	}
	at := syntax.Span{Start: first.Start, End: ws[len(parts)-1].End}
	return []syntax.Expr{&syntax.Tuple{Span: at, Elts: parts, Parens: true}}, len(parts), nil
}

func isBracket(w *syntax.Word) bool { return w.Kind == syntax.Bracket && w.Key == "" }

// addressPart is one element of the tuple: the host is text, what follows a number, a
// constant, or the name of a service.
func addressPart(w *syntax.Word, place int) syntax.Expr {
	if w.Kind != syntax.Bare {
		return w.Value
	}
	if place == 0 {
		if w.Text == "*" {
			return strExpr(w.Span, "")
		}
		return strExpr(w.Span, w.Text)
	}
	if e, err := intWord(w, ""); err == nil {
		return e
	}
	return strExpr(w.Span, w.Text)
}

// wholeAddress reads an address that is one word: a path, @abstract, HOST:PORT, [V6]:PORT.
func wholeAddress(w *syntax.Word) (syntax.Expr, bool) {
	text := w.Text
	switch {
	case strings.HasPrefix(text, "/"), strings.HasPrefix(text, "./"), strings.HasPrefix(text, "../"):
		return strExpr(w.Span, text), true
	case strings.HasPrefix(text, "@"):
		return bytesExpr(w.Span, "\x00"+text[1:]), true
	}
	colon := strings.LastIndexByte(text, ':')
	if colon < 0 {
		return nil, false
	}
	host, port := text[:colon], text[colon+1:]
	if inner, ok := strings.CutPrefix(host, "["); ok {
		host = strings.TrimSuffix(inner, "]")
	} else if strings.Contains(host, ":") {
		return nil, false // an IPv6 address without its port
	}
	if port == "" {
		return nil, false
	}
	parts := []syntax.Expr{addressPart(&syntax.Word{Span: w.Span, Text: host}, 0),
		addressPart(&syntax.Word{Span: w.Span, Text: port}, 1)}
	return &syntax.Tuple{Span: w.Span, Elts: parts, Parens: true}, true
}

// resolve is the socket's address that k means: names become numbers, as Python's
// bind, connect and sendto do it.
func (k *Address) resolve(c *Call, s *sockcore.Socket) (sockcore.Address, error) {
	return c.resolve(k.Value, c.Verb, s.Family(), s.Proto(), s.Type())
}

func (c *Call) resolve(v python.Value, op string, family, proto, typ int) (sockcore.Address, error) {
	if family == unix.AF_INET || family == unix.AF_INET6 {
		if err := half(op, v); err != nil {
			return nil, err
		}
	}
	e, err := value.ParseAddress(op, family, proto, v)
	if err != nil || e.Fixed != nil {
		return e.Fixed, err
	}
	if e.Named {
		if e.Port, err = c.servicePort(e.Service, typ); err != nil {
			return nil, err
		}
	}
	if family != unix.AF_INET6 {
		family = unix.AF_INET // AF_RDS has AF_INET's addresses
	}
	return c.lookup(e, family)
}

// half is the error about a lone word of a command, of which a host and a port were wanted.
func half(op string, v python.Value) error {
	word, ok := wordText(v)
	if !ok {
		return nil
	}
	if _, err := strconv.Atoi(word); err == nil {
		return python.Raise(python.TypeError, "%s(): the host is missing: write HOST %s", op, word)
	}
	return python.Raise(python.TypeError, "%s(): the port is missing: write %s PORT", op, word)
}

// servicePort is the number of a port that was given by name.
func (c *Call) servicePort(name string, typ int) (int, error) {
	proto := "tcp"
	if typ == unix.SOCK_DGRAM {
		proto = "udp"
	}
	if _, err := strconv.Atoi(name); err == nil || name == "" {
		return 0, python.Raise(python.TypeError, "'str' object cannot be interpreted as an integer")
	}
	return c.Resolver.Getservbyname(name, proto)
}

func (c *Call) lookup(e value.Endpoint, family int) (sockcore.Address, error) {
	port := uint16(e.Port)
	if ip, err := netip.ParseAddr(e.Host); err == nil && ip.Zone() == "" { // no lookup on the fast path
		if family == unix.AF_INET && ip.Is4() {
			return sockcore.Inet4{Addr: ip.As4(), Port: port}, nil
		}
		if family == unix.AF_INET6 && ip.Is6() {
			return sockcore.Inet6{Addr: ip.As16(), Port: port, Flowinfo: e.Flowinfo, ScopeID: e.ScopeID}, nil
		}
	}
	found, err := waiting(c, func() (sockcore.Address, error) { return c.Resolver.Lookup(c.Context, e.Host, family) })
	if err != nil {
		return nil, err
	}
	switch a := found.(type) {
	case sockcore.Inet4:
		a.Port = port
		return a, nil
	case sockcore.Inet6:
		a.Port, a.Flowinfo = port, e.Flowinfo
		if e.ScopeID != 0 {
			a.ScopeID = e.ScopeID
		}
		return a, nil
	}
	return nil, &resolver.Error{Code: int(resolver.EAI_FAMILY)}
}
