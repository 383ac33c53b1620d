package resolver

import (
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"time"
)

// config is resolv.conf(5).
type config struct {
	servers  []string // host:port, three at the most
	search   []string
	ndots    int
	attempts int
	timeout  time.Duration // of the first attempt
	rotate   bool
	useTCP   bool // use-vc
	single   bool // single-request: A, then AAAA
	noAAAA   bool
}

func (r *Resolver) config() config {
	text, _ := r.read("resolv.conf")
	conf := parseConfig(text)
	if len(conf.servers) == 0 {
		conf.servers = []string{"127.0.0.1"}
	}
	port := "53"
	if r.Port != 0 {
		port = strconv.Itoa(int(r.Port))
	}
	for i, server := range conf.servers {
		conf.servers[i] = net.JoinHostPort(server, port)
	}
	if conf.search == nil {
		conf.search = ownDomain()
	}
	return conf
}

// ownDomain is the search list when resolv.conf has none: the own host name's domain.
func ownDomain() []string {
	name, _ := os.Hostname()
	if _, domain, ok := strings.Cut(name, "."); ok && domain != "" {
		return []string{domain}
	}
	return nil
}

// parseConfig reads the text of resolv.conf; what it does not know it skips.
func parseConfig(text string) config {
	conf := config{ndots: 1, attempts: 2, timeout: 5 * time.Second}
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		switch words[0] {
		case "nameserver":
			_, err := netip.ParseAddr(words[1])
			if err == nil && len(conf.servers) < 3 {
				conf.servers = append(conf.servers, words[1])
			}
		case "domain":
			conf.search = words[1:2]
		case "search":
			conf.search = words[1:]
		case "options":
			for _, option := range words[1:] {
				conf.option(option)
			}
		}
	}
	return conf
}

func (c *config) option(text string) {
	name, value, _ := strings.Cut(text, ":")
	n, err := strconv.ParseUint(value, 10, 16)
	numeric := err == nil
	switch {
	case name == "ndots" && numeric:
		c.ndots = int(min(n, 15))
	case name == "timeout" && numeric:
		c.timeout = time.Duration(max(1, min(n, 30))) * time.Second
	case name == "attempts" && numeric:
		c.attempts = int(max(1, min(n, 5)))
	case name == "rotate":
		c.rotate = true
	case name == "use-vc":
		c.useTCP = true
	case name == "single-request":
		c.single = true
	case name == "no-aaaa":
		c.noAAAA = true
	}
}

// source is one of the places where hosts are looked for, in nsswitch.conf(5)'s order.
type source struct {
	name    string            // "files", "dns", "myhostname"; others count as unavailable
	actions map[string]string // by status, in lower case: "notfound" to "return"
}

// brackets sets those of actions apart from the words beside them.
var brackets = strings.NewReplacer("[", " [ ", "]", " ] ")

// parseSources reads the hosts line; without one it is glibc's "files dns".
func parseSources(text string) []source {
	for words := range records(text) {
		list, ok := strings.CutPrefix(strings.Join(words, " "), "hosts:")
		if !ok {
			continue
		}
		var sources []source
		list = brackets.Replace(list)
		inside := false
		for _, word := range strings.Fields(list) {
			switch {
			case word == "[" || word == "]":
				inside = word == "["
			case !inside:
				sources = append(sources, source{word, map[string]string{}})
			case len(sources) > 0:
				sources[len(sources)-1].act(strings.ToLower(word))
			}
		}
		return sources
	}
	return []source{{name: "files"}, {name: "dns"}}
}

// act takes one action: "notfound=return", "!unavail=return".
func (s source) act(text string) {
	status, action, _ := strings.Cut(text, "=")
	negated, not := strings.CutPrefix(status, "!")
	if !not {
		s.actions[status] = action
		return
	}
	for _, other := range []string{"success", "notfound", "unavail", "tryagain"} {
		if other != negated {
			s.actions[other] = action
		}
	}
}

// ends says whether a search is over after this source's status.
func (s source) ends(status string) bool {
	if action := s.actions[status]; action != "" {
		return action == "return"
	}
	return status == "success"
}
