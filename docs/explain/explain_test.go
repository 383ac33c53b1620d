package explain

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPagesAreWhole(t *testing.T) {
	questions := 0
	for _, p := range Pages() {
		if p.Title == "" || p.Text == "" {
			t.Errorf("%s.md: a title and a text are wanted", p.Name)
		}
		if p.Question() {
			questions++
		}
		for line := range strings.Lines(p.Text) {
			if len([]rune(line)) > 81 && !strings.HasPrefix(line, "    ") {
				t.Errorf("%s.md: longer than 80 columns: %s", p.Name, line)
			}
		}
		_, see, ok := strings.Cut(p.Text, "\nSee: ")
		if !ok {
			t.Errorf("%s.md does not end with See:", p.Name)
		}
		for name := range strings.SplitSeq(strings.TrimSpace(see), ", ") {
			if !slices.ContainsFunc(Pages(), func(q Page) bool { return q.Name == name }) {
				t.Errorf("%s.md: See: names no page: %q", p.Name, name)
			}
		}
	}
	if questions < 25 {
		t.Errorf("%d questions", questions)
	}
}

func TestNamed(t *testing.T) {
	for given, want := range map[string]string{
		"ECONNREFUSED": "ECONNREFUSED", "econnrefused": "ECONNREFUSED",
		"time_wait": "TIME_WAIT", "TCP_TIME_WAIT": "TIME_WAIT", "TIME-WAIT": "TIME_WAIT",
		"two sends one recv": "two-sends-one-recv", "timeouterror": "TimeoutError",
	} {
		if p, ok := Named(given); !ok || p.Name != want {
			t.Errorf("Named(%q) = %q", given, p.Name)
		}
	}
	if p, ok := Named("nothing"); ok {
		t.Errorf("a page %q", p.Name)
	}
}

func TestAsk(t *testing.T) {
	for question, want := range map[string]string{
		"why did connect succeed before accept":      "accept-after-connect",
		"why did two sends come in one recv?":        "two-sends-one-recv",
		"address already in use":                     "address-already-in-use",
		"shutdown or close":                          "shutdown-or-close",
		"how do I notice that the peer closed":       "notice-peer-closed",
		"0.0.0.0 or 127.0.0.1":                       "any-or-loopback",
		"why does accept block":                      "blocking-accept",
		"who closes first":                           "close-first",
		"why is my send buffer doubled":              "buffer-doubled",
		"nagle":                                      "nagle",
		"select or poll":                             "select-or-poll",
		"why EPIPE after a good send":                "epipe-after-good-send",
		"what is a half open connection":             "half-open",
		"how can udp be refused":                     "udp-connection-refused",
		"shutdown on an unconnected tcp socket":      "shutdown-before-connect",
		"what is out of band data":                   "oob",
		"what does the backlog do":                   "backlog",
		"one socket for ipv4 and ipv6":               "dual-stack",
		"who may use raw sockets":                    "raw-sockets",
		"why does recv return less than I asked for": "partial-recv",
	} {
		pages := Ask(question)
		if len(pages) == 0 || pages[0].Name != want {
			var names []string
			for _, p := range pages {
				names = append(names, p.Name)
			}
			t.Errorf("Ask(%q) = %q, want %s first", question, names, want)
		}
	}
	if pages := Ask("is it the"); pages != nil {
		t.Errorf("no word asks for anything: %v", pages)
	}
}

func TestSearch(t *testing.T) {
	pages := Search(regexp.MustCompile(`(?i)keepalive`))
	if len(pages) < 3 || pages[0].Name != "keepalive" {
		t.Errorf("%v", pages)
	}
}

func TestSection(t *testing.T) {
	p, _ := Named("ECONNREFUSED")
	text := p.Section("recvfrom")
	for _, want := range []string{"Somebody answered", "ICMP", "See: "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if strings.Contains(text, "SYN") || strings.Contains(text, "##") {
		t.Error(text)
	}
	if whole := p.Section("listen"); whole != p.Text {
		t.Error(whole)
	}
}
