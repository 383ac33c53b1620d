package resolver

import (
	"fmt"
	"net/netip"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
)

// reply is a name server's answer, taken apart.
type reply struct {
	header  dnsmessage.Header
	host    host
	more    bool // it has authorities or additional records
	foreign bool // it names a host with characters that no host name has
}

// decode reads a reply to the question in wire; ok is false when it is not one.
func decode(wire, message []byte) (r reply, ok bool) {
	var own, p dnsmessage.Parser
	asked, err := own.Start(wire)
	if err != nil {
		return r, false
	}
	want, err := own.Question()
	if err != nil {
		return r, false
	}
	r.header, err = p.Start(message)
	if err != nil || r.header.ID != asked.ID || !r.header.Response {
		return r, false
	}
	got, err := p.Question()
	if err != nil || !sameName(got.Name, want.Name) ||
		got.Type != want.Type || got.Class != want.Class {
		return r, false
	}
	if p.SkipAllQuestions() != nil {
		return r, false
	}
	resources, err := p.AllAnswers()
	if err != nil && !r.header.Truncated {
		return r, false
	}
	_, err = p.AuthorityHeader()
	r.more = err == nil
	r.follow(want, resources)
	return r, true
}

func sameName(a, b dnsmessage.Name) bool { return strings.EqualFold(a.String(), b.String()) }

// follow takes the records that lead, by CNAME, from the question to its answer.
func (r *reply) follow(want dnsmessage.Question, resources []dnsmessage.Resource) {
	at := want.Name
	r.host.name = plainName(at)
	var names []string
	for _, record := range resources {
		if !sameName(record.Header.Name, at) || record.Header.Class != dnsmessage.ClassINET {
			continue
		}
		switch body := record.Body.(type) {
		case *dnsmessage.CNAMEResource:
			r.host.aliases = append(r.host.aliases, plainName(at))
			at = body.CNAME
			r.host.name = plainName(at)
			r.foreign = r.foreign || !isHostname(r.host.name)
		case *dnsmessage.AResource:
			r.host.addrs = append(r.host.addrs, address{ip: netip.AddrFrom4(body.A)})
		case *dnsmessage.AAAAResource:
			r.host.addrs = append(r.host.addrs, address{ip: netip.AddrFrom16(body.AAAA)})
		case *dnsmessage.PTRResource:
			if name := plainName(body.PTR); isHostname(name) {
				names = append(names, name)
			}
		}
	}
	if want.Type == dnsmessage.TypePTR && len(names) > 0 {
		r.host.name, r.host.aliases = names[0], append(r.host.aliases, names[1:]...)
		r.host.addrs = []address{{}}
	}
}

func plainName(n dnsmessage.Name) string { return strings.TrimSuffix(n.String(), ".") }

// isHostname says whether a name from a stranger can be one (res_hnok in glibc), so that
// no control character comes out of the DNS.
func isHostname(name string) bool {
	return name != "" && name[0] != '-' && strings.Trim(strings.ToLower(name),
		"abcdefghijklmnopqrstuvwxyz0123456789-_.") == ""
}

// judge turns a reply into an answer as res_nsend(3) and res_nquery(3) do; done is false
// when the next server is to be asked.
func (r *reply) judge() (a answer, done bool, outcome string) {
	outcome = strings.TrimPrefix(r.header.RCode.String(), "RCode")
	switch r.header.RCode {
	case dnsmessage.RCodeServerFailure, dnsmessage.RCodeNotImplemented, dnsmessage.RCodeRefused:
		return a, false, outcome
	case dnsmessage.RCodeNameError:
		return answer{herrno: HOST_NOT_FOUND}, true, outcome
	case dnsmessage.RCodeSuccess:
	default:
		return answer{herrno: NO_RECOVERY}, true, outcome
	}
	lame := !r.header.Authoritative && !r.header.RecursionAvailable && !r.more
	switch {
	case r.foreign:
		return answer{herrno: NO_RECOVERY}, true, "no host name: " + fmt.Sprintf("%q", r.host.name)
	case len(r.host.addrs) > 0:
		return answer{host: r.host}, true, fmt.Sprintf("%d records", len(r.host.addrs))
	}
	return answer{herrno: NO_DATA}, !lame, "no data"
}
