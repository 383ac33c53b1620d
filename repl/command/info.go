package command

import (
	"bytes"
	"math"
	"os"
	"strings"

	"golang.org/x/sys/unix"
	"sockshell/repl/python"

	"sockshell/repl/value"
	"sockshell/sockcore"
)

func infoCommand() Command {
	return Command{
		Name:    "info",
		Summary: "all that is known about one socket",
		Detail: "service is the name of the port, process who the peer is when it runs on this machine; " +
			"options are those that differ from a new socket's; tcp is what TCP_INFO has that is not 0: " +
			"s.tcp_info has all of it.",
		Returns: "a record: a dict that shows as a line for each key",
		Errors:  []string{"TypeError: it is no socket"},
		Man:     "getsockopt(2)",
		Example: []string{"a, b = socketpair", "info a", `info(a)["state"]`},
		Run: Func(func(c *Call, a struct{ Socket Socket }) (python.Value, error) {
			return socketInfo(c, a.Socket.Socket).Value(), nil
		}),
	}
}

// socketInfo is what info shows, in the order in which it is read.
func socketInfo(c *Call, s *value.Socket) value.Record {
	k := s.Kernel()
	local, peer := k.Local, k.Peer
	r := value.NewRecord()
	r.Set("name", python.NewStr(s.Name()))
	r.Set("fd", python.NewInt(int64(s.Fileno())))
	r.Set("family", python.NewStr(sockcore.FamilyName(s.Family())))
	r.Set("type", python.NewStr(sockcore.TypeName(s.Socket.Type())))
	r.Set("proto", python.NewInt(int64(s.Proto())))
	r.Set("state", python.NewStr(k.State))
	r.Set("local", value.Address(local))
	r.Set("peer", value.Address(peer))
	if name := serviceName(c, s.Socket, local, peer); name != "" {
		r.Set("service", python.NewStr(name))
	}
	if process := peerProcess(c, s.Socket); process != "" {
		r.Set("process", python.NewStr(process))
	}
	r.Set("listening", python.Bool(s.Listening()))
	r.Set("timeout", value.Timeout(s.Timeout()))
	setQueues(r, s.Socket, k)
	r.Set("bytes_in", python.NewInt(s.BytesIn()))
	r.Set("bytes_out", python.NewInt(s.BytesOut()))
	r.Set("options", changedOptions(c, s.Socket).Value())
	if tcp, err := readTCPInfo(c, s.Socket); err == nil && peer != nil {
		r.Set("tcp", telling(tcp).Value())
	}
	if state := s.TLS(); state != nil {
		r.Set("tls", tlsInfo(state).Value())
		r.Set("chain", tlsChain(state))
	}
	return r
}

// setQueues tells what waits in the kernel: of a listener connections, else bytes.
func setQueues(r value.Record, s *sockcore.Socket, k sockcore.Kernel) {
	in, out := "recv_queue_bytes", "send_queue_bytes"
	if s.Listening() {
		in, out = "waiting", "backlog"
	}
	if k.RecvQueue >= 0 {
		r.Set(in, python.NewInt(int64(k.RecvQueue)))
	}
	if k.SendQueue >= 0 {
		r.Set(out, python.NewInt(int64(k.SendQueue)))
	}
}

// serviceName is that of the port that a client connects to: the peer's, or that which is
// listened on. "" has none.
func serviceName(c *Call, s *sockcore.Socket, local, peer sockcore.Address) string {
	proto := "tcp"
	if s.Type() == unix.SOCK_DGRAM {
		proto = "udp"
	}
	for _, a := range []sockcore.Address{peer, local} {
		if port := sockcore.PortOf(a); port != 0 {
			if name, err := c.Resolver.Getservbyport(int(port), proto); err == nil {
				return name
			}
		}
	}
	return ""
}

// peerProcess is who has the other end, when that is seen from here.
func peerProcess(c *Call, s *sockcore.Socket) string {
	if c.Shell.Restricted() {
		return ""
	}
	return ProcessList(s.PeerProcesses())
}

// ProcessList names processes to a person.
func ProcessList(processes []sockcore.Process) string {
	var names []string
	for _, p := range processes {
		name := p.String()
		if p.PID == os.Getpid() {
			name = "this shell"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// changedOptions are those that a new socket of that kind has otherwise.
func changedOptions(c *Call, s *sockcore.Socket) value.Record {
	r := value.NewRecord()
	options, _ := s.Options(c.Context) // a closed socket has none
	for _, o := range options {
		if o.Default != nil && !bytes.Equal(o.Value, o.Default) && !kernelsOwn[o.Name] {
			r.Set(o.Name, optionValue(o.Kind, o.Value))
		}
	}
	return r
}

// kernelsOwn are options that the kernel sets of each connection by itself.
var kernelsOwn = map[string]bool{
	"SO_INCOMING_CPU": true, "TCP_INFO": true, "TCP_MAXSEG": true, "TCP_TIMESTAMP": true,
	"TCP_WINDOW_CLAMP": true,
}

// telling is what of TCP_INFO is not 0, not unlimited, and not told above it.
func telling(all value.Record) value.Record {
	r := value.NewRecord()
	for k, v := range all.All() {
		key := value.Str(k)
		big := uint64(0)
		if n := python.BigOf(v); n != nil && n.IsUint64() {
			big = n.Uint64()
		}
		if truth, err := python.Truth(python.OrIdle(nil), v); err == nil && truth && big != math.MaxInt32 && big != math.MaxUint64 && key != "state" {
			r.Set(key, v)
		}
	}
	return r
}

// tlsInfo is what was agreed on.
func tlsInfo(state *sockcore.TLSState) value.Record {
	r := value.NewRecord()
	r.Set("version", python.NewStr(sockcore.TLSVersionName(state.Version)))
	r.Set("cipher", cipherTuple(state.CipherSuite).Items[0])
	r.Set("alpn", python.NewStr(state.NegotiatedProtocol))
	r.Set("server_name", python.NewStr(state.ServerName))
	r.Set("verified", python.Bool(state.Verified))
	return r
}

// tlsChain is the peer's certificate and those that vouch for it, in a few words each:
// s.getpeercert has all of the first.
func tlsChain(state *sockcore.TLSState) *python.List {
	chain := state.PeerCertificates
	if state.Verified {
		chain = state.VerifiedChains[0]
	}
	rows := make([]python.Value, len(chain))
	for i, cert := range chain {
		r := value.NewRecord()
		r.Set("subject", python.NewStr(cert.Subject.String()))
		r.Set("issuer", python.NewStr(cert.Issuer.String()))
		r.Set("from", certificateTime(cert.NotBefore))
		r.Set("until", certificateTime(cert.NotAfter))
		rows[i] = r.Value()
	}
	return python.NewList(rows...)
}
