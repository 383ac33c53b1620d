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
	answers int  // records, of whatever kind
	more    bool // it has authorities
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
	r.answers = len(resources)
	r.follow(want, resources)
	return r, true
}

func sameName(a, b dnsmessage.Name) bool { return strings.EqualFold(a.String(), b.String()) }

// follow takes the records that lead, by CNAME, from the question to its answer. A name on
// the way that is no host name is followed and not told.
func (r *reply) follow(want dnsmessage.Question, resources []dnsmessage.Resource) {
	at := want.Name
	r.host.name = plainName(at)
	var names []string
	for _, record := range resources {
		h := record.Header
		wanted := h.Type == want.Type || h.Type == dnsmessage.TypeCNAME
		if !wanted || h.Class != dnsmessage.ClassINET || !sameName(h.Name, at) {
			continue
		}
		switch body := record.Body.(type) {
		case *dnsmessage.CNAMEResource:
			at = body.CNAME
			if name := plainName(at); isHostname(name) && isHostname(r.host.name) {
				r.host.aliases = append(r.host.aliases, r.host.name)
				r.host.name = name
			}
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
	if len(names) > 0 {
		r.host.name, r.host.aliases = names[0], names[1:]
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
		return answer{herrno: TRY_AGAIN}, false, outcome
	case dnsmessage.RCodeNameError:
		return answer{herrno: HOST_NOT_FOUND}, true, outcome
	case dnsmessage.RCodeSuccess:
	default:
		return answer{herrno: NO_RECOVERY}, true, outcome
	}
	lame := !r.header.Authoritative && !r.header.RecursionAvailable && !r.more
	switch {
	case len(r.host.addrs) == 0:
		return answer{herrno: NO_DATA, barren: r.answers > 0}, r.answers > 0 || !lame, "no data"
	case !isHostname(r.host.name):
		return answer{herrno: NO_RECOVERY}, true, fmt.Sprintf("no host name: %q", r.host.name)
	}
	return answer{host: r.host}, true, fmt.Sprintf("%d records", len(r.host.addrs))
}
