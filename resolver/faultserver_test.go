package resolver

import (
	"net"
	"strings"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// faults is a name server that errs on purpose: the first label of a question says how.
type faults struct {
	udp net.PacketConn
	tcp net.Listener
}

func serveFaults(address string) (*faults, error) {
	var udp net.PacketConn
	var tcp net.Listener
	var err error
	for range 20 { // the port that the kernel chose for one may be another's of the other kind
		if udp, err = net.ListenPacket("udp", address); err != nil {
			return nil, err
		}
		if tcp, err = net.Listen("tcp", udp.LocalAddr().String()); err == nil {
			break
		}
		udp.Close()
	}
	if err != nil {
		return nil, err
	}
	f := &faults{udp, tcp}
	go f.serveUDP()
	go f.serveTCP()
	return f, nil
}

func (f *faults) close() {
	f.udp.Close()
	f.tcp.Close()
}

func (f *faults) serveUDP() {
	buffer := make([]byte, 65535)
	for {
		n, from, err := f.udp.ReadFrom(buffer)
		if err != nil {
			return
		}
		for _, message := range respond(buffer[:n], false) {
			f.udp.WriteTo(message, from)
		}
	}
}

func (f *faults) serveTCP() {
	for {
		conn, err := f.tcp.Accept()
		if err != nil {
			return
		}
		go func() {
			defer conn.Close()
			for framed := (stream{conn}); ; {
				wire := make([]byte, 65535)
				n, err := framed.Read(wire)
				if err != nil {
					return
				}
				for _, message := range respond(wire[:n], true) {
					framed.Write(message)
				}
			}
		}()
	}
}

// respond makes the messages that answer a question.
func respond(wire []byte, overTCP bool) [][]byte {
	var m dnsmessage.Message
	if m.Unpack(wire) != nil || len(m.Questions) != 1 {
		return nil
	}
	m.Response, m.RecursionAvailable = true, true
	q := m.Questions[0]
	kind, _, _ := strings.Cut(strings.ToLower(q.Name.String()), ".")
	switch kind {
	case "servfail":
		m.RCode = dnsmessage.RCodeServerFailure
	case "refused":
		m.RCode = dnsmessage.RCodeRefused
	case "notimp":
		m.RCode = dnsmessage.RCodeNotImplemented
	case "formerr":
		m.RCode = dnsmessage.RCodeFormatError
	case "nx":
		m.RCode = dnsmessage.RCodeNameError
	case "lame":
		m.RecursionAvailable = false
	case "silent":
		return nil
	case "garbage":
		return [][]byte{[]byte("garbage"), {}, wire, make([]byte, 600)}
	case "partial":
		if q.Type == dnsmessage.TypeAAAA {
			m.RCode = dnsmessage.RCodeServerFailure
		} else {
			m.Answers = addresses(q.Name, q.Type)
		}
	case "truncated":
		m.Truncated = !overTCP
		if overTCP {
			m.Answers = addresses(q.Name, q.Type)
		}
	case "forged":
		return forged(m)
	case "slow":
		time.Sleep(300 * time.Millisecond)
		m.Answers = addresses(q.Name, q.Type)
	case "chain":
		next := dnsmessage.MustNewName("b.fault.test.")
		m.Answers = append([]dnsmessage.Resource{cname(q.Name, next)}, addresses(next, q.Type)...)
	case "loop":
		next := dnsmessage.MustNewName("b.fault.test.")
		m.Answers = []dnsmessage.Resource{cname(q.Name, next), cname(next, q.Name)}
	case "evil":
		next := dnsmessage.MustNewName("e\x1b]0;x\a.fault.test.")
		m.Answers = append([]dnsmessage.Resource{cname(q.Name, next)}, addresses(next, q.Type)...)
	case "stranger":
		m.Answers = addresses(dnsmessage.MustNewName("b.fault.test."), q.Type)
	case "ok":
		m.Answers = addresses(q.Name, q.Type)
	}
	message, err := m.Pack()
	if err != nil {
		panic(err)
	}
	return [][]byte{message}
}

// forged are two answers to other questions before the right one.
func forged(m dnsmessage.Message) [][]byte {
	right := m
	right.Answers = addresses(m.Questions[0].Name, m.Questions[0].Type)
	wrong := m
	wrong.ID++
	wrong.RCode = dnsmessage.RCodeNameError
	other := m
	other.Questions = []dnsmessage.Question{{Name: dnsmessage.MustNewName("other."),
		Type: m.Questions[0].Type, Class: dnsmessage.ClassINET}}
	other.RCode = dnsmessage.RCodeNameError
	var messages [][]byte
	for _, each := range []dnsmessage.Message{wrong, other, right} {
		message, err := each.Pack()
		if err != nil {
			panic(err)
		}
		messages = append(messages, message)
	}
	return messages
}

// addresses are an A or an AAAA record, and one of the other kind that is to be ignored.
func addresses(name dnsmessage.Name, asked dnsmessage.Type) []dnsmessage.Resource {
	header := dnsmessage.ResourceHeader{Name: name, Class: dnsmessage.ClassINET}
	both := []dnsmessage.Resource{
		{Header: header, Body: &dnsmessage.AResource{A: [4]byte{10, 5, 0, 1}}},
		{Header: header, Body: &dnsmessage.AAAAResource{AAAA: [16]byte{0xfd, 5, 15: 1}}},
	}
	if asked == dnsmessage.TypeA {
		return both[:1]
	}
	return both
}

func cname(from, to dnsmessage.Name) dnsmessage.Resource {
	return dnsmessage.Resource{
		Header: dnsmessage.ResourceHeader{Name: from, Class: dnsmessage.ClassINET},
		Body:   &dnsmessage.CNAMEResource{CNAME: to},
	}
}
