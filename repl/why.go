package repl

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/sys/unix"

	"sockshell/repl/eval"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// reason is why a call failed with an errno, here and now. The first row that fits counts.
type reason struct {
	calls string // the calls that it is about, by what they begin with; "" is any
	errno unix.Errno
	text  string // %s is the address
	ask   func(s *Session, e *sockcore.Error) string
}

var reasons = []reason{
	{"connect", unix.ECONNREFUSED, "nothing listens on %s", nil},
	{"connect", unix.ENOENT, "there is no %s: its server has not bound it", nil},
	{"connect", unix.ETIMEDOUT, "no answer from %s: no such host there, or a firewall drops what is sent", nil},
	{"connect", unix.EHOSTUNREACH, "no host answers at %s", nil},
	{"connect", unix.ENETUNREACH, "no route from here to %s", nil},
	{"connect", unix.EISCONN, "a socket connects once; make a new one", nil},
	{"connect", unix.EINPROGRESS, "it goes on by itself: poll for POLLOUT, then getsockopt SOL_SOCKET SO_ERROR", nil},
	{"connect", unix.EACCES, "a broadcast address wants setsockopt SOL_SOCKET SO_BROADCAST 1 first", nil},
	{"bind", unix.EADDRINUSE, "", holder},
	{"bind", unix.EADDRNOTAVAIL, "no interface of this machine has the address of %s", nil},
	{"bind", unix.EACCES, "ports under 1024 need a privilege (CAP_NET_BIND_SERVICE)", nil},
	{"bind", unix.EINVAL, "this socket has an address already", nil},
	{"accept", unix.EINVAL, "listen comes first", nil},
	{"socket", unix.EPERM, "this type of socket needs a privilege (CAP_NET_RAW)", nil},
	{"socket", unix.EACCES, "this type of socket needs a privilege (CAP_NET_RAW)", nil},
	{"send", unix.EPIPE, "the peer has closed the connection, or shutdown closed this side", nil},
	{"send", unix.EACCES, "a broadcast address wants setsockopt SOL_SOCKET SO_BROADCAST 1 first", nil},
	{"send", unix.EMSGSIZE, "one datagram cannot be that long", nil},
	{"send", unix.EDESTADDRREQ, "there is no peer: connect first, or use sendto", nil},
	{"recv", unix.ECONNREFUSED, "what was sent before found nobody listening there", nil},
	{"send", unix.ECONNREFUSED, "what was sent before found nobody listening there", nil},
	{"", unix.ECONNRESET, "the peer gave up the connection: it closed with data unread, or it crashed", nil},
	{"", unix.ENOTCONN, "this socket has no peer yet: connect, or accept one", nil},
	{"", unix.EAGAIN, "it would have to wait, and the timeout does not allow it", nil},
	{"", unix.EMFILE, "", tooMany},
}

// nameReasons are those of getaddrinfo and getnameinfo, by the error's name.
var nameReasons = map[string]string{
	"EAI_NONAME":  "neither /etc/hosts nor a name server knows it",
	"EAI_AGAIN":   "no name server answered; /etc/resolv.conf says which are asked",
	"EAI_NODATA":  "the name exists, without an address of that family",
	"EAI_SERVICE": "/etc/services has no such service for this type of socket",
	"EAI_FAMILY":  "that is no address of this family",
}

// tlsReasons are those of TLS, by a part of the error's text. The first that is there counts.
var tlsReasons = []struct{ part, text string }{
	{"self-signed", "no authority vouches for it: cafile=FILE believes the one in FILE, verify=off believes anybody"},
	{"unable to get local issuer", "its authority is not known here: cafile=FILE names another one"},
	{"Hostname mismatch", "server_hostname=NAME says who is meant"},
	{"IP address mismatch", "server_hostname=NAME says who is meant"},
	{"has expired", "its owner must renew it, or the clock here is wrong"},
	{"not yet valid", "the clock here is wrong, or it was made too early"},
	{"does not speak TLS", "it is another port, or the protocol begins in the clear (STARTTLS)"},
	{"no common version", "min_version and max_version say what this side takes"},
	{"closed during the handshake", "it wants something else: its log knows more"},
	{"without close_notify", "the peer crashed, is careless, or somebody cut the connection"},
	{"certificate required", "the server wants to know who you are: certfile=FILE keyfile=FILE"},
}

// whyTLS is "" for an error that is not of TLS.
func whyTLS(err error) string {
	var e *sockcore.TLSError
	if !errors.As(err, &e) {
		return ""
	}
	for _, r := range tlsReasons {
		if strings.Contains(e.Message, r.part) {
			return r.text
		}
	}
	return ""
}

// why says in one line why a call failed; "" when that is not known cheaply.
func (s *Session) why(err error, c syntax.Chunk) string {
	if errors.Is(err, sockcore.ErrClosed) {
		return s.closedBy(c.Text)
	}
	if text := whyTLS(err); text != "" {
		return text
	}
	var compared *eval.Comparison
	if errors.As(err, &compared) {
		return compared.Error()
	}
	var e *sockcore.Error
	if !errors.As(err, &e) {
		_, name := value.Errno(value.AsException(err))
		return nameReasons[name]
	}
	for _, r := range reasons {
		if e.Errno != r.errno || !strings.HasPrefix(e.Op, r.calls) {
			continue
		}
		if r.ask != nil {
			return r.ask(s, e)
		}
		return strings.Replace(r.text, "%s", place(e.Address), 1)
	}
	return ""
}

func place(a sockcore.Address) string {
	if a == nil {
		return "that address"
	}
	return value.Cell(value.Address(a))
}

// holder is which socket has an address: one of the session, or of another program.
func holder(s *Session, e *sockcore.Error) string {
	wanted := place(e.Address)
	for _, socket := range s.env.Engine.Sockets() {
		if local, _ := socket.Addresses(); local != nil && samePort(place(local), wanted) {
			return fmt.Sprintf("%s of this session has %s", socket.Name(), place(local))
		}
	}
	if holders := s.portHolders(e.Address, unix.IPPROTO_TCP); len(holders) > 0 {
		return holders[0]
	}
	return wanted + " is another program's, or an old connection is in TIME_WAIT: " +
		"setsockopt SOL_SOCKET SO_REUSEADDR 1 before bind"
}

// tooMany says who holds how many descriptors.
func tooMany(s *Session, e *sockcore.Error) string {
	return "close some sockets (sockets lists them): " +
		strings.Join(limitFacts(s, mistake{}, e), ", ")
}

// samePort compares what stands after the last colon; paths have none.
func samePort(a, b string) bool {
	return a == b || strings.Contains(a, ":") && strings.Contains(b, ":") &&
		a[strings.LastIndex(a, ":"):] == b[strings.LastIndex(b, ":"):]
}

// closedBy finds the line of the session that closed the socket which a line is about.
func (s *Session) closedBy(text string) string {
	name := regexp.MustCompile(`\b(\w+)\.\w+`).FindStringSubmatch(text)
	if name == nil {
		return ""
	}
	closing := regexp.MustCompile(`\b` + name[1] + `\.(close|detach)\b`)
	steps := s.hist.record.Transcript().Steps
	for i := len(steps) - 2; i >= 0; i-- {
		if closing.MatchString(steps[i].Input) {
			return fmt.Sprintf("%s was closed by: %s", name[1], closing.FindString(steps[i].Input))
		}
	}
	return name[1] + " is closed; make a new socket"
}
